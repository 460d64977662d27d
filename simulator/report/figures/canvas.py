"""What the figures share: the style sheet, colours by meaning, panels inside given axes, labels beside lines."""

import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Literal

import matplotlib.style
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from simulator.kernel.adding import total
from simulator.report.figures.numbers import Array
from simulator.report.fonts import families
from simulator.report.language import Language
from simulator.report.sums import Scale

PALETTE = ("#3f90da", "#e76300", "#832db6", "#bd1f01", "#717581", "#a96b59", "#ffa90e", "#b9ac70", "#94a4a2", "#92dadd")
INK = "#1d2733"
QUIET = "#4a5563"
POINTS_PER_INCH = 72
CHARACTER = 0.7
"""Mean width of a bold character, in font sizes; Russian ones are the widest."""
CAPTIONS, NOTES = 80, 92
"""Characters in a line of bold and of small text across the usual picture."""
MOST_NAMES = 3
"""Names of designs that have room side by side in a part of the picture; more of them go to a key."""

MOST_COLUMNS, KEY_WIDTH, HANDLE = 5, 78, 4
"""Columns of a legend at most, and characters in a line of it; a handle takes four."""

ROOM_FOR_NOTES = 34
"""Points between the title and the axes, where panels have their names."""

Colour = str | tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a figure shows: a title that says it, and a text alternative with the numbers."""

    title: str
    text: str


@contextmanager
def style() -> Iterator[None]:
    """Draw in the style of the reports."""
    with as_file(files("simulator.report") / "conveyor.mplstyle") as sheet, matplotlib.style.context(sheet):
        matplotlib.rcParams["font.family"] = families()
        yield


def design_colour(position: int) -> str:
    """Return the colour of the design at `position`; the reference is blue."""
    return PALETTE[position % len(PALETTE)]


def dark(colour: str) -> tuple[float, float, float]:
    """Return a shade of `colour` that can be read as text on white."""
    red, green, blue = (0.62 * part for part in to_rgb(colour))
    return red, green, blue


def entitle(ax: Axes, title: str) -> None:
    """Write the finding above given axes, in as many lines as their width asks for."""
    font = float(matplotlib.rcParams["axes.titlesize"])
    figure = ax.figure
    width = ax.get_window_extent().width * POINTS_PER_INCH / figure.dpi
    ax.set_title(textwrap.fill(title, max(20, int(width / (CHARACTER * font)))), pad=ROOM_FOR_NOTES)


def headline(figure: Figure, title: str) -> None:
    """Write the finding across the whole width of a figure."""
    font = float(matplotlib.rcParams["axes.titlesize"])
    fits = int(figure.get_figwidth() * POINTS_PER_INCH / (CHARACTER * font))
    figure.suptitle(textwrap.fill(title, fits), x=0.012, ha="left", fontsize=font, fontweight="bold")


def rows(ax: Axes, heights: Sequence[float], gap: float = 0.09) -> list[Axes]:
    """Divide `ax` into panels one below the other with one time axis; `heights` are relative."""
    ax.set_axis_off()
    free = 1 - gap * (len(heights) - 1)
    panels: list[Axes] = []
    top = 1.0
    for height in heights:
        part = free * height / total(heights)
        panels.append(ax.inset_axes((0, top - part, 1, part), sharex=panels[0] if panels else None))
        top -= part + gap
    for panel in panels[:-1]:
        panel.tick_params(labelbottom=False)
    return panels


def columns(ax: Axes, count: int, gap: float = 0.06, *, same: bool = True) -> list[Axes]:
    """Divide `ax` into panels side by side, with one vertical axis if `same`."""
    if count == 1:
        return [ax]
    ax.set_axis_off()
    width = (1 - gap * (count - 1)) / count
    panels: list[Axes] = []
    for number in range(count):
        shared = panels[0] if panels and same else None
        panels.append(ax.inset_axes((number * (width + gap), 0, width, 1), sharey=shared))
        if shared is not None:
            panels[-1].tick_params(labelleft=False)
    return panels


def floor_at_zero(panels: Sequence[Axes]) -> None:
    """Let vertical axes begin at zero, or below it where the data do, and hold all that is drawn."""
    bottom = min(float(panel.dataLim.y0) for panel in panels)
    top = max(float(panel.dataLim.y1) for panel in panels)
    for panel in panels:
        panel.set_ylim(min(0.0, bottom * 1.06), top * 1.06 if top > 0 else 1.0)


def caption(panel: Axes, text: str, colour: Colour = INK, *, beside: int = 1) -> None:
    """Write a panel's name at its upper left corner; so many panels stand side by side."""
    panel.annotate(
        textwrap.fill(text, CAPTIONS // beside, break_long_words=False),
        (0, 1),
        xytext=(0, 5),
        xycoords="axes fraction",
        textcoords="offset points",
        color=colour,
        fontweight="bold",
        va="bottom",
        ha="left",
    )


def note(panel: Axes, text: str) -> None:
    """Say at the upper left corner of a panel what its lines and bands mean."""
    panel.annotate(
        textwrap.fill(text, NOTES),
        (0, 1),
        xytext=(0, 5),
        xycoords="axes fraction",
        textcoords="offset points",
        color=QUIET,
        fontsize=10,
        va="bottom",
        ha="left",
    )


def empty(ax: Axes, text: str) -> None:
    """Say in the middle of axes why there is nothing to draw."""
    ax.set_axis_off()
    ax.text(0.5, 0.5, text, transform=ax.transAxes, ha="center", va="center", color=QUIET)


def months(ax: Axes, count: int, language: Language, *, label: bool = True) -> Array:
    """Prepare a time axis of `count` months and return their numbers, from 1."""
    step = 6 if count <= 60 else 12
    ticks = list(range(0, count + 1, step)) if count >= step else list(range(1, count + 1))
    ax.set_xticks(ticks)
    ax.set_xlim(0, max(count, 1) + 0.5)
    if label:
        ax.set_xlabel(language.say("months since measuring began"))
    return np.arange(1, count + 1, dtype=float)


def numbered(ax: Axes, language: Language, *, axis: str = "y", percent: bool = False, bins: int = 5) -> None:
    """Write the numbers of an axis as the language does."""
    target = ax.yaxis if axis == "y" else ax.xaxis
    target.set_major_locator(MaxNLocator(nbins=bins))
    write = language.percent if percent else language.plain
    target.set_major_formatter(FuncFormatter(lambda value, _: write(value)))


def scale_of(panels: Sequence[Axes], language: Language) -> Scale:
    """Return what the sums are counted in that stand along the vertical axes of panels, when all is drawn."""
    ends = [float(end) for panel in panels for end in panel.dataLim.intervaly]
    return language.scale(*(end for end in ends if np.isfinite(end)))


def sums(
    ax: Axes, language: Language, scale: Scale | None = None, *, axis: Literal["x", "y"] = "y", bins: int = 5
) -> Scale:
    """Write the numbers of an axis of money in a scale, or in that which fits what is drawn; return it."""
    found = scale or scale_of([ax], language)
    target = ax.yaxis if axis == "y" else ax.xaxis
    target.set_major_locator(MaxNLocator(nbins=bins))
    target.set_major_formatter(FuncFormatter(lambda value, _: found.tick(value)))
    return found


def label_ends(ax: Axes, x: float, labels: Sequence[tuple[float, str, str]], gap: float = 0.07) -> None:
    """Write (height, text, colour) beside the right ends of lines, moved apart where they would touch."""
    bottom, top = ax.get_ylim()
    least = gap * (top - bottom)
    places: list[float] = []
    ordered = sorted(labels, key=lambda label: label[0])
    for height, _, _ in ordered:
        places.append(max(height, places[-1] + least) if places else height)
    shift = max(0.0, places[-1] - top) if places else 0.0
    for place, (_, text, colour) in zip(places, ordered, strict=True):
        ax.annotate(
            text,
            (x, place - shift),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            color=dark(colour),
            fontweight="bold",
            fontsize=10,
            annotation_clip=False,
        )


def key(ax: Axes, handles: Sequence[Artist], below: float = -0.13, beside: int = 0) -> None:
    """Explain `handles` by their labels under `ax`, in as many columns as fit side by side.

    `beside` are the characters that names to the left of `ax` take of the width.
    """
    if not handles:
        return
    labels = [str(handle.get_label()) for handle in handles]
    room = KEY_WIDTH - beside
    count = max(number for number in range(1, MOST_COLUMNS + 1) if number == 1 or _widest(labels, number) <= room)
    ax.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(0, below),
        ncol=count,
        borderaxespad=0,
        handlelength=1.2,
        columnspacing=1.4,
    )


def key_of_designs(ax: Axes, names: Sequence[str], below: float = -0.13) -> None:
    """Name the designs under `ax`, where there are too many of them to stand beside what is theirs."""
    dots = [
        Line2D([], [], color=design_colour(position), marker="o", markersize=8, linestyle="", label=name)
        for position, name in enumerate(names)
    ]
    key(ax, dots, below=below)


def _widest(labels: Sequence[str], count: int) -> int:
    """Return the characters in a line of a legend with `count` columns, which is filled column by column."""
    height = -(-len(labels) // count)
    return sum(
        max(len(label) for label in labels[top : top + height]) + HANDLE for top in range(0, len(labels), height)
    )


def whisker(ax: Axes, spread: Array, at: float, colour: str = INK, *, width: float = 1.4) -> None:
    """Mark a range (low, high) by a horizontal line with caps at height `at`."""
    ax.plot(spread, (at, at), color=colour, linewidth=width, marker="|", markersize=7, solid_capstyle="butt")
