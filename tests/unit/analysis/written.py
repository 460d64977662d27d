"""Journals written by hand, so that every indicator can be counted on the fingers."""

from simulator.journal.journal import Journal, PersonFacts, SeatFacts
from simulator.journal.vocabulary import Stage, State, Step
from simulator.kernel.calendar import MONTH

WARM_UP, END = 12 * MONTH, 36 * MONTH


def seat(number, role="seller", *, department="sales", serves=True, opened=0.0):
    """Return the facts of a seat; the role `head` leads."""
    return SeatFacts(number, department, role, role == "head", serves and role != "head", 60.0, opened)


class Writer:
    """Writes a journal fact by fact; times are typed in months."""

    def __init__(self, *seats, warm_up=WARM_UP, end=END):
        """Begin with the staff of the start on all seats, person 0 on the first of them."""
        self.journal = Journal("made-up", 0, 0, warm_up, end, 0.25, ("small",))
        self.journal.seats.extend(seats or (seat(0), seat(1), seat(2, "head")))
        for one in self.journal.seats:
            self.newcomer()
            self.step(0, one.number, one.number, Step.OPENED)

    def newcomer(self, hunting=1.0, farming=1.0):
        """Make another person known and return the number."""
        self.journal.people.append(PersonFacts(len(self.journal.people), hunting, farming))
        return len(self.journal.people) - 1

    def step(self, month, number, person, step, value=0.0):
        """Let a person take a seat or leave it."""
        self.journal.staff.add((month * MONTH, number, person, step, value))
        return self

    def client(self, month, client, state=State.CUSTOMER, number=0):
        """Let a client take a state."""
        self.journal.clients.add((month * MONTH, client, state, number, 0))
        return self

    def order(self, month, client, number=0, margin=1.0, winner=-1, placed=None):
        """Serve an order, placed a little before unless it is said when."""
        hour = month * MONTH
        when = hour - 1 if placed is None else placed * MONTH
        self.journal.served.add((hour, client, number, when, margin, winner))
        return self

    def lead(self, month, client, stage=Stage.DEAL, number=0, attempt=0):
        """Let a lead reach a stage."""
        self.journal.leads.add((month * MONTH, client, attempt, stage, number))
        return self

    def inquiry(self, month, client, *, answered_after=None, cold_after=None):
        """Let an inquiry come, and be answered or go cold after so many hours, or wait until the run ends."""
        asked = month * MONTH
        self.lead(month, client, Stage.INQUIRY, -1)
        if answered_after is not None:
            self.journal.answers.add((asked + answered_after, client, 0, asked))
        if cold_after is not None:
            self.journal.leads.add((asked + cold_after, client, 0, Stage.COLD, -1))
        return self

    def work(self, hour, activity, hours, number=0):
        """Spend hours, counted from hour `hour`."""
        self.journal.work.add((hour, number, activity, hours, -1.0))
        return self

    def month_ends(self, living=10.0):
        """Count a base that never changes at the end of each month."""
        for month in range(int(self.journal.end // MONTH) + 1):
            self.journal.base.add((month * MONTH, living, 0, 0, 0, living, 0, 0, 0, 5.0, 0.0))
        return self
