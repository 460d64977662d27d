"""Controlling: the head looks every week into what each person does; the hours are charged to both (C10b)."""

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

    def begin(self, now: float) -> None:
        """Call the person in."""
        call_in(self.seat, Inspection(self.hours))

    def finish(self, now: float) -> None:
        """Count the hours, which make the control felt at the end of the month."""
        self.seat.controlled += self.hours


class Controlling:
    """Plans one look a week into the work of each person."""

    def __init__(self, terms: Head, team: Sequence[Seat]) -> None:
        """Control `team` for the hours a month that `terms` give each report."""
        self._hours = terms.control_hours * WEEK / MONTH
        self._team = team

    def month(self, start: float, end: float) -> Iterator[Duty]:
        """Yield the looks of a month, spread over each week."""
        if self._hours > 0:
            for monday in dates(WEEK, start, end):
                for turn, seat in enumerate(self._team):
                    if seat.person is not None:
                        yield LookAtWork(monday - WEEK * turn / len(self._team), self._hours, seat)
