"""The table of indicators: each design with its interval, each difference with interval and probability."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.indicators.declaring import Indicator, Unit
from simulator.analysis.intervals import Difference
from simulator.experiment.comparison import Comparison
from simulator.experiment.finding import Finding
from simulator.kernel.marking import N_
from simulator.kernel.showing import html_table
from simulator.report.interval_words import Found
from simulator.report.language import DASH, Language, digits
from simulator.report.sums import Scale
from simulator.scenario.schema.money import is_sum

VERDICTS = {
    "better": N_("better"),
    "worse": N_("worse"),
    "higher": N_("higher"),
    "lower": N_("lower"),
    "no_practical_difference": N_("no practical difference"),
    "not_decided": N_("not decided"),
}


IN_BOTH_EDITIONS = frozenset({"value", "profit"})
"""Indicators that are shown with luck taken out, and below that as they came out."""

LUCK_TAKEN_OUT = N_("Luck is taken out of means and differences where every replication has the number.")


@dataclass(frozen=True, slots=True)
class Level:
    """The mean of an indicator in a design, written, with its interval or nothing."""

    mean: str
    interval: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A paired difference, written; `word` is the key of its verdict and `verdict` its words.

    plain: mean and interval before luck was taken out; empty where it was not.
    """

    mean: str
    interval: str
    probability: str
    probability_interval: str
    word: str
    verdict: str
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator with its level in each design and its difference in each but the reference."""

    key: str
    name: str
    definition: str
    unit: str
    levels: tuple[Level, ...]
    gaps: tuple[Gap, ...]


def indicator_rows(comparison: Comparison, language: Language) -> list[Row]:
    """Return a row for each indicator of the catalogue, in its order.

    Where luck is taken out of value and profit, a row below each says how they came out.
    """
    return [row for indicator in CATALOGUE for row in _rows(comparison, indicator, language)]


def as_html(comparison: Comparison, language: Language) -> str:
    """Return the table as plain HTML, without the looks of the report."""
    names = [language.name("design", design) for design in comparison.designs]
    header = [language.say("Indicator"), *names]
    for name in names[1:]:
        header.append(language.say("“{design}” less “{reference}”", design=name, reference=names[0]))
        header += [language.say("Probability of being better"), language.say("Verdict")]
    caption = language.say(
        "Means over the replications with 95% intervals; differences are taken market by market; probability: how "
        "often the design does better in the same market."
    )
    if comparison.sharp:
        caption += f" {language.say(LUCK_TAKEN_OUT)}"
    return html_table(caption, header, (_cells(row) for row in indicator_rows(comparison, language)))


def _cells(row: Row) -> list[str]:
    """Return the texts of a row, intervals in brackets."""
    cells = [f"{row.name} ({row.unit})" if row.unit else row.name]
    cells += [_with_interval(level.mean, level.interval) for level in row.levels]
    for gap in row.gaps:
        cells += [_with_interval(gap.mean, gap.interval), gap.probability, gap.verdict]
    return cells


def _with_interval(mean: str, interval: str) -> str:
    return f"{mean} ({interval})" if interval else mean


@dataclass(frozen=True, slots=True)
class Writing:
    """How the numbers of one indicator are written: shares with one decimal, sums in one scale."""

    unit: Unit
    language: Language
    scale: Scale | None

    @property
    def name(self) -> str:
        """The unit as readers are told it; shares have none."""
        if self.scale is not None:
            return self.scale.unit
        return "" if self.unit == "share" else self.language.name("unit", self.unit)

    def level(self, value: float, *beside: float | None) -> str:
        """Return a value, as precise as those beside it ask for."""
        if self.unit == "share":
            return self.language.percent(value, 1)
        if self.scale is not None:
            return self.scale.number(value, *beside)
        return self.language.number(value, digits(value, *beside))

    def gap(self, value: float, *beside: float | None) -> str:
        """Return a difference with its sign; shares differ by percentage points."""
        if self.unit == "share":
            return self.language.say("{n} pp", n=self.language.signed(100 * value, 1))
        if self.scale is not None:
            return self.scale.signed(value, *beside)
        return self.language.signed(value, digits(value, *beside))


def _scale(
    indicator: Indicator, language: Language, levels: Sequence[Found], findings: Sequence[Finding]
) -> Scale | None:
    """Return what the sums of a row are counted in; None for what is no money."""
    if not is_sum(indicator.unit):
        return None
    return language.scale(*(level.mean for level in levels), *(finding.stands_on.mean for finding in findings))


def _rows(comparison: Comparison, indicator: Indicator, language: Language) -> Iterator[Row]:
    key = indicator.key
    estimates = [comparison.estimate(design, key) for design in comparison.designs]
    findings = [comparison.finding(design, key) for design in comparison.designs[1:]]
    levels = [level.stands_on for level in estimates]
    writing = Writing(indicator.unit, language, _scale(indicator, language, levels, findings))
    name = language.name("indicator", key)
    yield Row(
        key=key,
        name=name,
        definition=language.name("definition", key),
        unit=writing.name,
        levels=tuple(_level(level, writing) for level in levels),
        gaps=tuple(_gap(finding, writing) for finding in findings),
    )
    if key in IN_BOTH_EDITIONS and any(level.sharp for level in estimates):
        yield Row(
            key=f"{key}_as_it_came_out",
            name=language.say("{indicator}, luck left in", indicator=name),
            definition=language.say("as it came out in these replications"),
            unit=writing.name,
            levels=tuple(_level(level, writing) for level in estimates),
            gaps=tuple(_plain_gap(finding, writing) for finding in findings),
        )


def _level(level: Found, writing: Writing) -> Level:
    mean, low, high = level.mean, level.low, level.high
    if mean is None:
        return Level(DASH, "")
    interval = ""
    if low is not None and high is not None:
        interval = writing.language.span(writing.level(low, mean, high), writing.level(high, mean, low))
    return Level(writing.level(mean, low, high), interval)


def _gap(finding: Finding, writing: Writing) -> Gap:
    verdict = finding.verdict
    mean, interval = _difference(finding.stands_on, writing)
    if verdict is None:
        return Gap(DASH, "", DASH, "", "", DASH)
    return Gap(
        mean,
        interval,
        *_probability(finding.difference, writing.language),
        verdict.word,
        writing.language.say(VERDICTS[verdict.word]),
        _with_interval(*_difference(finding.difference, writing)) if finding.sharp else "",
    )


def _plain_gap(finding: Finding, writing: Writing) -> Gap:
    """Return a difference as it came out, without a verdict: that stands on the row above."""
    return Gap(*_difference(finding.difference, writing), "", "", "", "")


def _difference(gap: Found, writing: Writing) -> tuple[str, str]:
    """Return a mean difference and its interval, written; a dash where there is none."""
    mean, low, high = gap.mean, gap.low, gap.high
    if mean is None:
        return DASH, ""
    interval = ""
    if low is not None and high is not None:
        interval = writing.language.span(writing.gap(low, mean, high), writing.gap(high, mean, low))
    return writing.gap(mean, low, high), interval


def _probability(gap: Difference, language: Language) -> tuple[str, str]:
    """Return the probability of being better and its interval; dashes where neither direction is better."""
    if gap.probability_better is None or gap.probability_low is None or gap.probability_high is None:
        return DASH, ""
    low, high = language.percent(gap.probability_low), language.percent(gap.probability_high)
    return language.percent(gap.probability_better), language.span(low, high)
