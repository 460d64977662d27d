"""Departures: ties are cut, clients follow, a rival may be founded."""

import pytest
from small_company import company, scenario

from simulator.journal.vocabulary import State, Step
from simulator.model.firm.firm import Firm
from simulator.model.laws.bond import Bond
from simulator.model.people.departures import Departures
from simulator.model.people.portable_margin import PortableMargin
from simulator.model.people.rivals import Rivals
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat

MANAGERS = {"closer": {"count": 2, "order_of_work": ["closing", "qualifying", "prospecting"]},
            "manager": {"count": 3, "order_of_work": ["serving", "developing", "reactivating"]}}  # fmt: skip


def parting(poachability: float) -> tuple[Firm, Rivals, PortableMargin, Departures, Seat]:
    """Return a firm, what belongs to leaving it, and a seat that looks after accounts."""
    market = {"human_nature": {"poachability": poachability}}
    _, firm = company(scenario(MANAGERS, ("following", "founding"), market=market))
    rivals = Rivals(firm.env, firm.journal, firm.terms, firm.customers)
    portable = PortableMargin(firm.env, firm.customers, rivals)
    leaving = Departures(firm.env, firm.terms, firm.luck, firm.seats, firm.customers, rivals, portable)
    return firm, rivals, portable, leaving, firm.seats[2]


def test_nobody_stays_tied_to_somebody_who_left() -> None:
    """With complete poachability those follow who know nobody else; one who is won back later has forgotten too."""
    firm, _, _, leaving, seat = parting(1.0)
    faithful, away = list(seat.portfolio.attended)[:2]
    person = seat.person
    assert isinstance(person, Person)
    faithful.bonds = {person.number: Bond(0.5, 0.0, 0.0)}
    away.bonds[person.number] = Bond(0.5, 0.0, 0.0)
    del firm.customers.everybody[away.number]  # it has left without a word, and is still on the list
    leaving.part(person, seat, Step.QUIT)
    assert faithful.state is State.FOLLOWED
    assert not faithful.living
    assert all(person.number not in other.bonds for other in firm.customers.everybody.values())
    away.move_to(State.CUSTOMER, 0.0, firm.journal)
    firm.customers.win_back(away)
    assert person.number not in away.bonds


def test_what_is_portable_is_what_is_expected_to_follow() -> None:
    """A team can take along the sum of what its members can, and all of the margin if it has all bonds."""
    firm, _, portable, _, seat = parting(0.5)
    everybody = [one.person.number for one in firm.seats if one.person is not None]
    alone = portable.by_person()
    assert portable.of(everybody) == pytest.approx(sum(alone.values()))
    assert 0 < portable.of(everybody) < 0.5 * portable.total()  # the firm has bonds of its own
    for client in firm.customers.everybody.values():
        client.bonds = {seat.holder: Bond(0.5, 0.0, 0.0)}
    assert portable.of([seat.holder]) == pytest.approx(0.5 * portable.total())
    assert portable.of([]) == portable.of([999]) == 0


def test_founders_pull_and_others_find_a_rival_to_go_to() -> None:
    """Chances grow by the declared factors, and never beyond certainty; wooing ends with its time."""
    firm, rivals, _, _, _ = parting(0.4)
    assert rivals.poachability(3) == pytest.approx(0.4)
    rivals.found([3])
    assert rivals.poachability(3) == pytest.approx(0.4 * 1.5)
    assert rivals.poachability(4) == pytest.approx(0.4 * 1.2)
    assert firm.customers.wooed == pytest.approx(1.2)
    certain = parting(0.9)[1]
    certain.found([3])
    assert certain.poachability(3) == certain.poachability(4) == 1.0
