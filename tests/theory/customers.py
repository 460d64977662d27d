"""Pareto/NBD with Gamma-Gamma spend: what the literature says of a client base that nobody influences (C.1)."""

import numpy as np
import numpy.typing as npt
from scipy import special

Floats = npt.NDArray[np.float64]


def expected_orders(t: float, r: float, alpha: float, s: float, beta: float) -> float:
    """Return E[X(t)] of Pareto/NBD."""
    return r * beta / (alpha * (s - 1)) * (1 - (beta / (beta + t)) ** (s - 1))


def survivors(t: float, s: float, beta: float) -> float:
    """Return the share of clients who have not left by t."""
    return float((beta / (beta + t)) ** s)


def still_alive(x: Floats, last: Floats, age: float, r: float, alpha: float, s: float, beta: float) -> Floats:
    """Return P(alive | x orders, the last at `last`, observed for `age`), for alpha >= beta or below."""
    total = r + s + x
    larger, smaller, other = max(alpha, beta), min(alpha, beta), (s + 1 if alpha >= beta else r + x)

    def part(u: Floats | float) -> Floats:
        z = (larger - smaller) / (larger + u)
        return special.hyp2f1(total, other, total + 1, z) / (larger + u) ** total

    a0 = part(last) - part(age)
    alive: Floats = 1 / (1 + s / total * (alpha + age) ** (r + x) * (beta + age) ** s * a0)
    return alive


def expected_spend(x: Floats, mean: Floats, p: float, q: float, v: float) -> Floats:
    """Return E[mean order of the client | x orders of this mean] of Gamma-Gamma."""
    prior = v * p / (q - 1)
    weight = p * x / (p * x + q - 1)
    return (1 - weight) * prior + weight * mean
