"""Three designs or more in one picture: differences in value from the reference, the best at the top."""

from matplotlib.axes import Axes

from simulator.analysis.best import Bound
from simulator.experiment.comparison import Comparison
from simulator.experiment.finding import Finding as Found
from simulator.kernel.calendar import MONTH
from simulator.report.best_words import best_of
from simulator.report.figures.canvas import Finding
from simulator.report.figures.ranked import Row, draw_ranked
from simulator.report.language import Language
from simulator.report.together_words import in_order


def draw(ax: Axes, comparison: Comparison, language: Language) -> Finding:
    """Draw each difference with the interval that its verdict reads; the reference is the line at zero."""
    rows = [_row(comparison, design, finding, language) for design, finding in in_order(comparison)]
    band = comparison.standings.indifference
    reference = language.name("design", comparison.reference)
    told = language.say("value less that of “{reference}”, {unit}", reference=reference, unit="{unit}")
    draw_ranked(ax, rows, (-band, band), told, language)
    return Finding(_title(comparison, language), _text(reference, language))


def _row(comparison: Comparison, design: str, finding: Found | None, language: Language) -> Row:
    group = comparison.standings.group(comparison.designs.index(design))
    name = language.name("design", design)
    if finding is None:
        return Row(language.say("{design} (reference)", design=name), group, None)
    gap = finding.judged_on
    return Row(name, group, Bound.of(gap.mean, gap.low, gap.high))


def _title(comparison: Comparison, language: Language) -> str:
    months = round(comparison.study.scenarios[0].horizon / MONTH)
    return best_of(comparison.standings, comparison.designs, months, language)


def _text(reference: str, language: Language) -> str:
    return language.say(
        "Point: the mean difference from “{reference}” in the same markets; bar: the interval that its verdict reads. "
        "Bold: ahead, or as good as the best in a comparison of each design with the best of the others.",
        reference=reference,
    )
