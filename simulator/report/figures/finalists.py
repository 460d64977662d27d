"""How far each finalist of a search is from the best, on fresh markets."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from simulator.analysis.intervals import Difference
from simulator.analysis.sharp import Sharp
from simulator.report.figures.canvas import INK, QUIET, design_colour, sums, whisker
from simulator.report.language import Language

SHADE = 0.12
ROW, FRAME = 0.42, 1.5
"""Inches of a row, and of what is around all rows."""
LINE = 0.19
"""Inches of a line of a name, where there are several."""
NAMES = 30
"""Characters in a line of a name."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finalist: its name, its difference from the best (None of the best itself), and whether it is as good."""

    name: str
    gap: Difference | Sharp | None
    as_good: bool


def height(names: Sequence[str]) -> float:
    """Return the inches that rows of these names take."""
    lines = max(_in_lines(name).count("\n") + 1 for name in names)
    return FRAME + max(ROW, LINE * lines + 0.1) * len(names)


def draw(ax: Axes, rows: Sequence[Row], band: float, language: Language) -> None:
    """Draw one interval below the other, the best at zero, the practical band of `band` to either side shaded."""
    ax.axvspan(-band, band, color=QUIET, alpha=SHADE, linewidth=0)
    ax.axvline(0, color=INK, linewidth=0.8)
    for place, row in enumerate(rows):
        colour = design_colour(0) if row.as_good else QUIET
        mean = 0.0 if row.gap is None or row.gap.mean is None else row.gap.mean
        if row.gap is not None and row.gap.low is not None and row.gap.high is not None:
            whisker(ax, np.array([row.gap.low, row.gap.high]), place, colour, width=2.4)
        ax.plot(mean, place, marker="o", color=colour, markersize=8)
    ax.set_yticks(range(len(rows)), [_in_lines(row.name) for row in rows])
    ax.set_ylim(len(rows) - 0.4, -0.6)
    scale = sums(ax, language, axis="x")
    ax.set_xlabel(language.say("value less that of the best, {unit}", unit=scale.unit))


def _in_lines(name: str) -> str:
    return textwrap.fill(name, NAMES)
