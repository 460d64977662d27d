"""Public holidays: nobody begins anything, heads included; all other time goes on."""

from typing import Any

import numpy as np
import pytest
from small_company import company, scenario

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity, Stage
from simulator.kernel.calendar import MONTH
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

LONGEST = 6.0
"""Hours that a task may last into a holiday: nothing here takes longer."""


def with_holidays(days: dict[str, int], on: tuple[str, ...] = ("calendar",), **other: Any) -> Scenario:
    market = {"calendar": {"starts_in": "december", "holidays": days}} | other.pop("market", {})
    return scenario(market=market, on=on, **other)


def begun(journal: Journal, start: float, end: float) -> set[int]:
    """Return the activities of which something begins in these hours."""
    work = journal.work
    inside = (work["start"] >= start) & (work["start"] < end)
    return {int(activity) for activity in work["activity"][inside]}


def test_nobody_begins_anything_on_a_holiday() -> None:
    """The second month has three of them; who is at work then finishes, and goes home until they are over."""
    journal = simulate(with_holidays({"january": 3}))
    work = journal.work
    off = work["activity"] == Activity.ABSENT
    assert begun(journal, MONTH + 1e-6, MONTH + 24) <= {Activity.ABSENT}
    assert set(work["seat"][off].tolist()) == {0, 1, 2, 3}  # three sellers and their head
    assert work["start"][off].min() >= MONTH
    assert work["start"][off].max() <= MONTH + LONGEST
    assert np.allclose(work["start"][off] + work["hours"][off], MONTH + 24)
    assert {Activity.SERVING, Activity.LEADING} <= begun(journal, MONTH + 24, MONTH + 40)


def test_hours_of_everybody_add_up() -> None:
    journal = simulate(with_holidays({"december": 2, "january": 5, "february": 1}))
    work = journal.work
    for seat in range(4):
        mine = work["seat"] == seat
        order = np.argsort(work["start"][mine], kind="stable")
        start, hours = work["start"][mine][order], work["hours"][mine][order]
        assert np.allclose(start[1:], (start + hours)[:-1], atol=1e-6)


def test_a_run_may_begin_with_holidays() -> None:
    journal = simulate(with_holidays({"december": 4}))
    assert begun(journal, 0, 32) == {Activity.ABSENT}


def test_whoever_joins_on_a_holiday_begins_after_it() -> None:
    """With people leaving at once and successors found within a day, some arrive on the twenty holidays."""
    labour = {"search": "1 h", "applicant_every": "0 h"}
    restless = {"labour": labour, "human_nature": {"quitting": {"base_rate": 20}}}
    design = with_holidays({"january": 20}, ("calendar", "quitting"), market={
        "calendar": {"starts_in": "december", "holidays": {"january": 20}}, **restless,
    })  # fmt: skip
    journal = simulate(design)
    staff = journal.staff
    came = staff["time"][(staff["time"] > MONTH) & (staff["time"] < MONTH + 160)]
    assert len(came) > 0
    assert begun(journal, MONTH + LONGEST, MONTH + 160) <= {Activity.ABSENT}


def test_clients_time_goes_on() -> None:
    """Inquiries and orders come on holidays as on other days, and wait: the same as without any."""
    with_some, without = simulate(with_holidays({"january": 10})), simulate(with_holidays({}))
    days = MONTH, MONTH + 80

    def asked(journal: Journal) -> list[float]:
        leads = journal.leads
        inside = (leads["stage"] == Stage.INQUIRY) & (leads["time"] >= days[0]) & (leads["time"] < days[1])
        return sorted(leads["time"][inside].tolist())

    assert asked(with_some) == asked(without) != []
    orders = with_some.placed["time"]
    assert ((orders >= days[0]) & (orders < days[1])).sum() > 0
    answered = with_some.answers["time"]
    assert not ((answered > days[0] + LONGEST) & (answered < days[1])).any()


def test_a_month_of_holidays_does_not_weaken_a_head() -> None:
    """Ten of 21 days off: the hours for each report are counted by the days that there are."""
    usual = simulate(with_holidays({})).motives
    short = simulate(with_holidays({"january": 10})).motives
    month = usual["time"] == 2 * MONTH
    assert short["pressure"][month].mean() == pytest.approx(usual["pressure"][month].mean(), rel=0.1)


def test_nobody_waits_for_a_holiday_that_has_passed() -> None:
    """Whoever comes back from an absence after the holidays works at once."""
    _, firm = company(with_holidays({"december": 2}))
    seat = firm.seats[0]
    holiday = seat.appointments[0]
    firm.env.run(until=20)
    before = len(firm.journal.work)
    seat.appointments.appendleft(holiday)
    seat.ring()
    firm.env.run(until=30)
    begun_since = firm.journal.work["activity"][before:].tolist()
    assert begun_since
    assert Activity.ABSENT not in begun_since
