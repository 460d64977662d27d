"""Key-person risk: a client goes along as readily as those leave to whom it is tied, by its share of all bonds."""

from typing import Any

import pytest
from small_company import company, scenario

from simulator.kernel.calendar import MONTH, YEAR
from simulator.model.firm.firm import Firm
from simulator.model.laws.bond import Bond
from simulator.model.laws.following import following
from simulator.model.laws.quitting import chance_to_leave
from simulator.model.market.client import FIRM, Client
from simulator.model.people.key_person_risk import KeyPersonRisk
from simulator.model.seats.person import Person
from simulator.scenario.schema.scenario import Scenario

RATE, HEADS_RATE, POACHABLE = 0.4, 0.1, 0.3
MONTHLY = chance_to_leave(RATE / YEAR, MONTH)
QUITTING = {"base_rate": RATE, "head_rate": HEADS_RATE, "drudgery": 0, "outside": 0, "overload": 0, "control": 0}


def design(*on: str, **organization: Any) -> Scenario:
    nature = {"poachability": POACHABLE, "list_poachability": 0.1, "quitting": QUITTING}
    return scenario(on=on, market={"human_nature": nature}, organization=organization)


def looked_at(of: Scenario) -> tuple[Firm, KeyPersonRisk, Client, int]:
    """Return a firm, its key-person risk as things stand, a client of it, and the number of the client's seller."""
    built, firm = company(of)
    risk = built._census._appraisal._risk
    assert isinstance(risk, KeyPersonRisk)
    risk.look_round()
    client = next(one for one in firm.customers.everybody.values() if one.owner is not None)
    assert client.owner is not None
    assert isinstance(client.owner.person, Person)
    client.bonds.clear()
    return firm, risk, client, client.owner.person.number


def test_who_knows_one_person_goes_along_as_readily_as_that_person_leaves() -> None:
    _, risk, client, seller = looked_at(design("quitting", "following"))
    client.bonds[seller] = Bond(0.6, 0.0, 0.01)
    assert risk.of(client, 5.0) * MONTH == pytest.approx(MONTHLY * POACHABLE)


def test_ties_to_others_hold_a_client_back() -> None:
    """Expected is what the law of departures makes of each person that may leave; the firm does not leave."""
    _, risk, client, seller = looked_at(design("quitting", "following"))
    client.bonds |= {FIRM: Bond(0.3, 0.0, 0.001), seller: Bond(0.6, 0.0, 0.01), seller + 1: Bond(0.2, 0.0, 0.02)}
    mine, other = (
        following(client.bonds[one], client.bonds.values(), POACHABLE, 40.0) for one in (seller, seller + 1)
    )
    assert 0 < other < mine < POACHABLE
    assert risk.of(client, 40.0) * MONTH == pytest.approx(MONTHLY * (mine + other))


def test_heads_leave_at_their_own_rate() -> None:
    built, _ = company(design("quitting", "following"))
    (head,) = built._leadership.people
    _, risk, client, _ = looked_at(design("quitting", "following"))
    client.bonds[head] = Bond(0.5, 0.0, 0.0)
    assert risk.of(client, 0.0) * MONTH == pytest.approx(chance_to_leave(HEADS_RATE / YEAR, MONTH) * POACHABLE)


def test_an_empty_seat_takes_nobody_along() -> None:
    firm, risk, client, seller = looked_at(design("quitting", "following"))
    client.bonds[seller] = Bond(0.6, 0.0, 0.0)
    for seat in firm.seats:
        seat.person = None
    risk.look_round()
    assert risk.of(client, 0.0) == 0


@pytest.mark.parametrize("on", [("quitting",), ("following",)])
def test_nobody_goes_along_where_nobody_leaves_or_follows(on: tuple[str, ...]) -> None:
    _, risk, client, seller = looked_at(design(*on))
    client.bonds[seller] = Bond(0.6, 0.0, 0.0)
    assert risk.of(client, 0.0) == 0


def test_once_there_is_a_rival_every_leaver_pulls_harder() -> None:
    _, risk, client, seller = looked_at(design("quitting", "following"))
    client.bonds[seller] = Bond(0.6, 0.0, 0.0)
    before = risk.of(client, 0.0)
    risk._rivals.found([])
    risk.look_round()
    lure = risk._terms.market.human_nature.founding.lure
    assert lure > 1
    assert risk.of(client, 0.0) == pytest.approx(lure * before)


@pytest.mark.parametrize(("access", "leavers"), [("all", 2), ("department", 2), ("own", 0)])
def test_who_has_a_list_takes_strangers_along(access: str, leavers: int) -> None:
    """A client with a bond to one of three sellers is a stranger to the other two, if their list has it."""
    _, risk, client, seller = looked_at(design("quitting", "list_access", access=access))
    client.bonds[seller] = Bond(0.2, 0.0, 0.0)
    assert risk.of(client, 0.0) * MONTH == pytest.approx(leavers * MONTHLY * 0.1 * (1 - 0.2))
