"""The first months with whoever won a client, and the ties of people who are not its owner (C45, C50, C51)."""

from typing import Any

import pytest
from small_company import company, scenario

from simulator.journal.vocabulary import Cause
from simulator.model.firm.firm import Firm
from simulator.model.laws.bond import faded
from simulator.model.leading.tending import Tending
from simulator.model.market.client import Client
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.heads import KeyAccounts

SELLER = {
    "count": 1, "order_of_work": ["serving", "developing", "closing", "qualifying", "prospecting"],
    "passes_accounts_after": "2 months", "stays_in_touch_every": "1 month",
}
MANAGER = {"count": 2, "order_of_work": ["serving", "developing"]}
NEW = (1 << 22) + 7


def two_departments(*, manager: dict[str, Any] | None = None, **organization: Any) -> tuple[Firm, Seat, list[Seat]]:
    """Return the firm, the seller, and the managers, at hour 0; hand-overs are parallel, ties are on."""
    design = scenario(
        {"seller": SELLER, "manager": MANAGER | (manager or {})}, ("parallel_contacts",),
        organization={"handover": {"style": "parallel"}} | organization, horizon="6 months",
    )  # fmt: skip
    _, firm = company(design)
    return firm, firm.seats[0], firm.seats[1:]


def won(firm: Firm, seller: Seat) -> Client:
    firm.onboarding.welcome(NEW, 3, seller)
    return firm.customers.everybody[NEW]


def test_the_opening_book_is_with_those_who_keep_accounts_for_good() -> None:
    _, seller, managers = two_departments()
    assert seller.portfolio.size == 0
    assert sum(manager.portfolio.size for manager in managers) == 30


def test_an_account_passes_on_after_its_first_months() -> None:
    firm, seller, managers = two_departments()
    client = won(firm, seller)
    assert client.owner is seller
    firm.env.run(until=335.9)
    assert client.owner is seller
    firm.env.run(until=336.1)
    assert client.owner in managers
    moves = firm.journal.moves
    assert (moves["client"][-1], moves["cause"][-1]) == (NEW, Cause.DUE)


@pytest.mark.parametrize(("overflow", "stays"), [
    ("bury", False), ("hire", False), ("queue", True), ("turn_away", True), ("keep_with_closer", True),
])  # fmt: skip
def test_where_nobody_has_room_the_overflow_policy_decides(overflow: str, stays: bool) -> None:
    firm, seller, managers = two_departments(manager={"account_limit": 0}, overflow=overflow)
    client = won(firm, seller)
    firm.env.run(until=400.0)
    assert (client.owner is seller) is stays
    assert stays or client in client.owner.portfolio.buried  # type: ignore[union-attr]  # it has an owner
    for manager in managers:
        manager.portfolio.limit = 10.0
    firm.env.run(until=560.0)
    assert (client.owner is seller) is (overflow == "keep_with_closer")


def test_whoever_won_a_client_stays_in_touch_and_so_keeps_the_bond() -> None:
    """Both bonds live side by side: a call a month holds the seller's up, which would have faded otherwise."""
    firm, seller, _ = two_departments()
    client = won(firm, seller)
    firm.env.run(until=336.1)
    person = seller.holder
    before = faded(client.bonds[person], firm.env.now)
    assert seller.former_clients.next_call(500.0) is None
    assert seller.former_clients.next_call(505.0) is client
    firm.relations.contact(client, seller, firm.env.now)
    assert faded(client.bonds[person], firm.env.now) > before
    assert len(client.bonds) == 3, "seller, manager and firm"


def test_without_the_mechanism_nobody_stays_in_touch() -> None:
    design = scenario({"seller": SELLER, "manager": MANAGER}, organization={"handover": {"style": "parallel"}})
    _, firm = company(design)
    won(firm, firm.seats[0])
    firm.env.run(until=400.0)
    assert firm.seats[0].former_clients.due == float("inf")


def test_ties_end_with_the_person() -> None:
    _, seller, managers = two_departments()
    seller.former_clients.tie(next(iter(managers[0].portfolio.attended)), 0.0)
    seller.former_clients.drop()
    assert seller.former_clients.due == float("inf")


class Leader:
    """Somebody who leads, as relations see it."""

    number = 99
    holder = 77


def test_who_leads_meets_the_most_valuable_clients_each_in_its_rhythm() -> None:
    """Of 30 clients the best fifth are six; each is met in the first month and again when two months have passed."""
    firm, *_ = two_departments()
    clients = list(firm.customers.everybody.values())
    terms = KeyAccounts.model_validate({"share": 0.2, "every": "2 months", "hours": "1 h"})
    tending = Tending(terms, Leader(), lambda: clients, firm.relations)
    months = [list(tending.month(168.0 * month, 168.0 * (month + 1))) for month in range(4)]
    assert [len(month) for month in months] == [6, 0, 6, 0]
    worth = {client: client.nature.order_rate * client.nature.mean_margin for client in clients}
    least = min(worth[duty.client] for duty in months[0])  # type: ignore[attr-defined]  # its own duties
    assert sum(value > least for value in worth.values()) == 5
    for duty in months[0]:
        duty.finish(duty.due)
        assert 77 in duty.client.bonds  # type: ignore[attr-defined]
