"""Kinds of work that count as one: each is done when those before it offer nothing."""

from simulator.model.instructions import KindOfWork
from simulator.model.seat import Seat
from simulator.model.task import Task


class InTurn:
    """Several kinds of work under one name, most urgent first."""

    def __init__(self, *kinds: KindOfWork) -> None:
        """Put `kinds` in this order."""
        self._kinds = kinds

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Take up the next piece of the most urgent kind."""
        for kind in self._kinds:
            task = kind.next_task(seat, now)
            if task is not None:
                return task
        return None

    def await_work(self, seat: Seat, now: float) -> float:
        """Wake for whichever kind has work first."""
        return min(kind.await_work(seat, now) for kind in self._kinds)
