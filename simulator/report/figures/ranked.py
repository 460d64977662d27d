"""Many designs in one picture: how far each is from where all are measured, the equally good ones marked."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from simulator.analysis.best import Bound, Group
from simulator.report.best_words import GROUPS
from simulator.report.figures.canvas import INK, dark, key, sums, whisker
from simulator.report.language import Language

COLOURS: dict[Group, str] = {"selected": "#1b6b3a", "as_good": "#3f90da", "open": "#e08a00", "worse": "#94a4a2"}
BAND = "#e4eefb"
ROW, AROUND = 0.44, 1.5
"""Inches that a design takes, and that axis and key take."""
NAMES = 30
"""Characters in a line of a name."""


@dataclass(frozen=True, slots=True)
class Row:
    """A design with its difference and interval, in money; without an interval where it is what others differ from."""

    name: str
    group: Group
    gap: Bound | None


def height(designs: int) -> float:
    """Return how many inches the picture of so many designs takes."""
    return ROW * designs + AROUND


def draw_ranked(ax: Axes, rows: Sequence[Row], band: tuple[float, float], axis: str, language: Language) -> None:
    """Draw a row for each design, the first at the top; `band` are the differences that count as none.

    `axis` says what is drawn, `{unit}` in it is where its unit goes.
    """
    ax.axvspan(*band, color=BAND, linewidth=0, zorder=0)
    ax.axvline(0, color=INK, linewidth=1.2)
    for place, row in enumerate(rows):
        _draw(ax, row, place)
    ax.set_yticks(range(len(rows)), [textwrap.fill(row.name, NAMES) for row in rows])
    for label, row in zip(ax.get_yticklabels(), rows, strict=True):
        label.set_fontweight("bold" if row.group in {"selected", "as_good"} else "normal")
        label.set_color(dark(COLOURS[row.group]))
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.grid(visible=True, axis="x")
    ax.grid(visible=False, axis="y")
    scale = sums(ax, language, axis="x")
    _write(ax, rows, language)
    ax.set_xlabel(axis.format(unit=scale.unit))
    beside = min(NAMES, max(len(row.name) for row in rows))
    key(ax, _handles(rows, language), below=-AROUND * 0.42 / height(len(rows)) - 0.08, beside=beside)


def _draw(ax: Axes, row: Row, place: int) -> None:
    colour = COLOURS[row.group]
    if row.gap is None:
        ax.plot(0, place, marker="D", color=colour, markersize=7)
        return
    spread = np.array([end for end in (row.gap.low, row.gap.high) if np.isfinite(end)])
    if len(spread) == 2:
        whisker(ax, spread, place, colour, width=2.6)
    ax.plot(row.gap.mean, place, marker="o", color=colour, markersize=8)


def _write(ax: Axes, rows: Sequence[Row], language: Language) -> None:
    """Write each difference beside its row, at the right edge."""
    gaps = [row.gap.mean for row in rows if row.gap is not None]
    scale = language.scale(*gaps)
    for place, row in enumerate(rows):
        told = "" if row.gap is None else scale.signed(row.gap.mean, *gaps)
        ax.annotate(
            told, (1, place), xycoords=("axes fraction", "data"), xytext=(6, 0), textcoords="offset points",
            va="center", color=dark(COLOURS[row.group]), fontweight="bold", fontsize=10, annotation_clip=False,
        )  # fmt: skip


def _handles(rows: Sequence[Row], language: Language) -> list[Line2D | Patch]:
    there = {row.group for row in rows}
    dots: list[Line2D | Patch] = [
        Line2D([], [], color=colour, marker="o", label=language.say(GROUPS[group]))
        for group, colour in COLOURS.items()
        if group in there
    ]
    return [*dots, Patch(color=BAND, label=language.say("counts as no difference"))]
