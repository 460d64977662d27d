"""Plans and quotas move nobody, and what is held against them is what happened, counted once."""

from typing import Any

import numpy as np
import pytest
from comparing import everything
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import plans, scenarios

from simulator.analysis.against_plan import against_plan
from simulator.analysis.measured import Measured
from simulator.analysis.observe import observe
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Stage
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

quick = settings(max_examples=6, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip


def planned(scenario: Scenario, plan: dict[str, Any], quota: dict[str, Any] | None) -> Scenario:
    """Return a copy with this plan, in which every role has this quota, and no pay hangs on it."""
    facts = scenario.model_dump(mode="json") | {"plan": plan}
    for department in facts["organization"]["departments"].values():
        for role in department["roles"].values():
            role["quota"] = quota
            role["pay_terms"] |= {"accelerator": 1}
    return Scenario.model_validate(facts)


@quick
@given(scenarios(), plans(), st.integers(0, 3))
def test_plans_and_quotas_move_nobody(scenario: Scenario, plan: dict[str, Any], replication: int) -> None:
    one = planned(scenario, plan, {"wins": 1, "per": "month"})
    other = planned(scenario, {"bookings": None}, None)
    assert everything(simulate(one, replication)) == everything(simulate(other, replication))


@pytest.mark.parametrize("inbound", ["in_turn", "duty_rota"])
def test_a_change_of_nothing_but_a_quota_moves_nobody(inbound: str) -> None:
    def company(quota: dict[str, Any] | None) -> dict[str, Any]:
        seller = {"count": 3, "order_of_work": ["serving", "qualifying", "closing", "prospecting"], "quota": quota}
        return {"inbound": inbound, "departments": {"sales": {"roles": {"seller": seller}}}}

    def run(quota: dict[str, Any] | None) -> Journal:
        later = {"at": "150 h", "organization": company(quota)}
        facts = {"organization": company(None), "timeline": {"later": later}, "warm_up": "0 h", "horizon": "2 months"}
        return simulate(Scenario.model_validate(facts))

    one, other = run({"wins": 1}), run(None)
    assert everything(one) == everything(other)
    assert (len(observe(one).attainments["sales/seller"]), observe(other).attainments) == (3, {})


@quick
@given(scenarios(), st.integers(0, 3))
def test_what_all_booked_in_all_periods_is_what_the_firm_earned(scenario: Scenario, replication: int) -> None:
    """Held by month over a whole number of months, the margin of the plan is that of the indicator."""
    told = planned(scenario.with_("horizon", "2 months"), {"bookings": {"amount": 1, "per": "month"}}, None)
    outcome = observe(simulate(told, replication))
    found = against_plan([outcome], told)
    assert found is not None
    assert found.whole.booked.mean == pytest.approx(outcome.indicators["margin"], abs=1e-9)
    assert found.whole.booked.mean == pytest.approx(sum(held.booked.mean or 0.0 for held in found.periods))


@quick
@given(scenarios(), st.sampled_from(["wins", "opportunities", "new_margin", "margin"]), st.integers(0, 3))
def test_people_bring_no_more_than_there_was(scenario: Scenario, of: str, replication: int) -> None:
    """What is held against quotas is a part of what happened: who came or left within a period is left out."""
    told = planned(scenario, {"bookings": None}, {of: 0.5, "per": "month"})
    journal = simulate(told, replication)
    run = Measured(journal)
    brought = 0.5 * sum(sum(one) for one in observe(journal).attainments.values())
    whole = float(run.margins[2].sum())
    most = {
        "wins": run.stages[Stage.WON], "opportunities": run.stages[Stage.OPPORTUNITY], "new_margin": whole,
        "margin": 2 * whole,
    }  # fmt: skip
    assert 0 <= brought <= most[of] + 1e-9


def test_the_properties_see_people_who_bring_something() -> None:
    """The one above would hold if nobody ever brought anything."""
    roles = {"seller": {"count": 3, "order_of_work": ["serving", "qualifying", "closing", "prospecting"]}}
    company = {"departments": {"sales": {"roles": roles}}}
    for of in ("opportunities", "new_margin"):
        told = Scenario.model_validate({"organization": company, "warm_up": "1 month", "horizon": "2 months"})
        found = observe(simulate(planned(told, {"bookings": None}, {of: 0.5, "per": "month"}))).attainments
        assert np.sum(found["sales/seller"]) > 0
