"""A decision in a notebook: the sentence and the table when it is shown, pictures, a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes

from simulator.experiment.bench import bench_in
from simulator.experiment.decide import decide as experiment
from simulator.experiment.decide.effort import QUICK, USUAL
from simulator.experiment.decide.found import DecideFound
from simulator.experiment.staff.asked_levers import Asked
from simulator.experiment.staff.purse import Purse
from simulator.kernel.showing import html_table
from simulator.report.inquiries.decide_sheet import decide_sheet, draw, table
from simulator.report.inquiries.decide_words import headline
from simulator.report.inquiries.page import write_page
from simulator.report.language import language
from simulator.report.showing import plotted, seen, spoken
from simulator.scenario.schema.scenario import Scenario


@dataclass(frozen=True, repr=False)
class DecisionView(DecideFound):
    """A decision that shows itself in the language `lang`, `en` or `ru`."""

    lang: str = "en"

    def words(self) -> str:
        """Return the decision in a sentence."""
        return headline(self, spoken(self))

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw how far each design is from the chosen one, on `ax` or on the axes of a new figure."""
        return plotted(ax, lambda target: draw(target, self, spoken(self)))

    def write(self, folder: Path | str) -> Path:
        """Write the page to `folder` and return its path."""
        return write_page(lambda spoken: decide_sheet(self, spoken), self.money, Path(folder), self.lang)

    def _repr_html_(self) -> str:
        """Return the decision in a sentence, and the table of all designs."""
        grid = table(self, spoken(self))
        return f"<h3>{escape(self.words())}</h3>{html_table(grid.caption, grid.heads, grid.rows)}"


def decide(
    scenarios: Sequence[Scenario],
    purse: Purse | None = None,
    *,
    levers: Asked = None,
    quick: bool = False,
    seed: int = 0,
    jobs: int | None = None,
    out: Path | str | None = None,
    lang: str = "en",
    **options: Any,
) -> DecisionView:
    """Return which of `scenarios` to choose, each at its best for a budget, why, and what would turn that.

        found = decide([load_scenario(file) for file in files], Purse.of("heads", "13"))
        found.chosen.design, found.decision, found.lead

    `purse`: the budget (`simulator.experiment.staff.purse.Purse`); None for as many people as the first has. `levers`:
    what is searched beside head-counts, each `[DESIGN:]PATH[=a,b|lo..hi]`; None for the hours of the day in which its
    protected work comes first, of each role that has other work before it; an empty sequence for head-counts alone.
    `quick`: a first answer with an eighth of the runs. `jobs`: processes, None for one on each core. Runs are kept in
    the ledger that belongs to the folder `out`, so that the same call goes on from there; without it, in memory.
    `options` are those of `experiment.bench.bench_in`: on_runs, work. Raises `StudyError` for designs that cannot be
    compared, a single one, a budget that nothing of a design fits, and levers that do not exist.
    """
    language(lang)  # an unknown one is told here, not after all runs
    with bench_in(None if out is None else Path(out), seed, jobs=jobs, **options) as bench:
        found = experiment.decide(bench, scenarios, purse, QUICK if quick else USUAL, levers)
    return seen(DecisionView, found, lang)
