"""Payback: when people whom the firm found outside had brought more than they had cost."""

from typing import NamedTuple

import numpy as np

from simulator.analysis.measured import Floats, Measured
from simulator.analysis.orders import first_orders
from simulator.analysis.stays import NOBODY, Stay
from simulator.journal.vocabulary import NO_SEAT, Step

Booked = tuple[Floats, Floats, Floats]
"""Hours, people and amounts."""
Account = tuple[Floats, Floats]
"""Hours and amounts of one person."""


class Hire(NamedTuple):
    """A person from outside, on the first seat.

    paid_back: the first pay day by which the person had brought more than all that had been booked; None if there was
    none. brought, cost: until the end of the run (money).
    """

    stay: Stay
    paid_back: float | None
    brought: float
    cost: float


def hires(run: Measured) -> list[Hire]:
    """Return everybody who came from outside in the run, its warm-up included, in the order of time; no heads."""
    brought, cost = credited(run), _costs(run)
    came = sorted((stay for stay in run.stays if _is_hire(run, stay)), key=lambda stay: (stay.since, stay.seat))
    return [_hire(stay, _of(brought, stay), _of(cost, stay)) for stay in came]


def bringing(run: Measured, found: list[Hire]) -> list[Hire]:
    """Return those of `found` in whose role anybody has brought margin; who only makes opportunities has none."""
    served = run.journal.served
    earning = set(np.unique(np.concatenate([served["seat"], served["winner"]])).tolist())
    roles = {(one.department, one.role) for one in run.sellers if one.number in earning}
    facts = run.journal.seats
    return [one for one in found if (facts[one.stay.seat].department, facts[one.stay.seat].role) in roles]


def credited(run: Measured) -> Booked:
    """Return the margin of each order served in the run, and whom it counts for.

    A first order counts for whoever won the client, while that person keeps the seat; every other order for whoever
    looks after the account. So it is in pay plans (`Ledger.earn`), and no order counts twice.
    """
    served = run.journal.served
    time, seat, winner = served["time"], served["seat"], served["winner"]
    owner = run.stays.persons_at(seat, time)
    won_by = run.stays.persons_at(winner, served["placed"])
    still_there = run.stays.persons_at(winner, time) == won_by
    for_winner = first_orders(run) & (winner != NO_SEAT) & (won_by != NOBODY) & still_there
    return time, np.where(for_winner, won_by, owner).astype(float), served["margin"]


def _costs(run: Measured) -> Booked:
    """Return all that was booked for people: being found, pay, workplace, journeys, severance."""
    costs = run.journal.costs
    return costs["time"], run.stays.persons_at(costs["seat"], costs["time"]).astype(float), costs["amount"]


def _is_hire(run: Measured, stay: Stay) -> bool:
    return stay.began is Step.HIRED and not run.journal.seats[stay.seat].leads


def _of(booked: Booked, stay: Stay) -> Account:
    time, person, amount = booked
    mine = person == stay.person
    return time[mine], amount[mine]


def _hire(stay: Stay, brought: Account, cost: Account) -> Hire:
    return Hire(stay, _paid_back(brought, cost), float(brought[1].sum()), float(cost[1].sum()))


def _paid_back(brought: Account, cost: Account) -> float | None:
    """Return the first pay day by which somebody had brought more than all that had been booked; None if there is none.

    Between pay days the cost of the hours that have passed is not booked yet, and nothing is compared.
    """
    days = np.unique(cost[0])
    ahead = np.flatnonzero(_until(brought, days) > _until(cost, days))
    return float(days[ahead[0]]) if len(ahead) else None


def _until(booked: Account, days: Floats) -> Floats:
    """Return what was booked by each of these hours, which stand in order."""
    order = np.argsort(booked[0], kind="stable")
    total = np.concatenate([[0.0], np.cumsum(booked[1][order])])
    reached: Floats = total[np.searchsorted(booked[0][order], days, side="right")]
    return reached
