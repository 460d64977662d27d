"""Attrition in closed form: what peers, work and heads make of it, and the base rate under which it is as stated."""

import math
from typing import Any

import pytest

from simulator.scenario.figures.attrition import base_rates, expected_attrition
from simulator.scenario.figures.idle import idle
from simulator.scenario.figures.peers import mean_peer_factor
from simulator.scenario.figures.workday import typical_drudgery, typical_hours
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.clients import DEFAULT_SEGMENTS, Segment
from simulator.scenario.schema.scenario import Scenario

SHIPPED = ["universal", "conveyor", "hunters_farmers"]
ALL = ["serving", "qualifying", "closing", "developing", "prospecting"]
QUITTING = "market.human_nature.quitting"
TEAM = ("sales", "closer")


def closers(
    quitting: dict[str, Any] | None = None, attrition: Any = None, head: dict[str, Any] | None = None, **facts: Any
) -> Scenario:
    """Return four closers and two who do everything, under `head`."""
    roles = {
        "closer": {"count": 4, "order_of_work": ["closing"], "attrition": attrition},
        "seller": {"count": 2, "order_of_work": ALL},
    }
    market = {"human_nature": {"quitting": quitting or {}}} | facts.pop("market", {})
    return Scenario.model_validate(
        {"organization": {"departments": {"sales": {"head": head, "roles": roles}}}, "market": market} | facts
    )


def shipped(name: str) -> Scenario:
    return load_scenario(f"scenarios/{name}.yaml")


def rate(scenario: Scenario) -> float:
    return expected_attrition(scenario)[TEAM]


# --- peers -------------------------------------------------------------------------------------------------------


def test_a_mean_over_few_peers_by_hand() -> None:
    """With a cap of 2 reached by the first: P(0) = 1 / Z, the rest of Z is d + d (2d) / 2 + ... = (exp(2d) - 1) / 2."""
    d = 0.7
    rest = (math.exp(2 * d) - 1) / 2
    assert mean_peer_factor(d, 3, 2) == pytest.approx((1 + 2 * rest) / (1 + rest))


def test_few_peers_move_little_and_many_make_the_cap() -> None:
    assert mean_peer_factor(1e-6, 1.5, 4) == pytest.approx(1 + 0.5e-6, rel=1e-9)
    assert mean_peer_factor(500, 1.5, 4) == pytest.approx(4)
    assert {mean_peer_factor(*none) for none in ((0, 1.5, 4), (3, 1, 4), (3, 1.5, 1))} == {1}
    assert mean_peer_factor(math.inf, 10, 100) == pytest.approx(100)


def test_more_departures_make_more_of_them() -> None:
    factors = [mean_peer_factor(d / 10, 1.5, 4) for d in range(60)]
    assert factors == sorted(factors)


# --- the work of a day -------------------------------------------------------------------------------------------


def drudgery(scenario: Scenario, *works: str) -> float:
    role = scenario.organization.departments["sales"].roles["closer"].model_copy(update={"order_of_work": works})
    return typical_drudgery(role, scenario, typical_hours(scenario))


def test_hours_are_spread_as_one_client_after_another_takes_them() -> None:
    """By the default market: 72 hours of calls, 4 of qualifying and 36 of closing for a client won."""
    found = closers()
    assert drudgery(found, "closing") == pytest.approx(0.2)
    assert drudgery(found, "prospecting", "qualifying") == pytest.approx((0.8 * 72.2 + 0.1 * 3.7) / 75.9, rel=2e-3)
    mixed = drudgery(found, *ALL)
    assert drudgery(found, "serving", "developing") < mixed < drudgery(found, "prospecting", "closing")


def test_work_of_unknown_amount_takes_part_only_where_there_is_no_other() -> None:
    found = closers(market={"human_nature": {"resistance": {"visiting": 0.9, "reactivating": 0.5}}})
    assert drudgery(found, "visiting", "closing") == pytest.approx(0.2)
    assert drudgery(found, "visiting", "reactivating") == pytest.approx(0.7)


def test_nobody_is_called_where_nobody_can_be() -> None:
    found = closers(market={"prospects": {"size": 0}})
    assert drudgery(found, "prospecting", "qualifying") == pytest.approx(0.1)


def test_orders_that_are_won_again_count_for_whoever_serves() -> None:
    eased, hard = closers(), closers(market={"buying": {"rewon": 1}})
    assert drudgery(eased, "serving") == 0 < drudgery(hard, "serving")
    assert drudgery(hard, "closing") == pytest.approx(0.2)


@pytest.mark.parametrize("market", [
    {"calling": {"warm_interest": 0}}, {"qualifying": {"lead": 0}}, {"buying": {"rewon": 1}},
    {"segments": {"all": Segment(**DEFAULT_SEGMENTS["mid"] | {"share": 1, "win_rate": 0, "annual_churn": 0})}},
])
@pytest.mark.parametrize("works", [ALL, ["serving"], ["prospecting", "closing"], ["qualifying"]])
def test_there_is_a_typical_day_on_every_market(market: dict[str, Any], works: list[str]) -> None:
    assert 0 <= drudgery(closers(market=market), *works) <= 0.8


# --- attrition ---------------------------------------------------------------------------------------------------


def test_without_a_word_the_base_rate_is_that_of_the_market() -> None:
    for name in SHIPPED:
        found = shipped(name)
        assert set(base_rates(found, found.organization).values()) == {0.12}


def test_a_base_rate_worked_out_by_hand() -> None:
    """Under one hour of control, of which 4 h saturate, and without contagion: 0.4 / exp(1.1 x 0.2 + 0.18 C)."""
    found = closers(attrition="40 %", head={}, mechanisms={"contagion": False})
    control = 1 - math.exp(-1 / 4)
    assert base_rates(found, found.organization)[TEAM] == pytest.approx(0.4 / math.exp(1.1 * 0.2 + 0.18 * control))
    assert rate(found) == pytest.approx(0.4)


def test_colleagues_leave_as_often_as_it_makes_them_leave() -> None:
    """What is expected of a department solves its own equation: M = E m(k) under the rates that M leads to."""
    found = closers({"base_rate": 0.5, "drudgery": 0}, market={"labour": {"search": "0 h", "applicant_every": "0 h"}})
    peers = rate(found) / 0.5
    assert peers > 1.3
    assert mean_peer_factor(6 * 0.5 / 4, 1.5, 4) == pytest.approx(peers)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("stated", [0.05, 0.35, 1.2, 5])
def test_what_is_stated_is_to_be_expected(name: str, stated: float) -> None:
    found = shipped(name).with_(f"{QUITTING}.attrition", stated)
    assert list(expected_attrition(found).values()) == pytest.approx([stated] * len(expected_attrition(found)))


def test_a_role_speaks_for_itself_and_the_market_for_the_others() -> None:
    found = closers({"attrition": 0.2}, attrition="60 %", head={})
    assert list(expected_attrition(found).values()) == [pytest.approx(0.6), pytest.approx(0.2)]


def test_colleagues_of_whom_nothing_is_stated_leave_by_the_base_rate() -> None:
    calm, restless = (closers({"base_rate": base}, attrition="40 %", head={}) for base in (0.05, 0.5))
    assert rate(calm) == pytest.approx(0.4) == rate(restless)
    assert base_rates(calm, calm.organization)[TEAM] > base_rates(restless, restless.organization)[TEAM]


def test_heads_move_attrition_from_what_is_typical() -> None:
    headless, usual, watched = (
        rate(closers(attrition="40 %", head=head)) for head in (None, {}, {"control_hours": "8 h"})
    )
    assert headless < usual < watched
    assert usual == pytest.approx(0.4)
    off = closers(attrition="40 %", head={"control_hours": "8 h"}, mechanisms={"control": False})
    assert rate(off) == pytest.approx(0.4)


def test_nobody_leaves_where_nobody_may() -> None:
    assert rate(closers(attrition="0 %", head={})) == 0
    assert set(expected_attrition(closers(attrition="40 %", mechanisms={"quitting": False})).values()) == {0}


@pytest.mark.parametrize("quitting", [
    {"peer_cap": 100, "peer_factor": 10}, {"drudgery": 20}, {"peer_cap": 1}, {"peer_factor": 1}, {"base_rate": 20},
])
def test_extremes_have_an_answer(quitting: dict[str, float]) -> None:
    market = {"human_nature": {"resistance": {"closing": 100}, "quitting": quitting}}
    for attrition in (None, 0, 1e-9, 5):
        assert 0 <= rate(closers(attrition=attrition, market=market)) <= 24


@pytest.mark.parametrize("base", [0.08, 0.15])
def test_base_rates_that_are_plausible_make_attrition_plausible(base: float) -> None:
    """The range follows from B.8: with it the shipped designs show 12 to 60 % a year, or within a point of it."""
    for name in SHIPPED:
        found = expected_attrition(shipped(name).with_(f"{QUITTING}.base_rate", base))
        assert all(0.11 <= one <= 0.61 for one in found.values()), (name, found)


def test_a_base_rate_that_cannot_act_is_told() -> None:
    told = {one.path: one.why for one in idle(closers({"base_rate": 0.3, "attrition": 0.3}))}
    assert "'attrition' is stated; that wins" in told[f"{QUITTING}.base_rate"]
    roles = {name: {"count": 1, "order_of_work": ALL, "attrition": 0.3} for name in ("one", "other")}
    design = {"organization": {"departments": {"sales": {"roles": roles}}}}
    both = Scenario.model_validate(design).with_(f"{QUITTING}.attrition", 0.5).with_(f"{QUITTING}.base_rate", 0.3)
    told = {one.path: one.why for one in idle(both)}
    assert told[f"{QUITTING}.attrition"] == "every role states its own 'attrition'"
    assert f"{QUITTING}.base_rate" in told
    assert not idle(closers({"base_rate": 0.3}, attrition=0.3))
