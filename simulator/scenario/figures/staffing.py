"""What people and heads come to before anything is simulated: ramps and vacancies (C.3), span of control (C.8).

People are taken to leave as often as is to be expected (`attrition`) and to spread their hours evenly over the work of
their seat, each kind of which is learned in its own time, and by what the others teach for it (`learning.spillover`).
All times are working hours, of which a month has 168; rates are per year.
"""

import math
from dataclasses import dataclass

from simulator.kernel.adding import total
from simulator.kernel.calendar import MONTH, YEAR
from simulator.scenario.figures.attrition import base_rates, expected_attrition, stated_attrition
from simulator.scenario.figures.talents import expected_search, required_talents, share_qualified
from simulator.scenario.schema.heads import Head
from simulator.scenario.schema.organization import Department
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.timeline import Team


@dataclass(frozen=True, slots=True)
class Posts:
    """The seats of one role, and the labour market behind them."""

    department: str
    role: str
    seats: int
    talents: tuple[str, ...]
    """Those that a seat requires: `hunting`, `farming`; none where people do not differ."""
    qualified: float
    """Share of applicants who qualify."""
    search: float
    """Expected hours until an empty seat is filled from outside."""
    stated: float | None
    """Attrition that is stated of a typical company, None where none is."""
    base: float
    """Hazard a year of somebody whom nothing troubles."""
    attrition: float
    """Attrition d to expect a year: leavers by own choice for each person."""
    exits: float
    """Expected departures a year from all seats, seats / (1 / d + H)."""
    capacity: float
    """kappa: what a seat gets done with its ramps and vacancies, relative to an experienced person who never leaves."""


@dataclass(frozen=True, slots=True)
class Span:
    """How far the hours of a head reach; closing pushes are not counted: nobody knows yet how many there will be."""

    department: str
    reports: int
    hours: float
    """Hours a month for people: all that paperwork and planning meetings leave, T (1 - q) less meetings."""
    per_report: float
    """Hours a month that control, coaching and the review of a portfolio take for each report, on average."""

    @property
    def span(self) -> float:
        """Return how many reports the hours would do for; infinite where reports take none."""
        return self.hours / self.per_report if self.per_report else math.inf

    @property
    def left(self) -> float:
        """Return the hours a month that are left for closing pushes and talk, 0 where the head has too many reports."""
        return max(0.0, self.hours - self.reports * self.per_report)


def effective_capacity(rate: float, ramps: tuple[float, ...], start: float, vacancy: float) -> float:
    """Return kappa = [1 - (1 - p0) d tau / (1 + d tau)] / (1 + d H), its numerator averaged over kinds of work (C.3).

    `rate` d of leaving a year, `ramps` tau of each kind of work in years on the seat, `start` p0 the experience of a
    newcomer, `vacancy` H in years.
    """
    lost = total((1 - start) * rate * ramp / (1 + rate * ramp) for ramp in ramps) / len(ramps)
    return (1 - lost) / (1 + rate * vacancy)


def posts(scenario: Scenario) -> tuple[Posts, ...]:
    """Return what there is to expect of the seats of each role."""
    base, rates = base_rates(scenario, scenario.organization), expected_attrition(scenario)
    return tuple(
        _posts((department, name), role, scenario, (base[department, name], rates[department, name]))
        for department, name, role in scenario.organization.roles()
    )


def spans(scenario: Scenario) -> tuple[Span, ...]:
    """Return how far the hours of each head reach."""
    return tuple(
        _span(name, department, department.head, scenario)
        for name, department in scenario.organization.departments.items()
        if department.head is not None
    )


def _posts(team: Team, role: Role, scenario: Scenario, rates: tuple[float, float]) -> Posts:
    """Return the figures of a team; `rates` are the base rate and the attrition to expect."""
    nature, mechanisms = scenario.market.human_nature, scenario.mechanisms
    base, rate = rates
    hours = [float(getattr(nature.learning.hours, work)) for work in role.order_of_work]
    learned = (1 + nature.learning.spillover * (len(hours) - 1)) / len(hours)
    ramps = tuple(each / learned / YEAR for each in hours)
    search = expected_search(role, scenario)
    required = zip(("hunting", "farming"), required_talents(role, scenario.market), strict=True)
    return Posts(
        department=team[0],
        role=team[1],
        seats=role.count,
        talents=tuple(talent for talent, needed in required if needed and mechanisms.talents),
        qualified=share_qualified(role, scenario),
        search=search,
        stated=stated_attrition(role, nature.quitting),
        base=base,
        attrition=rate,
        exits=role.count * rate / (1 + rate * search / YEAR),
        capacity=effective_capacity(rate, ramps, nature.learning.start if mechanisms.learning else 1.0, search / YEAR),
    )


def _span(name: str, department: Department, head: Head, scenario: Scenario) -> Span:
    mechanisms = scenario.mechanisms
    meetings = 0.0
    if mechanisms.planning and head.planning_every is not None:
        meetings = head.planning_hours * MONTH / head.planning_every
    each = head.control_hours * mechanisms.control + head.coaching_hours * mechanisms.coaching
    reports = sum(role.count for role in department.roles.values())
    owners = sum(role.count for role in department.roles.values() if {"serving", "closing"} & set(role.order_of_work))
    reviews = head.review_hours * owners / reports if head.review == "monthly" and reports else 0.0
    return Span(name, reports, max(0.0, MONTH * (1 - head.paperwork) - meetings), each + reviews)
