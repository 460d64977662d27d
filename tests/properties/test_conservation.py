"""Nothing is lost and nothing is counted twice, in any company that Hypothesis thinks of and in those shipped."""

from pathlib import Path

import pytest
from belongings import check_empty_desks
from conservation import check_conservation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import FLOOD, INQUIRIES, histories, rows
from strategies import OVERFLOWS, changed, scenarios

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import BOUGHT, ENDS, EXITS, Activity, Stage
from simulator.model.simulate import simulate
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.scenario import Scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
LATER = 24.0
"""Working hours by which an inquiry may be found later because it comes at night or at the weekend."""
quick = settings(max_examples=20, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip


@pytest.mark.parametrize("overflow", OVERFLOWS)
def test_any_company(overflow: str) -> None:
    @quick
    @given(scenarios(overflow), st.integers(0, 3))
    def conserves(scenario: Scenario, replication: int) -> None:
        journal = simulate(scenario, replication)
        check_conservation(journal)
        check_empty_desks(scenario, journal)

    conserves()


@pytest.mark.parametrize("design", ["universal", "hunters_farmers", "conveyor"])
def test_shipped_designs(design: str) -> None:
    scenario = load_scenario(SCENARIOS / f"{design}.yaml").with_("warm_up", "3 months").with_("horizon", "9 months")
    check_conservation(simulate(scenario))


@quick
@given(scenarios(), st.integers(0, 3))
def test_inquiries_of_a_flood_have_numbers_of_their_own(scenario: Scenario, replication: int) -> None:
    """They come while the flood lasts, those at night later in their week, and all others when they would have come."""
    flood = {"advertising_flood": {"at": "50 h", "lasts": "100 h", "per_month": 200}}
    plain = inquiries(simulate(changed(scenario, shocks={"advertising_flood": None}), replication))
    flooded = inquiries(simulate(changed(scenario, shocks=flood), replication))
    brought = {client: time for client, time in flooded.items() if FLOOD <= client < BOUGHT}
    assert {client: time for client, time in flooded.items() if client not in brought} == plain
    assert all(50 <= time <= 150 + LATER for time in brought.values())
    assert len(flooded) > len(plain)


def inquiries(journal: Journal) -> dict[float, float]:
    return {client: time for time, client, _, stage, _ in rows(journal, "leads") if stage == Stage.INQUIRY}


def restless(push_patience: str) -> Scenario:
    """Return a company to which clients come for a month only, and from which people run away."""
    head = {"push_hours": "6 h", "push_from": 0, "push_patience": push_patience, "paperwork": 0.8}
    work = {"agent": ["qualifying"], "closer": ["closing"], "manager": ["serving", "developing", "reactivating"]}
    quitting = {"base_rate": 4, "head_rate": 8, "outside": 0, "drudgery": 0}
    return Scenario.model_validate({
        "market": {
            "prospects": {"size": 0}, "opening": {"clients": 4, "pipeline": 0}, "inquiries": {"per_month": 0},
            "human_nature": {"quitting": quitting}, "labour": {"search": "10 h"},
        },
        "organization": {"departments": {"sales": {"head": head, "roles": {
            role: {"count": 2, "order_of_work": works} for role, works in work.items()}}}},
        "shocks": {"advertising_flood": {"at": "0 h", "lasts": "1 month", "per_month": 60}},
        "warm_up": "0 h", "horizon": "24 months",
    })  # fmt: skip


@pytest.mark.parametrize("push_patience", ["0 h", "8 h", "6 months"])
def test_every_deal_comes_to_an_end(push_patience: str) -> None:
    """Whoever leaves, closers or heads for whom deals wait: in two years all inquiries of one month are done with."""
    journal = simulate(restless(push_patience))
    check_conservation(journal)
    leads = histories(journal)
    assert min(client for client, _ in leads) >= FLOOD > INQUIRIES
    assert len(leads) > 30
    assert all(history[-1][1] in ENDS for history in leads.values())
    assert sum(stage is Stage.DEAL for history in leads.values() for _, stage in history) > 10
    heads = [seat.number for seat in journal.seats if seat.leads]
    left = {seat for _, seat, _, step, _ in rows(journal, "staff") if step in EXITS}
    assert left > set(heads)
    pushed = (journal.work["activity"] == Activity.PUSHING).any()
    assert pushed or push_patience == "0 h"
