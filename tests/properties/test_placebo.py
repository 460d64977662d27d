"""Treatments without effect are no treatment, and the end of a run casts no shadow."""

from typing import Any

import numpy as np
import pytest
from comparing import content
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import changed, scenarios

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Cause
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

quick = settings(max_examples=8, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
AT_ONCE = {"style": "hard", "hours": "0 h", "parallel_hours": "0 h"}


def under(scenario: Scenario, **head: Any) -> Scenario:
    """Return the scenario with a head of this kind in each department."""
    facts = scenario.model_dump(mode="json")
    for department in facts["organization"]["departments"].values():
        department["head"] = (department["head"] or {}) | head
    return Scenario.model_validate(facts)


@pytest.mark.parametrize("excuses", [False, True])
def test_a_placebo_that_takes_no_time_is_no_rotation(excuses: bool) -> None:
    """The same clients are chosen, and nothing comes of it, to the last byte."""
    chosen = 0

    @quick
    @given(scenarios(), st.integers(0, 3))
    def agrees(scenario: Scenario, replication: int) -> None:
        nonlocal chosen
        scenario = changed(scenario, mechanisms={"excuses": excuses}, organization={"handover": AT_ONCE})
        none, placebo = (simulate(under(scenario, review="monthly", rotation=kind, rotation_limit=20), replication)
                         for kind in ("none", "placebo"))  # fmt: skip
        assert content(none) == content(placebo)
        assert none.events == placebo.events
        chosen += len(placebo.chosen)

    agrees()
    assert chosen


@quick
@given(scenarios(), st.integers(0, 3))
def test_a_placebo_takes_hours_and_moves_nobody(scenario: Scenario, replication: int) -> None:
    """Until the first review rotation and placebo are the same, and choose the same clients there."""
    real, placebo = (simulate(under(scenario, review="monthly", review_hours="0 h", rotation=kind), replication)
                     for kind in ("rotate", "placebo"))  # fmt: skip
    first = placebo.chosen["time"].min() if len(placebo.chosen) else placebo.end
    for name in ("clients", "placed", "served", "answers", "calls"):
        np.testing.assert_array_equal(until(real, name, first), until(placebo, name, first), err_msg=name)
    if not scenario.mechanisms.excuses:
        np.testing.assert_array_equal(until(real, "chosen", first + 1e-9), until(placebo, "chosen", first + 1e-9))
    assert not (placebo.moves["cause"] == Cause.ROTATED).any()


@quick
@given(scenarios(), st.integers(0, 3), st.sampled_from(["8 h", "1 week"]))
def test_duties_of_no_length_are_no_duties(scenario: Scenario, replication: int, every: str) -> None:
    """A head who holds meetings of no length and reviews without calls changes nothing but the head's own diary."""
    still = {"control_hours": "0 h", "coaching_hours": "0 h", "push_hours": None, "rotation": "none", "paperwork": 0}
    found = []
    for head in (
        {"planning_every": None, "review": "none"},
        {"planning_every": every, "planning_hours": "0 h", "review": "monthly", "review_hours": "0 h",
         "review_calls": 0},
    ):  # fmt: skip
        quiet = changed(scenario, mechanisms={"short_sight": False, "quitting": False})
        journal = simulate(under(quiet, **still, **head), replication)
        found.append((content(journal, "work", "reports", "chosen"), sellers_work(journal)))
    assert found[0][0] == found[1][0]
    np.testing.assert_array_equal(found[0][1], found[1][1])


def sellers_work(journal: Journal) -> np.ndarray[Any, Any]:
    heads = [seat.number for seat in journal.seats if seat.leads]
    work = journal.work
    sellers = ~np.isin(work["seat"], heads)
    return np.array([work[column][sellers] for column in work.columns])


@quick
@given(scenarios(), st.integers(0, 3))
def test_the_end_of_a_run_casts_no_shadow(scenario: Scenario, replication: int) -> None:
    """A longer run begins like the shorter one: nobody acts on when the run will end."""
    shorter = simulate(scenario, replication)
    longer = simulate(scenario.with_("horizon", f"{scenario.horizon + 100} h"), replication)
    for name in ("clients", "placed", "served", "answers", "calls", "staff", "moves", "reports", "chosen"):
        np.testing.assert_array_equal(until(shorter, name), until(longer, name, shorter.end), err_msg=name)
    assert longer.people[: len(shorter.people)] == shorter.people


def until(journal: Journal, name: str, end: float = np.inf) -> np.ndarray[Any, Any]:
    table = journal.tables()[name]
    early = table["time"] < end
    return np.array([table[column][early] for column in table.columns])
