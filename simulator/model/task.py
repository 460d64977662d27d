"""A piece of work, from the moment somebody takes it up."""

from collections.abc import Callable
from typing import ClassVar, Protocol

from simpy import Environment, Event, Timeout

from simulator.journal.journal import Fact
from simulator.journal.vocabulary import DID_NOT_QUEUE
from simulator.model.seat import Seat


class Worker(Protocol):
    """What a task knows of the person who does it; `book` writes hours into the journal's table `work`."""

    env: Environment
    seat: Seat
    end: float
    book: Callable[[Fact], None]


class Task:
    """What a person spends time on: an activity, its clock hours, and what comes of it.

    Subclasses set `hours` themselves, and `waited` where the work lay in a queue.
    """

    __slots__ = ("hours", "waited")
    activity: ClassVar[int]

    def __init__(self, hours: float, waited: float = DID_NOT_QUEUE) -> None:
        """Take up `hours` clock hours of work that lay in a queue for `waited` hours."""
        self.hours = hours
        self.waited = waited

    def begin(self, worker: Worker) -> Event:
        """Book the hours and return the event of having worked them."""
        env, hours = worker.env, self.hours
        worker.book((env.now, worker.seat.number, self.activity, hours, self.waited))
        return Timeout(env, hours)

    def finish(self, seat: Seat, now: float) -> None:
        """Let the work have its effect."""

    def break_off(self, seat: Seat, now: float) -> None:
        """The run ends in the middle of the task; its hours are booked already."""


class KindOfWork(Protocol):
    """A kind of work: it knows what there is to do for a seat."""

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Take up the next piece of this work for `seat`, or return None where there is nothing to do."""

    def await_work(self, seat: Seat, now: float) -> float:
        """Ask to be rung when work comes; return the hour at which it will come by itself, if that is known."""
