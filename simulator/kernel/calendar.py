"""The working calendar: the only place where calendar time becomes working time.

The clock of a run counts working hours: 8 a day, 21 days a month, 2016 hours a year. A month has 30 calendar
days, so that one calendar day is 5.6 working hours and sixty days of silence are two months.
"""

WORKDAY = 8.0
MONTH = 21 * WORKDAY
YEAR = 12 * MONTH
DAY = MONTH / 30
WEEK = 7 * DAY

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
