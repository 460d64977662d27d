"""What people reckon with: the rates of their plan, and the rules around it."""

from math import exp

import pytest
from small_company import WORK, company, scenario

from simulator.kernel.calendar import MONTH
from simulator.model.market.terms import Terms
from simulator.model.people.yields import Yields
from simulator.model.policies.pay import Rates

PAYS = Rates(first=0.3, repeat=0.1)
EVERYTHING = tuple(WORK)


def yields() -> Yields:
    design = scenario()
    return Yields.of(design, Terms(design))


def test_an_hour_on_inquiries_pays_at_their_rate_and_an_hour_of_calls_in_full() -> None:
    known, rates = yields(), Rates(first=0.3, opportunity=0.1, inbound=0.5)
    plain, half = known.pay(EVERYTHING, rates, 0.0), known.pay(EVERYTHING, rates, 0.0, 0.4)
    assert half["prospecting"] == plain["prospecting"]
    for step in ("qualifying", "closing"):
        assert half[step] == pytest.approx(plain[step] * (1 - 0.4 * 0.5))
    assert half["serving"] == plain["serving"]


def test_people_expect_to_give_back_for_those_who_leave() -> None:
    """The chance that a client won leaves within the time, at the hazard of clients who are well served."""
    known = yields()
    watched = Rates(first=0.3, taken_back=0.5, watched=6 * MONTH)
    plain, less = (known.pay(EVERYTHING, rates, 0.0)["closing"] for rates in (Rates(first=0.3), watched))
    leaves = sum(won * (1 - exp(-hazard * 6 * MONTH)) for won, hazard in known.leaving)
    assert 0 < leaves < 1
    assert less == pytest.approx(plain * (1 - 0.5 * leaves))


def test_scaled_rates_scale_all_that_work_pays() -> None:
    known = yields()
    plain, capped = known.pay(EVERYTHING, PAYS, MONTH), known.pay(EVERYTHING, PAYS.scaled(0.0, 1.0), MONTH)
    assert all(amount == 0 for amount in capped.values())
    assert any(plain.values())
    team = Rates(collected=0.2)
    assert team.scaled(0.0, 1.0) == team
    assert team.scaled(1.0, 0.0).collected == 0.0


def test_who_earns_less_than_the_market_pays_is_likelier_to_leave() -> None:
    """At half the market's pay the log hazard is higher by `outside` x ln 2; above it, lower by as much."""
    def rate(wage: float | None) -> float:
        seller = {"count": 1, "order_of_work": WORK, "wage": wage}
        built, firm = company(scenario({"seller": seller}, on=("quitting",)))
        return built._turnover.rate(firm.seats[0].person, firm.seats[0])

    outside = scenario().market.human_nature.quitting.outside
    usual = rate(None)
    paid = company(scenario())[1].seats[0].post.market_wage
    assert rate(paid) == usual
    assert rate(paid / 2) / usual == pytest.approx(2**outside)
    assert rate(paid * 2) / usual == pytest.approx(2**-outside)
