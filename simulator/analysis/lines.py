"""Paired differences along an axis: what they are at any place, from those at a few places on the same luck.

All places share their replications, so their errors are no more independent than two designs on one market are. A value
between places is therefore a weighted sum taken replication by replication, and its interval is that of these sums:
whatever luck the places share is in it once, and what they do not share is averaged out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.analysis.controls import Luck, sharpened
from simulator.analysis.fortune import CAUSES
from simulator.analysis.intervals import CONFIDENCE, Numbers, mean_interval, t_quantile


@dataclass(frozen=True, slots=True)
class Place:
    """Paired differences at a value of an axis, one for each replication, and what of them was luck if known."""

    at: float
    gaps: Sequence[float]
    luck: Luck | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The mean difference at a value of an axis, with its interval; luck is taken out of it where it can be.

    error: the standard error of the mean. freedom: its degrees of freedom.
    """

    at: float
    mean: float
    low: float
    high: float
    error: float
    freedom: int

    @property
    def sign(self) -> int:
        """+1 or -1 where the interval decides which it is, else 0."""
        return int(self.low > 0) - int(self.high < 0)


def read(place: Place, confidence: float = CONFIDENCE) -> Reading:
    """Return the mean at a place, of two replications at least."""
    plain, sharp = mean_interval(place.gaps, confidence), sharpened(place.gaps, place.luck, confidence)
    found = sharp or plain
    if found.mean is None or found.low is None or found.high is None:
        raise ValueError("a mean of fewer than two replications has no interval")
    freedom = len(place.gaps) - 1 - (len(sharp.controls) if sharp else 0)
    error = (found.high - found.low) / (2 * t_quantile(freedom, confidence))
    return Reading(place.at, found.mean, found.low, found.high, error, freedom)


def mixed(places: Sequence[Place], weights: Numbers, at: float = 0.0) -> Place:
    """Return a weighted sum of places, replication by replication; luck too, where all places have an account of it."""
    gaps = weights @ np.array([place.gaps for place in places], dtype=np.float64)
    kept = [place.luck for place in places if place.luck is not None]
    luck = _mixed_luck(kept, weights) if len(kept) == len(places) else None
    return Place(at, gaps.tolist(), luck)


def polynomial(values: Sequence[float], at: float, degree: int) -> Numbers:
    """Return the weights that make of numbers at `values` their least squares of this degree at `at`."""
    middle, width = (max(values) + min(values)) / 2, max(values) - min(values)
    design = np.vander((np.array(values, dtype=np.float64) - middle) / width, degree + 1, increasing=True)
    wanted = ((at - middle) / width) ** np.arange(degree + 1)
    return np.asarray(wanted @ np.linalg.pinv(design), dtype=np.float64)


def bend(places: Sequence[Place], confidence: float) -> Reading:
    """Return by how much the least squares of degree two are bent: the coefficient of the square, on a scale of 0–1."""
    values = [place.at for place in places]
    middle, width = (max(values) + min(values)) / 2, max(values) - min(values)
    design = np.vander((np.array(values, dtype=np.float64) - middle) / width, 3, increasing=True)
    return read(mixed(places, np.asarray(np.linalg.pinv(design)[2], dtype=np.float64)), confidence)


def _mixed_luck(lucks: Sequence[Luck], weights: Numbers) -> Mapping[str, Sequence[float]]:
    return {
        cause: (weights @ np.array([luck[cause] for luck in lucks], dtype=np.float64)).tolist() for cause in CAUSES
    }
