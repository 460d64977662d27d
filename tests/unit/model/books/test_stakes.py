"""What is at stake: clients as the market has them, books by their clients, talents by the pay of the seat."""

import pytest

from simulator.kernel.calendar import YEAR
from simulator.model.books.stakes import LOST_WITH_A_SELLER, Stake, Stakes
from simulator.model.market.client import Client
from simulator.model.market.population import Nature
from simulator.model.market.terms import Terms
from simulator.scenario.schema.scenario import Scenario

MARKET = {"neglect_multiplier": 4.0}


def terms(**switches: str) -> Terms:
    roles = {"seller": {"count": 1, "order_of_work": ["serving", "qualifying", "closing"]}}
    departments = {"sales": {"roles": roles}}
    scenario = {"market": MARKET, "organization": {"departments": departments}, "mechanisms": switches}
    return Terms(Scenario.model_validate(scenario))


def client(place: int, market: Terms) -> Client:
    return Client(1, market.segments[place], Nature(10 / YEAR, 0.3, 0.2 / YEAR, 1e9, False))


def test_a_segment_is_worth_what_its_clients_are_on_average() -> None:
    market = terms(neglect="off")
    stake = Stakes(market).of_segment(market.segments[1])
    mid = market.market.segments["mid"]
    assert stake.hourly == pytest.approx(mid.orders_per_year * mid.margin_per_order / YEAR)
    assert stake.fading == pytest.approx(market.segments[1].hazard)


def test_a_client_is_worth_what_it_is_like() -> None:
    market = terms(neglect="off")
    assert Stakes(market).of_client(client(0, market)) == pytest.approx((10 * 0.3 / YEAR, 0.2 / YEAR))


def test_well_served_is_less_than_all_attention() -> None:
    """Neglect lifts the hazard of leaving and leaves the size of orders that are offered."""
    market = terms()
    buying = market.market.buying
    stake = Stakes(market).of_client(client(0, market))
    leaving = 4.0 ** (1 - buying.well_served)
    assert stake.hourly == pytest.approx(10 * 0.3 / YEAR * (1 + buying.cross_sell * buying.well_served))
    assert stake.fading == pytest.approx(0.2 / YEAR * (buying.exogenous_share + (1 - buying.exogenous_share) * leaving))


def test_a_book_is_lost_in_part_and_ends_as_its_clients_do() -> None:
    hourly, fading = Stakes(terms()).of_book([Stake(1.0, 0.1), Stake(3.0, 0.5)])
    assert hourly == pytest.approx(4 * LOST_WITH_A_SELLER)
    assert fading == pytest.approx(0.4)


def test_an_empty_book_is_nothing() -> None:
    assert Stakes(terms()).of_book([]) == (0.0, 0.0)
