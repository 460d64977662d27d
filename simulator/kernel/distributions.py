"""Inverse distribution functions: each turns a uniform into a draw, for scalars and arrays alike.

All are parametrised by what users know: means, medians, coefficients of variation.

Every draw that becomes a time or an amount takes its logarithm or exponential from the C library, one number at a time:
numpy's own vectorised ones differ in the last digit between processors with AVX-512 and those without, and one such
digit can send a whole run another way.
"""

import math
from collections.abc import Callable
from functools import lru_cache
from statistics import NormalDist
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy import special

STANDARD_NORMAL = NormalDist()
TINIEST: Final = 1e-300

Uniforms = npt.NDArray[np.floating[Any]]


def _each(function: Callable[[float], float], values: Uniforms) -> Uniforms:
    """Return `function` of each number, the same on every processor."""
    return np.fromiter(map(function, values.ravel().tolist()), float, values.size).reshape(values.shape)


def exponential(u: Uniforms, mean: float = 1.0) -> Uniforms:
    """Invert the exponential distribution with `mean`."""
    inverted: Uniforms = -mean * _each(math.log1p, -u)
    return inverted


def lognormal(u: Uniforms, median: float, sigma: float) -> Uniforms:
    """Invert the lognormal distribution with `median` and standard deviation `sigma` of the logarithm."""
    inverted: Uniforms = median * _each(math.exp, sigma * special.ndtri(u))
    return inverted


def lognormal_of_mean(u: Uniforms, mean: float, cv: float) -> Uniforms:
    """Invert the lognormal distribution with `mean` and coefficient of variation `cv`."""
    sigma = math.sqrt(math.log1p(cv * cv))
    return lognormal(u, mean * math.exp(-sigma * sigma / 2), sigma)


STEPS_PER_SIGMA: Final = 256
REACH: Final = 8.5
"""Standard deviations that the smallest and largest uniform of `luck` are away from the middle, rounded up."""


@lru_cache(maxsize=64)
def _log_gamma_quantiles(shape: float) -> tuple[Uniforms, Uniforms, list[float]]:
    """Tabulate the logarithm of the inverse gamma distribution over the normal scores of its uniforms.

    The curve is so smooth there that linear interpolation between `STEPS_PER_SIGMA` points is right to a few parts
    in a million (a test says so), at a twentieth of the cost of inverting exactly each time.
    """
    scores = np.linspace(-REACH, REACH, int(2 * REACH * STEPS_PER_SIGMA) + 1)
    lower = special.gammaincinv(shape, special.ndtr(np.minimum(scores, 0)))
    upper = special.gammainccinv(shape, special.ndtr(-np.maximum(scores, 0)))
    quantiles = _each(math.log, np.maximum(np.where(scores < 0, lower, upper), TINIEST))
    return scores, quantiles, quantiles.tolist()


def gamma(u: Uniforms, shape: float, mean: float = 1.0) -> Uniforms:
    """Invert the gamma distribution with `shape` and `mean`; an infinite shape is the constant `mean`."""
    if math.isinf(shape):
        return np.full_like(u, mean)
    scores, quantiles, _ = _log_gamma_quantiles(shape)
    inverted: Uniforms = _each(math.exp, np.interp(special.ndtri(u), scores, quantiles)) * (mean / shape)
    return inverted


def scalar_gamma(u: float, shape: float, mean: float = 1.0) -> float:
    """Invert the gamma distribution at one point."""
    if math.isinf(shape):
        return mean
    quantiles = _log_gamma_quantiles(shape)[2]
    place, rest = divmod((STANDARD_NORMAL.inv_cdf(u) + REACH) * STEPS_PER_SIGMA, 1.0)
    below, above = quantiles[int(place)], quantiles[int(place) + 1]
    return math.exp(below + rest * (above - below)) * (mean / shape)


def scalar_exponential(u: float, mean: float = 1.0) -> float:
    """Invert the exponential distribution at one point."""
    return -mean * math.log1p(-u)


def scalar_lognormal(u: float, median: float, sigma: float) -> float:
    """Invert the lognormal distribution at one point (the standard library's inverse is quickest for scalars)."""
    return median * math.exp(sigma * STANDARD_NORMAL.inv_cdf(u))


def scalar_lognormal_of_mean(u: float, mean: float, cv: float) -> float:
    """Invert the lognormal distribution with `mean` and coefficient of variation `cv` at one point."""
    variance = math.log1p(cv * cv)
    return scalar_lognormal(u, mean * math.exp(-variance / 2), math.sqrt(variance))


def gumbel(u: Uniforms, scale: float) -> Uniforms:
    """Invert the extreme-value (Gumbel) distribution with mode 0 and `scale`.

    What is drawn here is only ever compared with other draws, so a last digit does not matter, and speed does.
    """
    inverted: Uniforms = -scale * np.log(-np.log(u))
    return inverted


def poisson_times(luck: Any, purpose: str, rate: float, until: float, entity: int = 0) -> Uniforms:
    """Return the times in (0, `until`) of a Poisson process with `rate` per unit of time.

    Gaps are drawn by the page under `purpose` and `entity`, so a longer `until` only appends times.
    """
    pages: list[Uniforms] = []
    reached, page = 0.0, 0
    while rate > 0 and reached < until:
        times = reached + np.cumsum(exponential(luck.uniforms(purpose, entity, page, 4096), 1 / rate))
        pages.append(times)
        reached, page = float(times[-1]), page + 1
    joined = np.concatenate(pages) if pages else np.empty(0)
    return joined[joined < until]
