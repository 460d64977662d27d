"""Planning meetings: an hour of the head that reaches everybody at once, and costs everybody an hour (C10a)."""

from collections.abc import Iterator, Sequence

from simulator.journal.vocabulary import Activity
from simulator.model.leading.duty import Duty, call_in, dates
from simulator.model.seats.appointments import Meeting
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.heads import Head


class PlanningMeeting(Duty):
    """The whole department sits together."""

    __slots__ = ("team",)
    activity = int(Activity.MEETING)
    rank = 0
    reaches_all = True

    def __init__(self, due: float, hours: float, team: Sequence[Seat]) -> None:
        """Call a meeting of `team`."""
        super().__init__(due, hours)
        self.team = team

    def begin(self, now: float) -> None:
        """Call everybody in."""
        for seat in self.team:
            call_in(seat, Meeting(self.hours))


class Planning:
    """Holds a meeting every so often."""

    def __init__(self, terms: Head, team: Sequence[Seat]) -> None:
        """Plan for `team`."""
        self._every = terms.planning_every
        self._hours = terms.planning_hours
        self._team = team

    def month(self, start: float, end: float) -> Iterator[Duty]:
        """Yield the meetings of a month."""
        if self._every is not None and self._hours > 0:
            for due in dates(self._every, start, end):
                yield PlanningMeeting(due, self._hours, self._team)
