"""What a design costs to staff: heads and target payroll, the terms of the budget contract between designs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from simulator.kernel.adding import total
from simulator.scenario.figures.talents import scarcity_premium
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.timeline import Team

JUST_AFTER = 1e-6
"""Hours after an opening of seats, by when they are there."""


@dataclass(frozen=True, slots=True)
class RoleBudget:
    """Seats of one role and their target pay; money is a month's, in the market's currency."""

    department: str
    role: str
    seats: int
    wage: float
    """Target pay of one seat a month."""

    @property
    def payroll(self) -> float:
        """Return the target payroll of the role a month."""
        return self.seats * self.wage


@dataclass(frozen=True, slots=True)
class Budget:
    """Seats and target payroll of a design, heads of departments among them."""

    roles: tuple[RoleBudget, ...]
    heads: int
    """Heads of departments."""
    head_wage: float
    directors: int = 0
    director_wage: float = 0.0

    @property
    def seats(self) -> int:
        """Return the seats below the heads."""
        return sum(role.seats for role in self.roles)

    @property
    def people(self) -> int:
        """Return all who are paid, heads of departments included."""
        return self.seats + self.heads + self.directors

    @property
    def payroll(self) -> float:
        """Return the target payroll a month, heads of departments included."""
        return total(role.payroll for role in self.roles) + self.heads * self.head_wage + self.director_pay

    @property
    def director_pay(self) -> float:
        """Return the pay of a commercial director a month, if there is one."""
        return self.directors * self.director_wage


def target_pay(role: Role, scenario: Scenario) -> float:
    """Return the target pay of a seat a month: the role's own, or else what the market pays for its work."""
    return market_pay(role, scenario) if role.wage is None else role.wage


def market_pay(role: Role, scenario: Scenario) -> float:
    """Return what the market pays for a seat a month: the highest wage among its works, times the premium of scarcity.

    The premium follows from the talents that the seat requires (C105); there is none where `mechanisms.talents` is off.
    """
    wages = scenario.market.labour.wages
    plain = max(float(getattr(wages, work)) for work in role.order_of_work)
    return plain * scarcity_premium(role, scenario)


def budget(
    scenario: Scenario, organization: Organization | None = None, seats: Mapping[Team, int] | None = None
) -> Budget:
    """Return the seats and the target payroll of `scenario` at the start, or with another of its organisations.

    `seats` by team are given where a hiring plan has brought others than the organisation states.
    """
    organization = organization or scenario.organization
    roles = tuple(
        RoleBudget(department, name, (seats or {}).get((department, name), role.count), target_pay(role, scenario))
        for department, name, role in organization.roles()
    )
    heads = sum(department.head is not None for department in organization.departments.values())
    wages = scenario.market.labour.wages
    return Budget(roles, heads, wages.leading, int(organization.director is not None), wages.directing)


class Spending(NamedTuple):
    """What there is to spend from hour `at` on; with `waits` the change that comes then waits for clients."""

    at: float
    waits: bool
    budget: Budget


def course(scenario: Scenario) -> list[Spending]:
    """Return the budget at the start, and anew whenever a change or a hiring plan makes it another before the end."""
    changes = [None, *scenario.timeline.values()]
    ends = [*(at for at, _ in scenario.plans[1:]), scenario.end]
    found: list[Spending] = []
    for change, organization, (at, plans), end in zip(changes, scenario.stages, scenario.plans, ends, strict=True):
        until = min(end, scenario.end)
        opened = {new.at for plan in plans.values() for new in plan.headcount.openings(plan.since, until)}
        hours = [at, *sorted(hour for hour in opened if hour > at)] if at < scenario.end else []
        for hour in hours:
            seats = {team: plan.seats(hour + JUST_AFTER) for team, plan in plans.items()}
            waits = hour == at and change is not None and change.clients is not None
            found.append(Spending(hour, waits, budget(scenario, organization, seats)))
    return found


def target_pays(scenario: Scenario) -> dict[str, float]:
    """Return `department/role` -> the target pay of one seat a month, of heads and a director too.

    A role that a change of the organisation alters has its pay of the start, and one that comes later that with which
    it comes.
    """
    pays: dict[str, float] = {}
    for organization in scenario.stages:
        found = budget(scenario, organization)
        now = {f"{one.department}/{one.role}": one.wage for one in found.roles}
        now |= {f"{name}/head": found.head_wage for name, one in organization.departments.items() if one.head}
        now |= {"director/director": found.director_wage} if found.directors else {}
        pays = now | pays
    return pays
