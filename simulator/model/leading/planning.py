"""Planning meetings: hours of the head that reach the whole team at once, and cost everybody as many (C10a)."""

import math
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
        """Plan a meeting of `team` that takes `hours`, at hour `due`."""
        super().__init__(due, hours)
        self.team = team

    def when(self, now: float) -> float:
        """Return now, or never if nobody is there; who is away misses the meeting."""
        return now if any(seat.can_come(now) for seat in self.team) else math.inf

    def begin(self, now: float) -> None:
        """Call everybody in who is there."""
        for seat in self.team:
            call_in(seat, Meeting(self.hours), now)


class Planning:
    """Plans the meetings of a team, at a fixed interval."""

    def __init__(self, terms: Head, team: Sequence[Seat]) -> None:
        """Plan meetings of `team` at the interval, and of the length, that `terms` say."""
        self._every = terms.planning_every
        self._hours = terms.planning_hours
        self._team = team

    def month(self, start: float, end: float) -> Iterator[Duty]:
        """Yield the meetings of a month."""
        if self._every is not None and self._hours > 0:
            for due in dates(self._every, start, end):
                yield PlanningMeeting(due, self._hours, self._team)
