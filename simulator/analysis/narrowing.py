"""Bisection of switches: at which values of an axis to look next, so that opposite signs come to stand close together.

With a given number of replications it ends where luck begins: once values between the two signs stay undecided, only
the steps from a decided to an undecided value are halved.
"""

from collections.abc import Iterator, Sequence

from simulator.analysis.intervals import CONFIDENCE
from simulator.analysis.lines import Place
from simulator.analysis.switching import Window, windows


def narrowing(places: Sequence[Place], resolution: float, confidence: float = CONFIDENCE) -> list[float]:
    """Return the values to look at next, in the order of the axis; none where all steps are within `resolution`.

    `places` in the order of the axis; resolution: in the unit of the axis.
    """
    found = {
        (one + two) / 2
        for window in windows(places, confidence)
        for one, two in _steps(window)
        if abs(two - one) > resolution
    }
    return sorted(found)


def _steps(window: Window) -> Iterator[tuple[float, float]]:
    """Yield the steps between a decided value and its neighbour towards the other sign."""
    values = [place.at for place in window.places]
    if window.left is not None:
        yield values[0], values[1]
    if window.right is not None:
        yield values[-2], values[-1]
