"""A duty of a head: something with a date, some hours, and an effect."""

from collections.abc import Iterator
from typing import ClassVar, Protocol

from simulator.journal.vocabulary import DID_NOT_QUEUE
from simulator.kernel.calendar import MONTH
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task


class Duty:
    """One entry of a head's diary; `due` is its hour. Of several that are due, the lowest `rank` comes first."""

    __slots__ = ("due", "hours")
    activity: ClassVar[int]
    rank: ClassVar[int]
    reaches_all: ClassVar[bool] = False
    """Whether these hours reach everybody at once, as a meeting does, and not one person after another."""
    reached: ClassVar[bool] = True
    """Whether such hours reach any of the people whom the head leads."""
    waited: float = DID_NOT_QUEUE
    """How many hours this lay in a queue; DID_NOT_QUEUE if it did not."""

    def __init__(self, due: float, hours: float) -> None:
        """Plan a duty of `hours` clock hours for hour `due` of the run."""
        self.due = due
        self.hours = hours

    @property
    def reaches(self) -> bool:
        """Whether these hours reach any of the people whom the head leads."""
        return self.reached

    def when(self, now: float) -> float:
        """Return the hour at which this may be done: now, if who is needed is there; infinite if it falls out."""
        return now

    def begin(self, now: float) -> None:
        """Call in the people who take part."""

    def finish(self, now: float) -> None:
        """Let the hours have their effect."""

    def drop(self) -> None:
        """Give the duty up for want of time; work that waited for it goes on without."""


class KindOfDuty(Protocol):
    """A kind of duty: it knows what is due in a month."""

    def month(self, start: float, end: float) -> Iterator[Duty]:
        """Yield the duties that are due in (start, end]."""


def call_in(seat: Seat, task: Task, now: float) -> None:
    """Put an appointment with the head on the desk of a seat, unless nobody there can come, or it takes no hours."""
    if task.hours > 0 and seat.can_come(now):
        seat.appointments.append(task)
        seat.ring()


def dates(every: float, start: float, end: float) -> Iterator[float]:
    """Yield the multiples of `every` in (start, end]."""
    number = int(start // every) + 1
    while number * every <= end:
        if number * every > start:
            yield number * every
        number += 1


def spread(count: int, start: float, end: float) -> Iterator[tuple[int, float]]:
    """Spread so many dates evenly over the month that ends at `end`; yield those after `start`, with their places.

    Who comes in the course of a month does not catch up with what the month had before.
    """
    for place in range(count):
        due = end - MONTH + (place + 0.5) * MONTH / count
        if due > start:
            yield place, due
