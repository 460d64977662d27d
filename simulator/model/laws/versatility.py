"""Versatility: what breadth of skills is worth in pay elsewhere (C80, C83). Off value: elasticity 0."""

from collections.abc import Sequence
from math import exp

from simulator.kernel.adding import total


def in_demand(skills: Sequence[float], elasticity: float) -> float:
    """Return the factor on pay elsewhere: 1 for a master of all kinds of work, less (or more) for a specialist.

    exp(elasticity x (breadth - 1)), where breadth is the mean of the skills, none of which counts for more than 1.
    """
    breadth = total(min(1.0, skill) for skill in skills) / len(skills)
    return exp(elasticity * (breadth - 1))
