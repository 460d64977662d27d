"""The table of indicators: each design with its interval, each difference with interval and probability."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.indicators.declaring import Indicator, Unit
from simulator.analysis.intervals import Difference, Estimate
from simulator.experiment.comparison import Comparison, Finding
from simulator.kernel.marking import N_
from simulator.kernel.showing import html_table
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


@dataclass(frozen=True, slots=True)
class Level:
    """The mean of an indicator in a design, written, with its interval or nothing."""

    mean: str
    interval: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A paired difference, written; `word` is the key of its verdict and `verdict` its words."""

    mean: str
    interval: str
    probability: str
    probability_interval: str
    word: str
    verdict: str


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
    """Return a row for each indicator of the catalogue, in its order."""
    return [_row(comparison, indicator, language) for indicator in CATALOGUE]


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
    indicator: Indicator, language: Language, levels: Sequence[Estimate], findings: Sequence[Finding]
) -> Scale | None:
    """Return what the sums of a row are counted in; None for what is no money."""
    if not is_sum(indicator.unit):
        return None
    return language.scale(*(level.mean for level in levels), *(finding.difference.mean for finding in findings))


def _row(comparison: Comparison, indicator: Indicator, language: Language) -> Row:
    key = indicator.key
    estimates = [comparison.estimate(design, key) for design in comparison.designs]
    findings = [comparison.finding(design, key) for design in comparison.designs[1:]]
    writing = Writing(indicator.unit, language, _scale(indicator, language, estimates, findings))
    levels = [_level(level, writing) for level in estimates]
    gaps = [_gap(finding, writing) for finding in findings]
    return Row(
        key=key,
        name=language.name("indicator", key),
        definition=language.name("definition", key),
        unit=writing.name,
        levels=tuple(levels),
        gaps=tuple(gaps),
    )


def _level(level: Estimate, writing: Writing) -> Level:
    mean, low, high = level.mean, level.low, level.high
    if mean is None:
        return Level(DASH, "")
    interval = ""
    if low is not None and high is not None:
        interval = writing.language.span(writing.level(low, mean, high), writing.level(high, mean, low))
    return Level(writing.level(mean, low, high), interval)


def _gap(finding: Finding, writing: Writing) -> Gap:
    gap, verdict, language = finding.difference, finding.verdict, writing.language
    mean, low, high = gap.mean, gap.low, gap.high
    if mean is None or verdict is None:
        return Gap(DASH, "", DASH, "", "", DASH)
    interval = ""
    if low is not None and high is not None:
        interval = language.span(writing.gap(low, mean, high), writing.gap(high, mean, low))
    return Gap(
        writing.gap(mean, low, high),
        interval,
        *_probability(gap, language),
        verdict.word,
        language.say(VERDICTS[verdict.word]),
    )


def _probability(gap: Difference, language: Language) -> tuple[str, str]:
    """Return the probability of being better and its interval; dashes where neither direction is better."""
    if gap.probability_better is None or gap.probability_low is None or gap.probability_high is None:
        return DASH, ""
    low, high = language.percent(gap.probability_low), language.percent(gap.probability_high)
    return language.percent(gap.probability_better), language.span(low, high)
