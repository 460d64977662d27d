"""Coaching: an hour of the head that teaches as much as several hours of practice (B.9)."""

from collections.abc import Iterator, Sequence

from simulator.journal.vocabulary import Activity
from simulator.model.leading.duty import Duty, call_in, spread
from simulator.model.seats.appointments import Coached
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.heads import Head


class Lesson(Duty):
    """A session with one person."""

    __slots__ = ("seat", "worth")
    activity = int(Activity.COACHING)
    rank = 4

    def __init__(self, due: float, hours: float, seat: Seat, worth: float) -> None:
        """Plan a session of `hours` with the person on `seat`; each is worth `worth` hours of practice."""
        super().__init__(due, hours)
        self.seat = seat
        self.worth = worth

    def when(self, now: float) -> float:
        """Return now, or the hour at which the person who is away is expected; never, if the seat is empty."""
        return self.seat.expected(now)

    def begin(self, now: float) -> None:
        """Call the person in."""
        call_in(self.seat, Coached(self.hours, self.worth), now)


class Coaching:
    """Plans one session a month with each person of the team."""

    def __init__(self, terms: Head, team: Sequence[Seat], worth: float) -> None:
        """Coach `team` for the hours that `terms` give each report; an hour is worth `worth` hours of practice."""
        self._hours = terms.coaching_hours
        self._team = team
        self._worth = worth

    def month(self, start: float, end: float) -> Iterator[Duty]:
        """Yield the sessions of a month, spread over it."""
        if self._hours > 0:
            for turn, due in spread(len(self._team), start, end):
                if self._team[turn].person is not None:
                    yield Lesson(due, self._hours, self._team[turn], self._worth)
