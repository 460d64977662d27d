"""Where the spread of the difference comes from: shares of the assumptions, noise taken out."""

import textwrap

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from simulator.experiment.sensitivity.found import SensitivityFound
from simulator.experiment.sensitivity.spreading import REST
from simulator.report.figures.canvas import INK, PALETTE, Finding, empty, key, numbered, whisker
from simulator.report.figures.tornado import AROUND, NAME, TALL
from simulator.report.inquiries.sensitivity_words import named, shown
from simulator.report.language import Language

COLOUR, OTHERS = PALETTE[0], PALETTE[8]


def height(found: SensitivityFound) -> float:
    """Return the height of the picture in inches."""
    return AROUND + TALL * max(3, len(found.spreading.spread.shares))


def draw(ax: Axes, found: SensitivityFound, language: Language) -> Finding:
    """Draw total shares as bars with intervals, first shares as dots; the rest of all assumptions last."""
    shares = found.spreading.spread.shares
    if not shares:
        told = language.say("The spread cannot be told apart from the luck of the runs")
        empty(ax, told)
        return Finding(told, told)
    ordered = sorted(shares, key=lambda path: (path == REST, -(shares[path].total.mean or 0.0)))
    for place, path in enumerate(ordered):
        total, low, high = shown(shares[path].total)
        ax.barh(place, total, height=0.6, color=OTHERS if path == REST else COLOUR)
        whisker(ax, np.array([low, high]), place)
        ax.plot(shown(shares[path].first)[0], place, marker="D", color="white", markeredgecolor=INK, markersize=6)
    ax.set_yticks(range(len(ordered)), [textwrap.fill(named(path, found, language), NAME) for path in ordered])
    ax.set_ylim(len(ordered) - 0.4, -0.6)
    ax.set_xlim(0, 1)
    ax.grid(visible=True, axis="x")
    ax.grid(visible=False, axis="y")
    numbered(ax, language, axis="x", percent=True)
    ax.set_xlabel(language.say("share of the variance between points, noise taken out"))
    handles = [
        Patch(color=COLOUR, label=language.say("alone and with others, with 95% interval")),
        Line2D([], [], marker="D", color="white", markeredgecolor=INK, linestyle="", label=language.say("alone")),
    ]
    key(ax, handles, below=-0.85 / height(found), beside=NAME)
    return Finding(_title(ordered, found, language), " ".join(_text(path, found, language) for path in ordered))


def _title(ordered: list[str], found: SensitivityFound, language: Language) -> str:
    return language.say(
        "{share} of the spread comes from “{name}”",
        share=language.percent(shown(found.spreading.spread.shares[ordered[0]].total)[0]),
        name=named(ordered[0], found, language),
    )


def _text(path: str, found: SensitivityFound, language: Language) -> str:
    total, low, high = shown(found.spreading.spread.shares[path].total)
    return language.say(
        "{name}: {share}, {low} to {high}.", name=named(path, found, language), share=language.percent(total),
        low=language.percent(low), high=language.percent(high),
    )  # fmt: skip
