"""A task: one piece of work, from the moment a person takes it up, with its hours and its effect."""

from typing import Any, ClassVar

from mypy_extensions import mypyc_attr
from simpy import Event

from simulator.journal.vocabulary import DID_NOT_QUEUE
from simulator.model.clock import Clock


class Worker:
    """What a task knows of the person who does it."""

    env: Clock
    end: float
    away_until: float
    """The hour of return from an absence; in the past if the person is not away."""

    def go_away(self, hours: float) -> None:
        """Be away for `hours` from now on."""
        raise NotImplementedError

    def be_off(self, hours: float) -> None:
        """Have a public holiday for `hours` from now on."""
        raise NotImplementedError

    def spend(self, activity: int, hours: float, waited: float, travel: float = 0.0) -> float:
        """Book clock hours of work that lay in a queue for `waited` hours; return the hours until it is done.

        Before the work come `travel` hours on the way to it.
        """
        raise NotImplementedError

    def book(self, activity: int, since: float, hours: float) -> None:
        """Book hours that have passed already."""
        raise NotImplementedError


@mypyc_attr(allow_interpreted_subclasses=True)
class Task:
    """What a person spends time on: an activity, its clock hours, and what comes of it.

    Subclasses set `hours` themselves, and `waited` where the work lay in a queue.
    """

    __slots__ = ("hours", "waited")
    activity: ClassVar[int]
    ends_presence: ClassVar[bool] = False
    """Whether the person will not be there once this task, which waits among the appointments, has begun."""
    with_head: ClassVar[bool] = False
    """Whether the head spends the hours too, so that nobody leaves the firm before they are over."""

    def __init__(self, hours: float, waited: float = DID_NOT_QUEUE) -> None:
        """Take up `hours` clock hours of work that lay in a queue for `waited` hours."""
        self.hours = hours
        self.waited = waited

    def begin(self, worker: Worker) -> float | Event:
        """Book the hours, and return when it is done: after so many hours from now, or with an event."""
        return worker.spend(self.activity, self.hours, self.waited)

    def finish(self, seat: Any, now: float) -> None:
        """Let the work have its effect."""


@mypyc_attr(allow_interpreted_subclasses=True)
class Outing(Task):
    """A piece of work that may need a journey; subclasses set `travel`, the clock hours on the way."""

    __slots__ = ("travel",)
    travel: float

    def begin(self, worker: Worker) -> float:
        """Book the hours on the way and at work, and return the hours until it is done."""
        return worker.spend(self.activity, self.hours, self.waited, self.travel)
