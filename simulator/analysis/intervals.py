"""How sure a mean, a paired difference and a probability are: pure functions of numbers per replication.

Designs are compared on the same markets and luck, so differences are taken replication by replication (paired t;
Law, Simulation Modeling and Analysis, 2015, section 10.2). A number that does not exist in a replication is None and
takes no part; a pair counts only where both sides exist.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from simulator.analysis.sharp import Sharp
from simulator.kernel.showing import interval, line

CONFIDENCE = 0.95
FEWEST_FOR_CORRELATION = 3
FEWEST_FOR_A_RATIO = 3
"""Ratios of fewer replications say nothing of their spread."""

Numbers = npt.NDArray[np.float64]
Bounds = tuple[float | None, float | None]
"""The least and the most that a number can be; None where it has no end."""

UNBOUNDED: Bounds = (None, None)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over `n` replications with its t-interval, as far as that lies within the range of the number.

    All in the unit of the indicator. `mean` is None if no replication has the number, `low` and `high` are None for
    fewer than two. sharp: the same with luck taken out; None where that cannot be done.
    """

    mean: float | None
    low: float | None
    high: float | None
    n: int
    sharp: Sharp | None = None

    @property
    def stands_on(self) -> "Estimate | Sharp":
        """The mean and interval to go by: the sharp ones wherever there are any."""
        return self.sharp or self

    def __repr__(self) -> str:
        """Return `<Estimate 12.3 (95 % interval 11.2 to 13.4), n = 30>`."""
        return line(f"Estimate {interval(self.mean, self.low, self.high)}, n = {self.n}{_without_luck(self.sharp)}")


@dataclass(frozen=True, slots=True)
class Difference:
    """Design minus reference, paired by replication.

    mean, low, high: of the difference, in the unit of the indicator; None as in `Estimate`.
    deviation: standard deviation of the difference over replications; None for fewer than two.
    n: pairs in which both numbers exist.
    correlation: of the two designs over replications; None for fewer than three pairs or a constant side.
    probability_better: share of pairs in which the design is better, ties as half; None where neither direction is.
        Luck is part of that question, so it is of what came out.
    probability_low, probability_high: its Wilson interval.
    sharp: mean and interval with luck taken out; None where that cannot be done.
    """

    mean: float | None
    low: float | None
    high: float | None
    deviation: float | None
    n: int
    correlation: float | None
    probability_better: float | None
    probability_low: float | None
    probability_high: float | None
    sharp: Sharp | None = None

    @property
    def stands_on(self) -> "Difference | Sharp":
        """The mean and interval to go by: the sharp ones wherever there are any."""
        return self.sharp or self

    def __repr__(self) -> str:
        """Return `<Difference +1.2 (95 % interval -0.3 to 2.7), n = 30, better in 63 %>`."""
        chance = self.probability_better
        better = "" if chance is None else f", better in {chance:.0%} of pairs"
        plain = interval(self.mean, self.low, self.high, sign="+")
        return line(f"Difference {plain}, n = {self.n}{better}{_without_luck(self.sharp, sign='+')}")


def t_quantile(freedom: int, confidence: float = CONFIDENCE) -> float:
    """Return the two-sided quantile of Student's t with `freedom` degrees of freedom."""
    from scipy.special import stdtrit  # noqa: PLC0415 -- a quarter of a second that `conveyor --help` need not pay

    return float(stdtrit(freedom, 0.5 + confidence / 2))


def mean_interval(
    numbers: Sequence[float | None], confidence: float = CONFIDENCE, bounds: Bounds = UNBOUNDED
) -> Estimate:
    """Return the mean of the numbers that exist, with its t-interval at `confidence`, cut off at `bounds`.

    Cutting off costs no confidence: a mean of numbers that have bounds cannot lie beyond them.
    """
    return _within(_estimate(_existing(numbers), confidence), bounds)


def paired_difference(
    design: Sequence[float | None],
    reference: Sequence[float | None],
    direction: int,
    confidence: float = CONFIDENCE,
) -> Difference:
    """Return design minus reference over replications; both sequences in the same order of replications.

    `direction` is +1 if more is better, -1 if less is, 0 if neither. `ValueError` for sequences of unequal length.
    """
    both = [(a, b) for a, b in zip(design, reference, strict=True) if _exists(a) and _exists(b)]
    pairs = np.array(both, dtype=np.float64).reshape(-1, 2)
    gaps = pairs[:, 0] - pairs[:, 1]
    estimate = _estimate(gaps, confidence)
    better = _wins(gaps, direction)
    low, high = wilson(better, len(gaps), confidence) if better is not None else (None, None)
    return Difference(
        mean=estimate.mean,
        low=estimate.low,
        high=estimate.high,
        deviation=_deviation(gaps) if len(gaps) > 1 else None,
        n=estimate.n,
        correlation=_correlation(pairs),
        probability_better=None if better is None else better / len(gaps),
        probability_low=low,
        probability_high=high,
    )


def ratio_interval(
    parts: Sequence[float], wholes: Sequence[float], bounds: Bounds = UNBOUNDED, confidence: float = CONFIDENCE
) -> Estimate:
    """Return sum(parts) / sum(wholes), one pair a replication, with its interval, cut off at `bounds`.

    The replications are the sample, not what they are made of: a t-interval of the linearised ratio (Cochran, Sampling
    Techniques, 1977, section 6.3). No mean where the wholes are zero, no interval for fewer than three replications.
    """
    above, below = np.array(parts, dtype=np.float64), np.array(wholes, dtype=np.float64)
    total, count = float(below.sum()), len(below)
    if not total:
        return Estimate(None, None, None, 0)
    centre = float(above.sum()) / total
    if count < FEWEST_FOR_A_RATIO:
        return Estimate(centre, None, None, count)
    spread = float(np.std(above - centre * below, ddof=1))
    half = t_quantile(count - 1, confidence) * spread * math.sqrt(count) / total
    return _within(Estimate(centre, centre - half, centre + half, count), bounds)


def paired_shares(
    ours: Sequence[bool], theirs: Sequence[bool], confidence: float = CONFIDENCE
) -> tuple[float, float, float]:
    """Return the share of pairs in which ours is true less that in which theirs is, and its interval.

    Half a pair is added to each of the four kinds of pairs before the interval of Wald is taken (Agresti, Min, Simple
    improved confidence intervals for comparing matched proportions, Statistics in Medicine 24, 2005), so that pairs
    that all agree do not make it certain. `ValueError` for sequences of unequal length, or none.
    """
    from scipy.special import ndtri  # noqa: PLC0415 -- as above

    pairs = list(zip(ours, theirs, strict=True))
    if not pairs:
        raise ValueError("no pairs to compare")
    more, less = pairs.count((True, False)), pairs.count((False, True))
    n, gap = len(pairs) + 2, more - less
    half = float(ndtri(0.5 + confidence / 2)) * math.sqrt(more + less + 1 - gap * gap / n) / n
    return gap / len(pairs), max(-1.0, gap / n - half), min(1.0, gap / n + half)


def wilson(successes: float, n: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Return Wilson's interval (1927) for a share of `n` trials; `successes` may hold halves, from ties."""
    from scipy.special import ndtri  # noqa: PLC0415 -- as above

    z = float(ndtri(0.5 + confidence / 2))
    share = successes / n
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)


def cut_off(mean: float, low: float, high: float, bounds: Bounds) -> tuple[float, float]:
    """Return the ends of the interval of `mean` inside `bounds`, and never inside the mean."""
    least, most = bounds
    low = low if least is None else max(low, min(least, mean))
    return low, high if most is None else min(high, max(most, mean))


def _without_luck(sharp: Sharp | None, sign: str = "") -> str:
    return "" if sharp is None else f"; luck taken out {interval(sharp.mean, sharp.low, sharp.high, sign)}"


def _exists(number: float | None) -> bool:
    return number is not None and math.isfinite(number)


def _existing(numbers: Sequence[float | None]) -> Numbers:
    return np.array([number for number in numbers if _exists(number)], dtype=np.float64)


def _deviation(numbers: Numbers) -> float:
    """Return the sample standard deviation, exactly zero for equal numbers."""
    return 0.0 if numbers.min() == numbers.max() else float(numbers.std(ddof=1))


def _estimate(numbers: Numbers, confidence: float) -> Estimate:
    n = len(numbers)
    if n == 0:
        return Estimate(None, None, None, 0)
    deviation = _deviation(numbers) if n > 1 else None
    if deviation is None:
        return Estimate(float(numbers[0]), None, None, 1)
    mean = float(numbers.mean()) if deviation else float(numbers[0])
    half = t_quantile(n - 1, confidence) * deviation / math.sqrt(n)
    return Estimate(mean, mean - half, mean + half, n)


def _within(found: Estimate, bounds: Bounds) -> Estimate:
    """Return the estimate with the ends of its interval inside `bounds`."""
    if found.mean is None or found.low is None or found.high is None:
        return found
    low, high = cut_off(found.mean, found.low, found.high, bounds)
    return replace(found, low=low, high=high)


def _wins(gaps: Numbers, direction: int) -> float | None:
    """Count the pairs in which the design is better, ties as half; None where neither direction is better."""
    if direction == 0 or len(gaps) == 0:
        return None
    return float(np.count_nonzero(gaps * direction > 0) + np.count_nonzero(gaps == 0) / 2)


def _correlation(pairs: Numbers) -> float | None:
    if len(pairs) < FEWEST_FOR_CORRELATION or np.any(np.ptp(pairs, axis=0) == 0):
        return None
    found = float(np.asarray(np.corrcoef(pairs, rowvar=False))[0, 1])
    return found if math.isfinite(found) else None
