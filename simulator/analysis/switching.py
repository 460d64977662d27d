"""Where a difference changes its sign along an axis: switching values with their intervals.

Two ways, which have to agree. *Bisection* goes by places alone: a switch lies between the nearest two at which the
intervals decide opposite signs. *Fieller's* way (Some problems in interval estimation, Journal of the Royal Statistical
Society B 16, 1954) fits a line through all places from the one to the other; the switch is where the line is zero, its
interval all values at which zero lies in the interval of the line. Where the places are bent (at 99 %), the line is a
parabola. Both take what they need from `lines`, so that luck which all places share widens the interval as it should.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from simulator.analysis.intervals import CONFIDENCE
from simulator.analysis.lines import Place, Reading, bend, mixed, polynomial, read

STEPS = 100
"""Values between two signs at which the line is looked at before its zeros are narrowed down."""
FEWEST_FOR_A_BEND = 4
BENT = 0.99


@dataclass(frozen=True, slots=True)
class Switch:
    """A value of the axis at which the difference changes its sign.

    at: by the fitted line. low, high: its interval; None where nothing is decided up to that end of the range.
    interpolated: by a straight line between the nearest two places; it has to lie in the interval.
    left, right: the nearest places at which opposite signs are decided; None where there is none.
    before, after: the signs below and above. bent: whether the line is a parabola.
    """

    at: float
    low: float | None
    high: float | None
    interpolated: float
    left: float | None
    right: float | None
    before: int
    after: int
    bent: bool

    @property
    def agrees(self) -> bool:
        """Whether both ways agree: the interpolated value lies in the interval of the fitted one."""
        above = self.low is None or self.interpolated >= self.low
        return above and (self.high is None or self.interpolated <= self.high)

    @property
    def decided(self) -> bool:
        """Whether opposite signs are decided on both sides."""
        return self.left is not None and self.right is not None


@dataclass(frozen=True, slots=True)
class Window:
    """The places from one decided sign to the next that is opposite, or to an end of the range."""

    places: Sequence[Place]
    before: int
    after: int
    left: float | None
    right: float | None


def windows(places: Sequence[Place], confidence: float = CONFIDENCE) -> list[Window]:
    """Return where the sign may change; `places` in the order of the axis.

    Between two decided signs that are opposite it does. From the first or last decided sign to the end of the range it
    may, if a mean there has the other sign.
    """
    seen = [read(place, confidence) for place in places]
    decided = [number for number, one in enumerate(seen) if one.sign]
    if not decided:
        return []
    first, last = decided[0], decided[-1]
    found = []
    if any(_opposite(one, seen[first]) for one in seen[:first]):
        sign = seen[first].sign
        found.append(Window(places[: first + 1], -sign, sign, None, places[first].at))
    for one, two in pairwise(decided):
        if seen[one].sign != seen[two].sign:
            window = places[one : two + 1]
            found.append(Window(window, seen[one].sign, seen[two].sign, places[one].at, places[two].at))
    if any(_opposite(one, seen[last]) for one in seen[last + 1 :]):
        sign = seen[last].sign
        found.append(Window(places[last:], sign, -sign, places[last].at, None))
    return found


def switches(places: Sequence[Place], confidence: float = CONFIDENCE) -> list[Switch]:
    """Return the switching values, in the order of the axis; of the numbers of replications all places have the same.

    A window in which neither way finds a zero has none.
    """
    return [found for window in windows(places, confidence) if (found := _switch(window, confidence)) is not None]


def _switch(window: Window, confidence: float) -> Switch | None:
    places, values = window.places, [place.at for place in window.places]
    interpolated = _interpolated(window)
    if interpolated is None:
        return None
    bent = len(places) >= FEWEST_FOR_A_BEND and bend(places, BENT).sign != 0
    degree = 2 if bent else 1

    def line(at: float) -> Reading:
        return read(mixed(places, polynomial(values, at, degree), at), confidence)

    along = [line(at) for at in np.linspace(values[0], values[-1], STEPS + 1).tolist()]
    zero = _nearest_zero(along, interpolated, lambda at: line(at).mean)
    at = interpolated if zero is None else zero
    low, high = _interval(sorted([*along, line(at)], key=lambda one: one.at), at, line)
    return Switch(
        at,
        window.left if low is None else low,
        window.right if high is None else high,
        interpolated, window.left, window.right, window.before, window.after, bent,
    )  # fmt: skip


def _interpolated(window: Window) -> float | None:
    """Return where straight lines between neighbours are zero, the middle one of an odd number; None: nowhere."""
    seen = [(place.at, read(place).mean) for place in window.places]
    zeros = [
        a + (b - a) * ya / (ya - yb)
        for (a, ya), (b, yb) in pairwise(seen)
        if (ya < 0) != (yb < 0)
    ]  # fmt: skip
    return zeros[len(zeros) // 2] if zeros else None


def _nearest_zero(along: Sequence[Reading], near: float, mean: Callable[[float], float]) -> float | None:
    pairs = pairwise(along)
    zeros = [_root(mean, a.at, b.at) for a, b in pairs if (a.mean < 0) != (b.mean < 0)]
    return min(zeros, key=lambda at: abs(at - near)) if zeros else None


def _interval(
    along: Sequence[Reading], at: float, line: Callable[[float], Reading]
) -> tuple[float | None, float | None]:
    """Return the ends of the stretch around `at` in which the line may be zero; None for an end of the window."""
    start = min(range(len(along)), key=lambda number: abs(along[number].at - at))
    if along[start].sign:
        return None, None  # the line does not come to zero where the places do: their own signs are all there is
    bottom = top = start
    while bottom > 0 and not along[bottom - 1].sign:
        bottom -= 1
    while top < len(along) - 1 and not along[top + 1].sign:
        top += 1
    low = None if bottom == 0 else _end(along[bottom - 1], min(along[bottom].at, at), line)
    high = None if top == len(along) - 1 else _end(along[top + 1], max(along[top].at, at), line)
    return low, high


def _end(outside: Reading, inside: float, line: Callable[[float], Reading]) -> float:
    """Return where the interval of the line comes to touch zero, between a value outside and one inside."""
    if outside.sign > 0:
        return _root(lambda at: line(at).low, outside.at, inside)
    return _root(lambda at: line(at).high, outside.at, inside)


def _root(height: Callable[[float], float], one: float, two: float) -> float:
    from scipy.optimize import brentq  # noqa: PLC0415 -- a quarter of a second that `conveyor --help` need not pay

    if (height(one) < 0) == (height(two) < 0):
        return two
    return float(brentq(height, min(one, two), max(one, two), xtol=1e-9 * max(abs(one), abs(two), 1e-3)))


def _opposite(one: Reading, decided: Reading) -> bool:
    return one.mean * decided.sign < 0
