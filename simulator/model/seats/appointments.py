"""Appointments come before all other work: meetings, hand-overs, notes to colleagues. Their hours are charged."""

from collections.abc import Callable
from typing import Any

from simpy import Event

from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity
from simulator.model.seats.craft import CRAFTS
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task, Worker


class Note(Task):
    """A lead is passed on to a colleague."""

    activity = int(Activity.HANDING_OVER)


class HandOver(Task):
    """One side of the hand-over of an account."""

    activity = int(Activity.HANDING_OVER)


class Meeting(Task):
    """A planning meeting of the department."""

    activity = int(Activity.MEETING)


class Review(Task):
    """The head goes through the portfolio with its owner."""

    activity = int(Activity.REVIEWING)


class Inspection(Task):
    """The head looks into what somebody does."""

    activity = int(Activity.CONTROLLING)


class Coached(Task):
    """The head teaches; an hour is worth several of own practice."""

    __slots__ = ("worth",)
    activity = int(Activity.COACHING)

    def __init__(self, hours: float, worth: float) -> None:
        """Be taught for so many hours, each worth `worth` hours of practice."""
        self.hours, self.waited = hours, DID_NOT_QUEUE
        self.worth = worth

    def finish(self, seat: Seat, now: float) -> None:
        """Have learned something for all the work of the seat."""
        if seat.person is not None:
            crafts = [CRAFTS[work] for work in seat.post.terms.order_of_work]
            seat.person.abilities.learn(crafts, self.hours * self.worth, now)


class Trained(Coached):
    """A lesson in the work of a new seat."""

    __slots__ = ()
    activity = int(Activity.TRAINING)
class Repair(Task):
    """Somebody sees to what looks like a problem of a client."""

    __slots__ = ("client", "problem", "tried")
    activity = int(Activity.FIXING)

    def __init__(self, tried: Callable[[Any, Any, Seat, float], None], client: Any, problem: Any, hours: float) -> None:
        """Take so many hours for it; `tried` sees whether it helped."""
        self.hours, self.waited = hours, DID_NOT_QUEUE
        self.tried = tried
        self.client = client
        self.problem = problem

    def finish(self, seat: Seat, now: float) -> None:
        """See whether it helped."""
        self.tried(self.client, self.problem, seat, now)


class Upkeep(Task):
    """A script is brought up to date."""

    activity = int(Activity.SCRIPTING)


class Away(Task):
    """Ill or on leave; what was missed is not made up for."""

    __slots__ = ("tell",)
    activity = int(Activity.ABSENT)

    def __init__(self, hours: float, tell: Callable[[], None]) -> None:
        """Stay away for so many hours, and let `tell` be known when they begin and when they are over."""
        super().__init__(hours)
        self.tell = tell

    def begin(self, worker: Worker) -> Event:
        """Leave the desk."""
        back = super().begin(worker)
        worker.away_until = worker.env.now + self.hours
        self.tell()
        return back

    def finish(self, seat: Seat, now: float) -> None:
        """Come back, and find that meetings were held without oneself."""
        if seat.person is not None:
            seat.person.away_until = now
        self.tell()
        missed = (Meeting, Inspection)
        kept = [task for task in seat.appointments if not isinstance(task, missed)]
        seat.appointments.clear()
        seat.appointments.extend(kept)
