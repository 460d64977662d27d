"""What a client gives the firm of all that it buys: visits raise the share, silence lets it fall back (C71).

Off values: gain 0; no suppliers lost; no uplift.
"""

from math import exp, log


def lifted(share: float, gain: float) -> float:
    """Return the share after a visit that wins the part `gain` of the rest."""
    return share + gain * (1 - share)


def fallen_back(share: float, usual: float, elapsed: float, half_life: float) -> float:
    """Return the share after so many hours: what lies above the usual one halves every `half_life` hours."""
    return usual + (share - usual) * exp(-log(2) * elapsed / half_life)


def left_by_others(part: float, problems: int) -> float:
    """Return what is left of a client's orders that gives the part `part` away for each problem nobody has fixed."""
    left: float = (1 - part) ** problems
    return left
