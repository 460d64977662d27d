"""What an inquiry says in one language, part by part; `page` makes one file of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from simulator.report.charts import Chart, saved
from simulator.report.figures.canvas import Finding, headline, style
from simulator.report.fonts import told_once

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: column heads, rows of as many cells, the first of which names the row, and a caption."""

    heads: Cells
    rows: Sequence[Cells]
    caption: str = ""
    marked: frozenset[int] = frozenset()
    """Rows that stand out, by place."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a page: paragraphs, then charts, then tables; folded ones are opened by a click."""

    title: str
    paragraphs: Sequence[str] = ()
    charts: Sequence[Chart] = ()
    grids: Sequence[Grid] = ()
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """A number on the first screen: what it is, the number with its interval, and a word on it."""

    what: str
    number: str
    interval: str = ""
    word: str = ""
    kind: str = ""
    """How the word is coloured: `better`, `worse`, or anything else."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that an inquiry says in the language `lang`: the headline is one sentence that a manager understands."""

    lang: str
    title: str
    headline: str
    facts: tuple[str, ...]
    passages: Sequence[Passage]
    provenance: Sequence[tuple[str, str]]
    tiles: Sequence[Tile] = ()
    under_tiles: str = ""
    command: str = ""
    """What asks the same again, if it was asked by a command."""
    name: str = ""
    """The language by its own name."""


def chart(name: str, draw: Callable[[Axes], Finding], *, height: float | None = None) -> Chart:
    """Draw a chart for a page; `height` in inches where the usual one is too low."""
    with style(), told_once():
        figure, finding = _drawn(draw, height)
        return Chart(name, finding, saved(figure, "svg", finding))


def chart_files(name: str, draw: Callable[[Axes], Finding], *, height: float | None = None) -> dict[str, bytes]:
    """Return the files of a chart, its finding as title: `NAME.svg` and `NAME.png`."""
    with style(), told_once():
        figure, finding = _drawn(draw, height)
        headline(figure, finding.title)
        return {f"{name}.{kind}": saved(figure, kind, finding) for kind in ("svg", "png")}


def _drawn(draw: Callable[[Axes], Finding], height: float | None) -> tuple[Figure, Finding]:
    figure = Figure(layout="constrained")
    if height is not None:
        figure.set_figheight(height)
    FigureCanvasAgg(figure)
    return figure, draw(figure.add_subplot())
