"""Quitting: the hazard of leaving, which each reason multiplies (C.5). Off value: base rate 0."""

from math import exp, log
from typing import Final

from simulator.kernel.adding import total

LARGEST_GAP: Final = log(3)
"""Pay elsewhere counts as at most three times, at least a third of the pay here."""


LARGEST_LOG: Final = 700.0
"""Reasons beyond this, in logarithms, are more than a number can hold; whoever has them leaves at once anyway."""


def hazard(base: float, *reasons: float) -> float:
    """Return the hazard whose logarithm these reasons add up to, in the unit of `base`."""
    return base * exp(min(total(reasons), LARGEST_LOG))


def pay_gap(outside: float, inside: float) -> float:
    """Return the logarithm of the pay elsewhere relative to the pay here, within bounds."""
    if inside <= 0 or outside <= 0:
        return LARGEST_GAP if outside > 0 else 0.0
    return max(-LARGEST_GAP, min(LARGEST_GAP, log(outside / inside)))


def contagion(exits: int, factor: float, cap: float) -> float:
    """Return what `exits` of colleagues add to the log hazard: a factor of `factor` for each, of `cap` at most."""
    return min(exits * log(factor), log(cap))


def leaves(u: float, rate: float, hours: float) -> bool:
    """Tell whether a person leaves within `hours` under a constant hazard `rate` per hour, by the uniform `u`."""
    return u < chance_to_leave(rate, hours)


def chance_to_leave(rate: float, hours: float) -> float:
    """Return the chance that a person leaves within `hours` under a constant hazard `rate` per hour."""
    return 1 - exp(-rate * hours)
