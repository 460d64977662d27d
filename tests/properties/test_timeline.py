"""A company that is re-organised while it works loses nothing, and a change into what it is changes nothing."""

from pathlib import Path

import pytest
from belongings import desks_with, staffed
from comparing import everything
from conservation import check_conservation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import CLOSE, rows
from strategies import scenarios
from timelines import reorganised

from simulator.experiment.compare import compare
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import ARRIVALS, Cost, Step
from simulator.kernel.calendar import WORKDAY
from simulator.model.simulate import simulate
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.scenario import Scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
quick = settings(max_examples=12, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip


@quick
@given(reorganised(), st.integers(0, 3))
def test_nothing_is_lost(scenario: Scenario, replication: int) -> None:
    journal = simulate(scenario, replication)
    check_conservation(journal)
    check_closed_seats(journal)
    check_everybody_has_a_place(journal)


def check_closed_seats(journal: Journal) -> None:
    """Nobody comes to a seat that was closed, nor works there; it is closed once it is left."""
    closed = {seat.number: seat.closed for seat in journal.seats if seat.closed is not None}
    last: dict[float, float] = {}
    for time, seat, _, step, _ in rows(journal, "staff"):
        last[seat] = step
        assert time <= closed.get(int(seat), journal.end)
    assert not any(last.get(seat) in ARRIVALS for seat in closed)
    for start, seat, _, hours, _ in rows(journal, "work"):
        assert start + hours <= closed.get(int(seat), journal.end + start + hours) + CLOSE
    for seat in journal.seats:
        assert seat.closed is None or seat.closed >= seat.opened


def check_everybody_has_a_place(journal: Journal) -> None:
    """Whoever was to move has moved or left the firm; who was dismissed was paid for it, and so was nobody else."""
    facts = list(rows(journal, "staff"))
    sacked = [(time, seat) for time, seat, _, step, _ in facts if step == Step.REDUNDANT]
    paid = [(time, seat) for time, cost, seat, _ in rows(journal, "costs") if cost == Cost.SEVERANCE]
    assert set(paid) <= set(sacked)
    moved = sum(step == Step.MOVED_TO for _, _, _, step, _ in facts)
    heads = {seat.number for seat in journal.seats if seat.leads}
    below = sum(step == Step.MOVED_TO and seat not in heads for _, seat, _, step, _ in facts)
    assert below <= journal.changes["moved"].sum()
    assert moved - below <= len(heads)


@quick
@given(reorganised())
def test_desks_of_closed_seats_are_cleared(scenario: Scenario) -> None:
    """A day after the last change, accounts and deals lie on a closed desk only where nobody does such work."""
    journal = simulate(scenario)
    if not len(journal.changes):
        return
    settled = journal.changes["time"][-1] + 3 * WORKDAY
    closed = {seat.number for seat in journal.seats if seat.closed is not None}
    works = {(d, n): set(role.order_of_work)
             for change in scenario.timeline.values() for d, n, role in change.organization.roles()}  # fmt: skip
    for work, columns in (("serving", ("attended", "buried", "gone")), ("closing", ("open_deals",))):
        for time, seat in desks_with(journal, columns):
            if seat in closed and time > settled:
                able = {one.number for one in journal.seats if work in works.get((one.department, one.role), ())}
                recent = staffed(journal, time - WORKDAY)[-1]
                assert not (recent & able) - closed, f"{columns} on {seat} at {time}"


@quick
@given(scenarios(), st.integers(0, 3))
def test_a_change_into_the_same_organisation_changes_nothing(scenario: Scenario, replication: int) -> None:
    """It moves nobody and changes no byte, but for the line that tells of it and the event that it is."""
    same = {"at": "100 h", "organization": scenario.organization.model_dump(mode="json"), "training": "20 h"}
    facts = scenario.model_dump(mode="json")
    changed = Scenario.model_validate(facts | {"timeline": {"nothing": same}})
    expected, found = everything(simulate(scenario, replication)), everything(simulate(changed, replication))
    assert [name for name in expected if name not in ("changes", "events") and found[name] != expected[name]] == []
    assert expected["changes"] == b"" != found["changes"]


@quick
@given(reorganised())
def test_before_the_first_change_nobody_knows_of_it(scenario: Scenario) -> None:
    """Up to that hour the run is, fact by fact, that of a company which never changes."""
    first = next(iter(scenario.timeline.values()))
    changed = simulate(scenario)
    never = simulate(scenario.model_copy(update={"timeline": {}}))
    for name in ("staff", "moves", "clients", "leads", "placed"):
        one, other = (sorted(fact for fact in rows(run, name) if fact[0] < first.at) for run in (changed, never))
        assert one == other, name


def test_the_same_bytes_serial_and_parallel() -> None:
    """Studies of a design that changes do not depend on the number of processes."""
    universal, rebuilt = (
        load_scenario(SCENARIOS / f"{name}.yaml", settings=["warm_up=2 months", "horizon=6 months"])
        for name in ("universal", "transition_universal_to_conveyor")
    )
    rebuilt = rebuilt.with_("timeline.conveyor.at", "4 months")
    alone, together = (compare([universal, rebuilt], 2, jobs=jobs) for jobs in (1, 2))
    for design in alone.designs:
        runs = zip(alone.outcomes[design], together.outcomes[design], strict=True)
        assert all(one.to_bytes() == other.to_bytes() for one, other in runs)
    assert alone.summary()["transition"] == together.summary()["transition"]
    assert alone.summary()["transition"][rebuilt.name]["month"] == 2


@pytest.mark.parametrize("name", ["transition_universal_to_conveyor", "growth_from_a_selling_director"])
@pytest.mark.parametrize("overlay", [None, *sorted((SCENARIOS / "overlays").glob("*.yaml"))])
def test_shipped_timelines_under_every_overlay(name: str, overlay: Path | None) -> None:
    scenario = load_scenario(SCENARIOS / f"{name}.yaml", overlays=[overlay] if overlay else [],
                             settings=["warm_up=0 h", "horizon=27 months"])  # fmt: skip
    journal = simulate(scenario)
    assert len(journal.changes)
    check_conservation(journal)
    check_closed_seats(journal)
