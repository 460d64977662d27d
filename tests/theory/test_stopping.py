"""Intervals of studies that end when they are precise, against their confidence.

Where differences are normal the mean is independent of all that the rule looks at, so the chance that an interval holds
the truth is known for each path of spreads: 2 Phi(w sqrt(n)) - 1 at n replications and a half width of w standard
deviations. Averaged over paths it is known to a hundredth of a per cent. Differences of other shapes are counted.
False-alarm rate: 1e-5 for each comparison.
"""

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from judging import assert_mean, half_width
from numpy.typing import NDArray
from scipy import special, stats

from simulator.analysis.intervals import CONFIDENCE, t_quantile
from simulator.experiment.precision import Precision
from simulator.experiment.stopping import Look, first

ALARM = 1e-5
PATHS = 4000
NORMAL_ERROR = 0.006
"""How far coverage may be below its 95 % where differences are normal: 0.5 points at worst, by numerical work on 20,000
paths at each of fourteen precisions (docs/statistics.md), and a tenth for the error of that."""
SKEWED_ERROR = 0.04
"""And below that of an interval at a fixed number, where they are exponential."""

Numbers = NDArray[np.float64]

Rule = Callable[[Callable[[int], float], float, int], int]
"""Where a study ends: half widths by number of replications, what was asked for, the limit."""


def ours(width: Callable[[int], float], amount: float, limit: int) -> int:
    """Return where the rule of the package ends a study."""
    count = first(limit)
    while (following := Look(Precision(amount), amount, width(count), count, limit).following) is not None:
        count = following
    return count


def hasty(width: Callable[[int], float], amount: float, limit: int) -> int:
    """Return where a study ends that looks after each replication, from the second on."""
    return next(count for count in range(2, limit + 1) if width(count) <= amount or count == limit)


def widths(spreads: Numbers, quantiles: Numbers) -> Callable[[int], float]:
    """Return half widths by number of replications; `spreads` has the standard deviations of the first 2, 3, ..."""
    return lambda count: float(quantiles[count] * spreads[count - 2]) / math.sqrt(count)


def quantiles_to(limit: int) -> Numbers:
    """Return the quantiles of Student's t by number of replications, from 2 on."""
    return np.array([math.nan, math.nan, *(t_quantile(count - 1) for count in range(2, limit + 1))])


def amount_for(needed: int) -> float:
    """Return the precision that takes so many replications where the standard deviation is known to be 1."""
    return float(special.ndtri(0.5 + CONFIDENCE / 2)) / math.sqrt(needed)


def ends(needed: int, rule: Rule) -> Iterator[tuple[int, float]]:
    """Yield the number at which a study of normal differences ends, and the half width of its interval there."""
    limit, chance = 4 * needed + 120, np.random.default_rng(needed)
    quantiles = quantiles_to(limit)
    squares = np.cumsum(chance.chisquare(1, (PATHS, limit - 1)), axis=1)
    for spreads in np.sqrt(squares / np.arange(1, limit)):
        width = widths(spreads, quantiles)
        count = rule(width, amount_for(needed), limit)
        yield count, width(count)


def coverage(count: int, width: float) -> float:
    """Return the chance that a normal mean of so many lies within `width` standard deviations of the truth."""
    return 2 * float(special.ndtr(width * math.sqrt(count))) - 1


@pytest.mark.parametrize("needed", [15, 30, 40, 60, 100, 300])
def test_intervals_keep_their_confidence(needed: int) -> None:
    """However many replications it takes; and what was asked for is kept with more than that."""
    found = list(ends(needed, ours))
    assert_mean(
        [coverage(count, width) for count, width in found], CONFIDENCE, alarm=ALARM, resolution=0.003,
        error=NORMAL_ERROR / CONFIDENCE,
    )  # fmt: skip
    kept = [coverage(count, amount_for(needed)) for count, _ in found]
    assert np.mean(kept) >= CONFIDENCE + half_width(kept, ALARM)


def test_few_replications_are_wasted() -> None:
    """A quarter at 30, a tenth at 100, less at more: how much is known of the spread, and that looks are few."""
    waste = [np.mean([count for count, _ in ends(needed, ours)]) / needed for needed in (30, 100, 300)]
    assert np.all(np.array(waste) < [1.3, 1.12, 1.1])
    assert min(waste) > 1


def test_a_hasty_rule_does_not_keep_it() -> None:
    """Whoever looks at each replication from the second on is told so by the same comparison."""
    covered = [coverage(count, width) for count, width in ends(40, hasty)]
    assert np.mean(covered) + half_width(covered, ALARM) < CONFIDENCE - 5 * NORMAL_ERROR


@pytest.mark.parametrize(("shape", "error"), [
    (stats.t(3, scale=1 / math.sqrt(3)), NORMAL_ERROR), (stats.expon(-1), SKEWED_ERROR),
], ids=["heavy tails", "skewed"])  # fmt: skip
@pytest.mark.parametrize("needed", [40, 100])
def test_other_shapes_lose_little_more_than_at_a_fixed_number(
    shape: Any, error: float, needed: int
) -> None:
    """Replication by replication the same numbers, ended by the rule and at the number that it would take."""
    limit, chance = 4 * needed + 120, np.random.default_rng(needed)
    quantiles, counts = quantiles_to(limit), np.arange(1, limit + 1)
    paths = shape.rvs((PATHS, limit), random_state=chance)
    means = np.cumsum(paths, axis=1) / counts
    squares = np.cumsum(paths**2, axis=1)[:, 1:] - counts[1:] * means[:, 1:] ** 2
    lost: list[float] = []
    for mean, spreads in zip(means, np.sqrt(squares / counts[:-1]), strict=True):
        width = widths(spreads, quantiles)
        count = ours(width, amount_for(needed), limit)
        ended, fixed = (abs(mean[at - 1]) <= width(at) for at in (count, needed))
        lost.append(float(fixed) - float(ended))
    assert half_width(lost, ALARM) <= 0.03
    assert np.mean(lost) <= error + half_width(lost, ALARM)
