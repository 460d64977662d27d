"""Three designs or more on a terminal: one row each, the best first; the report has the rest."""

from rich.table import Table
from rich.text import Text

from simulator.experiment.comparison import Comparison
from simulator.experiment.finding import Finding
from simulator.report.best_words import GROUPS
from simulator.report.interval_words import signed
from simulator.report.language import DASH, Language
from simulator.report.together_words import in_order, span, word

GOOD = {"selected", "as_good"}


def ranked(comparison: Comparison, spoken: Language) -> Table:
    """Return the table of all designs, the equally good ones in bold."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    reference = spoken.name("design", comparison.reference)
    means = {one: comparison.estimate(one, "value").stands_on.mean for one in comparison.designs}
    scale = spoken.scale(*means.values())
    heads = (
        spoken.say("Design"), f"{spoken.name('indicator', 'value')}, {scale.unit}",
        spoken.say("Less “{reference}”", reference=reference), spoken.say("Interval"), spoken.say("Verdict"),
        spoken.say("Of all"),
    )  # fmt: skip
    for place, head in enumerate(heads):
        table.add_column(Text(head), justify="right" if place in {1, 2, 3} else "left")
    for design, finding in in_order(comparison):
        group = comparison.standings.group(comparison.designs.index(design))
        mean = means[design]
        level = DASH if mean is None else scale.number(mean)
        cells = (spoken.name("design", design), level, *_against(finding, spoken), spoken.say(GROUPS[group]))
        table.add_row(*(Text(cell, style="bold" if group in GOOD else "") for cell in cells))
    return table


def _against(finding: Finding | None, spoken: Language) -> tuple[str, str, str]:
    """Return difference, interval and verdict; the reference has none."""
    if finding is None:
        return DASH, DASH, spoken.say("reference")
    return signed(finding.judged_on, spoken), span(finding, spoken), word(finding, spoken)
