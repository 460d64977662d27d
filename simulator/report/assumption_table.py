"""The table of assumptions: every declared parameter with value, range, unit, source and evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.experiment.comparison import Comparison
from simulator.report.language import DASH, Language
from simulator.scenario.figures.assumptions import Assumption, assumptions
from simulator.scenario.schema.money import is_sum

SPREADS = ("exponential", "lognormal")
UNTOLD = ("share", "h", "1")
"""Units that are in the number itself, or are none."""


@dataclass(frozen=True, slots=True)
class Line:
    """One parameter, written; `outside` and `changed` mark what a reader should look at."""

    path: str
    doc: str
    value: str
    span: str
    unit: str
    source: str
    evidence: str
    evidence_words: str
    outside: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class Section:
    """Parameters that belong together."""

    title: str
    lines: tuple[Line, ...]

    @property
    def remarkable(self) -> int:
        """How many of them were changed or lie outside their plausible range."""
        return sum(line.outside or line.changed for line in self.lines)


OF_DESIGNS = ("organization.", "timeline.")
"""What a design settles, and not the market."""


def sections(comparison: Comparison, language: Language) -> list[Section]:
    """Return the market and the study once, as all designs share them, then each design's own levers."""
    reference, *_ = comparison.study.scenarios
    shared = [one for one in assumptions(reference) if not one.path.startswith(OF_DESIGNS)]
    found = _grouped(shared, language)
    for scenario in comparison.study.scenarios:
        levers = [one for one in assumptions(scenario) if one.path.startswith(OF_DESIGNS)]
        title = language.say("The design “{design}”", design=language.name("design", scenario.name))
        found.append(Section(title, tuple(line(one, language) for one in levers)))
    return found


def _grouped(found: Sequence[Assumption], language: Language) -> list[Section]:
    groups: dict[str, list[Assumption]] = {}
    for one in found:
        groups.setdefault(group(one.path), []).append(one)
    return [
        Section(_title(group, language), tuple(line(one, language) for one in members))
        for group, members in groups.items()
    ]


def group(path: str) -> str:
    """Return the part of a path that names its section: two steps, or three for a segment of clients."""
    steps = path.split(".")[:-1]
    return ".".join(steps[: 3 if steps[1:2] == ["segments"] else 2]) or "scenario"


def _title(group: str, language: Language) -> str:
    if group.startswith("market.segments."):
        segment = language.name("segment", group.rpartition(".")[2])
        return language.say("Clients: {segment}", segment=segment)
    return language.name("section", group)


def line(one: Assumption, language: Language) -> Line:
    """Return an assumption as the reports write it."""
    low, high = (written_in(_shown(bound, one), one.unit, language) for bound in (one.low_raw, one.high_raw))
    return Line(
        path=one.path,
        doc=whose(one.path, language) + language.say(one.doc),
        value=written_in(_shown(one.raw, one), one.unit, language) + _spread(one, language),
        span=DASH if one.low_raw is None else language.span(low, high),
        unit=language.name("measure", one.unit),
        source=one.source,
        evidence=one.evidence,
        evidence_words=language.name("evidence", one.evidence),
        outside=one.outside,
        changed=one.changed,
    )


def amount(number: float | None, one: Assumption, language: Language) -> str:
    """Return a number of an assumption, in the unit of its field (sums in pays), as a reader is told it."""
    return _with_unit(_shown(number, one), one, language)


def about(number: float | None, one: Assumption, language: Language) -> str:
    """Return a number that was worked out, as `amount`, with the two figures that can be relied on at best."""
    shown = _shown(number, one)
    return _with_unit(None if shown is None else float(f"{shown:.2g}"), one, language)


def _with_unit(shown: float | None, one: Assumption, language: Language) -> str:
    text = written_in(shown, one.unit, language)
    return text if shown is None or one.unit in UNTOLD else f"{text} {language.name('measure', one.unit)}"


def _shown(number: float | None, one: Assumption) -> float | None:
    """Return a number in the unit that readers are told: a sum in the currency of the market."""
    return one.money.of(number) if number is not None and is_sum(one.unit) else number


def whose(path: str, language: Language) -> str:
    """Return the role or the head that a lever belongs to, as the beginning of its description."""
    steps = path.split(".")
    if "roles" in steps:
        return language.seat(f"{steps[2]}/{steps[4]}") + ": "
    return language.seat(f"{steps[2]}/head") + ": " if "head" in steps else ""


def written_in(value: float | None, unit: str, language: Language) -> str:
    """Return a number as the reports write it where its unit stands beside; durations and shares have theirs."""
    if value is None:
        return language.say("none")
    if unit == "h":
        return language.duration(value)
    return (
        language.percent(value, 0 if round(100 * value, 6).is_integer() else 1)
        if unit == "share"
        else (language.plain(value))
    )


def _spread(one: Assumption, language: Language) -> str:
    found = next((spread for spread in SPREADS if spread in one.value), None)
    return "" if found is None else f" ({language.name('spread', found)})"
