"""The working calendar: the only place where calendar time becomes working time.

The clock of a run counts working hours: 8 a day, 21 days a month, 2016 hours a year. A month has 30 calendar
days, so that one calendar day is 5.6 working hours and sixty days of silence are two months.
"""

from typing import Final

WORKDAY: Final = 8.0
MONTH: Final = 21 * WORKDAY
YEAR: Final = 12 * MONTH
DAY: Final = MONTH / 30
WEEK: Final = 7 * DAY
MONTHS: Final = 12
"""Months of a year."""

WEEK_OF_WORK: Final = 5
"""Working days between two weekends."""
NIGHT: Final = 24 - WORKDAY
"""Hours of the wall clock from the end of a working day to the beginning of the next."""
WEEKEND: Final = 2 * 24 + NIGHT
"""The same over a weekend."""
CLOSED = (WEEK_OF_WORK - 1) * NIGHT + WEEKEND
"""Hours of the wall clock in a week that are no working hours."""

HOURS_PER_UNIT: dict[str, float] = {
    "min": 1 / 60,
    "h": 1.0,
    "workday": WORKDAY,
    "workdays": WORKDAY,
    "day": DAY,
    "days": DAY,
    "week": WEEK,
    "weeks": WEEK,
    "month": MONTH,
    "months": MONTH,
    "year": YEAR,
    "years": YEAR,
}
"""Working hours in one unit. `day` and longer are calendar units, `workday` is eight hours of work."""


def working_hours(amount: float, unit: str) -> float:
    """Return `amount` of `unit` in working hours; `KeyError` for a unit the calendar does not know."""
    return amount * HOURS_PER_UNIT[unit]


def month_of(hours: float) -> int:
    """Return the number of the month, from 0, in which the working hour `hours` lies."""
    return int(hours // MONTH)


def wall_clock(hour: float) -> float:
    """Return the hours of the wall clock from hour 0, the morning of a Monday, to a working hour.

    The end of a working day and the morning after it are one moment of the working clock, and count as that morning.
    """
    days = hour // WORKDAY
    return hour + NIGHT * days + (WEEKEND - NIGHT) * (days // WEEK_OF_WORK)


def working_clock(wall: float) -> float:
    """Return the working hour that it is when the wall clock has gone so far from hour 0; nights are mornings."""
    weeks, rest = divmod(wall, 7 * 24)
    days, hours = divmod(rest, 24)
    workdays = min(days, WEEK_OF_WORK) + (1 if days < WEEK_OF_WORK and hours >= WORKDAY else 0)
    inside = hours if days < WEEK_OF_WORK and hours < WORKDAY else 0.0
    return (weeks * WEEK_OF_WORK + workdays) * WORKDAY + inside


def outside_hours(hour: float) -> tuple[float, float]:
    """Return when something is found that comes outside working hours: the morning, and its age in hours by then.

    `hour` is the working hour at which it would have come; the working hours of a week are stretched over all hours of
    that week in which nobody works.
    """
    weeks, within = divmod(hour, WEEK_OF_WORK * WORKDAY)
    closed = within / (WEEK_OF_WORK * WORKDAY) * CLOSED
    nights = min(closed // NIGHT, WEEK_OF_WORK - 1)
    gap = WEEKEND if nights == WEEK_OF_WORK - 1 else NIGHT
    return (weeks * WEEK_OF_WORK + nights + 1) * WORKDAY, gap - (closed - nights * NIGHT)
