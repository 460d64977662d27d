"""The table of indicators: each design with its interval, each difference with interval and probability."""

from dataclasses import dataclass

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.indicators.declaring import Indicator, Unit
from simulator.analysis.intervals import Difference, Estimate
from simulator.experiment.comparison import Comparison, Finding
from simulator.kernel.marking import N_
from simulator.kernel.showing import html_table
from simulator.report.language import DASH, Language, digits

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


def written(value: float, unit: Unit, places: int, language: Language) -> str:
    """Return a value of an indicator as it is written in tables; shares always have one decimal."""
    return language.percent(value, 1) if unit == "share" else language.number(value, places)


def written_gap(value: float, unit: Unit, places: int, language: Language) -> str:
    """Return a difference with its sign; shares differ by percentage points."""
    if unit == "share":
        return language.say("{n} pp", n=language.signed(100 * value, 1))
    return language.signed(value, places)


def _row(comparison: Comparison, indicator: Indicator, language: Language) -> Row:
    key = indicator.key
    levels = [_level(comparison.estimate(design, key), indicator, language) for design in comparison.designs]
    gaps = [_gap(comparison.finding(design, key), indicator, language) for design in comparison.designs[1:]]
    return Row(
        key=key,
        name=language.name("indicator", key),
        definition=language.name("definition", key),
        unit="" if indicator.unit == "share" else language.name("unit", indicator.unit),
        levels=tuple(levels),
        gaps=tuple(gaps),
    )


def _level(level: Estimate, indicator: Indicator, language: Language) -> Level:
    if level.mean is None:
        return Level(DASH, "")
    unit, places = indicator.unit, digits(level.mean, level.low, level.high)
    interval = ""
    if level.low is not None and level.high is not None:
        interval = language.span(*(written(end, unit, places, language) for end in (level.low, level.high)))
    return Level(written(level.mean, unit, places, language), interval)


def _gap(finding: Finding, indicator: Indicator, language: Language) -> Gap:
    gap, verdict, unit = finding.difference, finding.verdict, indicator.unit
    if gap.mean is None or verdict is None:
        return Gap(DASH, "", DASH, "", "", DASH)
    places = digits(gap.mean, gap.low, gap.high)
    interval = ""
    if gap.low is not None and gap.high is not None:
        interval = language.span(*(written_gap(end, unit, places, language) for end in (gap.low, gap.high)))
    return Gap(
        written_gap(gap.mean, unit, places, language),
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
