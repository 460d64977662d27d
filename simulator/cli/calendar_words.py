"""The calendar of the market in words: seasons, public holidays, and inquiries outside working hours."""

from collections.abc import Iterator

from simulator.kernel.calendar import CLOSED, MONTH, MONTHS, NIGHT, WEEK_OF_WORK, WEEKEND, WORKDAY
from simulator.scenario.schema.calendar import MONTH_NAMES, Calendar, DaysOff, Rhythm
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.writing import number, written

MEAN_AGE = ((WEEK_OF_WORK - 1) * NIGHT**2 + WEEKEND**2) / (2 * CLOSED)
"""Hours for which whoever asks at some moment of the closed hours has waited in the morning, on average."""


def calendar_words(scenario: Scenario) -> Iterator[str]:
    """Yield the lines that tell the calendar; one line says so if all months, days and hours are alike."""
    calendar = scenario.market.calendar
    told = list(_told(calendar))
    if not told:
        yield "All months, days and hours are alike."
    elif not scenario.mechanisms.calendar:
        yield "All months, days and hours are alike: the calendar is switched off."
    yield from told


def _told(calendar: Calendar) -> Iterator[str]:
    if calendar.inquiries.differ or calendar.orders.differ or calendar.holidays.differ:
        yield f"The run begins with {calendar.starts_in.capitalize()}."
    yield from _seasons("Inquiries of the market", calendar.inquiries)
    yield from _seasons("Needs of clients", calendar.orders)
    yield from _holidays(calendar.holidays)
    if calendar.outside_hours is not None:
        yield (
            f"{written(calendar.outside_hours, 'share')} of the inquiries come at night or at the weekend; found in "
            f"the morning, they have waited {number(MEAN_AGE)} h on average. Inquirers wait by the wall clock."
        )


def _seasons(what: str, rhythm: Rhythm) -> Iterator[str]:
    if not rhythm.differ:
        return
    mean = sum(rhythm.months) / MONTHS
    factors = (
        f"{name.capitalize()} {number(round(factor / mean, 2))}"
        for name, factor in zip(MONTH_NAMES, rhythm.months, strict=True)
    )
    yield f"{what} by month, the mean of the year being 1: {', '.join(factors)}."


def _holidays(holidays: DaysOff) -> Iterator[str]:
    if not holidays.differ:
        return
    named = zip(MONTH_NAMES, holidays.months, strict=True)
    days = (f"{count} in {name.capitalize()}" for name, count in named if count)
    share = sum(holidays.months) * WORKDAY / (MONTHS * MONTH)
    yield (
        f"Nobody works on public holidays, the first working days of their month: {', '.join(days)}; "
        f"{written(round(share, 3), 'share')} of the year."
    )
