"""Pay plans: what a seat earns beyond its salary, as functions of what its work brought in a month (C61-C65)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from simulator.kernel.adding import total
from simulator.model.policies.offers import Offers
from simulator.scenario.schema.pay_plans import PAY_PLANS, PayPlans


class MonthView(Protocol):
    """What a pay plan sees of a seat's month; margins are explained in `seat.MonthOfWork`."""

    first: float
    repeat: float
    later: float
    period: float
    collected: float
    opportunities: float
    wins: float


@dataclass(frozen=True, slots=True)
class Rates:
    """What one more of each pays under a plan: money for an opportunity or a win, else shares of margin.

    `collected` is of the team's margin, to be divided by its members; `span` are the hours for which `period` pays.
    Of what comes of inquiries the part `inbound` is paid; of pay for a client who leaves within `watched` hours the
    share `taken_back` is lost again.
    """

    opportunity: float = 0.0
    win: float = 0.0
    first: float = 0.0
    period: float = 0.0
    span: float = 0.0
    repeat: float = 0.0
    later: float = 0.0
    collected: float = 0.0
    inbound: float = 1.0
    taken_back: float = 0.0
    watched: float = 0.0

    def scaled(self, commission: float, bonus: float) -> "Rates":
        """Return the rates with all that one person earns multiplied by `commission`, and the team's by `bonus`."""
        own = ("opportunity", "win", "first", "period", "repeat", "later")
        changed = {name: getattr(self, name) * commission for name in own}
        return replace(self, **changed, collected=self.collected * bonus)


@dataclass(frozen=True, slots=True)
class Plan:
    """The variable part of target pay, and what is paid on top of the salary that remains.

    `commission` is of the seat's own month and target pay; `bonus` of the months of the whole team, the number of
    members it is divided by, and the team's target pay for the time that is paid; `residual` is the part of commission
    and bonus that came from the book without new effort; `rates` is what people see who ask what an hour pays.
    """

    variable: float
    commission: Callable[[MonthView, float], float]
    bonus: Callable[[Sequence[MonthView], int, float], float]
    residual: Callable[[MonthView, float], float]
    rates: Callable[[float], Rates]


def _nothing(month: MonthView, target: float) -> float:
    return 0.0


def _no_bonus(team: Sequence[MonthView], members: int, target: float) -> float:
    return 0.0


def salary(terms: PayPlans) -> Plan:
    """A salary and nothing else."""
    return Plan(0.0, _nothing, _no_bonus, _nothing, lambda _: Rates())


def first_and_repeat(terms: PayPlans) -> Plan:
    """A large share of a client's first order, a small one of all later orders (C61)."""
    return Plan(
        terms.first_and_repeat_variable,
        lambda month, _: terms.first_share * month.first + terms.repeat_share * month.repeat,
        _no_bonus,
        lambda month, _: terms.repeat_share * month.repeat,
        lambda _: Rates(first=terms.first_share, repeat=terms.repeat_share),
    )


def first_deal(terms: PayPlans) -> Plan:
    """A share of what a new client brings in its first months (C45, C63)."""
    return Plan(
        terms.first_deal_variable,
        lambda month, _: terms.first_period_share * month.period,
        _no_bonus,
        _nothing,
        lambda _: Rates(period=terms.first_period_share, span=terms.first_period),
    )


def per_lead(terms: PayPlans) -> Plan:
    """A sum for each opportunity made (C72)."""
    return Plan(
        terms.per_lead_variable,
        lambda month, _: terms.per_lead * month.opportunities,
        _no_bonus,
        _nothing,
        lambda _: Rates(opportunity=terms.per_lead),
    )


def team_bonus(terms: PayPlans) -> Plan:
    """A share of what the team has collected above its threshold, divided equally (C64, C65)."""

    def bonus(team: Sequence[MonthView], members: int, target: float) -> float:
        collected = total(month.collected for month in team)
        return float(terms.team_share * max(0.0, collected - terms.team_threshold * target) / members)

    return Plan(
        terms.team_bonus_variable, _nothing, bonus, lambda _, bonus: bonus, lambda _: Rates(collected=terms.team_share)
    )


def active_seller(terms: PayPlans) -> Plan:
    """Shares of first and later orders of clients won, and a bonus for a month in which the plan is fulfilled (C63).

    Later orders count whoever looks after the client by then (C61, C62).
    """

    def commission(month: MonthView, target: float) -> float:
        bonus = terms.plan_bonus * target if month.wins >= terms.plan_clients else 0.0
        return float(terms.active_first_share * month.first + terms.active_repeat_share * month.later + bonus)

    return Plan(
        terms.active_seller_variable,
        commission,
        _no_bonus,
        lambda month, _: terms.active_repeat_share * month.later,
        lambda target: Rates(
            win=terms.plan_bonus * target / terms.plan_clients if terms.plan_clients else 0.0,
            first=terms.active_first_share,
            later=terms.active_repeat_share,
        ),
    )


_OURS: dict[str, Callable[[PayPlans], Plan]] = {
    "salary": salary,
    "first_and_repeat": first_and_repeat,
    "first_deal": first_deal,
    "per_lead": per_lead,
    "team_bonus": team_bonus,
    "active_seller": active_seller,
}

PLANS: Offers[Callable[[PayPlans], Plan]] = Offers(_OURS, [sheet.name for sheet in PAY_PLANS], "PLANS")
"""The plans by name."""
