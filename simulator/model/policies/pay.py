"""Pay plans: what a seat earns beyond its salary, as functions of what its work brought in a month (C61-C65)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from simulator.scenario.organization import PayPlans


class MonthView(Protocol):
    """What a pay plan sees of a seat's month; margins are explained in `seat.MonthOfWork`."""

    first: float
    repeat: float
    period: float
    opportunities: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The variable part of target pay, and what is paid on top of the salary that remains.

    `commission` is of the seat's own month; `bonus` of the months of the whole team, for each of its members, and
    of the team's target pay for the time that is paid.
    """

    variable: float
    commission: Callable[[MonthView], float]
    bonus: Callable[[Sequence[MonthView], float], float]


def _nothing(month: MonthView) -> float:
    return 0.0


def _no_bonus(team: Sequence[MonthView], target: float) -> float:
    return 0.0


def salary(terms: PayPlans) -> Plan:
    """A salary and nothing else."""
    return Plan(0.0, _nothing, _no_bonus)


def first_and_repeat(terms: PayPlans) -> Plan:
    """A large share of a client's first order, a small one of all later orders (C61)."""
    return Plan(
        terms.first_and_repeat_variable,
        lambda month: terms.first_share * month.first + terms.repeat_share * month.repeat,
        _no_bonus,
    )


def first_deal(terms: PayPlans) -> Plan:
    """A share of what a new client brings in its first months (C45, C63)."""
    return Plan(terms.first_deal_variable, lambda month: terms.first_period_share * month.period, _no_bonus)


def per_lead(terms: PayPlans) -> Plan:
    """A sum for each opportunity made (C72)."""
    return Plan(terms.per_lead_variable, lambda month: terms.per_lead * month.opportunities, _no_bonus)


def team_bonus(terms: PayPlans) -> Plan:
    """A share of the team's margin above its threshold, divided equally (C64, C65)."""

    def bonus(team: Sequence[MonthView], target: float) -> float:
        margin = sum(month.first + month.repeat for month in team)
        return terms.team_share * max(0.0, margin - terms.team_threshold * target) / len(team)

    return Plan(terms.team_bonus_variable, _nothing, bonus)


PLANS: dict[str, Callable[[PayPlans], Plan]] = {
    "salary": salary,
    "first_and_repeat": first_and_repeat,
    "first_deal": first_deal,
    "per_lead": per_lead,
    "team_bonus": team_bonus,
}
