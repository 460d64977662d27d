"""Where a difference changes its sign along the range of one assumption, all others being as stated."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from simulator.analysis.intervals import Difference

Turning = Literal["turns", "may_turn", "stays"]


@dataclass(frozen=True, slots=True)
class Flip:
    """Whether an assumption alone turns the sign of a difference.

    turning: `turns` where the sign is decided on both sides of the threshold (an interval there leaves zero out),
    `may_turn` where only the means differ in sign, `stays` where they do not: none in range. at: the threshold, in the
    unit of the assumption; None in the last case.
    """

    turning: Turning
    at: float | None


STAYS = Flip("stays", None)


def flip(places: Sequence[tuple[float, Difference]], centre: float) -> Flip:
    """Return where the sign changes between neighbours of `places`, (value of the assumption, difference there).

    By linear interpolation of the means; the crossing nearest to `centre`, what the scenario says, where there are
    several. Which is decided where each of its sides has a place at which the sign is.
    """
    ordered = sorted(places, key=lambda place: place[0])
    crossings = [
        Flip(_turning(ordered[: number + 1], ordered[number + 1 :]), at)
        for number, (before, after) in enumerate(pairwise(ordered)) if (at := _crossing(before, after)) is not None
    ]
    return min(crossings, key=lambda one: abs((one.at or 0.0) - centre), default=STAYS)


def _crossing(before: tuple[float, Difference], after: tuple[float, Difference]) -> float | None:
    (low, left), (high, right) = before, after
    here, there = left.stands_on.mean, right.stands_on.mean
    if here is None or there is None or here * there >= 0:
        return None
    return low + (high - low) * here / (here - there)


def _turning(below: Sequence[tuple[float, Difference]], above: Sequence[tuple[float, Difference]]) -> Turning:
    """Tell whether the sign next to the crossing is decided somewhere on its own side of it."""
    sides = ((below, below[-1]), (above, above[0]))
    sure = all(any(_decided(one, next_to) for _, one in side) for side, (_, next_to) in sides)
    return "turns" if sure else "may_turn"


def _decided(one: Difference, as_that: Difference) -> bool:
    found, mean = one.stands_on, as_that.stands_on.mean
    if found.low is None or found.high is None or mean is None:
        return False
    return found.low > 0 if mean > 0 else found.high < 0
