"""On strike: what strikers do instead of their work."""

from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity
from simulator.kernel.calendar import WORKDAY
from simulator.model.seats.instructions import KindOfWork
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task

STINT = 1.0
"""Hours after which a striker who still serves looks whether a client has called."""
SHORTEST = 1e-6
"""What is left of a day by rounding alone is none of it."""


class Striking(Task):
    """Hours of a strike: paid or not, nobody works in them."""

    activity = int(Activity.STRIKING)


class OnStrike:
    """Instructions that strikers give themselves: appointments are kept, clients perhaps served, nobody hunts."""

    def __init__(self, care: tuple[KindOfWork, ...]) -> None:
        """Go on with these kinds of work, most urgent first."""
        self._offers = tuple(kind.next_task for kind in care)
        self._longest = STINT if care else WORKDAY

    def next_task(self, seat: Seat, now: float) -> Task:
        """Return what is still done, or the next stretch of the strike."""
        appointment = seat.next_appointment(now)
        if appointment is not None:
            return appointment
        for offer in self._offers:
            task = offer(seat, now)
            if task is not None:
                return task
        left = WORKDAY - now % WORKDAY
        return Striking(min(self._longest, left if left > SHORTEST else WORKDAY), DID_NOT_QUEUE)

    def stop(self, seat: Seat, now: float) -> None:
        """Close the time sheet: the hours of a strike are booked when they begin."""
