"""On strike: the instructions by which strikers go instead of their work."""

from typing import Final

from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity
from simulator.kernel.calendar import WORKDAY
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.model.seats.person import Instructions
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task

STINT: Final = 1.0
"""Hours after which a striker who still serves looks for orders."""
SHORTEST: Final = 1e-6
"""Hours below which the rest of a day is due to rounding and counts as none."""


class Striking(Task):
    """Hours of a strike, in which no work is done."""

    activity = int(Activity.STRIKING)


class OnStrike(Instructions):
    """Instructions of strikers: they keep appointments, perhaps serve clients, and do not hunt."""

    def __init__(self, care: tuple[KindOfWork, ...]) -> None:
        """Go on with the kinds of work `care` only, most urgent first; none if it is empty."""
        self._care = care
        self._longest = STINT if care else WORKDAY

    def next_task(self, seat: Seat, now: float) -> Task:
        """Return the next piece of work that is still done, or else the next stretch of the strike."""
        appointment = seat.next_appointment(now)
        if appointment is not None:
            return appointment
        for kind in self._care:
            task = kind.next_task(seat, now)
            if task is not None:
                return task
        left = WORKDAY - now % WORKDAY
        return Striking(min(self._longest, left if left > SHORTEST else WORKDAY), DID_NOT_QUEUE)

    def stop(self, seat: Seat, now: float) -> None:
        """Close the time sheet: the hours of a strike are booked when they begin."""
