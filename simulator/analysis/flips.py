"""Where a difference changes its sign along the range of one assumption, all others being as stated."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from simulator.analysis.intervals import Difference
from simulator.analysis.sharp import Sharp

Turning = Literal["turns", "may_turn", "stays"]


@dataclass(frozen=True, slots=True)
class Flip:
    """Whether an assumption alone turns the sign of a difference.

    turning: `turns` where the signs on both sides are decided (their intervals leave zero out), `may_turn` where only
    the means differ in sign, `stays` where they do not: none in range. at: the threshold, in the unit of the
    assumption; None in the last case.
    """

    turning: Turning
    at: float | None


STAYS = Flip("stays", None)


def flip(places: Sequence[tuple[float, Difference]], centre: float) -> Flip:
    """Return where the sign changes between neighbours of `places`, (value of the assumption, difference there).

    By linear interpolation of the means; the crossing nearest to `centre`, what the scenario says, where there are
    several.
    """
    ordered = sorted(places, key=lambda place: place[0])
    crossings = [found for before, after in pairwise(ordered) if (found := _crossing(before, after)) is not None]
    return min(crossings, key=lambda one: abs((one.at or 0.0) - centre), default=STAYS)


def _crossing(before: tuple[float, Difference], after: tuple[float, Difference]) -> Flip | None:
    (low, left), (high, right) = before, after
    here, there = left.stands_on, right.stands_on
    if here.mean is None or there.mean is None or here.mean * there.mean >= 0:
        return None
    at = low + (high - low) * here.mean / (here.mean - there.mean)
    return Flip("turns" if _decided(here) and _decided(there) else "may_turn", at)


def _decided(one: Difference | Sharp) -> bool:
    return one.low is not None and one.high is not None and (one.low > 0 or one.high < 0)
