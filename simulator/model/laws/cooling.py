"""Cooling: how the warmth of a lead fades until a seat takes it up (B.3). Off value: power 0."""


def warmth(waited: float, scale: float, power: float) -> float:
    """Return the warmth left after `waited` hours: (1 + waited / scale) ** -power."""
    left: float = (1 + waited / scale) ** -power
    return left
