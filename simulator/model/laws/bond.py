"""Bonds: a bond in [0, 1] is lifted by contacts and fades in silence (C.2).

A bond is written down as its level at the last contact and fades exponentially from there; nothing happens to it
until it is read. These functions are the innermost of the whole model, so each spells the decay out instead
of calling the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log


@dataclass(slots=True)
class Bond:
    """A bond of `level` at hour `at` that fades at `rate` per hour."""

    level: float
    at: float
    rate: float


def decay_rate(half_life: float) -> float:
    """Return the rate per hour at which a bond fades that halves every `half_life` hours."""
    return log(2) / half_life


def faded(bond: Bond, now: float) -> float:
    """Return what silence has left of a bond: level x exp(-rate x elapsed)."""
    return bond.level * exp((bond.at - now) * bond.rate)


def lift(bond: Bond, gain: float, now: float) -> None:
    """Let a contact restore the share `gain` of what is missing: b + gain x (1 - b)."""
    level = bond.level * exp((bond.at - now) * bond.rate)
    bond.level = level + gain * (1 - level)
    bond.at = now


def attention(bonds: Iterable[Bond], now: float) -> float:
    """Return the attention, in 0-1, that a client with these bonds feels: 1 - prod(1 - b)."""
    missing = 1.0
    for bond in bonds:
        missing *= 1 - bond.level * exp((bond.at - now) * bond.rate)
    return 1 - missing
