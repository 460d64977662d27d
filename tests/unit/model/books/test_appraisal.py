"""The appraisal: clients count by what they are like, and by how their segment was treated over a quarter."""

from dataclasses import dataclass

import pytest
from small_company import company, scenario

from simulator.model.books.appraisal import COUNTS, Appraisal
from simulator.model.firm.firm import Firm
from simulator.model.laws.bond import Bond
from simulator.model.market.client import Client


@dataclass
class Steady:
    """Clients go along with people at one hazard an hour, all alike."""

    hazard: float = 0.0

    def look_round(self) -> None:
        """See that nothing changes."""

    def of(self, client: Client, now: float) -> float:  # noqa: ARG002
        """Return the hazard of every client."""
        return self.hazard


@pytest.fixture
def firm() -> Firm:
    return company(scenario(on=("neglect",), market={"buying": {"exogenous_share": 0}, "neglect_multiplier": 4.0}))[1]


def attend(firm: Firm, level: float) -> list[Client]:
    """Tie all clients to their firm by a bond of this level that does not fade."""
    clients = list(firm.customers.everybody.values())
    for client in clients:
        client.bonds.clear()
        client.bonds[-1] = Bond(level, 0.0, 0.0)
    return clients


def test_all_attention_lets_clients_buy_more_and_stay_longer(firm: Firm) -> None:
    clients = attend(firm, 1.0)
    buying, discount = firm.terms.market.buying, firm.terms.discount
    bought = (buying.order_floor + (1 - buying.order_floor) / buying.well_served) * (1 + buying.cross_sell)
    margin, hours = Appraisal(firm.terms, firm.customers, Steady()).count(0.0)
    stays = [1 / (client.nature.hazard + discount) for client in clients]
    brings = [client.nature.order_rate * client.nature.mean_margin * bought for client in clients]
    assert hours == pytest.approx(sum(stays))
    assert margin == pytest.approx(sum(stay * brought for stay, brought in zip(stays, brings, strict=True)))


def test_none_lets_them_leave_four_times_as_readily(firm: Firm) -> None:
    clients = attend(firm, 0.0)
    _, hours = Appraisal(firm.terms, firm.customers, Steady()).count(0.0)
    stays = [1 / (4 * client.nature.hazard + firm.terms.discount) for client in clients]
    assert hours == pytest.approx(sum(stays))


def test_who_may_go_along_with_people_stays_for_less_long(firm: Firm) -> None:
    """The hazard of going along adds to that of leaving by oneself, and clients bring less by as much."""
    attend(firm, 1.0)
    settled, discount = Appraisal(firm.terms, firm.customers, Steady()).count(0.0), firm.terms.discount
    client = next(iter(firm.customers.everybody.values()))
    firm.customers.everybody = {client.number: client}
    alone = Appraisal(firm.terms, firm.customers, Steady()).count(0.0)
    margin, hours = Appraisal(firm.terms, firm.customers, Steady(discount)).count(0.0)
    assert hours == pytest.approx(1 / (client.nature.hazard + 2 * discount))
    assert margin / alone[0] == pytest.approx(hours / alone[1]) != 1
    assert alone < settled


def test_whom_attention_went_to_last_does_not_matter(firm: Firm) -> None:
    """Two clients of one segment change places in attention: the base is worth what it was."""
    one, other = [client for client in attend(firm, 0.5) if client.segment.index == 0][:2]
    one.bonds[-1].level = 1.0
    before = Appraisal(firm.terms, firm.customers, Steady()).count(0.0)
    one.bonds[-1].level, other.bonds[-1].level = 0.5, 1.0
    assert Appraisal(firm.terms, firm.customers, Steady()).count(0.0) == pytest.approx(before, rel=1e-12)


def test_a_quarter_is_remembered_and_no_more(firm: Firm) -> None:
    appraisal = Appraisal(firm.terms, firm.customers, Steady())
    attend(firm, 0.0)
    neglected = appraisal.count(0.0)
    attend(firm, 1.0)
    found = [appraisal.count(0.0) for _ in range(COUNTS)]
    assert neglected < found[0] < found[1] < found[2]
    assert found[-1] == pytest.approx(Appraisal(firm.terms, firm.customers, Steady()).count(0.0), rel=1e-12)


def test_no_clients_are_worth_nothing(firm: Firm) -> None:
    firm.customers.everybody.clear()
    assert Appraisal(firm.terms, firm.customers, Steady()).count(0.0) == (0.0, 0.0)
