"""Plans and quotas as they are written, and what is said of those that cannot be held."""

import pytest
from pydantic import ValidationError

from simulator.kernel.calendar import MONTH
from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.figures.idle import idle
from simulator.scenario.figures.leaning import leaning
from simulator.scenario.schema.periods import left_over, whole_periods
from simulator.scenario.schema.plan import Bookings
from simulator.scenario.schema.quotas import Quota
from simulator.scenario.schema.scenario import Scenario

WORK = ["serving", "qualifying", "closing", "prospecting"]


def scenario(works=None, quota=None, **facts):
    roles = {"seller": {"count": 2, "order_of_work": WORK}, "other": {"count": 1, "order_of_work": works or WORK}}
    roles["other"]["quota"] = quota
    return Scenario.model_validate({"organization": {"departments": {"sales": {"roles": roles}}}, **facts})


def warned(found):
    return {one.path.rpartition(".")[2]: one.why for one in idle(found)}


@pytest.mark.parametrize(
    ("facts", "of", "amount", "months", "words"),
    [
        ({"wins": 1}, "wins", 1, 1, "1 client won a month"),
        ({"opportunities": 30, "per": "quarter"}, "opportunities", 30, 3, "30 opportunities a quarter"),
        ({"new_margin": 2, "per": "year"}, "new_margin", 2, 12, "2 money of margin of new clients a year"),
        ({"margin": 0.5, "wins": None}, "margin", 0.5, 1, "0.5 money of margin a month"),
    ],
)
def test_a_quota_is_of_one_thing(facts, of, amount, months, words):
    quota = Quota.model_validate(facts)
    assert (quota.of, quota.amount, quota.months, quota.words()) == (of, amount, months, words)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, "a quota is of one thing"),
        ({"wins": 1, "margin": 2}, "and 'margin'"),
        ({"wins": 0}, "greater than 0"),
        ({"wins": True}, "not true or false"),
    ],
)
def test_no_quota(facts, told):
    with pytest.raises(ValidationError, match=told):
        Quota.model_validate(facts)


def test_one_amount_is_that_of_every_period():
    assert Bookings.model_validate({"amount": 3}).targets(7 * MONTH) == (3, 3)
    assert Bookings.model_validate({"amount": [3, 4], "per": "month"}).targets(3 * MONTH) == (3, 4, 4)
    assert Bookings.model_validate({"amount": 3, "per": "year"}).targets(11 * MONTH) == ()


def test_whole_periods_and_what_is_left():
    assert [whole_periods(hours, "quarter") for hours in (3 * MONTH, 3 * MONTH - 1, 0.1 * 30 * MONTH)] == [1, 0, 1]
    assert left_over(7 * MONTH, "quarter") == MONTH
    assert left_over(0.1 * 30 * MONTH, "month") == 0.0


def test_a_plan_is_no_part_of_a_fingerprint_and_a_quota_is():
    """A plan moves nobody; pay may be made to hang on a quota."""
    plain = scenario()
    assert plain.with_("plan.bookings", {"amount": 3}).fingerprint == plain.fingerprint
    assert plain.with_("market.plan.bookings", {"amount": 3}).fingerprint == plain.fingerprint
    assert scenario(quota={"wins": 2}).fingerprint != plain.fingerprint


def test_neither_is_an_assumption_that_a_verdict_leans_on():
    told = scenario(quota={"wins": 2}, plan={"bookings": {"amount": 60}})
    assert [one.path for one in assumptions(told) if "plan." in one.path] == []
    quotas = [one for one in assumptions(told) if "quota" in one.path]
    assert [(one.path.rpartition(".")[2], one.value) for one in quotas] == [("wins", "2 clients")]
    assert not [one for one in leaning(told) if "quota" in one.assumption.path]


@pytest.mark.parametrize(
    ("works", "quota", "why"),
    [
        (["closing"], {"opportunities": 5}, "'opportunities' takes qualifying"),
        (["qualifying"], {"wins": 5}, "'wins' takes closing"),
        (["qualifying"], {"new_margin": 5}, "'new_margin' takes closing"),
        (["qualifying"], {"margin": 5}, "that is for serving or closing"),
        (["closing"], {"margin": 5}, None),
        (["serving"], {"margin": 5}, None),
        (["closing"], {"wins": 5}, None),
        (WORK, {"wins": 5, "per": "year"}, "no whole year is measured, but only 7 months"),
    ],
)
def test_a_quota_of_what_the_role_does_not_bring_is_warned_of(works, quota, why):
    found = warned(scenario(works, quota, horizon="7 months")).get("quota")
    assert found is None if why is None else why in found


def test_a_quota_of_a_role_without_seats_is_warned_of_unless_it_gets_some():
    found = scenario(quota={"wins": 2}).with_("organization.departments.sales.roles.other.count", 0)
    assert warned(found) == {"quota": "the role has no seats"}
    roles = {"other": {"count": 1, "order_of_work": WORK, "quota": {"wins": 2}}}
    roles["seller"] = {"count": 2, "order_of_work": WORK}
    change = {"at": "1 month", "organization": {"departments": {"sales": {"roles": roles}}}}
    later = Scenario.model_validate(found.model_dump(mode="json") | {"timeline": {"later": change}})
    assert not warned(later)


@pytest.mark.parametrize(
    ("bookings", "field", "why"),
    [
        ({"amount": [1, 2]}, "amount", None),
        ({"amount": [1, 2, 3]}, "amount", "the last of these amounts is for no period: 2 whole quarters are measured"),
        ({"amount": [1] * 5}, "amount", "the last 3 of these amounts are for no period"),
        ({"amount": 1}, "per", "the end of the measured time, 1 month, is no whole quarter and is held"),
        ({"amount": 1, "per": "year"}, "per", "no whole year is measured, but only 7 months"),
        ({"amount": [1, 2], "per": "year"}, "amount", None),
        ({"amount": 1, "per": "month"}, "per", None),
    ],
)
def test_a_plan_that_does_not_fit_the_measured_time_is_warned_of(bookings, field, why):
    found = warned(scenario(plan={"bookings": bookings}, horizon="7 months")).get(field)
    assert found is None if why is None else why in found


def test_a_plan_of_the_market_that_the_design_overrules_is_warned_of():
    market = {"plan": {"bookings": {"amount": 3}}}
    assert "plan" not in warned(scenario(market=market))
    found = warned(scenario(market=market, plan={"bookings": {"amount": 4}}))
    assert found["plan"] == "this design has a plan of its own"


def test_a_plan_for_new_clients_where_nobody_wins_any_is_warned_of():
    market = {"prospects": {"size": 0}, "inquiries": {"per_month": 0}, "opening": {"pipeline": 0}}
    organization = {"departments": {"sales": {"roles": {"seller": {"count": 2, "order_of_work": ["serving"]}}}}}
    facts = {"market": market, "organization": organization, "plan": {"bookings": {"amount": 1, "clients": "new"}}}
    assert "nobody wins new clients" in warned(Scenario.model_validate(facts))["clients"]
