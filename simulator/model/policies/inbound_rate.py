"""The rate for inbound: clients who asked by themselves count for less, or for more, under whatever plan (C38)."""

from dataclasses import dataclass, replace
from typing import Protocol

from simulator.model.policies.pay import MonthView, Plan


class Inbound(Protocol):
    """The part of a seat's month that came of inquiries."""

    first: float
    period: float
    opportunities: float
    wins: float


class MonthByOrigin(MonthView, Protocol):
    """A seat's month that tells what came of inquiries."""

    @property
    def inbound(self) -> Inbound:
        """What came of inquiries."""


@dataclass(slots=True)
class Counted:
    """A seat's month as a plan counts it."""

    first: float
    repeat: float
    later: float
    period: float
    collected: float
    opportunities: float
    wins: float


def counted(month: MonthByOrigin, rate: float) -> MonthView:
    """Return a month in which only the part `rate` of what came of inquiries counts; later orders count in full."""
    if rate == 1:
        return month
    off, inbound = 1 - rate, month.inbound
    return Counted(
        first=month.first - off * inbound.first,
        repeat=month.repeat,
        later=month.later,
        period=month.period - off * inbound.period,
        collected=month.collected,
        opportunities=month.opportunities - off * inbound.opportunities,
        wins=month.wins - off * inbound.wins,
    )


def at_inbound_rate(plan: Plan, rate: float) -> Plan:
    """Return a plan whose people know that they are paid the part `rate` for what comes of inquiries."""
    if rate == 1:
        return plan
    return replace(plan, rates=lambda target: replace(plan.rates(target), inbound=rate))
