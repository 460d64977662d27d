"""What is said to be unable to act does not act: the firm does the same with and without it, to the last bit.

Left out are settings that are told because they do not do what they are for, and say what else they do: coaching where
nobody learns, rotation that is a threat only, pay for work that the role does not do. What is only written down, how a
head insists (`motives`) and whom a review would rotate (`chosen`), is not compared.
"""

from typing import Any

import pytest
from comparing import content

from simulator.model.simulate import simulate
from simulator.scenario.figures.idle import idle
from simulator.scenario.schema.scenario import Scenario

CARE = ["serving", "developing"]
HUNT = ["qualifying", "closing", "prospecting"]
Roles = dict[str, list[str]]
APART: Roles = {"hunter": HUNT, "farmer": CARE}
WHOLE: Roles = {"seller": [*CARE, *HUNT]}


def company(roles: Roles, *off: str, head: dict[str, Any] | None = None, **organization: Any) -> Scenario:
    """Return a small company of two departments, of which the first has these roles under this head."""
    sales = {"head": head or {}, "roles": {name: {"count": 2, "order_of_work": works} for name, works in roles.items()}}
    other = {"roles": {"clerk": {"count": 1, "order_of_work": [*CARE, *HUNT]}}}
    return Scenario.model_validate({
        "organization": {"departments": {"sales": sales, "other": other}} | organization,
        "mechanisms": dict.fromkeys(off, False),
        "market": {"opening": {"clients": 60, "pipeline": 6}, "prospects": {"size": 1500}},
        "warm_up": "1 month", "horizon": "4 months",
    })  # fmt: skip


def led(roles: Roles, *off: str, **head: Any) -> tuple[Scenario, Scenario]:
    """Return the company under a usual head, and under one who leads like this."""
    return company(roles, *off), company(roles, *off, head=head)


def ruled(roles: Roles, *off: str, **organization: Any) -> tuple[Scenario, Scenario]:
    """Return the company as usual, and with this policy."""
    return company(roles, *off), company(roles, *off, **organization)


FARMERS: Roles = {"farmer": CARE}
HUNTERS: Roles = {"hunter": HUNT}
CHOICE = ("least_resistance", "comfort", "incentive")


@pytest.mark.parametrize(("usual", "changed"), [
    led(FARMERS, push_hours="1 h"),
    led(HUNTERS, review_calls=9),
    led({"farmer": ["serving"]}, review_calls=9),
    led(APART, mandate=0.9),
    led(APART, *CHOICE, insistence=2),
    led(APART, "control", control_hours="4 h"),
    led(APART, "planning", planning_every="1 month"),
    led(HUNTERS, key_accounts={"share": 0.5}),
    ruled(APART, ladder=["hunter"]),
    ruled(APART, promotion_after="1 month"),
    ruled(APART, "quitting", access="all"),
    ruled(APART, conflict={"response": "yield"}),
    ruled(APART, "following", conflict={"retention": "match"}),
    ruled(APART, vip={"content": "placebo", "fixed_by": "owner", "channels": {"bonds": False}}),
    ruled(APART, distance="travel", in_person=0.9),
])  # fmt: skip
def test_what_cannot_act_does_nothing(usual: Scenario, changed: Scenario) -> None:
    assert not idle(usual)
    assert idle(changed)
    assert content(simulate(usual), "motives", "chosen") == content(simulate(changed), "motives", "chosen")


def test_what_can_act_is_seen_to() -> None:
    """The comparison above would pass for companies in which nothing happens."""
    usual, changed = led(WHOLE, mandate=0.9)
    assert not idle(changed)
    assert content(simulate(usual), "motives") != content(simulate(changed), "motives")
