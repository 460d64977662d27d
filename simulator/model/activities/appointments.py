"""Appointments come before all other work: meetings, hand-overs, notes to colleagues. Their hours are charged."""

from typing import Any

from simulator.journal.vocabulary import Activity
from simulator.model.seat import Seat
from simulator.model.task import Task


class Note(Task):
    """A lead is passed on to a colleague."""

    activity = int(Activity.HANDING_OVER)


class HandOver(Task):
    """One side of the hand-over of an account."""

    activity = int(Activity.HANDING_OVER)


class Meeting(Task):
    """A meeting with the head of sales: planning, or the review of the seat's portfolio."""

    activity = int(Activity.MEETING)


class Appointments:
    """Goes to the next appointment."""

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Return the oldest appointment of the seat."""
        if not seat.appointments:
            return None
        appointment: Any = seat.appointments.popleft()
        task: Task = appointment
        return task

    def await_work(self, seat: Seat, now: float) -> float:
        """Whoever makes an appointment rings."""
        return float("inf")
