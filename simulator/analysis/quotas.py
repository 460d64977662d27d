"""Quotas: what each person brought in each period, as a share of the quota.

A *person-period* counts for a role where somebody sat on its seats throughout a whole period of the measured time, and
the role had the same quota throughout. Whoever came, left or moved within a period is not held against the quota of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from simulator.analysis.measured import TOLERANCE, Floats, Measured
from simulator.analysis.orders import first_orders
from simulator.analysis.people import earners, role_of
from simulator.analysis.stays import NOBODY
from simulator.journal.vocabulary import Stage
from simulator.kernel.calendar import MONTH
from simulator.scenario.schema.periods import whole_periods
from simulator.scenario.schema.quotas import Of, Quota

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Brought:
    """Amounts brought in the run: the person to whom each belongs (NOBODY for none), the hour, how much.

    closes: whether an hour at which a period ends belongs to that period; otherwise it belongs to the next one.
    """

    person: Places
    time: Floats
    amount: Floats
    closes: bool


def attainments(run: Measured) -> dict[str, list[float]]:
    """Return role -> brought / quota of each person-period, by period and person; roles without a quota are left out.

    A role whose quota nobody could be held against, because nobody was there for a whole period, has an empty list.
    """
    roles = dict.fromkeys(role for stage in run.journal.quotas for role in stage)
    return {role: list(_of_role(run, role)) for role in roles}


def _of_role(run: Measured, role: str) -> Iterator[float]:
    quotas = dict.fromkeys(stage[role] for stage in run.journal.quotas if role in stage)
    for quota in quotas:
        brought = BROUGHT[quota.of](run)
        edges = run.start + MONTH * quota.months * np.arange(whole_periods(run.end - run.start, quota.per) + 1)
        for since, until in pairwise(edges.tolist()):
            if _held(run, role, quota, since, until):
                inside = _within(brought, since, until)
                for person in _present(run, role, since, until):
                    yield float(brought.amount[inside & (brought.person == person)].sum()) / quota.amount


def _held(run: Measured, role: str, quota: Quota, since: float, until: float) -> bool:
    """Tell whether a role had this quota from hour `since` to hour `until`."""
    changes = run.journal.changes
    quotas = run.journal.quotas
    before = changes["time"] <= since + TOLERANCE
    later = ~before & (changes["time"] < until - TOLERANCE)
    stages = [0, *(int(number) + 1 for number in changes["number"][before])][-1:]
    stages += [int(number) + 1 for number in changes["number"][later]]
    return all(quotas[stage].get(role) == quota for stage in stages)


def _present(run: Measured, role: str, since: float, until: float) -> list[int]:
    """Return the people who sat on seats of a role all the time from hour `since` to hour `until`, by number."""
    spent: dict[int, float] = {}
    for stay in run.stays:
        if role_of(run.journal.seats[stay.seat]) == role:
            hours = min(stay.until, until) - max(stay.since, since)
            spent[stay.person] = spent.get(stay.person, 0.0) + max(hours, 0.0)
    return sorted(person for person, hours in spent.items() if hours >= until - since - TOLERANCE)


def _within(brought: Brought, since: float, until: float) -> npt.NDArray[np.bool_]:
    slack = TOLERANCE if brought.closes else -TOLERANCE
    flags: npt.NDArray[np.bool_] = (brought.time > since + slack) & (brought.time <= until + slack)
    return flags


def _reached(stage: Stage) -> Callable[[Measured], Brought]:
    """Return what counts the leads that a person has brought to a stage."""

    def count(run: Measured) -> Brought:
        leads = run.journal.leads
        made = leads["stage"] == stage
        person = run.stays.persons_at(leads["seat"][made], leads["time"][made])
        return Brought(person, leads["time"][made], np.ones(int(made.sum())), closes=False)

    return count


def _new_margin(run: Measured) -> Brought:
    """Return the margin of first orders, to whoever won the client."""
    served, first = run.journal.served, first_orders(run)
    winner = run.stays.persons_at(served["winner"][first], served["placed"][first])
    return Brought(winner, served["time"][first], served["margin"][first], closes=True)


def _margin(run: Measured) -> Brought:
    """Return the margin of orders, to whoever served them, and of first orders to whoever won the client as well."""
    served, bare = run.journal.served, np.append(run.stays.people, NOBODY)  # NOBODY, as a place, is the last one
    owner, winner = (bare[place] for place in earners(run))
    return Brought(
        np.concatenate([owner, winner]), np.tile(served["time"], 2), np.tile(served["margin"], 2), closes=True
    )


BROUGHT: dict[Of, Callable[[Measured], Brought]] = {
    "wins": _reached(Stage.WON),
    "opportunities": _reached(Stage.OPPORTUNITY),
    "new_margin": _new_margin,
    "margin": _margin,
}
"""What is counted of each thing that there can be a quota of."""
