"""Re-assignment: a desk is cleared, and everything on it finds its way to somebody."""

import pytest
from small_company import company, scenario

from simulator.journal.vocabulary import Cause
from simulator.model.accounts.reassignment import Reassignment
from simulator.model.firm.firm import Firm
from simulator.model.market.client import Client, Order
from simulator.model.market.lead import Deal, Lead
from simulator.model.market.receivables import Invoice
from simulator.model.seats.seat import Seat

CLOSER = {"count": 2, "order_of_work": ["closing", "qualifying", "prospecting"]}
MANAGER = {"count": 3, "order_of_work": ["serving", "developing", "reactivating"]}


def split(on: tuple[str, ...] = ()) -> tuple[Firm, Reassignment, list[Seat], list[Seat]]:
    """Return firm, re-assignment, closers and managers."""
    _, firm = company(scenario({"closer": CLOSER, "manager": MANAGER}, on))
    parts = firm.env, firm.terms, firm.seats, firm.pipeline, firm.onboarding, firm.owners
    return firm, Reassignment(*parts), firm.seats[:2], firm.seats[2:]


def deal_of(seat: Seat, firm: Firm) -> Deal:
    lead = Lead(1 << 22, 0, 0.0)
    lead.segment = firm.terms.segments[0]
    deal = Deal(lead, 0.5, 0.5)
    deal.survival, deal.seat = 0.8, seat
    seat.deals[deal] = None
    seat.load += lead.segment.load
    return deal


def test_a_deal_passes_with_its_turn() -> None:
    """It comes to whoever closes as well; a turn that was due is due there. A new face costs some of the chance."""
    firm, reassignment, (one, other), _ = split(on=("handover_loss",))
    due, thinking = deal_of(one, firm), deal_of(one, firm)
    one.touches.append(due)
    one.person = None
    reassignment.clear(one, Cause.EXIT)
    assert not one.deals
    assert not one.touches
    assert one.load == pytest.approx(0)
    assert list(other.deals) == [due, thinking]
    assert list(other.touches) == [due]
    assert due.seat is thinking.seat is other
    assert due.chance() == pytest.approx(0.8**due.lead.segment.touches * 0.9)


def test_where_nobody_else_closes_deals_wait_for_the_successor() -> None:
    firm, reassignment, (one, other), _ = split()
    deal = deal_of(one, firm)
    one.touches.append(deal)
    one.person = other.person = None
    reassignment.clear(one, Cause.EXIT)
    assert list(one.deals) == list(one.touches) == [deal]


def laden(seat: Seat) -> tuple[Client, Order, Order, Invoice]:
    """Put an order, an offer and an overdue invoice of one client onto its owner's desk."""
    client = next(iter(seat.portfolio.attended))
    order, offer = Order(client, 0.0, 0.1, 1.0), Order(client, 0.0, 0.2, 1.0)
    invoice = Invoice(0, client, seat.number, 0.1, 0.0, 10.0)
    seat.orders.append(order)
    seat.offers.append(offer)
    seat.overdue.append(invoice)
    return client, order, offer, invoice


def test_orders_offers_and_invoices_follow_their_client() -> None:
    """Each account goes to a colleague who serves, by the policy of assignment, and its papers with it."""
    firm, reassignment, _, (one, *others) = split()
    client, order, offer, invoice = laden(one)
    accounts = list(one.portfolio.attended)
    one.person = None
    reassignment.clear(one, Cause.EXIT)
    assert one.portfolio.size == len(one.orders) == len(one.offers) == len(one.overdue) == 0
    owner = client.owner
    assert owner in others
    assert isinstance(owner, Seat)
    assert (list(owner.orders), list(owner.offers), owner.overdue) == ([order], [offer], [invoice])
    assert all(account.owner in others for account in accounts)
    assert len(firm.journal.moves) == len(accounts)
    assert set(firm.journal.moves["cause"].tolist()) == {Cause.EXIT}


def test_where_nobody_else_serves_all_waits_for_the_successor() -> None:
    firm, reassignment, _, managers = split()
    for seat in managers[1:]:
        seat.person = None
    client, order, offer, invoice = laden(managers[0])
    managers[0].person = None
    reassignment.clear(managers[0], Cause.EXIT)
    assert client.owner is managers[0]
    assert (list(managers[0].orders), list(managers[0].offers)) == ([order], [offer])
    assert managers[0].overdue == [invoice]
    assert len(firm.journal.moves) == 0


def test_leads_go_back_to_the_common_queues() -> None:
    firm, reassignment, (one, _), _ = split()
    lead, opportunity = (Lead((1 << 22) + number, 0, 0.0) for number in (1, 2))
    opportunity.segment = firm.terms.segments[0]
    one.leads.append(lead)
    one.opportunities.append(opportunity)
    one.person = None
    reassignment.clear(one, Cause.EXIT)
    assert firm.pipeline.leads[-1] is lead
    assert firm.pipeline.opportunities[-1] is opportunity
    assert lead.passed
    assert opportunity.passed
