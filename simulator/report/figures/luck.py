"""What taking luck out does: intervals as they came out, and those that the verdict stands on, one below the other."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import INK, QUIET, Finding, design_colour, empty, key, sums, whisker
from simulator.report.figures.numbers import Estimate, estimate, indicator, without_luck
from simulator.report.language import Language

SHOWN = ("value", "profit")
APART = 0.17
"""How far the two intervals of a row stand from its middle."""


@dataclass(frozen=True, slots=True)
class Row:
    """A mean in two editions: as it came out, and with luck taken out.

    design: whose it is, where there is more than one that it could be of.
    """

    name: str
    design: str
    colour: str
    plain: Estimate
    sharp: Estimate

    @property
    def gain(self) -> float:
        """How many replications as they came out one with luck taken out is worth."""
        width = float(self.sharp.high - self.sharp.low)
        return float(self.plain.high - self.plain.low) ** 2 / width**2 if width > 0 else math.inf


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw both intervals of value and profit: of differences from the reference, or of a design by itself."""
    found = list(_rows(outcomes, language))
    if not found:
        told = language.say("No luck was taken out.")
        empty(ax, told)
        return Finding(told, told)
    for place, row in enumerate(found):
        _interval(ax, row.plain, place - APART, QUIET)
        _interval(ax, row.sharp, place + APART, row.colour)
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set_yticks(range(len(found)), [row.name for row in found])
    ax.set_ylim(len(found) - 0.4, -0.6)
    ax.set_xlabel(sums(ax, language, axis="x").unit)
    key(ax, _handles(found, language), below=-0.2)
    return Finding(_title(found[0], language), " ".join(_text(row, language) for row in found))


def lines(outcomes: Outcomes) -> int:
    """Return how many rows there are."""
    return 2 * len(SHOWN) * max(1, len(outcomes) - 1)


def _rows(outcomes: Outcomes, language: Language) -> Iterator[Row]:
    reference, *others = outcomes
    for position, design in enumerate(others or [reference], start=bool(others)):
        theirs = outcomes[reference] if others else None
        for name in SHOWN:
            sharp = without_luck(name, outcomes[design], theirs)
            if sharp is not None:
                plain = indicator(outcomes[design], name) - (0.0 if theirs is None else indicator(theirs, name))
                whose = language.name("design", design) if len(others) > 1 else ""
                title = language.name("indicator", name)
                yield Row(title, whose, design_colour(position), estimate(plain), sharp)


def _interval(ax: Axes, one: Estimate, at: float, colour: str) -> None:
    whisker(ax, np.array([one.low, one.high]), at, colour, width=2.4)
    ax.plot(float(one.mean), at, marker="o", color=colour, markersize=7)


def _handles(found: list[Row], language: Language) -> list[Line2D]:
    names = {QUIET: language.say("as it came out, mean with 95% interval")}
    for row in found:
        told = language.say("luck taken out: what the verdict stands on")
        names[row.colour] = f"{row.design}, {told}" if row.design else told
    return [Line2D([], [], color=colour, marker="o", label=name) for colour, name in names.items()]


def _title(row: Row, language: Language) -> str:
    if not 1 < row.gain < math.inf:
        return language.say("Taking luck out makes no difference here")
    return language.say(
        "With luck taken out, one replication says as much about value as {number} with it",
        number=language.number(row.gain, 1),
    )


def _text(row: Row, language: Language) -> str:
    beside = [*row.plain.finite, *row.sharp.finite]
    scale = language.scale(*beside)
    plain, sharp = ([scale.number(end, *beside) for end in one.finite] for one in (row.plain, row.sharp))
    return language.say(
        "{name}: {plain} as it came out, 95% interval {plain_low} to {plain_high}; {sharp} with luck taken out, 95% "
        "interval {low} to {high}.",
        name=f"{row.design}, {row.name}" if row.design else row.name,
        plain=plain[0], plain_low=plain[1], plain_high=plain[2], sharp=sharp[0], low=sharp[1], high=sharp[2],
    )  # fmt: skip
