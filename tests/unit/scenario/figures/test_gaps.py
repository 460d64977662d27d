"""Whom nobody is for: segments that no role names, territories in which nobody calls, and when this is told."""

from typing import Any

import pytest

from simulator.scenario.figures.derived import derived
from simulator.scenario.figures.gaps import gaps
from simulator.scenario.figures.idle import idle
from simulator.scenario.schema.scenario import Scenario

ALL = ["serving", "qualifying", "closing", "prospecting", "visiting"]
SELLER = {"count": 1, "order_of_work": ALL}


def design(*roles: dict[str, Any], department: dict[str, Any] | None = None, **facts: Any) -> Scenario:
    """Return a design of one department with these roles, `department` beside it."""
    bodies = {f"role_{place}": body for place, body in enumerate(roles)}
    departments = {"sales": {"roles": bodies}} | ({"other": department} if department else {})
    return Scenario.model_validate({"organization": {"departments": departments}} | facts)


def words(scenario: Scenario) -> str:
    return "; ".join(gap.why for gap in gaps(scenario))


def test_where_everybody_is_for_everybody_there_is_no_gap() -> None:
    assert gaps(design(SELLER)) == []
    assert gaps(design(SELLER, SELLER | {"segments": ["large"]})) == []
    assert gaps(design(SELLER | {"segments": ["small"]}, SELLER | {"segments": ["large", "mid"]})) == []


@pytest.mark.parametrize(("work", "said"), [
    ("prospecting", "nobody hunts 'small'"),
    ("qualifying", "no role that does 'qualifying' names 'small'"),
    ("closing", "no role that does 'closing' names 'small'"),
    ("serving", "nobody looks after 'small'"),
    ("visiting", "no role that does 'visiting' names 'small'"),
])  # fmt: skip
def test_each_kind_of_work_is_looked_at_alone(work: str, said: str) -> None:
    rest = {"count": 1, "order_of_work": [one for one in ALL if one != work]}
    found = gaps(design(rest, {"count": 2, "order_of_work": [work], "segments": ["mid", "large"]}))
    assert [gap.path for gap in found] == ["organization.departments"]
    assert said in found[0].why


def test_a_role_without_seats_is_for_nobody() -> None:
    assert "nobody hunts 'small'" in words(design(SELLER | {"segments": ["mid", "large"]}, SELLER | {"count": 0}))


def test_a_segment_without_clients_and_a_pool_without_prospects_miss_nobody() -> None:
    only = {"segments": {"small": {"share": 0}, "mid": {"share": 0.95}}}
    market = Scenario.model_validate(design(SELLER).model_dump(mode="json")).market.model_dump(mode="json")
    for name, body in only["segments"].items():
        market["segments"][name] |= body
    assert gaps(design(SELLER | {"segments": ["mid", "large"]}, market=market)) == []
    market["prospects"]["size"] = 0
    assert "hunts" not in words(design(SELLER | {"segments": ["mid"]}, market=market))


def test_whoever_passes_accounts_on_looks_after_nobody_for_good() -> None:
    passing = SELLER | {"passes_accounts_after": "1 month"}
    keeper = {"count": 1, "order_of_work": ["serving"], "segments": ["large"]}
    assert "nobody looks after 'small' and 'mid'" in words(design(passing, keeper))
    assert words(design(SELLER, keeper)) == ""


def test_a_change_tells_what_is_new_with_it() -> None:
    one = design(SELLER | {"segments": ["small", "mid"]})
    later = design(SELLER | {"segments": ["small"]}).model_dump(mode="json")["organization"]
    same = one.model_dump(mode="json")["organization"]
    facts = one.model_dump(mode="json")
    facts["timeline"] = {
        "same": {"at": "1 month", "organization": same}, "later": {"at": "2 months", "organization": later},
    }  # fmt: skip
    found = gaps(Scenario.model_validate(facts))
    assert {gap.path for gap in found} == {"organization.departments", "timeline.later.organization.departments"}
    assert all("'large'" in gap.why for gap in found)


def test_a_territory_in_which_nobody_calls() -> None:
    answers = {"territory": 0.3, "roles": {"answerer": {"count": 1, "order_of_work": ["qualifying", "closing"]}}}
    assert "nobody in 'other' does 'prospecting'" in words(design(SELLER, department=answers))
    calls = answers | {"roles": {"caller": {"count": 1, "order_of_work": ["prospecting"]}}}
    assert words(design(SELLER, department=calls)) == ""


# --- settings that cannot act ------------------------------------------------------------------------------------


def told(scenario: Scenario) -> dict[str, str]:
    return {one.path.removeprefix("organization.departments."): one.why for one in idle(scenario)}


def test_a_role_that_names_every_segment_names_none() -> None:
    found = told(design(SELLER | {"segments": ["large", "mid", "small"]}, SELLER | {"segments": ["mid"]}))
    assert list(found) == ["sales.roles.role_0.segments"]
    assert "every segment" in found["sales.roles.role_0.segments"]


def test_segments_of_a_role_that_meets_no_clients_of_its_own() -> None:
    found = told(design(SELLER, {"count": 1, "order_of_work": ["developing"], "segments": ["mid"]}))
    assert "that is for prospecting or" in found["sales.roles.role_1.segments"]


OTHER = {"roles": {"seller": SELLER}}
CALLS = {"roles": {"caller": {"count": 1, "order_of_work": ["prospecting"]}}}
CLOSES = {"roles": {"closer": {"count": 1, "order_of_work": ["closing"]}}}


@pytest.mark.parametrize(("department", "field", "said"), [
    (CALLS | {"leads": "own"}, "leads", "nobody in this department does qualifying or closing"),
    (CLOSES | {"accounts": "own"}, "accounts", "nobody in this department keeps accounts for good"),
])  # fmt: skip
def test_what_a_department_cannot_keep(department: dict[str, Any], field: str, said: str) -> None:
    found = told(design(SELLER, department=department))
    assert list(found) == [f"other.{field}"]
    assert said in found[f"other.{field}"]


def test_a_department_alone_keeps_nothing_from_anybody() -> None:
    facts = design(SELLER).model_dump(mode="json")
    facts["organization"]["departments"]["sales"] |= {"territory": 0.5, "leads": "own", "accounts": "own"}
    found = told(Scenario.model_validate(facts))
    assert set(found) == {"sales.territory", "sales.leads", "sales.accounts"}
    assert all("no other department" in why for why in found.values())
    facts["organization"]["departments"]["other"] = OTHER
    assert told(Scenario.model_validate(facts)) == {}


# --- the load of a portfolio -------------------------------------------------------------------------------------


def test_a_full_portfolio_is_of_the_segments_that_the_role_names() -> None:
    """Of one segment alone, it takes the hours of so many accounts of it by their weight."""
    role = {"count": 1, "order_of_work": ["serving", "developing"], "account_limit": 20}
    figures = derived(design(SELLER, *(role | {"segments": [name]} for name in ("small", "large")), role))
    by_name = {one.name: one for one in figures.segments}
    small, large, mixed = figures.portfolios[1:]
    assert small.hours == pytest.approx(20 * by_name["small"].hours_per_account)
    assert large.hours == pytest.approx(10 * by_name["large"].hours_per_account)  # each of them takes two places
    assert small.hours < mixed.hours < large.hours
