"""Hiring plans of any company: as many seats as were planned, nothing lost, and no trace of hires that never come."""

from typing import Any

from comparing import everything
from conservation import check_conservation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import scenarios
from timelines import reorganised

from simulator.analysis.hires import hired, staffed
from simulator.analysis.measured import Measured
from simulator.analysis.people import role_of
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Step
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

quick = settings(max_examples=10, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
AS_PLANNED = ("bury", "keep_with_closer", "queue", "turn_away")
"""Overflow policies under which only the plan opens seats."""


@quick
@given(scenarios(*AS_PLANNED), st.integers(0, 3))
def test_as_many_seats_as_planned(scenario: Scenario, replication: int) -> None:
    journal = simulate(scenario, replication)
    check_conservation(journal)
    (_, plans), = scenario.plans
    for (department, role), plan in plans.items():
        opened = [seat.opened for seat in journal.seats if (seat.department, seat.role) == (department, role)]
        due = [new.at for new in plan.headcount.openings(0.0, scenario.end) for _ in range(new.people)]
        assert opened == [0.0] * plan.headcount.start + due
    check_seats(journal)


def check_seats(journal: Journal) -> None:
    """Ramped people sit on seats that are taken, which are some of those there are; who came from outside is a hire."""
    run = Measured(journal)
    for seats in staffed(run).values():
        for planned, taken, ramped in zip(seats.planned, seats.taken, seats.ramped, strict=True):
            assert 0 <= ramped <= taken + 1e-3 <= planned + 2e-3
    came = [stay for stay in run.stays if stay.began is Step.HIRED and not journal.seats[stay.seat].leads]
    found = hired(run)
    assert sorted(role_of(journal.seats[stay.seat]) for stay in came) == sorted(one.role for one in found)
    for one in found:
        assert one.ramped is None or 0 <= one.ramped <= one.stayed
        assert one.paid_back is None or 0 <= one.paid_back <= one.watched
        assert one.paid_back is None or one.brought > 0
    brought = sum(one.brought for one in found)
    assert brought <= journal.served["margin"].sum() + 1e-3 * (len(found) + 1)


@quick
@given(reorganised(), st.integers(0, 3))
def test_seats_of_a_company_that_changes(scenario: Scenario, replication: int) -> None:
    check_seats(simulate(scenario, replication))


@quick
@given(scenarios(), st.integers(0, 3))
def test_hires_that_never_come_leave_no_trace(scenario: Scenario, replication: int) -> None:
    facts = scenario.model_dump(mode="json")
    for department in facts["organization"]["departments"].values():
        for role in department["roles"].values():
            role["count"] = _with_one_more(role["count"])
    late = Scenario.model_validate(facts)
    assert everything(simulate(late, replication)) == everything(simulate(scenario, replication))


def _with_one_more(count: Any) -> Any:
    """Return a head-count with a hire after the end of any run here; one at a rate is left as it is."""
    plan = count if isinstance(count, dict) else {"start": count, "hire": []}
    dated = isinstance(plan["hire"], list)
    return plan | {"hire": [*plan["hire"], {"at": "10 years"}]} if dated and plan["start"] else count
