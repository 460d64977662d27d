"""From outcomes to the numbers of a figure: arrays over replications, quantiles, intervals of means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.controls import sharpened
from simulator.analysis.intervals import ratio_interval, t_quantile
from simulator.analysis.outcome import Outcome
from simulator.experiment.fortunes import luck_between, luck_of
from simulator.kernel.adding import total
from simulator.report.language import digits

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over replications with its 95% interval; without an interval (nan) for a single replication."""

    mean: Array
    low: Array
    high: Array

    @property
    def decided(self) -> bool:
        """Whether the interval of a single number lies on one side of zero."""
        return bool(self.low > 0 or self.high < 0)

    @property
    def bounded(self) -> bool:
        """Whether a single number has an interval at all."""
        return bool(np.isfinite(self.low) and np.isfinite(self.high))

    @property
    def digits(self) -> int:
        """Decimals for a single number and its interval."""
        return digits(*self.finite)

    @property
    def finite(self) -> list[float]:
        """A single number and the ends of its interval, as far as there are any."""
        return [float(end) for end in (self.mean, self.low, self.high) if np.isfinite(end)]


def series(outcomes: Sequence[Outcome], name: str) -> Array:
    """Return a monthly series as an array (replication, month)."""
    return np.array([outcome.monthly[name] for outcome in outcomes], dtype=float)


def indicator(outcomes: Sequence[Outcome], key: str) -> Array:
    """Return an indicator over the replications in which it exists."""
    values = (outcome.indicators.get(key) for outcome in outcomes)
    return np.array([value for value in values if value is not None], dtype=float)


def estimate(values: Array, least: float = -np.inf, most: float | Array = np.inf) -> Estimate:
    """Return mean and t-interval over the first axis, which ends at `least` and `most`, all that there can be."""
    count = len(values)
    centre = values.mean(axis=0)
    if count < 2:
        nothing = np.full_like(centre, np.nan)
        return Estimate(centre, nothing, nothing)
    half = t_quantile(count - 1) * values.std(axis=0, ddof=1) / np.sqrt(count)
    return Estimate(centre, np.maximum(centre - half, least), np.minimum(centre + half, most))


def without_luck(key: str, ours: Sequence[Outcome], theirs: Sequence[Outcome] | None = None) -> Estimate | None:
    """Return the mean of an indicator, or its mean difference from `theirs`, with luck taken out; None where it cannot.

    The same numbers as in `Comparison`.
    """
    numbers = [one.indicators.get(key) for one in ours]
    luck = luck_of(ours, key)
    if theirs is not None:
        other = [one.indicators.get(key) for one in theirs]
        numbers = [None if a is None or b is None else a - b for a, b in zip(numbers, other, strict=True)]
        luck = luck_between(ours, theirs, key)
    found = sharpened(numbers, luck)
    return None if found is None else Estimate(*(np.array(end) for end in (found.mean, found.low, found.high)))


def ratio(parts: Array, wholes: Array) -> Estimate:
    """Return sum(parts) / sum(wholes), one pair a replication, with its 95% interval.

    As `ratio_interval`; nan for what does not exist.
    """
    found = ratio_interval(parts.tolist(), wholes.tolist())
    ends = (found.mean, found.low, found.high)
    return Estimate(*(np.array(np.nan if end is None else end) for end in ends))


def quantiles(values: Array, *levels: float) -> Array:
    """Return quantiles over the first axis, one row a level."""
    return np.asarray(np.quantile(values, levels, axis=0), dtype=float)


def mean(numbers: Sequence[float]) -> float:
    """Return the mean of one number a replication."""
    return float(np.mean(numbers))


def shares(parts: Mapping[str, float]) -> dict[str, float]:
    """Return each part as a share of the total; nothing is shared out where the total is zero."""
    whole = total(parts.values())
    return {key: value / whole if whole else 0.0 for key, value in parts.items()}
