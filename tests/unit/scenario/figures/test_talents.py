"""Applicants who qualify: the closed form against integration, and what follows for wages and search."""

import math

import pytest
from scipy.integrate import quad
from scipy.stats import norm

from simulator.scenario.figures.budget import target_pay
from simulator.scenario.figures.talents import LEAST, expected_search, required_talents, share_above, share_qualified
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario

DESIGN = {"departments": {"sales": {"roles": {"seller": {
    "count": 3, "order_of_work": ["serving", "qualifying", "closing", "prospecting"],
}}}}}
UNIVERSAL = ("serving", "qualifying", "closing", "developing", "reactivating", "prospecting")


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return Scenario.model_validate({"organization": DESIGN})


def role(*order_of_work: str) -> Role:
    return Role.model_validate({"count": 1, "order_of_work": order_of_work})


@pytest.mark.parametrize("standard", [-5.0, -1.0, 0.0, 0.5, 1.5, 2.5])
@pytest.mark.parametrize("correlation", [-0.7, -0.3, 0.0, 0.2, 0.7, 0.95])
def test_the_closed_form_is_the_integral_over_the_upper_corner(standard: float, correlation: float) -> None:
    spread = math.sqrt(1 - correlation**2)
    corner, _ = quad(
        lambda x: norm.pdf(x) * norm.sf((standard - correlation * x) / spread), standard, 12, epsabs=1e-13, limit=200
    )
    assert share_above(standard, correlation, 2) == pytest.approx(corner, rel=1e-7, abs=1e-12)
    assert share_above(standard, correlation, 1) == pytest.approx(norm.sf(standard), rel=1e-12)
    assert share_above(standard, correlation, 0) == 1


def test_the_figures_of_the_sources() -> None:
    """C.8: at half a sigma and a correlation of 0.2, 12 % have both talents and 31 % have one."""
    assert share_above(0.5, 0.2, 2) == pytest.approx(0.121, abs=0.0005)
    assert share_above(0.5, 0.2, 1) == pytest.approx(0.309, abs=0.0005)


def test_nobody_is_so_rare_that_the_search_has_no_expectation() -> None:
    assert share_above(2.5, -0.95, 2) == LEAST


@pytest.mark.parametrize(
    ("order_of_work", "required"),
    [
        (("prospecting",), (True, False)), (("qualifying", "prospecting"), (True, False)),
        (("closing",), (True, False)), (("serving", "developing", "reactivating"), (False, True)),
        (UNIVERSAL, (True, True)), (("serving", "closing"), (True, True)),
    ],
)
def test_a_seat_requires_the_talents_of_its_work(
    scenario: Scenario, order_of_work: tuple[str, ...], required: tuple[bool, bool]
) -> None:
    assert required_talents(role(*order_of_work), scenario.market) == required


def test_the_market_says_what_work_takes(scenario: Scenario) -> None:
    friendly = scenario.with_("market.human_nature.talents.hunting.closing", 0.4)
    assert required_talents(role("closing"), friendly.market) == (False, True)


def test_universals_are_dearer_and_found_later(scenario: Scenario) -> None:
    """B.8: a premium of about five percent, a search 2.6 times as long (C.8)."""
    labour = scenario.market.labour
    assert target_pay(role(*UNIVERSAL), scenario) == pytest.approx(1.05, abs=0.003)
    assert target_pay(role("serving", "developing"), scenario) == 0.9
    searches = [expected_search(role(*order), scenario) - labour.search for order in (UNIVERSAL, ("closing",))]
    assert searches[0] / searches[1] == pytest.approx(2.6, abs=0.1)
    assert searches[1] == pytest.approx(labour.applicant_every / 0.3085, rel=1e-3)


def test_without_talents_everybody_qualifies(scenario: Scenario) -> None:
    plain = scenario.with_("mechanisms.talents", value=False)
    assert share_qualified(role(*UNIVERSAL), plain) == 1
    assert target_pay(role(*UNIVERSAL), plain) == 1
    assert expected_search(role(*UNIVERSAL), plain) == plain.market.labour.search + plain.market.labour.applicant_every


def test_the_premium_is_that_of_the_market(scenario: Scenario) -> None:
    assert target_pay(role(*UNIVERSAL), scenario.with_("market.labour.scarcity", 0)) == 1
