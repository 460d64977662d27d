"""What a head's hours do to people, worked out again from the hours in the journal (B.9, C09-C11)."""

import math
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from people import BASE, company, exits

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity
from simulator.kernel.calendar import MONTH
from simulator.model.laws.control import completeness
from simulator.model.laws.pressure import pressure
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

REPORTS, MONTHS = 8, 37
HEAD: dict[str, Any] = {"insistence": 0.7, "coaching_hours": "0 h", "push_hours": None, "review": "none"}


def led(*on: str, **terms: Any) -> Scenario:
    facts = company(REPORTS, MONTHS, on=on, control=0.18, base_rate=2 * BASE).model_dump(mode="json")
    (department,) = facts["organization"]["departments"].values()
    department["head"] = HEAD | terms
    return Scenario.model_validate(facts)


@lru_cache
def controlled(hours: float) -> Journal:
    return simulate(led("quitting", "control", control_hours=f"{hours} h"))


def looked(journal: Journal, seat: int, month: int) -> float:
    """Return the hours of looks at a seat that ended in a month."""
    work = journal.work
    looks = (work["activity"] == Activity.CONTROLLING) & (work["seat"] == seat)
    ends = (work["start"] + work["hours"])[looks]
    return float(work["hours"][looks][(ends > month * MONTH) & (ends <= (month + 1) * MONTH)].sum())


@pytest.mark.parametrize("hours", [1.0, 6.0])
def test_control_makes_people_leave(hours: float) -> None:
    """The hazard is the base rate x exp(0.18 x completeness) of the looks of the month before.

    Months have four or five looks; a newcomer has felt none yet.
    """
    when, _, hazards = exits(controlled(hours))
    assert len(when) > 5
    least, most = (2 * BASE * math.exp(0.18 * completeness(share * hours, 4.0)) for share in (0.9, 1.2))
    newcomers = hazards == 2 * BASE
    assert np.all(newcomers | ((least <= hazards) & (hazards <= most)))
    assert newcomers.sum() < len(when) / 3


@pytest.mark.parametrize("hours", [1.0, 6.0])
def test_control_gets_more_done(hours: float) -> None:
    """Of an inquiry of an hour the pace 1 + 0.12 x completeness is left, by the looks of the month before."""
    journal = controlled(hours)
    work = journal.work
    quit_ = exits(journal)[1]
    stayed = next(seat for seat in range(REPORTS) if seat not in quit_[exits(journal)[0] < 12 * MONTH])
    answers = (work["activity"] == Activity.QUALIFYING) & (work["seat"] == stayed)
    for start, lasted in zip(work["start"][answers], work["hours"][answers], strict=True):
        month = int(start // MONTH)
        if 1 <= month < 12:
            complete = completeness(looked(journal, stayed, month - 1), 4.0)
            assert 1 / lasted == pytest.approx(1 + 0.12 * complete, rel=0.01)


@pytest.mark.parametrize("planning", [None, "1 week"])
def test_pressure_is_what_the_hours_of_the_head_come_to(planning: str | None) -> None:
    """Insistence x (1 - exp(-hours / 6 h)): hours with all at once count for each, otown are shared among them."""
    on = ("least_resistance", "planning", "control")
    journal = simulate(led(*on, planning_every=planning, control_hours="2 h"))
    (chair,) = [seat.number for seat in journal.seats if seat.leads]
    work = journal.work
    own = work["seat"] == chair
    together = own & (work["activity"] == Activity.MEETING)
    single = own & np.isin(work["activity"], (Activity.CONTROLLING, Activity.LEADING))
    felt = journal.motives["time"], journal.motives["pressure"]
    assert len(felt[0]) == REPORTS * (MONTHS - 1)
    for when, found in zip(*felt, strict=True):
        past = (work["start"] >= when - MONTH) & (work["start"] < when)
        hours = work["hours"][past & together].sum() + work["hours"][past & single].sum() / REPORTS
        assert found == pytest.approx(pressure(0.7, hours, 6.0))
    assert bool(together.any()) == (planning is not None)


def test_more_reports_feel_less() -> None:
    """One head, more people: what each feels falls as the hours for each do, never to nothing."""
    felt = []
    for reports in (4, 8, 16, 32):
        facts = led("least_resistance").model_dump(mode="json")
        (department,) = facts["organization"]["departments"].values()
        department["roles"]["agent"]["count"] = reports
        felt.append(float(simulate(Scenario.model_validate(facts)).motives["pressure"].mean()))
    assert np.all(np.diff(felt) < 0)
    expected = [pressure(0.7, 0.6 * MONTH / reports, 6.0) for reports in (4, 8, 16, 32)]
    assert felt == pytest.approx(expected, rel=0.03)
