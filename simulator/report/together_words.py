"""Three designs or more in words: a sentence on each, the best first, and how they are judged together."""

from collections.abc import Iterator

from simulator.experiment.comparison import Comparison
from simulator.experiment.finding import Finding
from simulator.report.best_words import not_decided
from simulator.report.indicator_table import VERDICTS
from simulator.report.interval_words import signed
from simulator.report.language import DASH, Language


def in_order(comparison: Comparison) -> list[tuple[str, Finding | None]]:
    """Return all designs from the highest mean to the lowest, each with its difference; the reference has none."""
    found: list[tuple[str, Finding | None]] = [(comparison.reference, None)]
    found += [(finding.design, finding) for finding in comparison.verdict]
    return sorted(found, key=lambda one: 0.0 if one[1] is None else -(one[1].judged_on.mean or 0.0))


def together_lines(comparison: Comparison, language: Language) -> tuple[str, ...]:
    """Return a sentence on each design but the reference, and what makes the verdicts hold together."""
    return (*_sentences(comparison, language), *caveats(comparison, language))


def caveats(comparison: Comparison, language: Language) -> tuple[str, ...]:
    """Return of which designs it is open whether they are the best, and what makes the verdicts hold together."""
    told = language.say(
        "There are {number} differences from “{reference}”: each is judged on an interval as wide as it takes for the "
        "verdicts on all of them to hold together with 95% (Holm). Differences of less than {band} count as none.",
        number=language.number(len(comparison.verdict), 0),
        reference=language.name("design", comparison.reference),
        band=language.sum(comparison.standings.indifference),
    )
    return (*not_decided(comparison.standings, comparison.designs, language), told)


def span(finding: Finding, language: Language) -> str:
    """Return the interval that a verdict reads."""
    gap = finding.judged_on
    if gap.low is None or gap.high is None:
        return DASH
    scale = language.scale(gap.mean, gap.low, gap.high)
    return language.span(*(scale.signed(end, gap.mean, gap.low, gap.high) for end in (gap.low, gap.high)))


def word(finding: Finding, language: Language) -> str:
    """Return the verdict in a word."""
    return DASH if finding.verdict is None else language.say(VERDICTS[finding.verdict.word])


def _sentences(comparison: Comparison, language: Language) -> Iterator[str]:
    for design, finding in in_order(comparison):
        if finding is not None:
            yield language.say(
                "“{design}” less “{reference}”: {amount} ({interval}); {word}.",
                design=language.name("design", design),
                reference=language.name("design", comparison.reference),
                amount=signed(finding.judged_on, language),
                interval=span(finding, language),
                word=word(finding, language),
            )
