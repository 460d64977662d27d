"""From measures per replication to the effect that a test of a claim looks at, with its interval.

Every form takes one column of numbers for each arm, all in the order of the same replications, so that whatever the
market did is taken off replication by replication. A replication counts only where all columns have a number.
Intervals are t-intervals at `confidence`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simulator.analysis.intervals import CONFIDENCE, mean_interval

Column = Sequence[float | None]
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a test looks at.

    mean, low, high: the effect and its interval; None where too few replications have the measure.
    n: replications that it rests on.
    reference: mean of the measure in the arm (or arms) that the practical band is a share of; None for forms that ask
        whether a number lies within bounds, which have no band.
    span: what the reference is divided by to be in the unit of the effect (1 but for slopes).
    best: for an optimum, the level that was best where the choice was made.
    """

    mean: float | None
    low: float | None
    high: float | None
    n: int
    reference: float | None = None
    span: float = 1.0
    best: float | None = None

    def band(self, indifference: float) -> float:
        """Return half the width of the practical band, in the unit of the effect."""
        return indifference * abs(self.reference or 0.0) / self.span


def difference(arms: Sequence[Column], confidence: float = CONFIDENCE) -> Effect:
    """Return A - B; the reference is B."""
    numbers = _whole(arms)
    return _effect(numbers[:, 0] - numbers[:, 1], _mean(numbers[:, 1]), confidence)


def interaction(arms: Sequence[Column], confidence: float = CONFIDENCE) -> Effect:
    """Return (A - B) - (C - D): how much more A differs from B than C does from D; the reference is D."""
    numbers = _whole(arms)
    gaps = (numbers[:, 0] - numbers[:, 1]) - (numbers[:, 2] - numbers[:, 3])
    return _effect(gaps, _mean(numbers[:, 3]), confidence)


def level(arms: Sequence[Column], confidence: float = CONFIDENCE) -> Effect:
    """Return the measure of one arm."""
    return _effect(_whole(arms)[:, 0], None, confidence)


def ratio(arms: Sequence[Column], confidence: float = CONFIDENCE) -> Effect:
    """Return mean(A) / mean(B), with the interval of the linearised ratio (delta method, paired).

    Nothing where the mean of B is zero.
    """
    numbers = _whole(arms)
    bottom = _mean(numbers[:, 1])
    if not bottom:
        return Effect(None, None, None, 0)
    found = float(numbers[:, 0].mean()) / bottom
    spread = mean_interval(((numbers[:, 0] - found * numbers[:, 1]) / bottom).tolist(), confidence)
    if spread.low is None or spread.high is None:
        return Effect(found, None, None, len(numbers))
    half = (spread.high - spread.low) / 2
    return Effect(found, found - half, found + half, len(numbers))


def slope(arms: Sequence[Column], levels: Sequence[float], confidence: float = CONFIDENCE) -> Effect:
    """Return the least-squares slope of the measure on the level, found in each replication.

    The reference is the measure on average over all arms, and the band asks whether the change over the whole range of
    levels matters.
    """
    numbers, at = _whole(arms), np.array(levels, dtype=np.float64)
    centred = at - at.mean()
    slopes = numbers @ centred / float(centred @ centred)
    return _effect(slopes, _mean(numbers.mean(axis=1)), confidence, float(at.max() - at.min()))


def optimum(
    arms: Sequence[Column],
    levels: Sequence[float],
    between: tuple[float, float],
    direction: int,
    confidence: float = CONFIDENCE,
) -> Effect:
    """Return how much better the best level within `between` is than the best outside.

    Which levels are best is decided on the replications at even places, and how much they differ is estimated on the
    others, so that picking the best of many does not flatter it. `direction` is +1 where more of the measure is
    better, -1 where less is; the effect is positive where the inside is better. The reference is the best outside.
    """
    numbers, at = _whole(arms), np.array(levels, dtype=np.float64)
    inside = (at >= between[0]) & (at <= between[1])
    choosing, estimating = numbers[::2], numbers[1::2]
    if not len(estimating):
        return Effect(None, None, None, 0)
    scores = direction * choosing.mean(axis=0)
    within = int(np.argmax(np.where(inside, scores, -np.inf)))
    without = int(np.argmax(np.where(inside, -np.inf, scores)))
    gaps = direction * (estimating[:, within] - estimating[:, without])
    best = within if scores[within] >= scores[without] else without
    found = _effect(gaps, _mean(estimating[:, without]), confidence)
    return Effect(found.mean, found.low, found.high, found.n, found.reference, best=float(at[best]))


def _effect(numbers: Matrix, reference: float | None, confidence: float, span: float = 1.0) -> Effect:
    found = mean_interval(numbers.tolist(), confidence)
    return Effect(found.mean, found.low, found.high, found.n, reference, span)


def _whole(arms: Sequence[Column]) -> Matrix:
    """Return one row for each replication in which every arm has the measure; `ValueError` for unequal columns."""
    rows = [row for row in zip(*arms, strict=True) if all(one is not None and math.isfinite(one) for one in row)]
    return np.array(rows, dtype=np.float64).reshape(-1, len(arms))


def _mean(numbers: Matrix) -> float | None:
    return float(numbers.mean()) if len(numbers) else None
