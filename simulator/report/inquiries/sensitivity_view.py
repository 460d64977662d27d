"""A sensitivity study in a notebook: tables, two plots, and the finding in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes

from simulator.experiment.bench import OnRuns, bench_in
from simulator.experiment.sensitivity import sensitivity as experiment
from simulator.experiment.sensitivity.effort import QUICK, USUAL
from simulator.experiment.sensitivity.found import SensitivityFound
from simulator.report.figures import shares, tornado
from simulator.report.inquiries.sensitivity_words import headline, region_lines, spread_lines, turning_lines
from simulator.report.language import language
from simulator.report.showing import plotted, seen, spoken
from simulator.scenario.schema.scenario import Scenario


@dataclass(frozen=True, repr=False)
class SensitivityView(SensitivityFound):
    """A sensitivity study that draws itself; each `plot_*` draws on `ax`, or on a new figure, and returns the axes."""

    lang: str = "en"

    def plot_tornado(self, ax: Axes | None = None) -> Axes:
        """Draw the difference at both ends of the range of each assumption that was studied closely."""
        return plotted(ax, lambda target: tornado.draw(target, self, spoken(self)), tornado.height(self))

    def plot_shares(self, ax: Axes | None = None) -> Axes:
        """Draw where the spread of the difference over the plausible region comes from."""
        return plotted(ax, lambda target: shares.draw(target, self, spoken(self)), shares.height(self))

    def words(self) -> list[str]:
        """Return what was found, one sentence or two a line, the headline first."""
        told = spoken(self)
        return [headline(self, told), *turning_lines(self, told), *spread_lines(self, told), *region_lines(self, told)]

    def _repr_html_(self) -> str:
        """Return the headline and the table of the assumptions that were studied closely."""
        return f"<h3>{escape(headline(self, spoken(self)))}</h3>{super()._repr_html_()}"


def sensitivity(
    scenarios: Sequence[Scenario],
    *,
    among: Sequence[str] = (),
    quick: bool = False,
    seed: int = 0,
    jobs: int | None = None,
    out: Path | str | None = None,
    on_runs: OnRuns | None = None,
    lang: str = "en",
    **effort: int,
) -> SensitivityView:
    """Return what the difference in value of the second of two designs from the first hangs on.

        found = sensitivity([universal, conveyor], among=["market.inquiries"], points=16)
        found.plot_tornado()

    `among`: paths of assumptions or groups to which the study is confined. `quick`: fewer runs. `effort`: fields of
    `experiment.sensitivity.effort.Effort`. `out`: a folder beside which runs are kept, so that none is made twice.
    `StudyError` for designs that cannot be compared, for paths at which nothing is uncertain, for an impossible effort.
    """
    language(lang)  # an unknown one is told here, not after all runs
    spent: Any = replace(QUICK if quick else USUAL, **effort)
    with bench_in(None if out is None else Path(out), seed, jobs=jobs, on_runs=on_runs) as bench:
        found = experiment.sensitivity(bench, scenarios, spent, among)
    return seen(SensitivityView, found, lang)
