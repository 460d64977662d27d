"""A piece of work, from the moment somebody takes it up."""

from collections.abc import Callable
from typing import Any, ClassVar, Protocol

from simpy import Environment, Event, Timeout

from simulator.journal.journal import Fact
from simulator.journal.vocabulary import DID_NOT_QUEUE


class Worker(Protocol):
    """What a task knows of the person who does it; `book` writes hours into the journal's table `work`."""

    env: Environment
    number: int
    """The number of the seat."""
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
        worker.book((env.now, worker.number, self.activity, hours, self.waited))
        return Timeout(env, hours)

    def finish(self, seat: Any, now: float) -> None:
        """Let the work have its effect."""
