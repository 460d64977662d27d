"""The charts of a comparison as files: SVG that is the same byte for byte each time, and PNG for slides."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from simulator.analysis.transition import transitions
from simulator.experiment.comparison import Comparison
from simulator.experiment.files import write_bytes
from simulator.report.figures import Outcomes, plan, ranked, together
from simulator.report.figures.canvas import Finding, headline, style
from simulator.report.figures.staffing import grows
from simulator.report.fonts import told_once
from simulator.report.language import Language, language

CHARTS = (
    "value", "new_clients", "base", "hours", "drift", "funnel", "portfolios", "profit_and_loss", "best_seller",
    "talent", "leavers", "head",
)  # fmt: skip
"""The figures in the order of the report; each is a module of `figures`."""
OF_CHANGES = "transition"
"""The figure that there is only where a design changes in the measured time."""
OF_PLANS = "plan"
"""The figure that there is only where bookings are planned."""
OF_LUCK = "luck"
"""The figure that there is only where luck has been taken out of the differences."""
OF_ALL = "together"
"""The figure that there is only where there are three designs or more."""
OF_GROWTH = "staffing"
"""The figure that there is only where seats are added in the measured time."""

PNG_DPI = 160
USUAL_LINES, LINE_HEIGHT = 10, 0.3
"""Rows of bars that the usual picture has room for, and the inches that it grows by for each further one."""
Draw = Callable[[Axes, Outcomes, Language], Finding]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as it is put into a page: SVG without its title, which the page writes itself."""

    name: str
    finding: Finding
    svg: bytes


def drawer(name: str) -> Draw:
    """Return the `draw` of the figure `name`."""
    draw: Draw = import_module(f"simulator.report.figures.{name}").draw
    return draw


def _lines(name: str, outcomes: Outcomes) -> int:
    """Return how many rows of bars the figure `name` has, none for one that has no bars in rows."""
    figure = import_module(f"simulator.report.figures.{name}")
    counted: Callable[[Outcomes], int] | None = getattr(figure, "lines", None)
    return counted(outcomes) if counted else 0


def names(outcomes: Outcomes) -> tuple[str, ...]:
    """Return the figures that there are for these outcomes."""
    beside = ((OF_CHANGES, bool(transitions(outcomes))), (OF_GROWTH, grows(outcomes)))
    return (*CHARTS, *(name for name, there in beside if there))


def charts(outcomes: Outcomes, lang: Language) -> list[Chart]:
    """Draw every chart for a page in the language `lang`, which counts in the money of the outcomes."""
    found = []
    with style(), told_once():
        for name in names(outcomes):
            figure, finding = _figure(name, outcomes, lang)
            found.append(Chart(name, finding, saved(figure, "svg", finding)))
    return found


def write_charts(comparison: Comparison, folder: Path, lang: str = "en") -> list[Path]:
    """Write every chart as `folder/charts/NAME.svg` and `.png`, with its finding as title; return the paths."""
    target = Path(folder) / "charts"
    written = []
    with style(), told_once():
        for name, figure, finding in _drawn(comparison, language(lang).counting(comparison.money)):
            headline(figure, finding.title)
            written += [
                write_bytes(target / f"{name}.{kind}", saved(figure, kind, finding)) for kind in ("svg", "png")
            ]
    return written


def plan_chart(comparison: Comparison, lang: Language) -> Chart | None:
    """Draw plan against outcome for a page in the language `lang`; None where no bookings are planned."""
    if not comparison.plans.bookings:
        return None
    with style(), told_once():
        figure, finding = _plan_figure(comparison, lang)
        return Chart(OF_PLANS, finding, saved(figure, "svg", finding))


def together_chart(comparison: Comparison, lang: Language) -> Chart | None:
    """Draw three designs or more in one picture for a page in the language `lang`; None where there are fewer."""
    if not comparison.several:
        return None
    with style(), told_once():
        figure, finding = _together_figure(comparison, lang)
        return Chart(OF_ALL, finding, saved(figure, "svg", finding))


def luck_chart(comparison: Comparison, lang: Language) -> Chart | None:
    """Draw what taking luck out does, for a page in the language `lang`; None where no luck is taken out."""
    if not comparison.sharp:
        return None
    with style(), told_once():
        figure, finding = _figure(OF_LUCK, comparison.outcomes, lang)
        return Chart(OF_LUCK, finding, saved(figure, "svg", finding))


def _drawn(comparison: Comparison, lang: Language) -> Iterator[tuple[str, Figure, Finding]]:
    if comparison.several:
        yield OF_ALL, *_together_figure(comparison, lang)
    for name in names(comparison.outcomes):
        yield name, *_figure(name, comparison.outcomes, lang)
    if comparison.plans.bookings:
        yield OF_PLANS, *_plan_figure(comparison, lang)
    if comparison.sharp:
        yield OF_LUCK, *_figure(OF_LUCK, comparison.outcomes, lang)


def _plan_figure(comparison: Comparison, lang: Language) -> tuple[Figure, Finding]:
    figure = Figure(layout="constrained")
    FigureCanvasAgg(figure)
    return figure, plan.draw(figure.add_subplot(), comparison.plans.bookings, comparison.designs, lang)


def _together_figure(comparison: Comparison, lang: Language) -> tuple[Figure, Finding]:
    figure = Figure(layout="constrained")
    figure.set_figheight(ranked.height(len(comparison.designs)))
    FigureCanvasAgg(figure)
    return figure, together.draw(figure.add_subplot(), comparison, lang)


def _figure(name: str, outcomes: Outcomes, lang: Language) -> tuple[Figure, Finding]:
    figure = Figure(layout="constrained")
    figure.set_figheight(figure.get_figheight() + LINE_HEIGHT * max(0, _lines(name, outcomes) - USUAL_LINES))
    FigureCanvasAgg(figure)
    return figure, drawer(name)(figure.add_subplot(), outcomes, lang)


def saved(figure: Figure, kind: str, finding: Finding) -> bytes:
    """Return the file of a figure, the finding in its metadata and no date."""
    file = io.BytesIO()
    if kind == "svg":
        about = {"Date": None, "Creator": None, "Title": finding.title, "Description": finding.text}
        figure.savefig(file, format="svg", metadata=about)
    else:
        about = {"Software": None, "Title": finding.title, "Description": finding.text}
        figure.savefig(file, format="png", dpi=PNG_DPI, metadata=about)
    return file.getvalue()
