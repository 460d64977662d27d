"""Months: what the calendar of the market comes to on the clock of a run."""

from simulator.kernel.holidays import Holidays
from simulator.kernel.seasons import Seasons
from simulator.scenario.schema.calendar import Calendar, Rhythm


class Months:
    """Seasons, holidays and nights; a calendar of which nothing is said has none of them."""

    def __init__(self, calendar: Calendar) -> None:
        """Lay `calendar` over the run."""
        self._first = calendar.first_month
        self.of_inquiries = self._seasons(calendar.inquiries)
        """The seasons of inquiries; None where all months are alike."""
        self.of_needs = self._seasons(calendar.orders)
        """The seasons of what clients need; None where all months are alike."""
        self.holidays = Holidays(calendar.holidays.months, self._first)
        self.outside_hours = calendar.outside_hours
        """Share (0-1) of inquiries that come outside working hours; None where there are working hours only."""

    def _seasons(self, rhythm: Rhythm) -> Seasons | None:
        return Seasons(rhythm.months, self._first) if rhythm.differ else None
