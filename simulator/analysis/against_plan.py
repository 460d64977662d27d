"""Plan against outcome: what was booked of what was to be booked, and how likely the plan is reached.

Everything is read from the monthly series of outcomes, so that a plan can be changed without running anything anew.
Bookings of a month are orders *served* in it, as margin is everywhere. The chance of reaching a target is the share of
replications, each a market drawn by chance, that book as much or more, with Wilson's interval.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from simulator.analysis.intervals import Estimate, mean_interval, paired_shares, ratio_interval, wilson
from simulator.analysis.outcome import Outcome
from simulator.kernel.adding import total
from simulator.kernel.showing import counted, figures, line
from simulator.scenario.schema.periods import MONTHS_IN, Per
from simulator.scenario.schema.plan import Bookings
from simulator.scenario.schema.scenario import Scenario

ROUNDING = 1e-9
"""Share of a target by which what was booked or brought may miss it and still reach it."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Held:
    """What was booked in a time, held against a target (both in money).

    booked: the mean over replications with its interval. chance: share of replications that reach the target, with its
    Wilson interval.
    """

    target: float
    booked: Estimate
    chance: float
    chance_low: float
    chance_high: float

    def __repr__(self) -> str:
        """Return `<Held: 57 of 60 booked; reached in 31 % of replications>`."""
        return line(f"Held: {self.words()}")

    def words(self) -> str:
        """Return what `repr` tells: how much of how much is booked, and how often that is enough."""
        booked = figures(0.0 if self.booked.mean is None else self.booked.mean)
        return f"{booked} of {figures(self.target)} booked; reached in {self.chance:.0%} of replications"


@dataclass(frozen=True, slots=True)
class AgainstPlan:
    """The bookings of a design against its plan: by whole period of the measured time, and over all of them.

    of, clients, per: as the plan says (`Bookings`). attainment: of the whole plan, booked / target. reached: whether
    each replication reaches the whole plan, in their order.
    """

    of: Literal["margin", "revenue"]
    clients: Literal["all", "new"]
    per: Per
    periods: tuple[Held, ...]
    whole: Held
    attainment: Estimate
    reached: tuple[bool, ...]

    def __repr__(self) -> str:
        """Return how many periods were planned, and how the whole was reached."""
        return line(f"AgainstPlan of {counted(len(self.periods), self.per)}: {self.whole.words()}")


@dataclass(frozen=True, slots=True)
class ChanceGap:
    """By how much likelier a design reaches its plan than the reference reaches its own, in the same markets.

    A difference of shares, with the interval of Agresti and Min (2005) for paired shares.
    """

    difference: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class QuotaKept:
    """The people of a role against their quota.

    role: `department/role`. person_periods: over all replications. at_quota: share of them at or above the quota;
    attainment: brought / quota on average; both None where nobody was there for a whole period. Intervals have the
    replications as their sample, and that of the share is None where it was the same in all of them.
    """

    role: str
    person_periods: int
    at_quota: Estimate
    attainment: Estimate


def against_plan(outcomes: Sequence[Outcome], scenario: Scenario) -> AgainstPlan | None:
    """Return the outcomes of `scenario` against its plan; None where nothing is planned for any whole period.

    Outcomes are in the currency of the market, and so is what is returned.
    """
    bookings, money = scenario.bookings, scenario.money
    targets = () if bookings is None else tuple(money.of(target) for target in bookings.targets(scenario.horizon))
    if bookings is None or not targets:
        return None
    booked = booked_by_period(outcomes, bookings, len(targets), scenario.market.gross_margin)
    wholes = booked.sum(axis=1)
    whole = _held(wholes, total(targets))
    attainment = mean_interval([float(one) / whole.target for one in wholes], bounds=(0, None))
    periods = tuple(_held(booked[:, place], target) for place, target in enumerate(targets))
    reached = tuple(_reaches(float(one), whole.target) for one in wholes)
    return AgainstPlan(bookings.of, bookings.clients, bookings.per, periods, whole, attainment, reached)


def booked_by_period(outcomes: Sequence[Outcome], bookings: Bookings, periods: int, gross_margin: float) -> Floats:
    """Return what was booked as (replication, period), for so many whole periods."""
    months = MONTHS_IN[bookings.per]
    rows = np.array([_monthly(one, bookings.clients)[: periods * months] for one in outcomes], dtype=np.float64)
    summed: Floats = rows.reshape(len(outcomes), periods, months).sum(axis=2)
    return summed / gross_margin if bookings.of == "revenue" else summed


def chance_gap(ours: AgainstPlan, theirs: AgainstPlan) -> ChanceGap:
    """Return the difference between the chances of two designs, outcomes in the same order of replications."""
    return ChanceGap(*paired_shares(ours.reached, theirs.reached), len(ours.reached))


def quotas_kept(outcomes: Sequence[Outcome]) -> dict[str, QuotaKept]:
    """Return role -> its people against their quota; roles without a quota are left out."""
    roles = dict.fromkeys(role for outcome in outcomes for role in outcome.attainments)
    return {role: _kept(role, [outcome.attainments.get(role, []) for outcome in outcomes]) for role in roles}


def at_quota(attainments: Sequence[float]) -> int:
    """Return how many of these person-periods are at or above the quota."""
    return sum(_reaches(one, 1.0) for one in attainments)


def _monthly(outcome: Outcome, clients: Literal["all", "new"]) -> Floats:
    margin = np.array(outcome.monthly["margin"], dtype=np.float64)
    return margin if clients == "all" else margin - np.array(outcome.monthly["regular_margin"], dtype=np.float64)


def _reaches(amount: float, target: float) -> bool:
    return amount >= target * (1 - ROUNDING)


def _held(amounts: Floats, target: float) -> Held:
    reached = sum(_reaches(float(one), target) for one in amounts)
    booked = mean_interval([float(one) for one in amounts], bounds=(0, None))
    return Held(target, booked, reached / len(amounts), *wilson(reached, len(amounts)))


def _kept(role: str, found: Sequence[Sequence[float]]) -> QuotaKept:
    periods = [float(len(one)) for one in found]
    reached = [float(at_quota(one)) for one in found]
    share = ratio_interval(reached, periods, bounds=(0, 1))
    if share.low is not None and share.high is not None and share.high - share.low < ROUNDING:
        share = Estimate(share.mean, None, None, share.n)  # that it was the same every time does not make it sure
    return QuotaKept(role, int(sum(periods)), share, ratio_interval([sum(one) for one in found], periods, (0, None)))
