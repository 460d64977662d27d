"""What luck did, as the report tells it: by cause and by design, and stroke by stroke."""

from dataclasses import dataclass

from simulator.analysis.fortune import CAUSES
from simulator.experiment.comparison import Comparison
from simulator.experiment.fortunes import StrokeOfRun
from simulator.experiment.pairs import PRIMARY
from simulator.kernel.adding import total
from simulator.report.charts import Chart, luck_chart
from simulator.report.language import DASH, Language
from simulator.report.luck_words import luck_of_a_design, month, stroke, what_luck_did
from simulator.report.sums import Scale


@dataclass(frozen=True, slots=True)
class CauseRow:
    """What one cause of luck moved the means of value by, written: of each design, of each difference.

    The last row has the name of the sum and no definition.
    """

    name: str
    definition: str
    amounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StrokeRow:
    """One of the largest strokes of luck, written."""

    design: str
    replication: str
    month: str
    what: str


@dataclass(frozen=True, slots=True)
class LuckSection:
    """All that the report says of luck.

    taken_out: whether the verdict stands on means with luck taken out; without, there are strokes and nothing else.
    unit: what the sums by cause are counted in.
    """

    taken_out: bool
    lines: tuple[str, ...]
    chart: Chart | None
    unit: str
    causes: tuple[CauseRow, ...]
    strokes: tuple[StrokeRow, ...]


def luck_section(comparison: Comparison, language: Language) -> LuckSection | None:
    """Return the section; None where no account was kept of luck, or it is to be left in."""
    strokes = tuple(_stroke(one, language) for one in comparison.strokes)
    if not comparison.sharp:
        return LuckSection(False, (), None, "", (), strokes) if strokes else None
    columns = _columns(comparison)
    scale = language.scale(*(amount for column in columns for amount in (*column.values(), total(column.values()))))
    rows = (*(_cause(cause, columns, scale, language) for cause in CAUSES), _sum(columns, scale, language))
    chart = luck_chart(comparison, language)
    return LuckSection(True, tuple(_lines(comparison, language)), chart, scale.unit, rows, strokes)


def _lines(comparison: Comparison, language: Language) -> list[str]:
    if not comparison.verdict:
        return luck_of_a_design(comparison, comparison.reference, language)
    return [what_luck_did(finding, language) for finding in comparison.verdict if finding.sharp is not None]


def _columns(comparison: Comparison) -> list[dict[str, float]]:
    """Return what each cause moved value by, in each design and then in each difference."""
    levels = [comparison.luck(design, PRIMARY) for design in comparison.designs]
    return [*levels, *(dict(finding.moved) for finding in comparison.verdict)]


def _cause(cause: str, columns: list[dict[str, float]], scale: Scale, language: Language) -> CauseRow:
    amounts = tuple(scale.signed(column[cause]) if cause in column else DASH for column in columns)
    return CauseRow(language.name("cause", cause), language.name("cause definition", cause), amounts)


def _sum(columns: list[dict[str, float]], scale: Scale, language: Language) -> CauseRow:
    return CauseRow(language.say("all luck"), "", tuple(scale.signed(total(column.values())) for column in columns))


def _stroke(one: StrokeOfRun, language: Language) -> StrokeRow:
    return StrokeRow(
        language.name("design", one.design),
        language.number(one.replication, 0),
        month(one.stroke, language),
        stroke(one.stroke, language),
    )
