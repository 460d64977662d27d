"""A design: everything that a manager decides, and nothing else."""

from typing import Annotated, Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from simulator.kernel.showing import counted, listed
from simulator.scenario.schema import objections
from simulator.scenario.schema.circumstances import (
    Circumstances,
    inquiries_come,
    people_work_apart,
    scripts_are_kept,
)
from simulator.scenario.schema.conflict import ConflictPolicy
from simulator.scenario.schema.declared import Acts, Values, declared
from simulator.scenario.schema.defaults import changes_as_html, changes_in_words
from simulator.scenario.schema.director import Director
from simulator.scenario.schema.handover import Handover
from simulator.scenario.schema.heads import Head
from simulator.scenario.schema.labels import Name
from simulator.scenario.schema.marketing import Marketing
from simulator.scenario.schema.objections import in_use
from simulator.scenario.schema.pay_plans import PayPlans
from simulator.scenario.schema.pods import alone, keeps_no_accounts, takes_up_no_leads
from simulator.scenario.schema.policies import ACCESS, ACCOUNTS, ASSIGNMENT, DISTANCE, INBOUND, LEADS, OVERFLOW, ROUTING
from simulator.scenario.schema.quantities import Hours, Share
from simulator.scenario.schema.quotas import Quota
from simulator.scenario.schema.requests import Sorting
from simulator.scenario.schema.roles import Role, nowhere
from simulator.scenario.schema.vip import VipProgramme

SHARES_TOLERANCE = 1e-6


def _nobody_asks(facts: Circumstances) -> str:
    comes = inquiries_come(facts) or facts.scenario.shocks.advertising_flood is not None
    return "" if comes else "no inquiries come in"


def _for_nobody(facts: Circumstances) -> str:
    picky = any(role.is_staffed and role.request_tier != "all" for _, _, role in facts.own.roles())
    return "" if picky else "no role takes up a part of the requests only; that takes a 'request_tier'"


class Department(Values):
    """People under one head."""

    head: Annotated[Head | None, Acts(unless=in_use(objections.leads_nobody))] = Field(
        None, description="the head of this department; null: nobody leads it"
    )
    region: Annotated[Name | None, Acts(unless=nowhere)] = Field(
        None, description="the region of the market in which its people sit; null: at home"
    )
    territory: Annotated[Share | None, Acts(unless=alone)] = declared(
        None, "share of all clients, prospects and inquirers, by each one's own luck, whose prospects this department "
        "alone calls; with 'leads: own' and 'accounts: own' their requests and accounts are its own too; null: none",
        unit="share", plausible=(0.1, 0.6), source="assumption", evidence="A", kind="lever", gt=0,
    )
    leads: Annotated[str, LEADS, Acts(unless=takes_up_no_leads)] = LEADS.field()
    accounts: Annotated[str, ACCOUNTS, Acts(unless=keeps_no_accounts)] = ACCOUNTS.field()
    roles: dict[Name, Role] = Field(..., min_length=1)


class Organization(Values):
    """Departments and the policies between them."""

    departments: dict[Name, Department] = Field(..., min_length=1)
    director: Director | None = Field(
        None, description="a commercial director over the heads; null: there is none"
    )
    assignment: Annotated[str, ASSIGNMENT, Acts(unless=objections.one_keeper)] = ASSIGNMENT.field()
    overflow: Annotated[str, OVERFLOW, Acts(unless=objections.never_full)] = OVERFLOW.field()
    inbound: Annotated[str, INBOUND, Acts(unless=_nobody_asks)] = INBOUND.field()
    routing: Annotated[str, ROUTING, Acts(unless=_for_nobody)] = ROUTING.field()
    sorting: Sorting = Sorting()
    distance: Annotated[str, DISTANCE, Acts(unless=nowhere)] = DISTANCE.field()
    in_person: Share = declared(
        0.25, "part of the touches of a deal, and of the proactive contacts, to which people travel (travel)",
        unit="share", plausible=(0.1, 1.0), source="C49, B.1", evidence="A", kind="lever",
        exists=people_work_apart("travel"),
    )
    lead_queue: Annotated[int, Acts(unless=objections.nobody_closes)] = declared(
        40, "opportunities that may wait for a closer; where one more comes, the oldest goes cold",
        unit="opportunities", plausible=(5, 200), source="MODEL 11", evidence="A", kind="lever", ge=1, le=1_000_000,
    )
    marketing: Marketing = Marketing()
    handover: Handover = Handover()
    pay_plans: PayPlans = PayPlans()
    conflict: ConflictPolicy = ConflictPolicy()
    access: Annotated[str, ACCESS, Acts(unless=objections.nobody_leaves)] = ACCESS.field()
    vip: VipProgramme = VipProgramme()
    ladder: Annotated[tuple[Name, ...], Acts(unless=in_use(objections.nobody_rises))] = Field(
        (), description="roles in the order in which people rise: an empty seat of a role is filled from the one "
        "before it, if somebody there has served long enough and qualifies; else from outside (C88)",
    )
    promotion_after: Annotated[Hours, Acts(unless=objections.nobody_rises)] = declared(
        "16 months", "time in a role of the ladder after which somebody may rise",
        unit="h", plausible=(1512.0, 4032.0), source="B.8", evidence="V2", kind="lever",
        exists=lambda facts: bool(facts.own.ladder),
    )
    script_upkeep: Hours = declared(
        "2 h", "hours a month to keep each script of a role up to date, charged to its longest-serving person",
        unit="h", plausible=(0, 16.0), source="C73", evidence="A", kind="lever",
        exists=scripts_are_kept,
    )

    @model_validator(mode="before")
    @classmethod
    def _mappings(cls, value: Any) -> Any:
        return {} if value is None else value

    @model_validator(mode="after")
    def _kept_for_good(self) -> "Organization":
        serving = [role for _, _, role in self.roles() if role.is_staffed and "serving" in role.order_of_work]
        if serving and all(role.passes_accounts_after is not None for role in serving):
            raise PydanticCustomError(
                "for_good", "every role that serves passes its accounts on ('passes_accounts_after'), and none keeps "
                "them for good",
            )
        return self

    @model_validator(mode="after")
    def _territories_add_up(self) -> "Organization":
        total = sum(body.territory or 0.0 for body in self.departments.values())
        if total > 1 + SHARES_TOLERANCE:
            raise PydanticCustomError(
                "territories", "the territories of the departments add up to {total}, to more than 1",
                {"total": f"{total:.6g}"},
            )
        return self

    @model_validator(mode="after")
    def _ladder_of_roles(self) -> "Organization":
        names = list(dict.fromkeys(name for _, name, _ in self.roles()))
        for item, rung in enumerate(self.ladder):
            if rung not in names:
                raise PydanticCustomError(
                    "ladder", "the ladder names '{rung}', which is no role",
                    {"rung": rung, "item": item, "known": names},
                )
            if rung in self.ladder[:item]:
                raise PydanticCustomError("ladder", "'{rung}' stands twice in the ladder", {"rung": rung, "item": item})
        return self

    @model_validator(mode="after")
    def _somebody_heads(self) -> "Organization":
        answering = [
            body.head for body in self.departments.values()
            if any("qualifying" in role.order_of_work and role.is_staffed for role in body.roles.values())
        ]  # fmt: skip
        if self.inbound == "head_takes_all" and answering and not any(answering):
            raise PydanticCustomError(
                "headless", "the head is to answer inquiries, but no department that qualifies has a 'head'"
            )
        return self

    def seats_in_words(self) -> str:
        """Return `12 seats in 1 department`, those of the start; heads and the director have none of them."""
        seats = sum(role.count for _, _, role in self.roles())
        return f"{counted(seats, 'seat')}{self._growing()} in {counted(len(self.departments), 'department')}"

    def _growing(self) -> str:
        """Return ` and more` where a hiring plan opens others."""
        return " and more by plan" if any(role.headcount.hire for _, _, role in self.roles()) else ""

    def words(self) -> str:
        """Return what `repr` tells: seats by role, and how much differs from the defaults."""
        roles = listed(f"{role.count} {name}" for _, name, role in self.roles())
        return f": {self.seats_in_words()} ({roles}); {changes_in_words(self)}"

    def _repr_html_(self) -> str:
        """Return what differs from the defaults as a table."""
        return changes_as_html(self)

    def places(self) -> list[tuple[tuple[str, ...], str | None]]:
        """Return where a region is named, as a path in the organisation, and the region, for departments and roles."""
        found: list[tuple[tuple[str, ...], str | None]] = []
        for name, department in self.departments.items():
            found.append((("departments", name, "region"), department.region))
            found += [(("departments", name, "roles", role, "region"), body.region)
                      for role, body in department.roles.items()]  # fmt: skip
        return found

    def quotas(self) -> dict[str, Quota]:
        """Return `department/role` -> quota of the roles that have one."""
        return {f"{department}/{name}": role.quota for department, name, role in self.roles() if role.quota}

    @property
    def teams(self) -> dict[tuple[str, str], Role]:
        """The roles by department and name."""
        return {(department, name): role for department, name, role in self.roles()}

    def roles(self) -> list[tuple[str, str, Role]]:
        """Return (department, role name, role) in the order in which they were written."""
        return [
            (department, name, role)
            for department, body in self.departments.items()
            for name, role in body.roles.items()
        ]
