"""Inverse distribution functions: a uniform in, a draw out, for scalars and arrays alike.

All are parametrised by what users know: means, medians, coefficients of variation.
"""

import math
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import special

STANDARD_NORMAL = NormalDist()

Uniforms = npt.NDArray[np.floating[Any]]


def exponential(u: Uniforms, mean: float = 1.0) -> Uniforms:
    """Invert the exponential distribution with `mean`."""
    inverted: Uniforms = -mean * np.log1p(-u)
    return inverted


def lognormal(u: Uniforms, median: float, sigma: float) -> Uniforms:
    """Invert the lognormal distribution with `median` and standard deviation `sigma` of the logarithm."""
    inverted: Uniforms = median * np.exp(sigma * special.ndtri(u))
    return inverted


def lognormal_of_mean(u: Uniforms, mean: float, cv: float) -> Uniforms:
    """Invert the lognormal distribution with `mean` and coefficient of variation `cv`."""
    sigma = math.sqrt(math.log1p(cv * cv))
    return lognormal(u, mean * math.exp(-sigma * sigma / 2), sigma)


def gamma(u: Uniforms, shape: float, mean: float = 1.0) -> Uniforms:
    """Invert the gamma distribution with `shape` and `mean`; an infinite shape is the constant `mean`."""
    if math.isinf(shape):
        return np.full_like(u, mean)
    inverted: Uniforms = special.gammaincinv(shape, u) * (mean / shape)
    return inverted


def scalar_gamma(u: float, shape: float, mean: float = 1.0) -> float:
    """Invert the gamma distribution at one point."""
    return mean if math.isinf(shape) else float(special.gammaincinv(shape, u)) * (mean / shape)


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


def poisson_times(luck: Any, purpose: str, rate: float, until: float) -> Uniforms:
    """Return the times in (0, `until`) of a Poisson process with `rate` per unit of time.

    Gaps are drawn by the page under `purpose`, so a longer `until` only appends times.
    """
    pages: list[Uniforms] = []
    reached, page = 0.0, 0
    while rate > 0 and reached < until:
        times = reached + np.cumsum(exponential(luck.uniforms(purpose, 0, page, 4096), 1 / rate))
        pages.append(times)
        reached, page = float(times[-1]), page + 1
    joined = np.concatenate(pages) if pages else np.empty(0)
    return joined[joined < until]
