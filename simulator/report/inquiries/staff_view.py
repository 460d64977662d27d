"""The best staffing of a design in a notebook: one call, and what it returns draws itself."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from matplotlib.axes import Axes

from simulator.analysis.verdict import INDIFFERENCE
from simulator.experiment.bench import bench_in
from simulator.experiment.staff.asked_levers import Asked, levers_for
from simulator.experiment.staff.purse import Kind, Purse
from simulator.experiment.staff.staff import Effort, StaffFound, staffed
from simulator.experiment.study import StudyError
from simulator.report.inquiries.staff_sheet import draw_finals, draw_front, staff_sheet
from simulator.report.inquiries.staff_words import headline
from simulator.report.language import language
from simulator.report.showing import plotted, seen, spoken
from simulator.scenario.schema.scenario import Scenario

USUAL = Effort()


@dataclass(frozen=True, repr=False)
class StaffView(StaffFound):
    """A best staffing that draws itself; `lang` is the language of all that is shown, `en` or `ru`."""

    lang: str = "en"

    def words(self) -> str:
        """Return the answer in one sentence."""
        return headline(self, spoken(self))

    def plot_front(self, ax: Axes | None = None) -> Axes:
        """Draw what candidates cost a month against what they create, on `ax` or on one of a new figure."""
        return plotted(ax, lambda target: draw_front(target, self, spoken(self)))

    def plot_finalists(self, ax: Axes | None = None) -> Axes:
        """Draw how far the finalists are from the best on fresh markets, on `ax` or on one of a new figure."""
        return plotted(ax, lambda target: draw_finals(target, self, spoken(self)))

    def _repr_html_(self) -> str:
        """Return the answer in one sentence, and how sure it is."""
        told = staff_sheet(self, spoken(self))
        lines = [told.headline, *told.passages[0].paragraphs]
        return "".join(f"<p>{escape(line)}</p>" for line in lines)


def staff(  # noqa: PLR0913 -- one parameter for each option of the command
    scenario: Scenario,
    *,
    heads: float | str | None = None,
    payroll: float | str | None = None,
    cost: float | str | None = None,
    levers: Asked = None,
    effort: int = USUAL.search,
    replications: int = USUAL.fresh,
    seed: int = 0,
    jobs: int | None = None,
    out: Path | str | None = None,
    indifference: float = INDIFFERENCE,
    lang: str = "en",
) -> StaffView:
    """Return the best staffing of a design for a budget: its head-counts, and its levers.

        found = staff(load_scenario("scenarios/conveyor.yaml"), heads=12, levers=["account_manager.account_limit"])
        found.best                  # the scenario, staffed so

    The budget is one of `heads` (people below the heads of departments), `payroll` and `cost` (a month, in the market's
    currency), an amount or a range as in `"10..12"`; none of them: as many people as the design has. `levers` as for
    `--lever`, an empty sequence for head-counts alone; None: the hours of the day in which its protected work comes
    first, of each role that has other work before it. `effort`: runs of the search, at most; `replications`: fresh
    markets on which the best run anew. `out`: folder whose ledger keeps the runs, None keeps them in memory.
    `StudyError` for a budget that nothing fits and for levers that do not exist.
    """
    language(lang)  # an unknown one is told here, not at the first plot
    asked = Effort(effort, replications, indifference)
    given: dict[Kind, float | str | None] = {"heads": heads, "payroll": payroll, "cost": cost}
    purses = [Purse.of(kind, str(amount)) for kind, amount in given.items() if amount is not None]
    if len(purses) > 1:
        raise StudyError("a budget is one of heads, payroll and cost")
    (moved,) = levers_for([scenario], levers)
    with bench_in(None if out is None else Path(out), seed, jobs=jobs) as bench:
        found = staffed(bench, scenario, purses[0] if purses else None, asked, moved)
    return seen(StaffView, found, lang)
