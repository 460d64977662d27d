"""A duty of a head: something with a date, some hours, and an effect."""

from collections.abc import Iterator
from typing import ClassVar, Protocol

from simulator.journal.vocabulary import DID_NOT_QUEUE
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task


class Duty:
    """One entry of a head's diary; `due` is its hour. Of several that are due, the lowest `rank` comes first."""

    __slots__ = ("due", "hours")
    activity: ClassVar[int]
    rank: ClassVar[int]
    reaches_all: ClassVar[bool] = False
    """Whether these hours reach everybody at once, as a meeting does, and not one person after another."""
    reaches: ClassVar[bool] = True
    """Whether these hours reach any of the people whom the head leads."""
    waited: float = DID_NOT_QUEUE
    """How many hours this lay in a queue; DID_NOT_QUEUE if it did not."""

    def __init__(self, due: float, hours: float) -> None:
        """Plan a duty of `hours` clock hours for hour `due` of the run."""
        self.due = due
        self.hours = hours

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


def call_in(seat: Seat, task: Task) -> None:
    """Put an appointment on the desk of a seat, unless the seat is empty or the appointment takes no hours."""
    if task.hours > 0 and seat.person is not None:
        seat.appointments.append(task)
        seat.ring()


def dates(every: float, start: float, end: float) -> Iterator[float]:
    """Yield the multiples of `every` in (start, end]."""
    number = int(start // every) + 1
    while number * every <= end:
        if number * every > start:
            yield number * every
        number += 1
