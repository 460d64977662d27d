"""Who answers whom: nothing is lost however requests are routed, and what restricts nobody leaves no trace."""

from typing import Any

from conservation import check_conservation
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from strategies import changed, scenarios

from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

quick = settings(max_examples=60, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate],
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
INBOUND = ["shared", "in_turn", "head_takes_all", "best_seller", "duty_rota"]
ROUTING = ["anyone", "by_complexity", "by_potential", "by_size"]


@st.composite
def routed(draw: st.DrawFn) -> Scenario:
    """Draw a company in which requests are routed in some way, and roles take up some of them only."""
    scenario = draw(scenarios())
    organization: dict[str, Any] = scenario.model_dump(mode="json")["organization"]
    for department in organization["departments"].values():
        department["head"] = department["head"] or {}
        for role in department["roles"].values():
            role["lead_source"] = draw(st.sampled_from(["all", "inquiries", "own_leads"]))
            role["request_tier"] = draw(st.sampled_from(["all", "simple", "complex"]))
    organization["inbound"] = draw(st.sampled_from(INBOUND))
    organization["routing"] = draw(st.sampled_from(ROUTING))
    many = draw(st.sampled_from([30, 400]))
    return changed(scenario, organization=organization).with_("market.inquiries.per_month", many)


@quick
@given(routed(), st.integers(0, 3))
def test_any_routing_conserves(scenario: Scenario, replication: int) -> None:
    check_conservation(simulate(scenario, replication))
