"""Appointments: tasks that come before all other work, such as meetings, notes to colleagues and absences."""

from collections.abc import Callable
from typing import Any, Final

from simpy import Event

from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity
from simulator.model.seats.craft import CRAFTS
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task, Worker

SHORTEST: Final = 1e-6
"""Hours below which the rest of a holiday is due to rounding and counts as none."""


class Note(Task):
    """The note with which a lead is passed on to a colleague."""

    activity = int(Activity.HANDING_OVER)


class HandOver(Task):
    """One side of the hand-over of an account."""

    activity = int(Activity.HANDING_OVER)


class Meeting(Task):
    """A planning meeting of the department."""

    activity = int(Activity.MEETING)
    with_head = True


class Review(Task):
    """A review, in which the head goes through the portfolio with its owner."""

    activity = int(Activity.REVIEWING)
    with_head = True


class Inspection(Task):
    """The head looks into what a person does."""

    activity = int(Activity.CONTROLLING)
    with_head = True

    def finish(self, seat: Seat, now: float) -> None:
        """Count the hours, which make the control felt at the end of the month."""
        if seat.person is not None:
            seat.person.controlled += self.hours


class Coached(Task):
    """A session in which the head coaches a person; an hour is worth several of own practice."""

    __slots__ = ("worth",)
    activity = int(Activity.COACHING)
    with_head = True

    def __init__(self, hours: float, worth: float) -> None:
        """Take up a session of `hours` clock hours, each worth `worth` hours of practice."""
        self.hours, self.waited = hours, DID_NOT_QUEUE
        self.worth = worth

    def finish(self, seat: Seat, now: float) -> None:
        """Let the person learn, in equal parts for all the kinds of work of the seat."""
        if seat.person is not None:
            crafts = [CRAFTS[work] for work in seat.post.terms.order_of_work]
            seat.person.abilities.learn(crafts, self.hours * self.worth, now)


class Trained(Coached):
    """A lesson in the work of a new seat."""

    __slots__ = ()
    activity = int(Activity.TRAINING)
    with_head = False


class Repair(Task):
    """The repair of what looks like a problem of a client."""

    __slots__ = ("client", "problem", "tried")
    activity = int(Activity.FIXING)

    def __init__(self, tried: Callable[[Any, Any, Seat, float], None], client: Any, problem: Any, hours: float) -> None:
        """Take up a repair of `hours` clock hours.

        `tried` is called at its end with the client, the problem (None for a false alarm), the seat and the hour.
        """
        self.hours, self.waited = hours, DID_NOT_QUEUE
        self.tried = tried
        self.client = client
        self.problem = problem

    def finish(self, seat: Seat, now: float) -> None:
        """Let `tried` decide whether the problem is fixed."""
        self.tried(self.client, self.problem, seat, now)


class Upkeep(Task):
    """Keeping the scripts of a team up to date."""

    activity = int(Activity.SCRIPTING)


class DayOff(Task):
    """A public holiday, or several in a row: whatever is in hand is finished first, and nothing else is begun."""

    __slots__ = ("until",)
    activity = int(Activity.ABSENT)

    def __init__(self, until: float) -> None:
        """Stay at home until hour `until`; whoever comes to it later, after an absence, works at once."""
        super().__init__(0.0)
        self.until = until

    def begin(self, worker: Worker) -> float | Event:
        """Book what is left of the holiday, and return the hours until its end."""
        self.hours = self.until - worker.env.now
        if self.hours < SHORTEST:
            return 0.0
        worker.be_off(self.hours)
        return super().begin(worker)


class Away(Task):
    """An absence by illness or leave; the head calls nobody in who is away, or about to be."""

    __slots__ = ("tell",)
    activity = int(Activity.ABSENT)
    ends_presence = True

    def __init__(self, hours: float, tell: Callable[[], None]) -> None:
        """Stay away for `hours` clock hours; `tell` is called when they begin and when they are over."""
        super().__init__(hours)
        self.tell = tell

    def begin(self, worker: Worker) -> float | Event:
        """Go away, and return the hours until coming back."""
        back = super().begin(worker)
        worker.go_away(self.hours)
        self.tell()
        return back

    def finish(self, seat: Seat, now: float) -> None:
        """Come back."""
        if seat.person is not None:
            seat.person.away_until = now
        self.tell()
