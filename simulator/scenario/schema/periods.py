"""The periods for which people plan: whole months, quarters and years, counted from the start of the measured time."""

from typing import Literal

from simulator.kernel.calendar import MONTH

Per = Literal["month", "quarter", "year"]

MONTHS_IN: dict[Per, int] = {"month": 1, "quarter": 3, "year": 12}
"""Months in each of the periods for which people plan."""

ROUNDING = 1e-9
"""Share of a period by which a measured time may miss its end."""


def whole_periods(hours: float, per: Per) -> int:
    """Return how many whole periods there are in so many working hours."""
    return int(hours / (MONTH * MONTHS_IN[per]) + ROUNDING)


def left_over(hours: float, per: Per) -> float:
    """Return the hours at the end of so many that are no whole period; 0 where all are."""
    rest = hours - whole_periods(hours, per) * MONTH * MONTHS_IN[per]
    return rest if rest > ROUNDING * hours else 0.0
