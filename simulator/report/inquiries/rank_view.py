"""A ranking in a notebook: the sentence and the table when it is shown, a picture, a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes

from simulator.analysis.intervals import CONFIDENCE
from simulator.experiment import rank as experiment
from simulator.experiment.bench import bench_in
from simulator.experiment.indifference import Indifference
from simulator.experiment.ranking import Ranking
from simulator.kernel.showing import html_table
from simulator.report.inquiries.page import write_page
from simulator.report.inquiries.rank_sheet import draw, headline, rank_sheet, table
from simulator.report.language import language
from simulator.report.showing import plotted, seen, spoken
from simulator.scenario.schema.scenario import Scenario


@dataclass(frozen=True, repr=False)
class RankingView(Ranking):
    """A ranking that shows itself in the language `lang`, `en` or `ru`."""

    lang: str = "en"

    def words(self) -> str:
        """Return the answer in a sentence."""
        return headline(self, spoken(self))

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw each design against the best of the others, on `ax` or on the axes of a new figure."""
        return plotted(ax, lambda target: draw(target, self, spoken(self)))

    def write(self, folder: Path | str) -> Path:
        """Write the page to `folder` and return its path."""
        return write_page(lambda spoken: rank_sheet(self, spoken), self.money, Path(folder), self.lang)

    def _repr_html_(self) -> str:
        """Return the answer in a sentence, and the table of all designs."""
        grid = table(self, spoken(self))
        return f"<h3>{escape(self.words())}</h3>{html_table(grid.caption, grid.heads, grid.rows)}"


def rank(
    scenarios: Sequence[Scenario],
    replications: int = experiment.USUAL,
    *,
    indifference: Indifference | float | str = experiment.USUAL_INDIFFERENCE,
    confidence: float | str = CONFIDENCE,
    seed: int = 0,
    jobs: int | None = None,
    out: Path | str | None = None,
    lang: str = "en",
    **options: Any,
) -> RankingView:
    """Let `scenarios` race on the same markets, `replications` runs of each at most, and return which is the best.

        ranking = rank([load_scenario(file) for file in files], indifference="2%")
        ranking.best, ranking.equally_good, ranking.certain

    `indifference`: an amount in the market's money, or a share of what the first design creates; `confidence`: the
    chance, at least, that the answer is right; `jobs`: processes, None for one on each core. Runs are kept in the
    ledger that belongs to the folder `out`, so that the same call goes on from there; without it, in memory. `options`
    are those of `experiment.bench.bench_in`: on_runs, work. Raises `StudyError` for designs that cannot be compared and
    for numbers out of bounds.
    """
    language(lang)  # an unknown one is told here, not when the ranking is looked at
    with bench_in(None if out is None else Path(out), seed, jobs=jobs, **options) as bench:
        found = experiment.rank(bench, scenarios, replications, indifference=indifference, confidence=confidence)
    return seen(RankingView, found, lang)
