"""Founding: whether a leaver founds a firm, which takes the skills to win and to serve, and clients (C102).

Off value: base 0.
"""


def founding_chance(base: float, winning: float, serving: float, portable: float, pay: float) -> float:
    """Return the chance that a leaver founds a firm: `base` at skills of 1 and a portable margin equal to the pay."""
    return min(1.0, base * winning * serving * portable / pay) if pay > 0 else 0.0
