"""What a contact is worth: a bond in [0, 1] that contacts lift and silence fades (C.2)."""

import math
from collections.abc import Iterable


def decay_rate(half_life: float) -> float:
    """Return the rate per hour at which a bond fades that halves every `half_life` hours."""
    return math.log(2) / half_life


def faded(level: float, elapsed: float, rate: float) -> float:
    """Return what `elapsed` hours of silence leave of a bond."""
    return level * math.exp(-elapsed * rate)


def lifted(level: float, gain: float) -> float:
    """Return a bond after a contact that restores the share `gain` of what is missing."""
    return level + gain * (1 - level)


def attention(levels: Iterable[float]) -> float:
    """Return the attention that a client feels who is tied by bonds of these levels: 1 - prod(1 - b)."""
    missing = 1.0
    for level in levels:
        missing *= 1 - level
    return 1 - missing
