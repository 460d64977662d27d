"""What a study found against plans and quotas, as plain data and as columns; nothing where none are stated."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from simulator.analysis.against_plan import AgainstPlan, ChanceGap, QuotaKept, against_plan, at_quota, chance_gap
from simulator.analysis.against_plan import quotas_kept as kept
from simulator.analysis.outcome import Outcome
from simulator.kernel.adding import total
from simulator.kernel.showing import counted, line
from simulator.scenario.schema.scenario import Scenario

COLUMNS = {"person_periods": float, "at_quota": float, "attainment": float}
"""What the table of people has besides where a role has a quota."""


@dataclass(frozen=True, slots=True)
class Plans:
    """Plan against outcome in a study; empty where nothing is planned.

    bookings: design -> its bookings against its plan. gaps: design -> by how much likelier it reaches its plan than
    the reference, where both have one. quotas: design -> role -> people against their quota.
    """

    bookings: Mapping[str, AgainstPlan]
    gaps: Mapping[str, ChanceGap]
    quotas: Mapping[str, Mapping[str, QuotaKept]]

    def __bool__(self) -> bool:
        """Whether anything is planned, or anybody has a quota."""
        return bool(self.bookings or self.quotas)

    def __repr__(self) -> str:
        """Return how many designs have plans and quotas."""
        having = f"{counted(len(self.bookings), 'plan')}, quotas in {counted(len(self.quotas), 'design')}"
        return line(f"Plans: {having}")

    def summary(self) -> dict[str, Any]:
        """Return all of it as plain data, by design, as in `summary.json`."""
        designs = dict.fromkeys((*self.bookings, *self.quotas))
        return {design: self._design(design) for design in designs}

    def _design(self, design: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if design in self.bookings:
            facts = asdict(self.bookings[design])
            found["bookings"] = {name: part for name, part in facts.items() if name != "reached"}
        if design in self.gaps:
            found["chance_difference"] = asdict(self.gaps[design])
        if design in self.quotas:
            found["quotas"] = {role: _without_role(one) for role, one in self.quotas[design].items()}
        return found


def plans(outcomes: Mapping[str, Sequence[Outcome]], scenarios: Sequence[Scenario]) -> Plans:
    """Return the outcomes of a study, by design, against the plans and quotas of its scenarios, in the same order."""
    held = {one.name: against_plan(outcomes[one.name], one) for one in scenarios}
    bookings = {design: found for design, found in held.items() if found is not None}
    reference = bookings.get(scenarios[0].name)
    others = {} if reference is None else {one: bookings[one] for one in list(bookings)[1:]}
    gaps = {design: chance_gap(ours, reference) for design, ours in others.items() if reference is not None}
    quotas = {design: found for design, runs in outcomes.items() if (found := kept(runs))}
    return Plans(bookings, gaps, quotas)


def with_quotas(people: pd.DataFrame, outcomes: Mapping[str, Sequence[Outcome]]) -> pd.DataFrame:
    """Return the table of people with three columns more where a role has a quota, and as it is where none has.

    `person_periods`: how many people were there for a whole period, over all periods; `at_quota`, the share of these at
    or above the quota; `attainment`, what they brought as a share of the quota, on average. Empty for other roles.
    """
    found = {
        (design, outcome.replication, role): attainments
        for design, runs in outcomes.items()
        for outcome in runs
        for role, attainments in outcome.attainments.items()
    }
    if not found:
        return people
    keys = zip(people["design"], people["replication"], people["role"], strict=True)
    cells = [_cells(found.get(key)) for key in keys]
    return people.assign(**pd.DataFrame(cells, columns=list(COLUMNS), index=people.index).astype(COLUMNS))


def _cells(attainments: Sequence[float] | None) -> tuple[float, float, float]:
    if attainments is None:
        return math.nan, math.nan, math.nan
    count = len(attainments)
    if not count:
        return 0.0, math.nan, math.nan
    return float(count), at_quota(attainments) / count, total(attainments) / count


def _without_role(one: QuotaKept) -> dict[str, Any]:
    return {name: part for name, part in asdict(one).items() if name != "role"}
