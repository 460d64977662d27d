"""Public holidays: working days of the clock on which nobody works. They are the first working days of their month."""

from collections.abc import Iterator, Sequence

from simulator.kernel.calendar import MONTH, MONTHS, WORKDAY, month_of


class Holidays:
    """Knows on which days nobody works."""

    def __init__(self, days: Sequence[int], first: int) -> None:
        """Take the holidays of each calendar month, from January on.

        `first` is the calendar month, January being 0, with which hour 0 begins.
        """
        self._hours = [days[(first + month) % MONTHS] * WORKDAY for month in range(MONTHS)]

    def off_until(self, hour: float) -> float:
        """Return the hour at which the holiday, or the last of several in a row, ends that is at `hour`.

        It is `hour` itself where that is no holiday.
        """
        month = month_of(hour)
        return max(hour, month * MONTH + self._hours[month % MONTHS])

    def begin(self, end: float) -> Iterator[float]:
        """Yield the hours before `end` at which holidays begin, several in a row once."""
        for month in range(month_of(end) + 1):
            if self._hours[month % MONTHS] and month * MONTH < end:
                yield month * MONTH

    def worked(self, start: float, end: float) -> float:
        """Return the hours from `start` to `end` that are no holidays."""
        off = 0.0
        for month in range(month_of(start), month_of(end) + 1):
            begins = month * MONTH
            off += max(0.0, min(end, begins + self._hours[month % MONTHS]) - max(start, begins))
        return end - start - off
