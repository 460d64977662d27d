"""A head of sales: planning meetings with everybody, reviews of each portfolio, and leading in between."""

from collections.abc import Generator, Iterator
from itertools import count

from simpy import Environment, Event, Timeout

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity
from simulator.kernel.calendar import MONTH
from simulator.model.activities.appointments import Meeting
from simulator.model.seat import Seat
from simulator.scenario.organization import Head as HeadTerms

PLANNING, REVIEW = "planning", "review"


class Head:
    """Somebody who leads a department; every hour is booked to meetings or to leading."""

    def __init__(
        self, env: Environment, journal: Journal, number: int, terms: HeadTerms, team: list[Seat], dormant_after: float
    ) -> None:
        """Begin to lead `team` from a seat of that number; clients are silent after `dormant_after` hours."""
        self._env = env
        self._journal = journal
        self._number = number
        self._terms = terms
        self._team = team
        self._dormant_after = dormant_after
        env.process(self.work())

    def work(self) -> Generator[Event, None, None]:
        """Follow the diary."""
        for hour, what in self._diary():
            yield self._spend(max(0.0, hour - self._env.now), Activity.LEADING)
            yield self._spend(self._hold(what), Activity.MEETING)

    def _diary(self) -> Iterator[tuple[float, str]]:
        """Yield planning meetings and monthly reviews in order, then an empty appointment at the end of the run."""
        end = self._journal.end
        entries: list[tuple[float, str]] = []
        if self._terms.planning_every is not None:
            every = self._terms.planning_every
            entries += [(number * every, PLANNING) for number in _until(end, every)]
        if self._terms.review == "monthly":
            entries += [(number * MONTH, REVIEW) for number in _until(end, MONTH)]
        yield from sorted(entries)
        yield end, ""

    def _hold(self, what: str) -> float:
        """Call the team in, and return how long this takes the head."""
        if what == PLANNING:
            for seat in self._team:
                self._call_in(seat, self._terms.planning_hours)
            return self._terms.planning_hours
        if what == REVIEW:
            keepers = [seat for seat in self._team if seat.portfolio.size]
            for seat in keepers:
                self._review(seat)
            return self._terms.review_hours * len(keepers)
        return 0.0

    def _review(self, seat: Seat) -> None:
        silent = seat.portfolio.silent(self._env.now - self._dormant_after)
        if to_call := silent[: self._terms.review_calls]:
            seat.portfolio.call_soon(to_call)
            seat.ring()
        self._call_in(seat, self._terms.review_hours)

    def _call_in(self, seat: Seat, hours: float) -> None:
        if hours > 0:
            seat.appointments.append(Meeting(hours))
            seat.ring()

    def _spend(self, hours: float, activity: Activity) -> Event:
        if hours > 0:
            self._journal.work.add((self._env.now, self._number, activity, hours, DID_NOT_QUEUE))
        return Timeout(self._env, hours)


def _until(end: float, every: float) -> Iterator[int]:
    """Yield 1, 2, ... as long as so many intervals of `every` hours end before `end`."""
    for number in count(1):
        if number * every >= end:
            return
        yield number
