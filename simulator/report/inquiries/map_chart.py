"""The map: regions in the colours of the designs that win them, grey where nothing can be said."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from simulator.analysis.layout import STEPS
from simulator.experiment.map import MapFound
from simulator.report.figures.canvas import INK, Finding, design_colour, key
from simulator.report.inquiries.axis_words import mark
from simulator.report.inquiries.map_words import headline, paragraphs
from simulator.report.language import Language

GREY = "#d5d8dc"
PALE = 0.45
"""How much of its colour a region keeps, so that spots can be seen on it."""


def draw(ax: Axes, found: MapFound, language: Language) -> Finding:
    """Draw who wins where, the spots that were looked at, and today's values."""
    across, up = found.axes
    side = STEPS + 1
    colours = np.array([_colour(cell.winner) for cell in found.cells]).reshape(side, side, 3)
    reach = [_half(across.low, across.high, -1), _half(across.low, across.high, 1),
             _half(up.low, up.high, -1), _half(up.low, up.high, 1)]  # fmt: skip
    ax.imshow(colours, origin="lower", extent=(reach[0], reach[1], reach[2], reach[3]), aspect="auto", zorder=0)
    seen = np.array([spot.at for spot in found.spots])
    ax.plot(seen[:, 0], seen[:, 1], linestyle="", marker="o", markersize=3.5, color=INK, alpha=0.55, clip_on=False)
    if found.held_out:
        held = np.array([one.at for one in found.held_out])
        ax.plot(held[:, 0], held[:, 1], linestyle="", marker="s", markersize=6, markerfacecolor="none",
                markeredgecolor=INK, clip_on=False)  # fmt: skip
    if found.today is not None and across.today is not None and up.today is not None:
        ax.plot(across.today, up.today, marker="*", markersize=17, color="white", markeredgecolor=INK, zorder=5)
    ax.grid(visible=False)
    mark(ax, across, language)
    mark(ax, up, language, side="y")
    key(ax, _handles(found, language), below=-0.18)
    return Finding(headline(found, language), " ".join(paragraphs(found, language)))


def _handles(found: MapFound, language: Language) -> list[Line2D | Patch]:
    handles: list[Line2D | Patch] = [
        Patch(color=_colour(place), label=language.say("“{design}” is best", design=language.name("design", design)))
        for place, design in enumerate(found.designs)
    ]
    handles.append(Patch(color=GREY, label=language.say("nothing can be said")))
    handles.append(Line2D([], [], linestyle="", marker="o", markersize=4, color=INK, alpha=0.55,
                          label=language.say("looked at")))  # fmt: skip
    if found.held_out:
        handles.append(Line2D([], [], linestyle="", marker="s", markersize=6, markerfacecolor="none",
                              markeredgecolor=INK, label=language.say("held back, to test the map")))  # fmt: skip
    if found.today is not None:
        handles.append(Line2D([], [], linestyle="", marker="*", markersize=13, color="white", markeredgecolor=INK,
                              label=language.say("today")))  # fmt: skip
    return handles


def _colour(winner: int | None) -> tuple[float, float, float]:
    if winner is None:
        return to_rgb(GREY)
    red, green, blue = (1 - PALE + PALE * part for part in to_rgb(design_colour(winner)))
    return red, green, blue


def _half(low: float, high: float, way: int) -> float:
    """Return an end of the picture: half a cell beyond that of the range, so that cells stand around their spots."""
    beyond = (high - low) / (2 * STEPS)
    return high + beyond if way > 0 else low - beyond
