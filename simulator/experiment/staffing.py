"""Seats, ramps and hires as tables: by month and role, and over all replications of a design."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from simulator.analysis.outcome import Hired, Outcome
from simulator.analysis.waiting import median_wait
from simulator.experiment.columns import Column

BY_MONTH = {
    "design": str, "replication": int, "role": str, "month": int, "planned_seats": float, "taken_seats": float,
    "ramped_people": float,
}  # fmt: skip
"""The columns of the table of seats by month."""

OF_HIRES = {
    "planned_seats": Column(float, "seats", "seats that there are, taken or not, mean over the measured time"),
    "ramped_people": Column(float, "people", "people who have learned their work, mean over the measured time"),
    "hires": Column(int, "people", "people who came from outside, the warm-up included"),
    "ramp_months": Column(float, "months", "months until half of them were ramped; empty where they were not"),
    "paid_back_share": Column(float, "share", "share of them who brought more than they cost, by the end"),
    "payback_months": Column(float, "months", "months until half of them had; empty where they had not"),
}
"""The columns that tell of seats and hires in the table of people."""


@dataclass(frozen=True, slots=True)
class Hires:
    """The seats and hires of one role of a design, over some replications.

    planned, taken, ramped: seats that there are, that are taken, and taken by ramped people, mean over the measured
    months. hires: people who came from outside, the warm-up included. ramp: median months until they were ramped.
    paid_back: share of them who had brought more than they had cost by the end of the run; payback: median months until
    then. brings: whether anybody of them brought any margin; where nobody did there is no payback to speak of.

    Medians are those of Kaplan and Meier. A ramp is watched until the seat is left; a payback to the end of the run,
    because who has left will never pay back. None where less than half of them got there in the time watched.
    """

    role: str
    planned: float
    taken: float
    ramped: float
    hires: int
    ramp: float | None
    paid_back: float | None
    payback: float | None
    brings: bool


def hires_of(role: str, runs: Sequence[Outcome]) -> Hires:
    """Return what there is to say of one role in these replications of a design."""
    found = [one for run in runs for one in run.hired if one.role == role]
    brings = any(one.brought > 0 for one in found)
    return Hires(
        role=role,
        planned=_mean(role, "planned", runs),
        taken=_mean(role, "taken", runs),
        ramped=_mean(role, "ramped", runs),
        hires=len(found),
        ramp=median_wait([one.until_ramped for one in found]),
        paid_back=sum(one.paid_back is not None for one in found) / len(found) if brings else None,
        payback=median_wait([_until_paid_back(one) for one in found]) if brings else None,
        brings=brings,
    )


def columns_of_hires(role: str, run: Outcome) -> dict[str, float]:
    """Return the columns `OF_HIRES` of one role in one replication; empty (NaN) what does not exist."""
    one = hires_of(role, [run])
    numbers = (one.planned, one.ramped, one.hires, one.ramp, one.paid_back, one.payback)
    return {name: math.nan if number is None else number for name, number in zip(OF_HIRES, numbers, strict=True)}


def by_month(outcomes: Mapping[str, Sequence[Outcome]]) -> pd.DataFrame:
    """Return one row for each design, replication, role below the heads and measured month (from 1).

    Columns: `planned_seats` that there are, `taken_seats` on which somebody sits, `ramped_people` on them, who have
    learned their work; each is a mean over the month.
    """
    rows = [
        [design, run.replication, role, month, *numbers]
        for design, runs in outcomes.items()
        for run in runs
        for role, seats in run.staffed.items()
        for month, numbers in enumerate(zip(seats.planned, seats.taken, seats.ramped, strict=True), 1)
    ]
    return pd.DataFrame(rows, columns=list(BY_MONTH)).astype(BY_MONTH)


def _until_paid_back(one: Hired) -> tuple[float, bool]:
    return (one.watched, False) if one.paid_back is None else (one.paid_back, True)


def _mean(role: str, name: str, runs: Sequence[Outcome]) -> float:
    found = [float(np.mean(getattr(run.staffed[role], name))) for run in runs if role in run.staffed]
    return float(np.mean(found)) if found else math.nan
