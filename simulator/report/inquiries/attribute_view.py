"""Why two designs differ, in a notebook: frames, the waterfall, and the sentence when it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes

from simulator.experiment.attribute.attribute import USUAL
from simulator.experiment.attribute.attribute import attribute as experiment
from simulator.experiment.attribute.found import Attribution
from simulator.experiment.bench import OnRuns, bench_in
from simulator.kernel.showing import html_table
from simulator.report.inquiries.attribute_sheet import draw, sheet
from simulator.report.inquiries.attribute_words import headline
from simulator.report.language import language
from simulator.report.showing import plotted, seen, spoken
from simulator.scenario.schema.scenario import Scenario


@dataclass(frozen=True, repr=False)
class AttributionView(Attribution):
    """An attribution that draws itself; `lang` is the language of all that is shown, `en` or `ru`."""

    lang: str = "en"

    def plot_waterfall(self, ax: Axes | None = None) -> Axes:
        """Draw the difference as a sum of its parts, on `ax` or on one of a new figure, and return the axes."""
        return plotted(ax, lambda target: draw(target, self, spoken(self)))

    def words(self) -> str:
        """Return the sentence that a manager understands."""
        return headline(self, spoken(self))

    def _repr_html_(self) -> str:
        """Return the sentence and the table of shares."""
        (grid,) = sheet(self, spoken(self)).passages[0].grids
        return f"<h3>{escape(self.words())}</h3>{html_table('', grid.heads, grid.rows)}"


def attribute(
    scenarios: Sequence[Scenario],
    replications: int = USUAL,
    *,
    seed: int = 0,
    jobs: int | None = None,
    out: Path | str | None = None,
    on_runs: OnRuns | None = None,
    lang: str = "en",
    **options: Any,
) -> AttributionView:
    """Return why the second of two `scenarios` differs from the first in value, ready to be looked at.

        found = attribute([load_scenario("scenarios/universal.yaml"), load_scenario("scenarios/conveyor.yaml")])
        found.plot_waterfall()

    replications: how many markets both meet. seed: root of all chance. jobs: processes at a time, None for one on each
    core. out: folder of an inquiry, beside which runs are kept and found again; None keeps them in memory. on_runs:
    told (runs made or found, runs asked for). options: `each`, `apart`, `tuned`, `sharp` of
    `simulator.experiment.attribute.attribute.attribute`, which says what is raised.
    """
    language(lang)  # an unknown one is told here, not after an hour
    folder = None if out is None else Path(out)
    with bench_in(folder, seed, jobs=jobs, on_runs=on_runs) as bench:
        found = experiment(bench, scenarios, replications, **options)
    return seen(AttributionView, found, lang)
