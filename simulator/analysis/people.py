"""People in an outcome: who left and what it cost, and who achieved how much with which talent."""

import numpy as np
import numpy.typing as npt

from simulator.analysis.exits import until_filled
from simulator.analysis.measured import Floats, Measured
from simulator.analysis.orders import first_orders
from simulator.analysis.outcome import Exit, Worker
from simulator.analysis.stays import NOBODY
from simulator.journal.journal import SeatFacts
from simulator.journal.vocabulary import Stage, Step
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
            loss=None if one.loss is None else _rounded(one.loss),
            vacant=None if (empty := until_filled(one, run.stays)) is None else _rounded(empty / MONTH),
        )
        for one in run.departures
    ]


def people(run: Measured) -> list[Worker]:
    """Return those who spent `FEWEST_MONTHS` of the window or more in one role, in the order of coming.

    Months and results are those of the role in which somebody was longest; heads are left out.
    """
    spent = _months(run)
    margin, wins, opportunities = margins_of_stays(run), _reached(run, Stage.WON), _reached(run, Stage.OPPORTUNITY)
    found = []
    for person, roles in sorted(_roles(run, spent).items()):
        role, places = max(roles.items(), key=lambda one: float(spent[one[1]].sum()))
        months = float(spent[places].sum())
        if months < FEWEST_MONTHS:
            continue
        talents = run.journal.people[person]
        found.append(
            Worker(
                role=role,
                hunting=_rounded(talents.hunting),
                farming=_rounded(talents.farming),
                months=_rounded(months),
                margin=_rounded(float(margin[places].sum()) / months),
                wins=_rounded(float(wins[places].sum()) / months),
                opportunities=_rounded(float(opportunities[places].sum()) / months),
            )
        )
    return found


def months_by_role(run: Measured) -> dict[str, float]:
    """Return role -> months of the window that people sat on its seats, heads included; roles without are left out."""
    found: dict[str, float] = {}
    for stay, months in zip(run.stays, _months(run).tolist(), strict=True):
        if months > 0:
            role = role_of(run.journal.seats[stay.seat])
            found[role] = found.get(role, 0.0) + months
    return found


def margins_of_stays(run: Measured) -> Floats:
    """Return what was earned in each stay within the window (money): own accounts, first orders of clients won.

    An order belongs to whoever sat on the seat that served it. The first order of a client who was won counts for
    whoever sat on the winner's seat when it was placed, too, if that is somebody else.
    """
    served = run.journal.served
    inside = (served["time"] > run.start) & (served["time"] <= run.end)
    return sum((_summed(run, stay[inside], served["margin"][inside]) for stay in earners(run)), _nothing(run))


def earners(run: Measured) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return, for each order served, the stay that served it, and that which won the client if it is a first order.

    Places among the stays, or NOBODY; the winner is left out where it is the person who served.
    """
    served = run.journal.served
    owner = run.stays.at(served["seat"], served["time"])
    winner = np.where(first_orders(run), run.stays.at(served["winner"], served["placed"]), NOBODY)
    bare = np.append(run.stays.people, NOBODY)  # NOBODY, as a place, is the last one
    winner[bare[winner] == bare[owner]] = NOBODY
    return owner, winner


def _reached(run: Measured, stage: Stage) -> Floats:
    """Return how many leads were brought to a stage in each stay within the window."""
    leads = run.journal.leads
    made = (leads["stage"] == stage) & run.within(leads["time"])
    return _summed(run, run.stays.at(leads["seat"][made], leads["time"][made]), np.ones(int(made.sum())))


def _summed(run: Measured, stay: npt.NDArray[np.int64], amounts: Floats) -> Floats:
    known = stay != NOBODY
    return np.bincount(stay[known], amounts[known], minlength=len(run.stays)).astype(float)


def _nothing(run: Measured) -> Floats:
    return np.zeros(len(run.stays))


def _months(run: Measured) -> Floats:
    """Return the months of the window in each stay."""
    spent: Floats = np.minimum(run.stays.until, run.end) - np.maximum(run.stays.since, run.start)
    return np.maximum(spent, 0.0) / MONTH


def _roles(run: Measured, spent: Floats) -> dict[int, dict[str, list[int]]]:
    """Return person -> role -> places of the stays that reach into the window, heads left out."""
    found: dict[int, dict[str, list[int]]] = {}
    for place, stay in enumerate(run.stays):
        seat = run.journal.seats[stay.seat]
        if spent[place] > 0 and not seat.leads:
            found.setdefault(stay.person, {}).setdefault(role_of(seat), []).append(place)
    return found


def _rounded(number: float) -> float:
    return round(float(number), DECIMALS) + 0.0
