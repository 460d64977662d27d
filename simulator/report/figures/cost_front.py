"""What staffings cost a month against what they create, and the front of those that are the best for their cost."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from simulator.report.figures.canvas import INK, QUIET, Colour, dark, design_colour, key, sums
from simulator.report.language import Language

NAMES = 34
"""Characters in a line of a label."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A candidate: cost a month, value; its label, empty where it has none; whether it is on the front, or the best."""

    cost: float
    value: float
    label: str = ""
    on_front: bool = False
    best: bool = False


def draw(ax: Axes, all_spots: Sequence[Spot], language: Language) -> None:
    """Draw the candidates, without those that create less than nothing where others do not: they flatten the rest."""
    sound = [spot for spot in all_spots if spot.value >= 0 or spot.label]
    spots = sound if any(spot.value > 0 for spot in sound) else list(all_spots)
    behind = [spot for spot in spots if not spot.on_front]
    front = sorted((spot for spot in spots if spot.on_front), key=lambda spot: spot.cost)
    blue = design_colour(0)
    ax.scatter(
        [spot.cost for spot in behind], [spot.value for spot in behind], s=26, color=QUIET, alpha=0.55,
        label=language.say("another creates more for no more money"),
    )  # fmt: skip
    ax.step(
        [spot.cost for spot in front], [spot.value for spot in front], where="post", marker="o", color=blue,
        label=language.say("the most for its cost"),
    )  # fmt: skip
    best = [spot for spot in spots if spot.best]
    ax.scatter(
        [spot.cost for spot in best], [spot.value for spot in best], s=150, facecolors="none", edgecolors=INK,
        linewidths=1.8, label=language.say("the best"),
    )  # fmt: skip
    _write(ax, spots, dark(blue))
    scale = sums(ax, language, axis="y")
    ax.set_ylabel(language.say("value, {unit}", unit=scale.unit))
    across = sums(ax, language, language.scale(*(spot.cost for spot in spots)), axis="x")
    ax.set_xlabel(language.say("cost a month at target, {unit}", unit=across.unit))
    key(ax, ax.get_legend_handles_labels()[0], below=-0.2)


def _write(ax: Axes, spots: Sequence[Spot], colour: Colour) -> None:
    """Write the labels: above the highest spot and below others, towards the middle, where there is room."""
    highest = max((spot.value for spot in spots if spot.label), default=0.0)
    middle = (min(spot.cost for spot in spots) + max(spot.cost for spot in spots)) / 2
    for spot in spots:
        if spot.label:
            side, above = -1 if spot.cost > middle else 1, spot.value == highest
            ax.annotate(
                textwrap.fill(spot.label, NAMES), (spot.cost, spot.value), xytext=(8 * side, 8 if above else -8),
                textcoords="offset points", color=colour, fontweight="bold", fontsize=10,
                horizontalalignment="left" if side > 0 else "right",
                verticalalignment="bottom" if above else "top",
            )  # fmt: skip
