"""Hours of heads with their people: charged to both, for nobody who is away, by nobody who has not come yet.

Reviewed for every kind of duty that calls people in. What a head has spent and a person has not yet, when the run ends,
waits on the person's desk.
"""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import changed, scenarios
from test_placebo import quick, under

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity, Step
from simulator.kernel.calendar import MONTH, WEEK
from simulator.kernel.luck import Luck
from simulator.model.company import Company
from simulator.model.leading import planning
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task
from simulator.model.simulate import simulate
from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.scenario import Scenario

ONE_TO_ONE = (Activity.CONTROLLING, Activity.COACHING, Activity.REVIEWING)
BUSY = {
    "planning_every": "1 week", "planning_hours": "1 h", "control_hours": "6 h", "coaching_hours": "3 h",
    "review": "monthly", "review_hours": "0.5 h", "paperwork": 0.1, "rotation": "rotate",
}  # fmt: skip
RESTLESS = {"quitting": True, "absences": True, "planning": True, "control": True, "coaching": True}


def restless(scenario: Scenario) -> Scenario:
    """Return the scenario with busy heads, and people who come and go, and are away half of the time."""
    facts = changed(under(scenario, **BUSY), mechanisms=RESTLESS).model_dump(mode="json")
    market = facts["market"]
    market["labour"] |= {"absences_per_year": 40, "absence": {"mean": "3 workdays", "spread": "exponential"},
                         "search": "10 workdays"}  # fmt: skip
    market["human_nature"]["quitting"] |= {"base_rate": 3, "head_rate": 3}
    return Scenario.model_validate(facts)


def run(scenario: Scenario, replication: int) -> tuple[Journal, list[Seat]]:
    """Return the journal of a run, and the seats as they were when it ended."""
    journal = Journal("both", 0, replication, scenario.warm_up, scenario.end, 0.3, tuple(scenario.market.segments))
    company = Company(scenario, journal, Luck(0, replication))
    company.run()
    return journal, company._firm.seats


def hours(journal: Journal, activity: Activity, *, heads: bool) -> float:
    work = journal.work
    chairs = [seat.number for seat in journal.seats if seat.leads]
    counted = (work["activity"] == activity) & (np.isin(work["seat"], chairs) == heads)
    return float(work["hours"][counted].sum())


def waiting(seats: list[Seat], activity: Activity) -> float:
    return sum(task.hours for seat in seats for task in seat.appointments if task.activity == activity)


@quick
@given(scenarios(), st.integers(0, 3))
def test_what_heads_spend_with_people_they_spend_too(scenario: Scenario, replication: int) -> None:
    """Looks, lessons and reviews one to one, whoever comes, goes, rises, strikes or is away."""
    journal, seats = run(restless(scenario), replication)
    for activity in ONE_TO_ONE:
        spent = hours(journal, activity, heads=True)
        shared = hours(journal, activity, heads=False) + waiting(seats, activity)
        assert shared == pytest.approx(spent, abs=1e-6), activity.name


@quick
@given(scenarios(), st.integers(0, 3))
def test_everybody_who_is_called_to_a_meeting_comes(scenario: Scenario, replication: int) -> None:
    called = 0.0
    call_in = planning.call_in

    def count(seat: Seat, task: Task, now: float) -> None:
        nonlocal called
        called += task.hours if seat.can_come(now) else 0.0
        call_in(seat, task, now)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "call_in", count)
        journal, seats = run(restless(scenario), replication)
    came = hours(journal, Activity.MEETING, heads=False) + waiting(seats, Activity.MEETING)
    assert came == pytest.approx(called, abs=1e-6)
    assert called >= hours(journal, Activity.MEETING, heads=True) - 1e-6


def office(people: int, months: int, **other: Any) -> Scenario:
    """Return a department of so many sellers with little to do, under a busy head; people come, go and are away."""
    seller = {"count": people, "order_of_work": ["serving", "developing", "qualifying", "closing"]}
    return Scenario.model_validate({
        "market": {"prospects": {"size": 0}, "inquiries": {"per_month": 5}, "opening": {"clients": 30, "pipeline": 0},
                   "labour": {"absences_per_year": 12, "absence": "5 workdays"},
                   "human_nature": {"quitting": {"base_rate": 2, "head_rate": 1.5}}},
        "organization": {"departments": {"sales": {"head": BUSY, "roles": {"seller": seller}}}},
        "mechanisms": dict.fromkeys(SWITCHES, False) | RESTLESS | other.pop("mechanisms", {}),
        "warm_up": "0 h", "horizon": f"{months} months",
    } | other)  # fmt: skip


def taken(journal: Journal, seat: int) -> list[tuple[float, float]]:
    """Return from when to when a seat or chair was taken."""
    staff = journal.staff
    mine = staff["seat"] == seat
    came = (Step.OPENED, Step.HIRED)
    times: list[float] = []
    for time, step in zip(staff["time"][mine], staff["step"][mine], strict=True):
        assert (step in came) == (len(times) % 2 == 0)
        times.append(float(time))
    return list(zip(times[::2], [*times[1::2], *[journal.end] * (len(times) % 2)], strict=True))


def test_nobody_leads_an_empty_seat_or_somebody_who_is_away() -> None:
    """With one report, no look, lesson, meeting or review begins, and nobody talks, while that one is not there."""
    seen = 0
    for replication in range(3):
        journal = simulate(office(1, 48), replication)
        (chair,) = [seat.number for seat in journal.seats if seat.leads]
        work = journal.work
        absent = (work["seat"] == 0) & (work["activity"] == Activity.ABSENT)
        spans = list(zip(work["start"][absent], (work["start"] + work["hours"])[absent], strict=True))
        there = taken(journal, 0)
        for activity in (*ONE_TO_ONE, Activity.MEETING, Activity.LEADING):
            begun = work["start"][(work["seat"] == chair) & (work["activity"] == activity) & (work["hours"] > 0)]
            seen += len(begun)
            for start in begun:
                assert any(came <= start <= left for came, left in there), activity.name
                assert not any(went < start < back for went, back in spans), activity.name
    assert seen > 500


def test_no_control_is_felt_that_did_not_take_place() -> None:
    """A person's control is of the looks at that person: a newcomer's predecessor was somebody else."""
    journal, seats = run(office(4, 30), 0)
    for seat in seats:
        if seat.person is not None:
            since = max(seat.person.since, (journal.end // MONTH - 1) * MONTH)
            looks = (journal.work["seat"] == seat.number) & (journal.work["activity"] == Activity.CONTROLLING)
            ends = (journal.work["start"] + journal.work["hours"])[looks]
            this_month = ends > max(since, journal.end - MONTH)
            done = journal.work["hours"][looks][this_month & (ends <= journal.end)].sum()
            assert seat.person.controlled == pytest.approx(done)


@pytest.mark.parametrize("people", [3, 9])
def test_a_successor_begins_with_the_arrival(people: int) -> None:
    """The k-th meeting of a head is not before the k-th date after the arrival, and so with looks and lessons.

    Each seat has one look a week, and one lesson a month, half a share of a month apart from the next.
    """
    successors = 0
    for replication in range(4):
        journal = simulate(office(people, 36), replication)
        (chair,) = [seat.number for seat in journal.seats if seat.leads]
        work = journal.work
        for came, left in taken(journal, chair):
            successors += came > 0
            dates: dict[Activity, list[float]] = {
                Activity.MEETING: list(np.arange(1, 200) * WEEK),
                Activity.CONTROLLING: [week * WEEK - WEEK * one / people for week in range(1, 200)
                                       for one in range(people)],
                Activity.COACHING: [month * MONTH + MONTH * (one + 0.5) / people for month in range(36)
                                    for one in range(people)],
            }  # fmt: skip
            for activity, all_dates in dates.items():
                mine = (work["seat"] == chair) & (work["activity"] == activity)
                begun = np.sort(work["start"][mine & (work["start"] >= came) & (work["start"] < left)])
                due = np.sort([date for date in all_dates if date > came])[: len(begun)]
                assert np.all(begun >= due - 1e-6), activity.name
    assert successors > 3
