"""Transition: what a change of the organisation costs before it pays, if it does (C89, C90).

Everything is read from the monthly result (margin less all sales cost) of a design that changes, less that of the
reference on the same market and luck, month by month from the change on. Estimates are of the mean path over
replications: in a single replication the luck of large orders makes dips and recoveries of its own. Intervals are
percentiles of bootstrap resamples of replications (Efron, Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13);
the resamples have an address of their own, so that the same outcomes always have the same intervals.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.analysis.intervals import CONFIDENCE, wilson
from simulator.analysis.outcome import Outcome
from simulator.kernel.luck import Luck

SPAN = 3
"""Months over which differences are averaged before anybody speaks of a dip."""
RESAMPLES = 1000
ROUNDING = 1e-9
"""Share of a month by which a change may miss a month's beginning, and of an amount by which it may miss zero."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of the mean path with its 95 % interval; None where it lies beyond the end of the measured time.

    `value` None: on the mean path it is not reached; `high` None: at the upper end of the interval it is not.
    """

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Transition:
    """The dip after a change, and when it is paid back.

    month: of the first measured change, from the start of the measured time, in the earliest replication. months: that
    were measured after it. replications: pairs of which the path is the mean. depth: money a month, the largest
    shortfall of a mean of three months against the reference, 0 where there is none. depth_share: the same as a share
    of the reference's mean monthly result since the change; None where that is not positive. length: months from the
    change until a mean of three months, after the lowest, is not below the reference; 0 without a dip. payback: the
    first month, counted from the change, from which the cumulative difference stays at zero or above; 0 where it was
    never below. paid_back, with its Wilson interval: share of
    the single replications whose cumulative difference is not negative at the end.
    """

    month: float
    months: int
    replications: int
    depth: Measure
    depth_share: Measure | None
    length: Measure
    payback: Measure
    paid_back: float
    paid_back_low: float
    paid_back_high: float


def transition(design: Sequence[Outcome], reference: Sequence[Outcome]) -> Transition | None:
    """Return the transition of a design against a reference, outcomes in the same order of replications.

    None where no change comes early enough to be seen for three months.
    """
    pairs = [(one, other) for one, other in zip(design, reference, strict=True) if _first(one) is not None]
    paths = differences([one for one, _ in pairs], [other for _, other in pairs])
    if not len(paths) or paths.shape[1] < SPAN:
        return None
    mean, resampled = paths.mean(axis=0)[None, :], _resamples(paths)
    plain = _since([other for _, other in pairs], [one for one, _ in pairs]).mean()
    depth = _measure(depths(mean), depths(resampled))
    better = int((paths.sum(axis=1) >= -_slack(paths)).sum())
    low, high = wilson(better, len(paths))
    return Transition(
        month=min(_first(one) or 0.0 for one, _ in pairs),
        months=paths.shape[1],
        replications=len(paths),
        depth=depth,
        depth_share=None if plain <= 0 else _scaled(depth, float(plain)),
        length=_measure(lengths(mean), lengths(resampled)),
        payback=_measure(paybacks(mean), paybacks(resampled)),
        paid_back=better / len(paths),
        paid_back_low=low,
        paid_back_high=high,
    )


def transitions(outcomes: Mapping[str, Sequence[Outcome]]) -> dict[str, Transition]:
    """Return the transition of each design that changes, but of the first, which is the reference."""
    reference, *others = outcomes
    found = {design: transition(outcomes[design], outcomes[reference]) for design in others}
    return {design: one for design, one in found.items() if one is not None}


def differences(design: Sequence[Outcome], reference: Sequence[Outcome]) -> Floats:
    """Return result of the design less that of the reference, as (replication, month since the design's change).

    Where changes wait for clients they come at different times; the rows are cut to the length of the shortest.
    """
    return _since(design, design) - _since(reference, design)


def depths(paths: Floats) -> Floats:
    """Return how far each path falls below zero at its lowest mean of three months; 0 where it does not."""
    found: Floats = np.maximum(0.0, -_smoothed(paths).min(axis=1))
    return found


def lengths(paths: Floats) -> Floats:
    """Return the months until each path is back after its lowest point; infinite where it is not.

    0 where no mean of three months is below zero. It is back with the last of the first three months, from the lowest
    three on, whose mean is not below zero.
    """
    smooth = _smoothed(paths)
    back = (smooth >= -_slack(paths)) & (np.arange(smooth.shape[1]) > smooth.argmin(axis=1)[:, None])
    found = np.where(back.any(axis=1), back.argmax(axis=1) + SPAN, np.inf)
    return np.where(smooth.min(axis=1) >= -_slack(paths), 0.0, found)


def paybacks(paths: Floats) -> Floats:
    """Return the month from which the cumulative sum of each path stays at zero or above; infinite where it does not.

    0 where it is never below.
    """
    below = paths.cumsum(axis=1) < -_slack(paths)
    last = paths.shape[1] - below[:, ::-1].argmax(axis=1)
    months = np.where(below.any(axis=1), last + 1.0, 0.0)
    return np.where(below[:, -1], np.inf, months)


def _slack(paths: Floats) -> float:
    return ROUNDING * float(np.abs(paths).max(initial=0.0))


def _smoothed(paths: Floats) -> Floats:
    """Return the means of three months, from the first three on."""
    means: Floats = np.lib.stride_tricks.sliding_window_view(paths, SPAN, axis=1).mean(axis=2)
    return means


def _first(outcome: Outcome) -> float | None:
    """Return the month of the first change in the measured time."""
    return next((change.month for change in outcome.changes if change.month >= 0), None)


def _since(outcomes: Sequence[Outcome], changing: Sequence[Outcome]) -> Floats:
    """Return the monthly results from the month on in which `changing` changes."""
    starts = [math.floor((_first(one) or 0.0) + ROUNDING) for one in changing]
    rows = [outcome.monthly["profit"][start:] for outcome, start in zip(outcomes, starts, strict=True)]
    shortest = min((len(row) for row in rows), default=0)
    return np.array([row[:shortest] for row in rows], dtype=np.float64).reshape(len(rows), shortest)


def _resamples(paths: Floats) -> Floats:
    """Return mean paths of bootstrap resamples of the replications."""
    count = len(paths)
    luck = Luck(0, 0)
    chosen = [np.floor(luck.uniforms("bootstrap", one, 0, count) * count).astype(int) for one in range(RESAMPLES)]
    return np.array([paths[places].mean(axis=0) for places in chosen])


def _measure(value: Floats, resampled: Floats) -> Measure:
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(resampled, (tail, 1 - tail), method="inverted_cdf")
    return Measure(*(_finite(one) for one in (value[0], low, high)))


def _finite(number: Any) -> float | None:
    return float(number) if math.isfinite(number) else None


def _scaled(measure: Measure, unit: float) -> Measure:
    parts = (measure.value, measure.low, measure.high)
    return Measure(*(None if part is None else part / unit for part in parts))
