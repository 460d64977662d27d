"""Settings of the firm that cannot act: policies about accounts, people, visits and inquiries that there are not."""

from pathlib import Path
from typing import Any

import pytest

from simulator.scenario.figures.idle import ABOUT_NOTHING, idle
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.scenario import Scenario

SCENARIOS = Path(__file__).parents[4] / "scenarios"
ALL = ["serving", "qualifying", "closing", "developing", "prospecting"]
HUNT = ["qualifying", "closing", "prospecting"]
FIRM = "organization."


def role(count: int = 2, works: list[str] | None = None, **more: Any) -> dict[str, Any]:
    return {"count": count, "order_of_work": works or ALL} | more


def told(organization: dict[str, Any], roles: dict[str, Any] | None = None, **facts: Any) -> dict[str, str]:
    """Return what cannot act of a design with these roles in one department."""
    departments = {"departments": {"sales": {"roles": roles or {"one": role()}}}}
    scenario = Scenario.model_validate({"organization": departments | organization} | facts)
    return {one.path.removeprefix(FIRM): one.why for one in idle(scenario)}


def off(*mechanisms: str) -> dict[str, Any]:
    return {"mechanisms": dict.fromkeys(mechanisms, False)}


CALM = off("quitting")
STILL = {"market": {"prospects": {"size": 0}, "inquiries": {"per_month": 0}, "opening": {"pipeline": 0}}}
FARMERS = {"one": role(2, ["serving"])}
ALONE = {"one": role(1)}
ENDLESS = {"one": role(2, account_limit=None)}
HUNTERS = {"one": role(2, HUNT), "keep": role(1, ["serving"])}
LADDER = {"low": role(2, ["prospecting"]), "high": role(2), "gone": role(0)}
VISITS = {"one": role(2, [*ALL, "visiting"])}
PLACEBO = {"content": "placebo"}


@pytest.mark.parametrize(("organization", "roles", "facts", "field", "words"), [
    ({"assignment": "round_robin"}, ALONE, {}, "assignment", "no more than one seat looks after accounts"),
    ({"overflow": "queue"}, ENDLESS, {}, "overflow", "no portfolio has an 'account_limit'"),
    ({"lead_queue": 9}, FARMERS, STILL, "lead_queue", "nobody closes deals"),
    ({"access": "all"}, None, CALM, "access", "nobody ever leaves"),
    ({"access": "all"}, None, off("list_access"), "access", "none is on: list_access"),
    ({"ladder": ["one"]}, None, {}, "ladder", "a ladder of one role"),
    ({"ladder": ["low", "high"]}, LADDER, CALM, "ladder", "no seat ever falls empty"),
    ({"ladder": ["high", "gone"]}, LADDER, {}, "ladder", "no two neighbours"),
    ({"promotion_after": "9 months"}, None, {}, "promotion_after", "there is no 'ladder'"),
    ({"script_upkeep": "3 h"}, None, {}, "script_upkeep", ABOUT_NOTHING),
    ({"in_person": 0.5}, None, {}, "in_person", ABOUT_NOTHING),
    ({"handover": {"style": "parallel"}}, ALONE, CALM, "handover.style", "no account ever passes"),
    ({"handover": {"hours": "2 h"}}, ENDLESS, CALM, "handover.hours", "no account ever passes"),
    ({"conflict": {"response": "yield"}}, None, {}, "conflict.response", "takes the shock 'pay_cut'"),
    ({"conflict": {"patience": "1 week"}}, None, {}, "conflict.patience", "takes the shock 'pay_cut'"),
    ({"conflict": {"retention": "match"}}, None, off("following"), "conflict.retention", "clients follow nobody"),
    ({"conflict": {"retention": "match"}}, None, off("bargaining"), "conflict.retention", "none is on: bargaining"),
    ({"vip": PLACEBO}, None, {}, "vip.content", "nobody visits clients"),
    ({"vip": PLACEBO}, VISITS, off("visiting"), "vip.content", "'visiting' is off"),
    ({"vip": {"fixed_by": "owner"}}, None, {}, "vip.fixed_by", "nobody visits clients"),
    ({"vip": {"visits_per_year_top": 4, "top_share": 0}}, VISITS, {}, "vip.visits_per_year_top", "among the top"),
    ({"distance": "travel"}, None, {"market": {"regions": {"far": {"share": 0.5}}}} | off("distance"), "distance",
     "everybody is everywhere"),
])  # fmt: skip
def test_a_policy_that_cannot_act(
    organization: dict[str, Any], roles: dict[str, Any] | None, facts: dict[str, Any], field: str, words: str
) -> None:
    found = told(organization, roles, **facts)
    assert words in found[field]
    assert set(found) == {field}


@pytest.mark.parametrize(("organization", "roles", "facts"), [
    ({"assignment": "round_robin", "overflow": "queue", "inbound": "in_turn", "lead_queue": 9}, None, {}),
    ({"assignment": "round_robin", "overflow": "hire"}, ALONE, {}),
    ({"overflow": "keep_with_closer"}, HUNTERS, {}),
    ({"access": "department", "handover": {"style": "parallel", "parallel_hours": "1 h"}}, None, {}),
    ({"handover": {"style": "parallel"}}, None, CALM),
    ({"handover": {"hours": "2 h"}}, HUNTERS, CALM),
    ({"handover": {"hours": "0 h", "lead_hours": "0 h"}}, ALONE, CALM),
    ({"ladder": ["low", "high"], "promotion_after": "9 months"}, LADDER, {}),
    ({"conflict": {"response": "yield", "retention": "match"}}, None, {"shocks": {"pay_cut": {}}}),
    ({"vip": PLACEBO}, VISITS, {}),
    ({"vip": {"fixed_by": "owner", "channels": {"bonds": False}}}, VISITS, {}),
])  # fmt: skip
def test_a_policy_that_can_act(
    organization: dict[str, Any], roles: dict[str, Any] | None, facts: dict[str, Any]
) -> None:
    assert told(organization, roles, **facts) == {}


def test_what_visits_are_for_where_nothing_comes_of_them() -> None:
    no_bonds = {"channels": {"bonds": False}}
    assert "nobody visits clients" in told({"vip": no_bonds})["vip.channels.bonds"]
    assert "placebo" in told({"vip": PLACEBO | no_bonds}, VISITS)["vip.channels.bonds"]
    blind = {"fixed_by": "owner", "channels": {"early_warning": False}}
    assert "'early_warning' is off" in told({"vip": blind}, VISITS)["vip.fixed_by"]


def test_who_is_chosen_for_seats_that_nobody_loses() -> None:
    organization = {"departments": {"sales": {"roles": {"one": role()}}}}
    change = {"at": "2 months", "organization": organization, "choose": "by_tenure"}
    found = idle(Scenario.model_validate({"organization": organization, "timeline": {"soon": change}}))
    assert [(one.path, "takes 'becomes'" in one.why) for one in found] == [("timeline.soon.choose", True)]


def test_what_a_change_inherits_is_told_once() -> None:
    organization = {"departments": {"sales": {"roles": {"one": role(1)}}}, "assignment": "round_robin"}
    change = {"at": "2 months", "organization": organization}
    scenario = Scenario.model_validate({"organization": organization, "timeline": {"soon": change}})
    assert [one.path for one in idle(scenario)] == ["organization.assignment"]


@pytest.mark.parametrize("design", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_shipped_designs_have_no_idle_settings_but_for_regions_of_another_market(design: Path) -> None:
    found = idle(load_scenario(design))
    assert {one.path.rpartition(".")[2] for one in found} <= {"region", "distance"}
