"""A difference as a sum: bars that begin where the one above ends, each with its interval, and the whole below them."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from simulator.report.figures.canvas import INK, PALETTE, QUIET, dark, sums, whisker
from simulator.report.language import Language

MORE, LESS, WHOLE = PALETTE[0], PALETTE[1], "#8d97a5"
UNSURE = 0.4
"""How strong the colour of a bar is that may as well be nothing."""
NAME_WIDTH = 36
ROOM = 0.16
"""Room for labels beside the bars, as a part of their width."""
HEIGHT, MARGIN = 0.62, 1.1
"""Inches for each bar, and for what is around them."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of the difference, or the whole: mean and interval in money; sure: surely not zero."""

    name: str
    mean: float
    low: float
    high: float
    sure: bool


def height(bars: int) -> float:
    """Return the inches that so many bars and the whole need."""
    return MARGIN + HEIGHT * (bars + 1)


def draw(ax: Axes, parts: Sequence[Bar], whole: Bar, language: Language) -> None:
    """Draw `parts` one below the other, each from the end of the one before, and `whole` from zero under them."""
    starts = [0.0, *np.cumsum([part.mean for part in parts]).tolist()]
    beside = [end for bar in (*parts, whole) for end in (bar.mean, bar.low, bar.high)]
    scale = language.scale(*beside)
    for place, (part, start) in enumerate(zip([*parts, whole], [*starts[:-1], 0.0], strict=True)):
        colour = WHOLE if part is whole else MORE if part.mean > 0 else LESS
        ax.barh(place, part.mean, left=start, height=0.58, color=colour, alpha=1 if part.sure else UNSURE)
        whisker(ax, np.array([start + part.low, start + part.high]), place)
        ax.annotate(
            scale.signed(part.mean, *beside), (start + max(part.high, part.mean, 0.0), place), xytext=(7, 0),
            textcoords="offset points", va="center", color=dark(colour), fontweight="bold", fontsize=10,
        )  # fmt: skip
        if part is not whole:
            end = start + part.mean
            ax.plot((end, end), (place + 0.29, place + 0.71), color=QUIET, linewidth=0.8)
    ax.axvline(0, color=INK, linewidth=0.8)
    names = [textwrap.fill(bar.name, NAME_WIDTH) for bar in (*parts, whole)]
    ax.set_yticks(range(len(names)), names)
    ax.get_yticklabels()[-1].set_fontweight("bold")
    ax.set_ylim(len(names) - 0.4, -0.6)
    left, right = ax.get_xlim()
    ax.set_xlim(left, right + ROOM * (right - left))
    ax.grid(visible=False, axis="y")
    ax.set_xlabel(sums(ax, language, scale, axis="x").unit)
