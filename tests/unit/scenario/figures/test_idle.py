"""Settings that cannot act: every field of a role against its order of work, and what comes after the end."""

from typing import Any

import pytest

from simulator.scenario.figures.idle import ABOUT_NOTHING, idle
from simulator.scenario.schema.pay_plans import PAY_PLANS
from simulator.scenario.schema.scenario import Scenario

ALL = ["serving", "qualifying", "closing", "developing", "prospecting"]
ROLE = "organization.departments.sales.roles.one."


def design(organization: dict[str, Any] | None = None, role: dict[str, Any] | None = None, **facts: Any) -> Scenario:
    """Return a design with a role `one` of these facts beside another that does everything."""
    one = {"count": 1, "order_of_work": ["prospecting"]} | (role or {})
    roles = {"seller": {"count": 1, "order_of_work": ALL}, "one": one}
    return Scenario.model_validate(
        {"organization": {"departments": {"sales": {"roles": roles}}} | (organization or {})} | facts
    )


def told(scenario: Scenario) -> dict[str, str]:
    return {one.path.removeprefix(ROLE): one.why for one in idle(scenario)}


def works(*names: str, **more: Any) -> dict[str, Any]:
    return {"order_of_work": list(names)} | more


SORTED = {"routing": "by_size"}


@pytest.mark.parametrize(("organization", "role", "field", "words"), [
    ({}, works("prospecting", pay="per_lead"), "pay", "'per_lead' rewards qualifying, which is not in"),
    ({}, works("qualifying", pay="first_deal"), "pay", "rewards closing"),
    ({}, works("qualifying", pay="first_and_repeat"), "pay", "rewards closing or serving"),
    ({}, works("closing", pay="team_bonus"), "pay", "rewards serving"),
    ({}, works("serving", pay="active_seller"), "pay", "gets the salary alone"),
    ({}, works("closing", account_limit=90), "account_limit", "that is for serving"),
    ({}, works("serving", passes_accounts_after="1 week"), "passes_accounts_after", "wins no clients"),
    ({}, works("serving", "developing", stays_in_touch_every="1 month"), "stays_in_touch_every", "wins no clients"),
    ({}, works("prospecting", lead_source="own_leads"), "lead_source", "that is for qualifying or closing"),
    (SORTED, works("serving", request_tier="complex"), "request_tier", "that is for qualifying or closing"),
    ({}, works("closing", request_tier="complex"), "request_tier", "requests are not sorted"),
    ({}, works("closing", protected_work=["closing"]), "protected_work", "no hours are protected"),
    ({}, works("closing", "serving", protected_work=["closing"], protected_hours="2 h"), "protected_hours", "all day"),
    ({}, works("closing", region="north"), "region", "the market has no regions"),
    ({}, works("closing", pay="first_deal", pay_terms={"per_lead": 0.1}), "pay_terms.per_lead", "a term of 'per_lead'"),
    ({}, works("closing", pay_terms={"cap": 2}), "pay_terms.cap", "'salary' has no variable part"),
    ({}, works("closing", pay_terms={"accelerator": 2}), "pay_terms.accelerator", "a person no commission"),
    ({}, works("closing", pay="first_deal", pay_terms={"accelerator": 2}), "pay_terms.accelerator", "has no quota"),
    ({}, works("serving", pay="team_bonus", pay_terms={"accelerator": 2}, quota={"margin": 1}),
     "pay_terms.accelerator", "no commission"),
    ({}, works("serving", pay="team_bonus", pay_terms={"inbound_rate": 0.5}), "pay_terms.inbound_rate", "nothing for"),
    ({}, works("qualifying", pay="per_lead", pay_terms={"clawback_within": "1 month"}),
     "pay_terms.clawback_within", "nothing for clients won"),
    ({}, works("closing", pay="first_deal", pay_terms={"clawback_share": 0}), "pay_terms.clawback_share", "nothing is"),
])
def test_a_setting_of_a_role_that_cannot_act(
    organization: dict[str, Any], role: dict[str, Any], field: str, words: str
) -> None:
    found = told(design(organization, role))
    assert words in found[field]
    assert set(found) <= {field, "organization.routing"}


@pytest.mark.parametrize(("budget", "market", "words"), [
    (1, {"qualifying": {"inquiry": 0}}, "ever an opportunity"),
    (1, {"advertising": {"quality": 0}}, "ever an opportunity"),
    (0.0004, {}, "less than one inquiry by the end of the run; that takes 0.000417"),
    (0.0005, {}, ""),
    (0, {"advertising": {"quality": 0}}, ""),
])
def test_a_budget_for_adverts_that_brings_nothing(budget: float, market: dict[str, Any], words: str) -> None:
    everybody = works(*ALL)
    found = told(design({"marketing": {"budget": budget}}, everybody, market=market))
    assert set(found) == ({"organization.marketing.budget"} if words else set())
    assert words in found.get("organization.marketing.budget", "")


@pytest.mark.parametrize(("organization", "role"), [
    ({}, works("qualifying", pay="per_lead")),
    ({}, works("closing", pay="first_and_repeat")),
    ({}, works("serving", pay="team_bonus", account_limit=90)),
    ({}, works("closing", account_limit=0)),
    ({}, works("closing", account_limit=60)),
    ({"overflow": "keep_with_closer"}, works("closing", pay="team_bonus", account_limit=90)),
    ({"overflow": "keep_with_closer"}, works("closing", protected_work=["closing"], protected_hours="2 h")),
    ({}, works("closing", "serving", passes_accounts_after="1 week")),
    ({}, works("closing", "developing", stays_in_touch_every="1 month")),
    (SORTED, works("closing", request_tier="complex")),
    ({}, works("qualifying", lead_source="inquiries")),
    ({}, works("serving", "closing", protected_work=["closing"], protected_hours="2 h")),
    ({}, works("closing", pay="first_deal", quota={"wins": 1}, wage=2, pay_terms={
        "first_period": "1 month", "cap": 2, "clawback_within": "1 month", "clawback_share": 0.5, "inbound_rate": 0.5,
        "accelerator": 2,
    })),
    ({}, works("serving", pay="team_bonus", pay_terms={"cap": 2})),
    ({}, works("qualifying", pay="per_lead", pay_terms={"inbound_rate": 0.5, "per_lead": 0.1})),
    ({}, works("prospecting", count=0, pay="per_lead", request_tier="simple")),
])
def test_a_setting_of_a_role_that_can_act(organization: dict[str, Any], role: dict[str, Any]) -> None:
    assert told(design(organization, role)) == {}


def test_a_rate_for_inquiries_where_none_come_in() -> None:
    role = works("closing", pay="first_deal", pay_terms={"inbound_rate": 0.5})
    assert "no inquiries" in told(design({}, role, market={"inquiries": {"per_month": 0}}))["pay_terms.inbound_rate"]


def test_a_term_of_the_firm_that_everybody_has_otherwise() -> None:
    """It is about nothing where every role paid by the plan has a term of its own, and else it acts."""
    firm = {"pay_plans": {"first_period_share": 0.4}}
    own = works("closing", pay="first_deal", pay_terms={"first_period_share": 0.5})
    assert told(design(firm, own))["organization.pay_plans.first_period_share"] == ABOUT_NOTHING
    assert told(design(firm, works("closing", pay="first_deal"))) == {}


def test_every_plan_but_the_salary_says_what_it_rewards() -> None:
    assert [plan.name for plan in PAY_PLANS if not plan.rewards] == ["salary"]


def test_policies_and_levers_about_nothing() -> None:
    found = told(design({"routing": "by_size", "inbound": "in_turn", "distance": "travel", "pay_plans": {"per_lead": 1},
                         "vip": {"visits_per_year": 3}}, market={"inquiries": {"per_month": 0}}))  # fmt: skip
    assert "'request_tier'" in found["organization.routing"]
    assert found["organization.inbound"] == "no inquiries come in"
    assert "no regions" in found["organization.distance"]
    assert found["organization.pay_plans.per_lead"] == found["organization.vip.visits_per_year"] == ABOUT_NOTHING


@pytest.mark.parametrize(
    "shock", ["star_leaves", "mass_exodus", "falling_market", "advertising_flood", "pay_cut"]
)
def test_what_befalls_a_company_after_the_end(shock: str) -> None:
    facts: dict[str, Any] = {"warm_up": "1 month", "horizon": "6 months"}
    assert told(design(shocks={shock: {}}, **facts)) == {
        f"shocks.{shock}.at": "the run ends before, after 7 months"
    }
    assert told(design(shocks={shock: {"at": "7 months"}}, **facts))
    assert told(design(shocks={shock: {"at": "6 months"}}, **facts)) == {}


def test_a_change_after_the_end_and_what_it_inherits() -> None:
    role = works("prospecting", pay="per_lead")
    start = design({}, role).model_dump(mode="json")["organization"]
    later = design({}, role | {"lead_source": "inquiries"}).model_dump(mode="json")["organization"]
    found = told(design({}, role, horizon="6 months", timeline={
        "soon": {"at": "1 month", "organization": start}, "late": {"at": "5 years", "organization": later},
    }))  # fmt: skip
    assert set(found) == {"pay", "timeline.late.at", f"timeline.late.{ROLE}lead_source"}


@pytest.mark.parametrize("hire", [[{"at": "1 month"}], {"people": 1, "every": "1 month", "from": "2 months"}])
def test_a_hiring_plan_is_asked_about_by_the_names_that_files_use(hire: Any) -> None:
    """`count` and `from` are called otherwise inside; hires by date stand in a list."""
    assert not any(".count" in path for path in told(design(role={"count": {"start": 1, "hire": hire}})))
