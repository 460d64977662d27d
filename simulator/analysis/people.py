"""People in an outcome: who left and what it cost, and who achieved how much with which talent."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.analysis.exits import until_filled
from simulator.analysis.measured import Floats, Measured
from simulator.analysis.outcome import Exit, Worker
from simulator.analysis.stays import NOBODY
from simulator.journal.journal import SeatFacts
from simulator.journal.vocabulary import NO_SEAT, Stage, Step
from simulator.kernel.calendar import MONTH

FEWEST_MONTHS = 3.0
"""Whoever was there for less has no result that says anything."""

DECIMALS = 4
"""Kept of months and money a person; there are hundreds of people in a study of a hundred replications."""


def role_of(seat: SeatFacts) -> str:
    """Return `department/role`."""
    return f"{seat.department}/{seat.role}"


def exits(run: Measured) -> list[Exit]:
    """Return everybody who left the firm in the window, heads included, in the order of time."""
    return [
        Exit(
            role=role_of(run.journal.seats[one.stay.seat]),
            step=Step(one.stay.ended or Step.QUIT).name.lower(),
            month=_rounded((one.stay.until - run.start) / MONTH),
            tenure=_rounded((one.stay.until - run.stays.joined(one.stay.person)) / MONTH),
            followed=one.followed,
            loss=_rounded(one.loss),
            vacant=None if (empty := until_filled(one, run.stays)) is None else _rounded(empty / MONTH),
        )
        for one in run.departures
    ]


def people(run: Measured) -> list[Worker]:
    """Return those who spent `FEWEST_MONTHS` of the window or more on seats below the heads, in the order of coming."""
    roles, months = _time_spent(run)
    margin = margins_of_people(run)
    wins, opportunities = _reached(run, Stage.WON), _reached(run, Stage.OPPORTUNITY)
    return [
        Worker(
            role=max(roles[person], key=roles[person].__getitem__),
            hunting=_rounded(run.journal.people[person].hunting),
            farming=_rounded(run.journal.people[person].farming),
            months=_rounded(spent),
            margin=_rounded(float(margin[person]) / spent),
            wins=_rounded(float(wins[person]) / spent),
            opportunities=_rounded(float(opportunities[person]) / spent),
        )
        for person, spent in sorted(months.items())
        if spent >= FEWEST_MONTHS
    ]


def margins_of_people(run: Measured) -> Floats:
    """Return what each person earned in the window (money): orders of own accounts, first orders of clients won.

    An order belongs to whoever sat on the seat that served it. The first order of a client who was won counts for
    whoever sat on the winner's seat when it was placed, too, if that is somebody else. One number for each person.
    """
    served = run.journal.served
    inside = (served["time"] > run.start) & (served["time"] <= run.end)
    owner = run.stays.persons_at(served["seat"], served["time"])
    winner = np.where(_first_orders(run), run.stays.persons_at(served["winner"], served["placed"]), NOBODY)
    return _summed(run, owner[inside], served["margin"][inside]) + _summed(
        run, np.where(winner == owner, NOBODY, winner)[inside], served["margin"][inside]
    )


def _first_orders(run: Measured) -> npt.NDArray[np.bool_]:
    """Return which of the orders served are the first of a client whom a seat has won."""
    served = run.journal.served
    won = np.flatnonzero(served["winner"] != NO_SEAT)
    order = won[np.lexsort((served["placed"][won], served["client"][won]))]
    _, first = np.unique(served["client"][order], return_index=True)
    flags = np.zeros(len(served), dtype=bool)
    flags[order[first]] = True
    return flags


def _reached(run: Measured, stage: Stage) -> Floats:
    """Return how many leads each person brought to a stage in the window."""
    leads = run.journal.leads
    made = (leads["stage"] == stage) & run.within(leads["time"])
    return _summed(run, run.stays.persons_at(leads["seat"][made], leads["time"][made]), np.ones(int(made.sum())))


def _summed(run: Measured, person: npt.NDArray[np.int64], amounts: npt.NDArray[np.floating[Any]]) -> Floats:
    known = person != NOBODY
    return np.bincount(person[known], amounts[known], minlength=len(run.journal.people)).astype(float)


def _time_spent(run: Measured) -> tuple[dict[int, dict[str, float]], dict[int, float]]:
    """Return person -> role -> months and person -> months, of the window and below the heads."""
    roles: dict[int, dict[str, float]] = {}
    for person, role, months in _spells(run):
        spent = roles.setdefault(person, {})
        spent[role] = spent.get(role, 0.0) + months
    return roles, {person: sum(spent.values()) for person, spent in roles.items()}


def _spells(run: Measured) -> Iterator[tuple[int, str, float]]:
    for stay in run.stays:
        seat = run.journal.seats[stay.seat]
        length = min(stay.until, run.end) - max(stay.since, run.start)
        if length > 0 and not seat.leads:
            yield stay.person, role_of(seat), length / MONTH


def _rounded(number: float) -> float:
    return round(float(number), DECIMALS) + 0.0
