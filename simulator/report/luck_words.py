"""What luck did, in words: to a difference, to the mean of a design, and stroke by stroke to a single run."""

import math
from collections.abc import Mapping

from simulator.analysis.fortune import Fortune, Stroke
from simulator.experiment.comparison import Comparison
from simulator.experiment.finding import Finding
from simulator.experiment.fortunes import StrokeOfRun, largest_strokes
from simulator.experiment.pairs import PRIMARY
from simulator.kernel.adding import total
from simulator.report.interval_words import bracket, whole
from simulator.report.language import Language

WORTH_TELLING = 0.05
"""Causes that moved less than this share of the largest one are not named in a sentence."""

STROKES_IN_A_SENTENCE = 3


def luck_lines(comparison: Comparison, finding: Finding, language: Language) -> list[str]:
    """Return what the difference was as it came out, what luck did, and its largest strokes; nothing where it is in."""
    if finding.sharp is None or finding.difference.mean is None:
        return []
    lines = [_as_it_came_out(finding, language), what_luck_did(finding, language)]
    runs = {design: comparison.outcomes[design] for design in (finding.design, finding.reference)}
    strokes = [_in_its_run(one, language) for one in largest_strokes(runs, STROKES_IN_A_SENTENCE)]
    if strokes:
        lines.append(language.say("The largest strokes of luck in single runs: {strokes}.", strokes="; ".join(strokes)))
    return lines


def luck_of_a_design(comparison: Comparison, design: str, language: Language) -> list[str]:
    """Return what the value of a design was before luck was taken out; nothing where it was left in."""
    level, moved = comparison.estimate(design, PRIMARY), comparison.luck(design)
    if level.sharp is None or level.mean is None:
        return []
    return [
        language.say(
            "The luck that can be named is taken out of this: on average it moved the value of “{design}” by {luck} "
            "({causes}). As it came out it was {amount}{interval}.",
            design=language.name("design", design),
            luck=_signed(total(moved.values()), language, *moved.values()),
            causes=causes(moved, language),
            amount=language.sum(level.mean, level.low, level.high),
            interval=bracket(level, language),
        )
    ]


def luck_of_a_run(fortune: Fortune, language: Language) -> list[str]:
    """Return what luck added to the value of one run, in all and by cause, and its largest strokes, one a line."""
    whole_luck = language.say(
        "Luck moved value by {luck}: {causes}.",
        luck=_signed(total(fortune.value.values()), language, *fortune.value.values()),
        causes=causes(fortune.value, language),
    )
    return [whole_luck, *(f"{month(one, language)}: {stroke(one, language)}" for one in fortune.strokes)]


def causes(moved: Mapping[str, float], language: Language) -> str:
    """Return by how much each cause of luck moved something, the largest first: `deals +40, orders -3`."""
    largest = max((abs(amount) for amount in moved.values()), default=0.0)
    told = [entry for entry in moved.items() if abs(entry[1]) >= WORTH_TELLING * largest]
    told.sort(key=lambda entry: -abs(entry[1]))
    scale, beside = language.scale(*moved.values()), moved.values()
    words = (f"{language.name('cause', cause)} {scale.short(scale.signed(amount, *beside))}" for cause, amount in told)
    return ", ".join(words)


def stroke(one: Stroke, language: Language) -> str:
    """Return what happened, about whom, the odds that it had, and what it moved value by."""
    what = language.name("good stroke" if one.amount > 0 else "bad stroke", one.cause)
    about = [*_whom(one, language), *_odds(one, language)]
    brackets = f" ({', '.join(about)})" if about else ""
    return f"{what}{brackets}: {_signed(one.amount, language)}"


def month(one: Stroke, language: Language) -> str:
    """Return when a stroke fell: months are counted from the start of the measured time, from 1."""
    if one.month < 0:
        return language.say("before measuring")
    return language.say("month {number}", number=language.number(max(1, math.ceil(one.month)), 0))


def what_luck_did(finding: Finding, language: Language) -> str:
    """Return what luck did to the mean difference: made it, made it larger, or hid a part of it.

    Of a finding from which luck has been taken out.
    """
    plain, luck = finding.difference.mean or 0.0, total(finding.moved.values())
    moved, beside = causes(finding.moved, language), (plain, *finding.moved.values())
    ours, theirs = language.name("design", finding.design), language.name("design", finding.reference)
    if luck * plain <= 0:
        return language.say(
            "Luck hid a part of the difference between “{ours}” and “{theirs}”: it moved it by {luck} ({causes}).",
            ours=ours, theirs=theirs, luck=_signed(luck, language, *beside), causes=moved,
        )  # fmt: skip
    if abs(luck) > abs(plain):
        return language.say(
            "Luck alone set “{ours}” and “{theirs}” apart that way: it moved the difference by {luck} ({causes}).",
            ours=ours, theirs=theirs, luck=_signed(luck, language, *beside), causes=moved,
        )  # fmt: skip
    part, whole_gap = language.sum(abs(luck), *beside), language.sum(abs(plain), *beside)
    if plain > 0:
        return language.say(
            "Of the {amount} by which “{ours}” came out ahead of “{theirs}”, {luck} were luck ({causes}).",
            amount=whole_gap, ours=ours, theirs=theirs, luck=part, causes=moved,
        )  # fmt: skip
    return language.say(
        "Of the {amount} by which “{ours}” fell short of “{theirs}”, {luck} were bad luck ({causes}).",
        amount=whole_gap, ours=ours, theirs=theirs, luck=part, causes=moved,
    )  # fmt: skip


def _whom(one: Stroke, language: Language) -> list[str]:
    seat = [] if one.role is None else [language.seat(one.role)]
    client = [] if one.client is None else [language.say("client {number}", number=str(one.client))]
    return [*seat, *client]


def _odds(one: Stroke, language: Language) -> list[str]:
    return [] if one.chance is None else [language.say("odds {share}", share=language.percent(one.chance))]


def _as_it_came_out(finding: Finding, language: Language) -> str:
    return language.say(
        "The luck that can be named is taken out of this; as it came out it was {amount}{interval}.",
        amount=whole(finding.difference, language),
        interval=bracket(finding.difference, language),
    )


def _in_its_run(one: StrokeOfRun, language: Language) -> str:
    return language.say(
        "“{design}”, replication {number}, {month}: {stroke}",
        design=language.name("design", one.design),
        number=language.number(one.replication, 0),
        month=month(one.stroke, language),
        stroke=stroke(one.stroke, language),
    )


def _signed(amount: float, language: Language, *beside: float) -> str:
    scale = language.scale(amount, *beside)
    return scale.with_unit(scale.signed(amount, *beside))
