"""The verdict in words, the same in the report, in a notebook and on the command line."""

from dataclasses import dataclass
from html import escape

from simulator.experiment.comparison import Comparison
from simulator.experiment.finding import Finding
from simulator.kernel.calendar import MONTH
from simulator.kernel.marking import N_
from simulator.kernel.showing import line
from simulator.report.best_words import best_of
from simulator.report.contract import brief_contract, contract_words, spending_words
from simulator.report.interval_words import Found, bracket, short, whole
from simulator.report.language import Language, language
from simulator.report.luck_words import luck_lines, luck_of_a_design
from simulator.report.plan_words import plan_lines
from simulator.report.precision_words import precision_lines
from simulator.report.together_words import together_lines

COMPANIONS = ("margin", "profit", "value")
"""Shown side by side: differences of pay between roles can decide a verdict on profit alone."""


@dataclass(frozen=True, slots=True)
class Words:
    """A verdict as a reader meets it: the sentence, what supports it, under which contract it holds.

    plan: what became of plans and quotas; empty where none are stated. more: what only some readers want to know,
    where there are several designs and a sentence on each is enough for the others.
    """

    headline: str
    details: tuple[str, ...]
    contract: tuple[str, ...]
    plan: tuple[str, ...] = ()
    more: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Return the sentence."""
        return line(f"Words: {self.headline}")

    def _repr_html_(self) -> str:
        """Return the sentence as a heading, and the rest as paragraphs."""
        lines = "".join(f"<p>{escape(text)}</p>" for text in (*self.plan, *self.details, *self.contract))
        more = "".join(f"<p>{escape(text)}</p>" for text in self.more)
        folded = f"<details><summary>{len(self.more)} …</summary>{more}</details>" if more else ""
        return f"<h3>{escape(self.headline)}</h3>{lines}{folded}"

    def lines(self) -> list[str]:
        """Return everything, one sentence or two a line, for a terminal."""
        return [self.headline, *self.plan, *self.details, *self.more, *self.contract]


def verdict_words(comparison: Comparison, lang: str = "en") -> Words:
    """Return the verdict of a comparison in the language `lang`."""
    say = language(lang).counting(comparison.money)
    found = comparison.verdict
    if not found:
        more = (*luck_of_a_design(comparison, comparison.reference, say), *precision_lines(comparison, say))
        return Words(_single(comparison, say), more, contract_words(comparison, say), plan_lines(comparison, say))
    details = [line for finding in found for line in _details(comparison, finding, say, several=len(found) > 1)]
    precision, plan = precision_lines(comparison, say), plan_lines(comparison, say)
    if comparison.several:
        headline = best_of(comparison.standings, comparison.designs, measured_months(comparison), say)
        brief, more = (*together_lines(comparison, say), *precision), (*details, spending_words(comparison, say))
        return Words(headline, brief, brief_contract(comparison, say), plan, more)
    headline = sentence(found[0], say, measured_months(comparison))
    return Words(headline, (*details, *precision), contract_words(comparison, say), plan)


def measured_months(comparison: Comparison) -> int:
    """Return the number of measured months."""
    return round(comparison.study.scenarios[0].horizon / MONTH)


def _single(comparison: Comparison, language: Language) -> str:
    level = comparison.estimate(comparison.reference, "value").stands_on
    if level.mean is None:
        return language.say("No replication came to its end.")
    return language.say(
        "“{design}” creates a value of {amount} in {period}{interval}.",
        design=language.name("design", comparison.reference),
        amount=language.sum(level.mean, level.low, level.high),
        period=language.counted("month", measured_months(comparison)),
        interval=bracket(level, language),
    )


def sentence(finding: Finding, language: Language, months: int) -> str:
    """Return what one paired comparison on `value` says."""
    ours, theirs = language.name("design", finding.design), language.name("design", finding.reference)
    verdict, gap = finding.verdict, finding.stands_on
    mean = gap.mean
    if verdict is None or mean is None:
        return language.say("There is nothing to compare “{ours}” and “{theirs}” by.", ours=ours, theirs=theirs)
    if verdict.word == "no_practical_difference":
        return language.say("“{ours}” and “{theirs}” make no practical difference.", ours=ours, theirs=theirs)
    if verdict.word == "not_decided":
        return language.say("Not decided: “{ours}” or “{theirs}”.", ours=ours, theirs=theirs)
    winner, loser = (ours, theirs) if mean > 0 else (theirs, ours)
    return language.say(
        "“{winner}” is better than “{loser}”: {amount} more value in {period}.",
        winner=winner,
        loser=loser,
        amount=language.sum(abs(mean), gap.low, gap.high),
        period=language.counted("month", months),
    )


def _details(comparison: Comparison, finding: Finding, language: Language, *, several: bool) -> list[str]:
    mean = finding.stands_on.mean
    if mean is None:
        return []
    lines = [sentence(finding, language, measured_months(comparison))] if several else []
    lines += [_amount(finding, mean, language), *luck_lines(comparison, finding, language)]
    lines += _resolution(comparison, finding, language)
    lines += [*_probability(finding, language), _companions(comparison, finding, language)]
    return lines


def _amount(finding: Finding, mean: float, language: Language) -> str:
    """Return the difference `mean` with its interval, and as a share where the reference creates anything."""
    difference, reference = finding.stands_on, finding.reference_mean
    share = ""
    if reference is not None and reference > 0:
        share = language.say(
            ", which is {share} of what “{reference}” creates",
            reference=language.name("design", finding.reference),
            share=language.percent(mean / reference, 1, sign=True),
        )
    return language.say(
        "“{design}” less “{reference}” in the same markets: {amount}{interval}{share}.",
        design=language.name("design", finding.design),
        reference=language.name("design", finding.reference),
        amount=whole(difference, language),
        share=share,
        interval=bracket(difference, language),
    )


def _resolution(comparison: Comparison, finding: Finding, language: Language) -> list[str]:
    """Return what would decide an open verdict, or how small a decided one may be."""
    verdict = finding.verdict
    if verdict is None:
        return []
    band = language.say(
        "Differences of less than {band} ({share} of the reference) count as none.",
        band=language.sum(verdict.band),
        share=language.percent(comparison.indifference, 0),
    )
    if verdict.word == "no_practical_difference":
        return [band]
    if verdict.word == "not_decided":
        return [_what_decides(verdict.replications_needed, language), band]
    return [language.say("The advantage may be too small to matter."), band] if verdict.maybe_small else []


def _what_decides(needed: int | None, language: Language) -> str:
    if needed is None:
        return language.say("More replications are needed before anything can be said.")
    return language.count(
        "About {number} replication would probably decide it.",
        "About {number} replications would probably decide it.",
        needed,
    )


def _probability(finding: Finding, language: Language) -> list[str]:
    difference = finding.difference
    chance = difference.probability_better
    if chance is None or difference.probability_low is None or difference.probability_high is None:
        return []
    return [
        language.say(
            "In the same market, with the same luck, “{design}” comes out ahead in {share} of the replications (95% "
            "interval {low} to {high}).",
            design=language.name("design", finding.design),
            share=language.percent(chance),
            low=language.percent(difference.probability_low),
            high=language.percent(difference.probability_high),
        )
    ]


def _companions(comparison: Comparison, finding: Finding, language: Language) -> str:
    """Return the differences in margin, profit and value side by side, and what to make of unequal signs."""
    gaps = {key: comparison.finding(finding.design, key).stands_on for key in COMPANIONS}
    parts = [
        f"{language.name('indicator', key).lower()} {short(gap, language)}{bracket(gap, language)}"
        for key, gap in gaps.items()
        if gap.mean is not None
    ]
    line = language.say("Side by side: {parts}.", parts="; ".join(parts))
    return f"{line} {language.say(PAY_DECIDES)}" if _opposed(gaps["margin"], gaps["value"]) else line


PAY_DECIDES = N_(
    "What the clients bring and what remains point in opposite directions: the cost of the organisation "
    "decides, so look at the pay of the roles before you believe it."
)


def _opposed(one: Found, other: Found) -> bool:
    return one.mean is not None and other.mean is not None and one.mean * other.mean < 0
