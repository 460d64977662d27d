"""Which assumptions the spread of a number comes from: Sobol' shares, with the noise of the runs taken out.

Total shares by Jansen (Analysis of variance designs for model output, Computer Physics Communications 117, 1999), first
ones by Saltelli et al. (Variance based sensitivity analysis of model output, Computer Physics Communications 181, 2010,
table 2). Their textbook forms square numbers that hold noise, which makes total shares too large: an assumption that
does nothing but shuffle luck seems to matter. Here every square is a product of different replications (`crossing`), so
that what is shared out is the spread of expectations. Intervals are those of a ratio of means over rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from simulator.analysis.crossing import Numbers, crossed
from simulator.analysis.intervals import Bounds, Estimate, mean_interval, ratio_interval
from simulator.kernel.showing import line

SHARE: Bounds = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Share:
    """The part of the spread that an assumption has.

    first: by itself: how much smaller the variance would be, on average, were it known. total: with all that it does
    together with others: how much would be left, on average, were everything else known. Estimates of shares near zero
    may be negative; their intervals are within 0 to 1.
    """

    first: Estimate
    total: Estimate


@dataclass(frozen=True, slots=True)
class Spread:
    """How a number spreads over the plausible region, and where that comes from.

    variance: between points, of what is expected there, noise taken out. noise: share of noise in the variance of the
    means that were seen at the points; it grows with what a replication leaves to chance. wins: share of the points at
    which the mean is above zero, over all `points`. shares: by assumption; empty where the spread between points is not
    told from noise (`variance.low` is not above 0).
    """

    variance: Estimate
    noise: float
    points: int
    wins: int
    shares: Mapping[str, Share]

    def __repr__(self) -> str:
        """Return the number of points, the share of noise, and how many assumptions share the spread."""
        return line(f"Spread over {self.points} points: {self.noise:.0%} noise; {len(self.shares)} shares")


def spread(first: Numbers, second: Numbers, mixed: Mapping[str, Numbers]) -> Spread:
    """Return how numbers spread: all of shape (rows, replications), at least two replications, the same everywhere.

    first, second: at two independent sets of points. mixed: by assumption, at the points of `first` with that
    assumption as in `second`. Rows with a number that is none (NaN) take no part in what they are needed for.
    """
    luck = _present(np.concatenate([first, second])).mean(axis=0)
    first, second = first - luck, second - luck
    both = _present(np.concatenate([first, second]))
    count, n = both.shape
    wholes = (crossed(first, first) + crossed(second, second)) / 2 * count / max(1, count - 1)
    variance = mean_interval(wholes.tolist(), bounds=(0.0, None))
    means = _present(np.concatenate([first, second])).mean(axis=1) + luck.mean()
    noise = float(both.var(axis=1, ddof=1).mean()) / n if count else 0.0
    signal = max(0.0, variance.mean or 0.0)
    clear = variance.low is not None and variance.low > 0
    return Spread(
        variance=variance,
        noise=noise / (noise + signal) if noise + signal else 0.0,
        points=count,
        wins=int((means > 0).sum()),
        shares={name: _share(first, second, one - luck, wholes) for name, one in mixed.items()} if clear else {},
    )


def _share(first: Numbers, second: Numbers, mixed: Numbers, wholes: Numbers) -> Share:
    moved = mixed - first
    total, alone = crossed(moved, moved) / 2, crossed(second, moved)
    there = np.isfinite(total) & np.isfinite(alone) & np.isfinite(wholes)
    return Share(
        first=ratio_interval(alone[there].tolist(), wholes[there].tolist(), SHARE),
        total=ratio_interval(total[there].tolist(), wholes[there].tolist(), SHARE),
    )


def _present(numbers: Numbers) -> Numbers:
    found: Numbers = numbers[np.isfinite(numbers).all(axis=1)]
    return found
