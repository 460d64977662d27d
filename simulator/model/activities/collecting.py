"""Collecting: asking for payments that are overdue."""

from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity
from simulator.model.market.receivables import Invoice, Receivables
from simulator.model.market.terms import Terms
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task


class Reminder(Task):
    """A person asks a client for a payment."""

    __slots__ = ("collecting", "invoice")
    activity = int(Activity.COLLECTING)

    def __init__(self, collecting: "Collecting", invoice: Invoice, hours: float) -> None:
        """Ask for `invoice`, which takes so many clock hours."""
        self.hours, self.waited = hours, DID_NOT_QUEUE
        self.collecting = collecting
        self.invoice = invoice

    def finish(self, seat: Seat, now: float) -> None:
        """Be promised the money."""
        self.collecting.receivables.asked(self.invoice, now)


class Collecting:
    """Asks for what is overdue, the oldest first."""

    def __init__(self, terms: Terms, receivables: Receivables) -> None:
        """Ask for the payments that `receivables` holds overdue; `terms` say how long it takes, in productive hours."""
        self.receivables = receivables
        self._hours = terms.market.payments.collecting * terms.stretch

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Ask for the oldest payment that is overdue."""
        invoice = self.receivables.next_overdue(seat, now)
        assert seat.person is not None
        return None if invoice is None else Reminder(self, invoice, self._hours / seat.person.pace)

    def await_work(self, seat: Seat, now: float) -> float:
        """Wake when the next invoice is due that the client will not pay by then."""
        return max(seat.overdue[0].due, now) if seat.overdue else float("inf")
