"""Following: whether a client follows a leaver (C.2, C56, C82). Off value: poachability 0."""

from collections.abc import Iterable, Mapping
from math import exp

from simulator.kernel.adding import total
from simulator.model.laws.bond import Bond, faded


def following(bond: Bond, bonds: Iterable[Bond], poachability: float, now: float) -> float:
    """Return the chance that a client follows the holder of `bond`, by its share of all `bonds`, the firm's too."""
    tied = total(faded(other, now) for other in bonds)
    return poachability * faded(bond, now) / tied if tied > 0 else 0.0


def following_from_list(felt: float, poachability: float) -> float:
    """Return the chance that a client follows a leaver who knows it from a list only; attention `felt` keeps it."""
    return poachability * (1 - felt)


def going_along(bonds: Mapping[int, Bond], pulls: Mapping[int, float], now: float) -> float:
    """Return the hazard at which a client goes along with people of the firm, by its `bonds` to each of them.

    `pulls` is the hazard at which each person leaves times the chance that a client follows who is tied to nobody else,
    by person; whoever is not in it, such as the firm itself, does not leave.
    """
    tied = pulled = 0.0
    for person, bond in bonds.items():
        strength = bond.level * exp((bond.at - now) * bond.rate)
        tied += strength
        pulled += strength * pulls.get(person, 0.0)
    return pulled / tied if tied > 0 else 0.0
