"""Control: people get more done, the more completely the head looks into it (C10b, B.9). Off value: 0 hours."""

from math import exp


def completeness(hours: float, saturation: float) -> float:
    """Return how complete the control of a person is, in 0-1, after so many hours of it a month."""
    return 1 - exp(-hours / saturation)
