"""Controlling: the head looks every week into what each person does; the hours are charged to both (C10b)."""

import math
from collections.abc import Iterator, Sequence

from simulator.journal.vocabulary import Activity
from simulator.kernel.calendar import MONTH, WEEK
from simulator.model.leading.duty import Duty, call_in, dates
from simulator.model.seats.appointments import Inspection
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.heads import Head


class LookAtWork(Duty):
    """A look into the work of one seat."""

    __slots__ = ("seat",)
    activity = int(Activity.CONTROLLING)
    rank = 3

    def __init__(self, due: float, hours: float, seat: Seat) -> None:
        """Plan a look of `hours` into the work of `seat`, at hour `due`."""
        super().__init__(due, hours)
        self.seat = seat

    def when(self, now: float) -> float:
        """Return now, or never: a look at somebody who is away, or at an empty seat, is not made up for."""
        return now if self.seat.can_come(now) else math.inf

    def begin(self, now: float) -> None:
        """Call the person in."""
        call_in(self.seat, Inspection(self.hours), now)


class Controlling:
    """Plans one look a week into the work of each person."""

    def __init__(self, terms: Head, team: Sequence[Seat]) -> None:
        """Control `team` for the hours a month that `terms` give each report."""
        self._hours = terms.control_hours * WEEK / MONTH
        self._team = team

    def month(self, start: float, end: float) -> Iterator[Duty]:
        """Yield the looks of a month, spread over each week; each seat has a day and an hour of the week of its own."""
        if self._hours > 0:
            for turn, seat in enumerate(self._team):
                if seat.person is not None:
                    earlier = WEEK * turn / len(self._team)
                    for monday in dates(WEEK, start + earlier, end + earlier):
                        yield LookAtWork(monday - earlier, self._hours, seat)
