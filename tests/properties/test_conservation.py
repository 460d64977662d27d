"""Nothing is lost and nothing is counted twice, in any company that Hypothesis thinks of and in those shipped."""

from pathlib import Path

import pytest
from conservation import check_conservation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import OVERFLOWS, scenarios

from simulator.model.simulate import simulate
from simulator.scenario.loader import load_scenario
from simulator.scenario.scenario import Scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
quick = settings(max_examples=20, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip


@pytest.mark.parametrize("overflow", OVERFLOWS)
def test_any_company(overflow: str) -> None:
    @quick
    @given(scenarios(overflow), st.integers(0, 3))
    def conserves(scenario: Scenario, replication: int) -> None:
        check_conservation(simulate(scenario, replication))

    conserves()


@pytest.mark.parametrize("design", ["universal", "hunters_farmers", "conveyor"])
def test_shipped_designs(design: str) -> None:
    scenario = load_scenario(SCENARIOS / f"{design}.yaml").with_("warm_up", "3 months").with_("horizon", "9 months")
    check_conservation(simulate(scenario))
