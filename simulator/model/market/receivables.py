"""What clients owe: an invoice for each order served, due after a term, overdue until it is paid."""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count
from typing import Protocol

from simulator.journal.journal import Journal
from simulator.kernel.distributions import scalar_exponential
from simulator.kernel.luck import Luck, Streams, rows
from simulator.model.market.client import Client, Order
from simulator.scenario.schema.clients import Payments


class Invoice:
    """A margin that a client owes; `pays` is the hour at which it will be paid unless a seat asks for it."""

    __slots__ = ("client", "due", "issued", "margin", "number", "pays", "seat")

    def __init__(self, number: int, client: Client, seat: int, margin: float, issued: float, due: float) -> None:
        """Create invoice `number` for an order that the seat of number `seat` has served.

        `margin` is money; `issued` and `due` are hours of the run.
        """
        self.number = number
        self.client = client
        self.seat = seat
        self.margin = margin
        self.issued = issued
        self.due = due
        self.pays = due

    def __lt__(self, other: "Invoice") -> bool:
        """Sort by the day on which it is due."""
        return (self.due, self.number) < (other.due, other.number)


class Cashier(Protocol):
    """What the receivables know of a seat that served an order: its number and its overdue invoices."""

    overdue: list[Invoice]

    @property
    def number(self) -> int:
        """The number of the seat."""


class Receivables:
    """All that clients owe. Most pay when it is due; the others when they are asked, or late."""

    def __init__(self, terms: Payments, luck: Luck, journal: Journal, counted: bool) -> None:
        """Keep the invoices of a market whose payment habits are `terms`, and write them in `journal`.

        `counted` tells whether any pay plan counts what was collected.
        """
        self._counted = counted
        self._terms = terms
        self._journal = journal
        self._numbers = count()
        self._habits = Streams(luck, "payments", 2, rows, page_length=32)
        self._incoming: list[tuple[float, int, int, float]] = []
        """Payments that are certain: the hour, the number of the invoice, the seat that served, the margin."""
        self._uncertain: dict[int, Invoice] = {}
        """Invoices that will not be paid when they are due, by number; a seat may be asking for one right now."""
        self._by_payment: list[tuple[float, int]] = []
        """The same by the hour at which each will be paid unless a seat asks; entries of settled invoices are void."""

    def issue(self, order: Order, seat: Cashier, now: float) -> None:
        """Write the invoice for an order that `seat` has served; if it will be late, the seat may ask for it."""
        client, terms = order.client, self._terms
        number, due = next(self._numbers), now + terms.term
        if terms.late_share:
            late, delay = self._habits.next(client.number)
            if late < terms.late_share:
                invoice = Invoice(number, client, seat.number, order.margin, now, due)
                invoice.pays += scalar_exponential(delay, terms.lateness)
                heappush(seat.overdue, invoice)
                heappush(self._by_payment, (invoice.pays, number))
                self._uncertain[number] = invoice
                return
        self._paid(number, client, seat.number, order.margin, now, due, due)

    def next_overdue(self, seat: Cashier, now: float) -> Invoice | None:
        """Return the next invoice to ask for; overdue invoices that were paid in the meantime are dropped."""
        while seat.overdue and seat.overdue[0].due <= now:
            invoice = heappop(seat.overdue)
            if invoice.pays > now and invoice.number in self._uncertain:
                return invoice
        return None

    def asked(self, invoice: Invoice, now: float) -> None:
        """Let a client that was asked pay soon, unless the money came while the seat was asking."""
        if invoice.number in self._uncertain:
            self._settle(invoice, min(invoice.pays, now + self._terms.pays_within))

    def paid_until(self, now: float) -> Iterator[tuple[int, float]]:
        """Yield (seat that served, margin) of everything paid since the last time, up to hour `now`."""
        while self._by_payment and self._by_payment[0][0] <= now:
            invoice = self._uncertain.get(heappop(self._by_payment)[1])
            if invoice is not None:
                self._settle(invoice, invoice.pays)
        while self._incoming and self._incoming[0][0] <= now:
            _, _, seat, margin = heappop(self._incoming)
            yield seat, margin

    def close(self) -> None:
        """Write down the late invoices that are still open when the run ends."""
        for invoice in list(self._uncertain.values()):
            self._settle(invoice, invoice.pays)

    def _settle(self, invoice: Invoice, paid: float) -> None:
        del self._uncertain[invoice.number]
        self._paid(
            invoice.number, invoice.client, invoice.seat, invoice.margin, invoice.issued, invoice.due, paid
        )  # fmt: skip

    def _paid(
        self, number: int, client: Client, seat: int, margin: float, issued: float, due: float, paid: float
    ) -> None:
        """Write down an invoice once it is certain when it will be paid."""
        self._journal.invoices.add((issued, client.number, seat, margin, due, paid))
        if self._counted:
            heappush(self._incoming, (paid, number, seat, margin))
