"""What a sensitivity study has found, in sentences."""

import textwrap
from collections.abc import Iterator

from simulator.analysis.intervals import Estimate
from simulator.analysis.rules import Condition, Rule
from simulator.experiment.sensitivity.ends import Ends
from simulator.experiment.sensitivity.found import SensitivityFound, TurningFound
from simulator.experiment.sensitivity.spreading import REST
from simulator.kernel.marking import N_
from simulator.report.assumption_table import about, amount
from simulator.report.interval_words import bracket
from simulator.report.language import Language

LONGEST = 72
"""Characters of the name of an assumption."""
DECIDED = frozenset({"better", "worse"})


def named(path: str, found: TurningFound, language: Language) -> str:
    """Return the name of an assumption: the beginning of what it is declared to be, and of whom."""
    if path == REST:
        return language.say("all other assumptions together")
    doc = language.say(found.assumptions[path].doc).partition(";")[0].partition(": ")[0]
    short = doc if len(doc) <= LONGEST else doc.partition(", ")[0]
    name = textwrap.shorten(short, LONGEST, placeholder="…")
    steps = path.split(".")
    return f"{name} ({language.name('segment', steps[2])})" if steps[1:2] == ["segments"] else name


def headline(found: TurningFound, language: Language) -> str:
    """Return the one sentence: who is ahead as things are stated, and which assumption alone would turn that."""
    lead = _lead(found, language)
    if found.verdict is None or found.verdict.word not in DECIDED:
        return _undecided(found, lead, language)
    first = nearest(found)
    if first is None:
        return language.count(
            "{lead}; the one assumption that was looked at does not turn that within its plausible range.",
            "{lead}; none of the {number} assumptions that were looked at turns that within its plausible range.",
            len(found.ends), lead=lead,
        )  # fmt: skip
    facts = found.assumptions[first.path]
    told = {
        "lead": lead, "name": named(first.path, found, language),
        "threshold": about(first.flip.at, facts, language), "stated": amount(facts.raw, facts, language),
    }  # fmt: skip
    sure = sum(one.flip.turning == "turns" for one in found.turning)
    if sure:
        return language.count(
            "{lead}; one assumption alone would turn that: “{name}”, at {threshold} instead of {stated}.",
            "{lead}; {number} assumptions would each turn that alone, the nearest is “{name}”, at {threshold} instead "
            "of {stated}.",
            sure, **told,
        )  # fmt: skip
    return language.say(
        "{lead}; no assumption alone surely turns that, but “{name}” may, at {threshold} instead of {stated}.", **told
    )


def _undecided(found: TurningFound, lead: str, language: Language) -> str:
    first = _leading(found)
    name = named(first.path, found, language)
    if first.flip.turning == "turns":
        threshold = about(first.flip.at, found.assumptions[first.path], language)
        return language.say(
            "{lead}; that hangs on “{name}” most of all: the difference turns at {threshold}.", lead=lead, name=name,
            threshold=threshold,
        )  # fmt: skip
    return language.say("{lead}; what moves the difference most is “{name}”.", lead=lead, name=name)


def _leading(found: TurningFound) -> Ends:
    """Return the assumption with the largest share; where nothing is shared out, that which reaches farthest."""
    shares = found.spreading.spread.shares if isinstance(found, SensitivityFound) else None
    if not shares:
        return found.ends[0]
    return max(found.ends, key=lambda one: shares[one.path].total.mean or 0.0)


def _lead(found: TurningFound, language: Language) -> str:
    """Return who is ahead as things are stated, the beginning of a sentence."""
    stated, word = found.stated.stands_on, found.verdict and found.verdict.word
    ahead, behind = (found.other, found.reference) if (stated.mean or 0.0) > 0 else (found.reference, found.other)
    facts = {"ahead": language.name("design", ahead), "behind": language.name("design", behind),
             "amount": language.sum(abs(stated.mean or 0.0), stated.low, stated.high)}  # fmt: skip
    if word in DECIDED:
        return language.say("As things are stated “{ahead}” is worth {amount} more than “{behind}”", **facts)
    if word == "no_practical_difference":
        return language.say("As things are stated “{ahead}” and “{behind}” are worth the same in practice", **facts)
    return language.say("As things are stated nothing is decided between “{ahead}” and “{behind}”", **facts)


def nearest(found: TurningFound) -> Ends | None:
    """Return the assumption whose threshold is nearest to what is stated, as a share of its range; None without any.

    Those that surely turn the difference come before those that may.
    """

    def far(one: Ends) -> tuple[bool, float]:
        facts = found.assumptions[one.path]
        span = (facts.high_raw or 0.0) - (facts.low_raw or 0.0)
        return one.flip.turning != "turns", abs((one.flip.at or 0.0) - (facts.raw or 0.0)) / span

    return min(found.turning, key=far, default=None)


def turning_lines(found: TurningFound, language: Language) -> Iterator[str]:
    """Yield a sentence for each assumption that turns the sign, and one for all that do not."""
    for one in found.turning:
        facts = found.assumptions[one.path]
        message = (
            N_("The difference turns where “{name}” is {threshold}; stated is {stated}.")
            if one.flip.turning == "turns"
            else N_("It may turn where “{name}” is {threshold}; stated is {stated}. The runs do not decide both sides.")
        )
        yield language.say(
            message, name=named(one.path, found, language), threshold=about(one.flip.at, facts, language),
            stated=amount(facts.raw, facts, language),
        )  # fmt: skip
    staying = [named(one.path, found, language) for one in found.ends if one.flip.turning == "stays"]
    if staying:
        yield language.say("No switch in range: {names}.", names="; ".join(staying))


def wins_line(found: SensitivityFound, language: Language) -> str:
    """Return at how many points of the plausible region which design wins."""
    spread = found.spreading.spread
    return language.say(
        "“{design}” is ahead at {wins} of {points} points at which all assumptions move at once ({share}).",
        design=language.name("design", found.other), wins=spread.wins, points=spread.points,
        share=language.percent(spread.wins / spread.points),
    )  # fmt: skip


def spread_lines(found: SensitivityFound, language: Language) -> Iterator[str]:
    """Yield what the spread over the plausible region comes from, and how much of it is noise."""
    spread = found.spreading.spread
    yield wins_line(found, language)
    if not spread.shares:
        yield language.say(
            "What is expected at these points cannot be told apart from the luck of the runs, so nothing is shared "
            "out; more points or replications would tell."
        )
        return
    names = sorted((path for path in spread.shares if path != REST), key=lambda path: -_total(found, path))
    yield language.say(
        "Most of the spread comes from “{name}”: {share} of it, alone or with others{interval}.",
        name=named(names[0], found, language), share=language.percent(shown(spread.shares[names[0]].total)[0]),
        interval=_percents(found, names[0], language),
    )  # fmt: skip
    if REST in spread.shares:
        yield language.say(
            "All assumptions that were not looked at closely have {share} of it together{interval}.",
            share=language.percent(shown(spread.shares[REST].total)[0]), interval=_percents(found, REST, language),
        )  # fmt: skip
    yield language.say(
        "Of what was seen to differ between points {share} is noise of the runs; it is taken out of all shares.",
        share=language.percent(spread.noise),
    )


def _total(found: SensitivityFound, path: str) -> float:
    return found.spreading.spread.shares[path].total.mean or 0.0


def _percents(found: SensitivityFound, path: str, language: Language) -> str:
    _, low, high = shown(found.spreading.spread.shares[path].total)
    return language.say(" (95% interval {low} to {high})", low=language.percent(low), high=language.percent(high))


def shown(share: Estimate) -> tuple[float, float, float]:
    """Return a share and its interval as readers are told them: an estimate below zero or above one is none of a share.

    Tables for researchers keep what was estimated.
    """
    mean, low, high = (min(1.0, max(0.0, number or 0.0)) for number in (share.mean, share.low, share.high))
    return mean, low, high


def region_lines(found: SensitivityFound, language: Language) -> Iterator[str]:
    """Yield where which design wins, if rules say more than that one wins more often, and what they are worth."""
    regions = found.spreading.regions
    check = regions.checked
    facts = {"hits": check.hits, "points": check.points, "share": language.percent(check.hits / check.points),
             "low": language.percent(check.low), "high": language.percent(check.high),
             "plain": check.plain_hits}  # fmt: skip
    always = regions.rules[0] if len(regions.rules) == 1 else None
    if always is not None:
        yield language.say(
            "“{design}” is ahead at {agreeing} of {learned} points, and at {hits} of {points} others: no question "
            "divides the region.", design=_winner(always, found, language), agreeing=always.agreeing,
            learned=always.points, **facts,
        )  # fmt: skip
        return
    if not check.better:
        yield language.say(
            "No simple rule is known to tell where which design wins: the best one found was right at {hits} of "
            "{points} points that it had not seen, and naming the more frequent winner everywhere at {plain}.", **facts
        )  # fmt: skip
        return
    for rule in sorted(regions.rules, key=lambda rule: -rule.points):
        yield _rule(rule, found, language)
    yield language.say(
        "Checked at {points} points that the rules had not seen: right at {hits}, {share} (95% interval {low} to "
        "{high}); naming the more frequent winner everywhere would be right at {plain}.", **facts
    )  # fmt: skip


def _rule(rule: Rule, found: SensitivityFound, language: Language) -> str:
    conditions = [_condition(one, found, language) for one in rule.conditions]
    return language.say(
        "“{design}” where {conditions}: so at {agreeing} of {points} points.",
        design=_winner(rule, found, language),
        conditions=language.listing(conditions), agreeing=rule.agreeing, points=rule.points,
    )  # fmt: skip


def _winner(rule: Rule, found: SensitivityFound, language: Language) -> str:
    return language.name("design", found.other if rule.holds else found.reference)


def _condition(condition: Condition, found: SensitivityFound, language: Language) -> str:
    facts = found.assumptions[condition.name]
    above, up_to = (None if end is None else about(end, facts, language) for end in found.bounds(condition))
    name = language.say("“{name}”", name=named(condition.name, found, language))
    if above is not None and up_to is not None:
        return language.say("{name} is from {low} to {high}", name=name, low=above, high=up_to)
    if above is not None:
        return language.say("{name} is above {low}", name=name, low=above)
    return language.say("{name} is at most {high}", name=name, high=up_to)


def stated_interval(found: TurningFound, language: Language) -> str:
    """Return the interval of the difference as things are stated."""
    return bracket(found.stated.stands_on, language).strip(" ()")
