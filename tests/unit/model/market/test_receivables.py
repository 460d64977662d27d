"""Receivables: an invoice for each order, paid when it ought to be, when somebody asks, or late."""

import pytest
from small_company import client, empty_journal, scenario, seats

from simulator.journal.journal import Journal
from simulator.kernel.luck import Luck
from simulator.model.market.client import Order
from simulator.model.market.receivables import Invoice, Receivables
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.clients import Payments

END = 1e9


def books(late_share: float, lateness: str = "1000 h") -> tuple[Receivables, Journal, Seat]:
    terms = Payments(term="100 h", late_share=late_share, lateness=lateness, pays_within="10 h")
    journal = empty_journal(scenario())
    return Receivables(terms, Luck(0, 0), journal, True), journal, seats()[0]


def billed(receivables: Receivables, seat: Seat, now: float) -> None:
    receivables.issue(Order(client(int(now)), 0.0, 0.5, 1.0), seat, now)


def test_most_pay_when_they_ought_to() -> None:
    """Nobody is asked, and the money comes on the day it is due, once."""
    receivables, journal, seat = books(late_share=0)
    billed(receivables, seat, 7.0)
    assert receivables.next_overdue(seat, END) is None
    assert list(receivables.paid_until(106.0)) == []
    assert list(receivables.paid_until(107.0)) == [(seat.number, 0.5)]
    assert list(receivables.paid_until(END)) == []
    receivables.close()
    assert (journal.invoices["due"][0], journal.invoices["paid"][0]) == (107.0, 107.0)
    assert len(journal.invoices) == 1


def test_who_is_asked_pays_soon() -> None:
    receivables, journal, seat = books(late_share=1)
    billed(receivables, seat, 0.0)
    assert receivables.next_overdue(seat, 99.0) is None
    invoice = receivables.next_overdue(seat, 101.0)
    assert isinstance(invoice, Invoice)
    assert receivables.next_overdue(seat, 101.0) is None
    receivables.asked(invoice, 102.0)
    assert list(receivables.paid_until(112.0)) == [(seat.number, 0.5)]
    assert journal.invoices["paid"].tolist() == [112.0]


def test_who_pays_late_is_not_asked_any_more() -> None:
    """The money counts from the day on which it came, whether somebody looks for it or not."""
    receivables, journal, seat = books(late_share=1, lateness="1 h")
    billed(receivables, seat, 0.0)
    assert list(receivables.paid_until(END)) == [(seat.number, 0.5)]
    assert receivables.next_overdue(seat, END) is None
    assert 100 < journal.invoices["paid"][0] < 150
    assert len(journal.invoices) == 1


def test_every_invoice_is_written_down_in_the_end() -> None:
    """That for which somebody is asking right now is, and none twice."""
    receivables, journal, seat = books(late_share=1)
    for hour in (0.0, 1.0, 2.0):
        billed(receivables, seat, hour)
    asked = receivables.next_overdue(seat, 150.0)
    assert asked is not None
    receivables.close()
    receivables.close()
    assert sorted(journal.invoices["client"].tolist()) == [0, 1, 2]


def test_the_oldest_is_asked_for_first() -> None:
    receivables, _, seat = books(late_share=1)
    for hour in (5.0, 0.0, 3.0):
        billed(receivables, seat, hour)
    found = [receivables.next_overdue(seat, 150.0) for _ in range(3)]
    assert [invoice.issued for invoice in found if invoice is not None] == [0.0, 3.0, 5.0]


def test_a_client_has_its_own_luck() -> None:
    """Half of all pay late; whether one does is the same whoever else there is. False alarm below 1e-6 (binomial)."""
    receivables, journal, seat = books(late_share=0.5)
    for number in range(400):
        billed(receivables, seat, float(number))
    receivables.close()
    late = {client for client, due, paid in zip(*(journal.invoices[name].tolist() for name in
            ("client", "due", "paid")), strict=True) if paid > due}  # fmt: skip
    assert len(late) == pytest.approx(200, abs=50)
    again, other, seat = books(late_share=0.5)
    billed(again, seat, 17.0)
    again.close()
    assert (other.invoices["paid"][0] > other.invoices["due"][0]) == (17 in late)
