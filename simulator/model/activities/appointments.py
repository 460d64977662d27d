"""Appointments come before all other work: meetings, hand-overs, notes to colleagues. Their hours are charged."""

from simulator.journal.vocabulary import Activity
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
