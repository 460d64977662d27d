"""Neglect: what attention, in 0-1, does to how often a client orders, how likely it leaves and how much it buys.

Off values: floor 1 for orders, multiplier 1 for leaving, 0 for cross-selling.
"""


def order_factor(attention: float, floor: float, well_served: float) -> float:
    """Return the order rate relative to a well-served client: `floor` without attention, 1 at `well_served`."""
    return floor + (1 - floor) * attention / well_served


def leaving_factor(attention: float, multiplier: float) -> float:
    """Return the hazard of leaving relative to complete attention: multiplier ** (1 - attention)."""
    factor: float = multiplier ** (1 - attention)
    return factor


def order_size_factor(attention: float, cross_sell: float) -> float:
    """Return the size of an order relative to one without proactive offers."""
    return 1 + cross_sell * attention
