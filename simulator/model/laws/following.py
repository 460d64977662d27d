"""Following: whether a client follows a leaver (C.2, C56, C82). Off value: poachability 0."""

from collections.abc import Iterable

from simulator.kernel.adding import total
from simulator.model.laws.bond import Bond, faded


def following(bond: Bond, bonds: Iterable[Bond], poachability: float, now: float) -> float:
    """Return the chance that a client follows the holder of `bond`, by its share of all `bonds`, the firm's too."""
    tied = total(faded(other, now) for other in bonds)
    return poachability * faded(bond, now) / tied if tied > 0 else 0.0


def following_from_list(felt: float, poachability: float) -> float:
    """Return the chance that a client follows a leaver who knows it from a list only; attention `felt` keeps it."""
    return poachability * (1 - felt)
