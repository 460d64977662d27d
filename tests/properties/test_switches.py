"""What is switched off leaves no trace, and runs that differ in what comes later agree on what came before."""

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import scenarios

from simulator.journal.journal import Journal
from simulator.model.simulate import simulate
from simulator.scenario.scenario import Scenario

quick = settings(max_examples=8, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip

OFF_VALUES = {
    "neglect": {"market.buying.order_floor": 1, "market.neglect_multiplier": 1, "market.buying.cross_sell": 0},
    "cooling": {"market.qualifying.lead_cooling_power": 0, "market.qualifying.inquiry_cooling_power": 0},
    "handover_loss": {"market.bonds.kept_at_handover": 1, "market.bonds.lead_kept_at_handover": 1},
}
"""The values of parameters that do the same as the switch."""
OTHER_VALUES = {
    "neglect": {"market.buying.order_floor": 0.5, "market.neglect_multiplier": 4, "market.buying.cross_sell": 0.2},
    "cooling": {"market.qualifying.lead_cooling_power": 1, "market.qualifying.inquiry_cooling_scale": "3 h"},
    "handover_loss": {"market.bonds.kept_at_handover": 0.2, "market.bonds.lead_kept_at_handover": 0.6},
}


def changed(scenario: Scenario, values: dict[str, Any]) -> Scenario:
    for path, value in values.items():
        scenario = scenario.with_(path, value)
    return scenario


def content(journal: Journal, *but: str) -> dict[str, bytes]:
    return {name: table.to_bytes() for name, table in journal.tables().items() if name not in but}


@pytest.mark.parametrize("mechanism", list(OFF_VALUES))
def test_off_is_the_off_value(mechanism: str) -> None:
    """A mechanism switched off gives the bytes of its off values, and no other value of its parameters matters."""

    @quick
    @given(scenarios(), st.integers(0, 3))
    def agrees(scenario: Scenario, replication: int) -> None:
        off = scenario.with_(f"mechanisms.{mechanism}", False)
        on = changed(scenario.with_(f"mechanisms.{mechanism}", True), OFF_VALUES[mechanism])
        other = changed(off, OTHER_VALUES[mechanism])
        expected = content(simulate(off, replication))
        assert content(simulate(on, replication)) == expected
        assert content(simulate(other, replication)) == expected

    agrees()


@quick
@given(scenarios(), st.integers(0, 3), st.sampled_from(["8 h", "1 week"]))
def test_meetings_of_no_length_are_no_meetings(scenario: Scenario, replication: int, every: str) -> None:
    """A head who holds meetings of no length and reviews without calls changes nothing but the head's own diary."""
    facts = scenario.model_dump(mode="json")
    heads: list[dict[str, Any]] = [
        {"planning_every": None, "review": "none"},
        {"planning_every": every, "planning_hours": "0 h", "review": "monthly", "review_hours": "0 h",
         "review_calls": 0},
    ]  # fmt: skip
    found = []
    for head in heads:
        for department in facts["organization"]["departments"].values():
            department["head"] = head
        journal = simulate(Scenario.model_validate(facts), replication)
        found.append((content(journal, "work"), sellers_work(journal)))
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
    for name in ("clients", "placed", "served", "answers", "calls"):
        np.testing.assert_array_equal(until(shorter, name), until(longer, name, shorter.end), err_msg=name)


def until(journal: Journal, name: str, end: float = np.inf) -> np.ndarray[Any, Any]:
    table = journal.tables()[name]
    early = table["time"] < end
    return np.array([table[column][early] for column in table.columns])
