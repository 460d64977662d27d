"""The base rate of each team, in the organisation in force; a change of attrition leaves everybody on the seats."""

from typing import Any

import numpy as np
import pytest

from simulator.journal.vocabulary import Step
from simulator.model.people.untroubled import Untroubled
from simulator.model.policies.in_force import InForce
from simulator.model.seats.seat import Post
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

SELLER = {"count": 6, "order_of_work": ["serving", "qualifying", "closing", "prospecting"]}


def design(attrition: Any, later: Any) -> Scenario:
    def organization(role: str, stated: Any) -> dict[str, Any]:
        return {"departments": {"sales": {"roles": {role: SELLER | {"attrition": stated}}}}}

    return Scenario.model_validate({
        "organization": organization("seller", attrition), "warm_up": "1 month", "horizon": "12 months",
        "market": {"prospects": {"size": 500}, "opening": {"clients": 20, "pipeline": 0}},
        "timeline": {"change": {"at": "6 months", "organization": organization("seller", later)}},
    })  # fmt: skip


def post(role: str) -> Post:
    return Post("sales", role, 0, Scenario.model_validate(design(0, 0)).organization.roles()[0][2], 1.0, {}, 1.0)


def test_a_change_brings_another_base_rate() -> None:
    scenario = design(None, "40 %")
    in_force = InForce(scenario.organization)
    untroubled = Untroubled(scenario, in_force)
    assert untroubled.rate(post("seller")) == 0.12
    in_force.change_to(scenario.timeline["change"].organization)
    assert 0.12 < untroubled.rate(post("seller")) < 0.4


def test_people_of_a_team_that_has_ended_keep_their_rate_until_they_are_gone() -> None:
    scenario = design("40 %", None)
    in_force = InForce(scenario.organization)
    untroubled = Untroubled(scenario, in_force)
    before = untroubled.rate(post("seller"))
    (department,) = scenario.organization.departments.values()
    renamed = department.model_copy(update={"roles": {"agent": department.roles["seller"]}})
    in_force.change_to(scenario.organization.model_copy(update={"departments": {"sales": renamed}}))
    assert untroubled.rate(post("seller")) == before == pytest.approx(untroubled.rate(post("agent")))


def test_from_nobody_to_many_without_a_seat_opened_or_closed() -> None:
    """500 % a year from the seventh month on: nobody quits before, and many do once there are leavers to remember."""
    journal = simulate(design("0 %", "500 %"))
    assert [journal.changes[told].tolist() for told in ("opened", "closed", "moved", "redundant")] == [[0]] * 4
    quits = journal.staff["time"][journal.staff["step"] == Step.QUIT]
    assert len(quits) > 3
    assert np.all(quits > journal.changes["time"][0])
