"""What control does: people get more done, the more completely somebody looks at it (C10b, B.9). Off value: 0 hours."""

from math import exp


def completeness(hours: float, saturation: float) -> float:
    """Return how complete the control is of somebody who is looked at for so many hours a month, in 0-1."""
    return 1 - exp(-hours / saturation)
