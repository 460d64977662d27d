"""Statistical tests with a stated false-alarm rate, which refuse to be blind.

`alarm` is the probability that a correct model fails the test (before the seed was fixed; now it passes or fails for
good). `resolution` is the relative deviation that the test is able to see: a sample too noisy for that fails too, so
no test passes because it saw nothing.
"""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import stats

Sample = Sequence[float] | npt.NDArray[np.float64]


def half_width(sample: Sample, alarm: float) -> float:
    """Return the half-width of the Student interval of the mean that misses with probability `alarm`."""
    values = np.asarray(sample)
    spread = float(values.std(ddof=1)) / math.sqrt(len(values))
    return float(stats.t.ppf(1 - alarm / 2, len(values) - 1)) * spread


def assert_mean(
    sample: Sample, theory: float, *, alarm: float, resolution: float, error: float = 0.0, scale: float | None = None
) -> None:
    """Assert that independent values have the mean `theory`, known up to the relative `error`.

    `resolution` and `error` are relative to `scale`, which is `theory` unless it is given.
    """
    scale = abs(theory) if scale is None else scale
    width, found = half_width(sample, alarm), float(np.mean(sample))
    assert width <= resolution * scale, f"too noisy: {found:.5g} +- {width:.2g} cannot be compared with {theory:.5g}"
    assert abs(found - theory) <= width + error * scale, f"{found:.6g} +- {width:.2g}, theory {theory:.6g}"


def assert_same_mean(one: Sample, other: Sample, *, alarm: float, resolution: float) -> None:
    """Assert that two independent samples have one mean (Welch), seen within the relative `resolution`."""
    found = stats.ttest_ind(one, other, equal_var=False)
    low, high = found.confidence_interval(1 - alarm)
    scale = abs(float(np.mean(other)))
    assert (high - low) / 2 <= resolution * scale, f"too noisy: {(high - low) / 2:.2g} at {scale:.5g}"
    assert low <= 0 <= high, f"{np.mean(one):.6g} against {np.mean(other):.6g}: difference in ({low:.3g}, {high:.3g})"


def assert_count(count: int, mean: float, *, alarm: float) -> None:
    """Assert that a count is Poisson with this mean (exact two-sided test)."""
    tail = min(stats.poisson.cdf(count, mean), stats.poisson.sf(count - 1, mean))
    assert 2 * tail >= alarm, f"{count} where {mean:.1f} are expected"


def assert_share(hits: int, trials: int, theory: float, *, alarm: float) -> None:
    """Assert that `hits` of `trials` independent trials came with probability `theory` (exact binomial test)."""
    p = stats.binomtest(hits, trials, theory).pvalue
    assert p >= alarm, f"{hits} of {trials} = {hits / trials:.4f}, theory {theory:.4f}"
