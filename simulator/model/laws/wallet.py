"""Wallet: the share of its purchases that a client makes here; visits raise it, and it falls back in silence (C71).

Off values: gain 0; no suppliers lost; no uplift.
"""

from math import exp, log


def lifted(share: float, gain: float) -> float:
    """Return the share after a visit that wins the share `gain` of the rest."""
    return share + gain * (1 - share)


def fallen_back(share: float, usual: float, elapsed: float, half_life: float) -> float:
    """Return the share after so many hours: what lies above the usual one halves every `half_life` hours."""
    return usual + (share - usual) * exp(-log(2) * elapsed / half_life)


def left_by_others(part: float, problems: int) -> float:
    """Return the share of its orders that a client keeps here if each unfixed problem costs the share `part`."""
    left: float = (1 - part) ** problems
    return left
