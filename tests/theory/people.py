"""Companies in which people come and go for stated reasons, and nothing else happens."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from stations import OFF, Floats, stations

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import EXITS, Step
from simulator.kernel.calendar import MONTH
from simulator.scenario.schema.scenario import Scenario

BASE = 0.3
"""Hazard of leaving a year."""
NOTHING_TROUBLES: dict[str, Any] = {
    "base_rate": BASE, "drudgery": 0, "outside": 0, "overload": 0, "control": 0, "peer_factor": 1, "head_rate": 0,
}  # fmt: skip
HIRED_AT_ONCE = {"search": "0 h", "applicant_every": "0 h"}


def company(
    people: int, months: int, *, departments: int = 1, on: Sequence[str] = ("quitting",), **reasons: float
) -> Scenario:
    """Return departments of so many people, who answer four inquiries a month each and are replaced at once.

    The mechanisms `on` are on; people leave for `reasons` only, which are terms of quitting.
    """
    agents = {"agent": {"count": people, "order_of_work": ["qualifying"]}}
    inquiries = 4 * people * departments / MONTH
    facts = stations(agents, per_hour=inquiries, inquiry_work="1 h", hours=months * MONTH).model_dump(mode="json")
    (department,) = facts["organization"]["departments"].values()
    facts["organization"]["departments"] = {f"department_{number}": department for number in range(departments)}
    facts["market"]["human_nature"]["quitting"] = NOTHING_TROUBLES | reasons
    facts["market"]["labour"] |= HIRED_AT_ONCE
    facts["mechanisms"] = OFF | dict.fromkeys(on, True)
    return Scenario.model_validate(facts)


def exits(journal: Journal) -> tuple[Floats, Floats, Floats]:
    """Return when people left, from which seats, and for those who quit the hazard under which they did."""
    staff = journal.staff
    left = np.isin(staff["step"], EXITS)
    return staff["time"][left], staff["seat"][left], staff["value"][left]


def month_ends(journal: Journal) -> int:
    """Return the month ends at which people decide; nobody does at the end of the run."""
    return int(np.ceil(journal.end / MONTH)) - 1


def decisions(journal: Journal) -> list[tuple[int, bool]]:
    """Return each decision of each person: at which month's end since this person came, and whether it was to go."""
    came: dict[float, float] = {}
    made: list[tuple[int, bool]] = []
    rows = zip(*(journal.staff[name] for name in ("time", "person", "step")), strict=True)
    for time, person, step in rows:
        if step in (Step.OPENED, Step.HIRED):
            came[person] = time
        else:
            asked = int(time // MONTH) - int(came.pop(person) // MONTH)
            made += [(turn, turn == asked) for turn in range(1, asked + 1)]
    last = month_ends(journal)
    for time in came.values():
        made += [(turn, False) for turn in range(1, last - int(time // MONTH) + 1)]
    return made
