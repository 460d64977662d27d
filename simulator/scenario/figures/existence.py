"""What there is in a scenario: who does what, who leads, who may leave, in any of its organisations."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from simulator.scenario.schema.heads import Head
from simulator.scenario.schema.organization import Department, Organization
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.work import ADDED


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is in a scenario."""

    scenario: Scenario
    on: set[str]
    """The mechanisms that are on."""
    organization: Organization
    """The one that is spoken of, where there are several, one after another."""
    department: Department | None = None
    """The one that is spoken of; None outside of departments."""
    own: Any = None
    """The group of values in which the field stands that asks."""
    field: str = ""
    """The name of the field, or of the group in `own` that holds it."""
    role: Any = None
    """The role that is spoken of, if it is one of a role's settings that asks."""

    def within(self, group: Any) -> "Facts":
        """Return the facts as a group of values asks for them: those of its organisation, department and role."""
        if isinstance(group, Organization):
            return replace(self, own=group, organization=group, department=None, role=None)
        return replace(
            self,
            own=group,
            department=group if isinstance(group, Department) else self.department,
            role=group if isinstance(group, Role) else self.role,
        )

    @property
    def roles(self) -> list[Role]:
        """The roles that have a seat in any of the organisations."""
        return [role for stage in self.scenario.stages for _, _, role in stage.roles() if role.is_staffed]

    @property
    def heads(self) -> list[Head]:
        """Those who lead a department in any of the organisations."""
        departments = [department for stage in self.scenario.stages for department in stage.departments.values()]
        return [department.head for department in departments if department.head is not None]

    def any_role(self, test: Callable[[Any], bool]) -> bool:
        """Whether there is a role with a seat of which this holds, in any of the organisations."""
        return any(test(role) for role in self.roles)

    def any_stage(self, test: Callable[[Any], bool]) -> bool:
        """Whether there is an organisation, at the start or after a change, of which this holds."""
        return any(test(stage) for stage in self.scenario.stages)

    def paid_as(self, work: str) -> bool:
        """Whether somebody is paid by the wage for a kind of work, or may compare with it what is paid here."""
        wages = self.scenario.market.labour.wages.model_dump()
        compared = "quitting" in self.on and (work not in ADDED or self.does(work))
        by_market = (role for role in self.roles if role.wage is None)
        return compared or work in {max(role.order_of_work, key=wages.__getitem__) for role in by_market}

    def does(self, work: str) -> bool:
        """Whether anybody does a kind of work; orders are won again by whoever serves, where that is needed."""
        if work == "rewinning":
            return self.scenario.market.buying.rewon > 0
        return work == "idling" or self.scenario.does(work)

    def comes_of_visits(self, channel: str) -> bool:
        """Whether people make visits that have this effect."""
        vips = [stage.vip for stage in self.scenario.stages]
        return self.does("visiting") and any(vip.content == "full" and getattr(vip.channels, channel) for vip in vips)

    def passes_leads(self) -> bool:
        """Whether leads pass from hand to hand on their way."""
        steps = (("prospecting", "qualifying"), ("qualifying", "closing"))
        picky = any(role.lead_source != "all" for role in self.roles) or self.sorts_by(None)
        return picky or any(stage.inbound == "head_takes_all" for stage in self.scenario.stages) or any(
            early in role.order_of_work and late not in role.order_of_work
            for role in self.roles
            for early, late in steps
        )

    def sorts_by(self, what: str | None) -> bool:
        """Whether some roles take up only a part of the requests, sorted by this; None: by whatever."""
        if not any(role.request_tier != "all" for role in self.roles):
            return False
        sorted_by = {stage.routing.removeprefix("by_") for stage in self.scenario.stages} - {"anyone"}
        return bool(sorted_by) if what is None else what in sorted_by

    def people_leave(self) -> bool:
        """Whether anybody may leave the firm."""
        shocks = self.scenario.shocks
        befallen = any((shocks.star_leaves, shocks.mass_exodus, shocks.pay_cut))
        return "quitting" in self.on or bool(self.scenario.timeline) or befallen

    def founds(self, how: str) -> bool:
        """Whether anybody can found a firm in this way: `together` after a strike, from a `base` chance, or either."""
        alone = how == "base" or self.scenario.market.human_nature.founding.base > 0
        on_strike = self.scenario.shocks.pay_cut is not None and "conflict" in self.on
        return (on_strike and how != "base") or (how != "together" and alone and self.people_leave())

    def led(self, test: Callable[[Head], bool]) -> bool:
        """Whether somebody leads of whom this holds."""
        return any(test(head) for head in self.heads)
