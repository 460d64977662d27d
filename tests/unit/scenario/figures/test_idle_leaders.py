"""Settings of heads and of the director that cannot act, against what those do who are led."""

from typing import Any

import pytest

from simulator.scenario.figures.idle import idle
from simulator.scenario.schema.scenario import Scenario

CARE = ["serving", "developing"]
HUNT = ["qualifying", "closing", "prospecting"]
HEAD = "organization.departments.sales.head."
DIRECTOR = "organization.director."


def role(count: int, *works: str, **more: Any) -> dict[str, Any]:
    return {"count": count, "order_of_work": list(works)} | more


def design(head: dict[str, Any] | None, *roles: dict[str, Any], **facts: Any) -> Scenario:
    """Return a design with a department of these roles under this head, beside one that does everything."""
    organization = facts.pop("organization", {})
    whole = {"roles": {"seller": role(2, *CARE, *HUNT)}}
    led = {"head": head, "roles": {f"role_{place}": one for place, one in enumerate(roles)}}
    return Scenario.model_validate(
        {"organization": {"departments": {"sales": led, "other": whole}} | organization} | facts
    )


def told(scenario: Scenario, above: str = HEAD) -> dict[str, str]:
    return {one.path.removeprefix(above): one.why for one in idle(scenario)}


def off(*mechanisms: str) -> dict[str, Any]:
    return {"mechanisms": dict.fromkeys(mechanisms, False)}


SERVE, HUNTER, WHOLE = role(2, *CARE), role(2, *HUNT), role(2, *CARE, *HUNT)
ROTATE = {"rotation": "rotate"}
KEY: dict[str, Any] = {"key_accounts": {"share": 0.1}}


@pytest.mark.parametrize(("head", "roles", "facts", "field", "words"), [
    ({"push_hours": "2 h"}, [SERVE], {}, "push_hours", "nobody in this department closes deals"),
    ({"push_from": 0.01}, [SERVE], {}, "push_from", "closes deals"),
    ({"push_patience": "1 h"}, [SERVE], {}, "push_patience", "closes deals"),
    ({"push_hours": "2 h", "push_from": 1}, [HUNTER], {}, "push_hours",
     "the most is 0.3"),
    ({"push_patience": "1 h", "push_hours": None}, [HUNTER], {}, "push_patience", "takes 'push_hours'"),
    ({"push_hours": "2 h"}, [HUNTER], off("pushing"), "push_hours", "none is on: pushing"),
    ({"coaching_hours": "3 h"}, [HUNTER], off("learning"), "coaching_hours", "the hours are spent, and teach nothing"),
    ({"coaching_hours": "3 h"}, [HUNTER], off("coaching"), "coaching_hours", "none is on: coaching"),
    ({"control_hours": "3 h"}, [HUNTER], off("control"), "control_hours", "none is on: control"),
    ({"planning_every": "2 weeks"}, [HUNTER], off("planning"), "planning_every", "none is on: planning"),
    ({"planning_every": None, "planning_hours": "2 h"}, [HUNTER], {}, "planning_hours", "nothing in this scenario"),
    ({"mandate": 0.7, "insistence": 0}, [WHOLE], {}, "mandate", "'insistence', which is 0"),
    ({"mandate": 0.7}, [HUNTER, SERVE], {}, "mandate", "cannot be pressed for the other"),
    ({"insistence": 1}, [HUNTER], off("least_resistance", "comfort", "incentive"), "insistence", "least_resistance"),
    ({"review_calls": 5}, [HUNTER], {}, "review_calls", "nobody in this department looks after accounts"),
    ({"review_calls": 5}, [role(2, "serving")], {}, "review_calls", "that takes 'developing'"),
    ({"review_calls": 5, "review": "none"}, [SERVE], {}, "review_calls", "no reviews are held"),
    ({"review_hours": "1 h"}, [role(2, "prospecting")], {}, "review_hours", "has accounts or deals to tell of"),
    (ROTATE, [HUNTER], {}, "rotation", "looks after accounts"),
    (ROTATE, [role(1, *CARE)], {}, "rotation", "no colleague in this department"),
    (ROTATE | {"review": "none"}, [SERVE], {}, "rotation", "no reviews are held"),
    (ROTATE, [role(2, *CARE, *HUNT, passes_accounts_after="1 month")], {}, "rotation", "no colleague"),
    ({"rotation_limit": 5}, [SERVE], {}, "rotation_limit", "nothing in this scenario"),
    (KEY, [HUNTER], {}, "key_accounts", "nobody in this department looks after accounts"),
    (KEY, [SERVE], off("parallel_contacts"), "key_accounts", "none is on: parallel_contacts"),
])  # fmt: skip
def test_a_setting_of_a_head_that_cannot_act(
    head: dict[str, Any], roles: list[dict[str, Any]], facts: dict[str, Any], field: str, words: str
) -> None:
    found = told(design(head, *roles, **facts))
    assert words in found[field]
    assert set(found) == {field}


@pytest.mark.parametrize(("head", "roles", "facts"), [
    ({}, [SERVE], {}),
    ({"push_hours": "2 h", "push_from": 0.1, "push_patience": "1 h"}, [HUNTER], {}),
    ({"push_hours": None}, [SERVE], {}),
    ({"coaching_hours": "0 h", "control_hours": "0 h", "planning_every": None}, [HUNTER],
     off("learning", "control", "planning")),
    ({"review": "none"}, [role(2, "prospecting")], {}),
    ({"review_hours": "1 h"}, [role(2, "closing")], {}),
    ({"review_calls": 0}, [HUNTER], {}),
    (ROTATE | {"rotation_limit": 5}, [SERVE], {}),
    (ROTATE, [role(1, *CARE)], {"organization": {"overflow": "hire"}}),
    (ROTATE, [role(1, *CARE), role(1, *CARE, *HUNT, passes_accounts_after="1 month")], {}),
    (ROTATE, [HUNTER], {"organization": {"overflow": "keep_with_closer"}}),
    (KEY, [HUNTER], {"organization": {"overflow": "keep_with_closer"}}),
    (KEY | {"insistence": 1, "mandate": 0.3, "paperwork": 0.3}, [WHOLE], {}),
    ({"push_from": 1}, [HUNTER], {}),
    ({"mandate": 0.3}, [HUNTER], {"organization": {"overflow": "keep_with_closer"}}),
])  # fmt: skip
def test_a_setting_of_a_head_that_can_act(
    head: dict[str, Any], roles: list[dict[str, Any]], facts: dict[str, Any]
) -> None:
    assert told(design(head, *roles, **facts)) == {}


def test_a_head_of_nobody() -> None:
    """The head is told once, and not every setting of it."""
    found = told(design({"push_hours": "2 h", "insistence": 1}, role(0, *HUNT)), "organization.departments.sales.")
    assert found == {"head": "nobody sits in this department; its head is paid, and leads nobody"}


def director(head: dict[str, Any] | None, values: dict[str, Any], **facts: Any) -> dict[str, str]:
    departments = {"sales": {"head": head, "roles": {"one": role(2, *CARE, *HUNT)}}}
    scenario = Scenario.model_validate({"organization": {"departments": departments, "director": values}} | facts)
    return told(scenario, DIRECTOR)


def test_settings_of_a_director() -> None:
    assert director({}, {"insistence": 1} | KEY) == {}
    assert "whom the director could stand in" in director(None, {"insistence": 1})["insistence"]
    assert "nobody leaves" in director({}, {"insistence": 1}, **off("quitting"))["insistence"]
    assert director(None, {"insistence": 0, "key_accounts": None}, **off("quitting")) == {}
    assert "parallel_contacts" in director({}, KEY, **off("parallel_contacts"))["key_accounts"]
