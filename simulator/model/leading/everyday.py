"""Everyday duties of a head, which stand in no diary: paperwork, days off, and talking with people."""

from simulator.journal.vocabulary import Activity
from simulator.model.leading.duty import Duty


class Paperwork(Duty):
    """Meetings elsewhere, plans and reports."""

    activity = int(Activity.PAPERWORK)
    rank = -1


class DayOff(Duty):
    """Public holidays, on which nothing is done."""

    activity = int(Activity.ABSENT)
    rank = -2
    reached = False


class Talk(Duty):
    """Talking with people, one after another."""

    activity = int(Activity.LEADING)
    rank = 9


class Alone(Duty):
    """Waiting, while nobody of the team is there to talk with."""

    activity = int(Activity.IDLING)
    rank = 9
    reached = False
