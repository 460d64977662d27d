"""A piece of work, from the moment somebody takes it up."""

from typing import ClassVar, Protocol

from simpy import Environment, Event, Timeout

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity
from simulator.model.seat import Seat


class Worker(Protocol):
    """What a task knows of the person who does it."""

    env: Environment
    seat: Seat
    journal: Journal


class Task:
    """What a person spends time on: an activity, its clock hours, and what comes of it."""

    __slots__ = ("hours", "waited")
    activity: ClassVar[Activity]

    def __init__(self, hours: float, waited: float = DID_NOT_QUEUE) -> None:
        """Take up `hours` clock hours of work that lay in a queue for `waited` hours."""
        self.hours = hours
        self.waited = waited

    def begin(self, worker: Worker) -> Event:
        """Book the hours and return the event of having worked them."""
        env = worker.env
        worker.journal.work.add((env.now, worker.seat.number, self.activity, self.hours, self.waited))
        return Timeout(env, self.hours)

    def finish(self, seat: Seat) -> None:
        """Let the work have its effect."""

    def break_off(self, seat: Seat) -> None:
        """The run ends in the middle of the task; its hours are booked already."""


class KindOfWork(Protocol):
    """A kind of work: it knows what there is to do for a seat."""

    def next_task(self, seat: Seat) -> Task | None:
        """Take up the next piece of this work for `seat`, or return None where there is nothing to do."""

    def await_work(self, seat: Seat) -> float:
        """Ask to be rung when work comes; return the hour at which it will come by itself, if that is known."""
