"""A design: everything that a manager decides, and nothing else."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from simulator.scenario.declared import Values, declared
from simulator.scenario.quantities import Hours, Share

Work = Literal["prospecting", "qualifying", "closing", "serving", "developing", "reactivating"]
"""The kinds of work that an order of work can name."""

Pay = Literal["salary", "first_and_repeat", "first_deal", "per_lead", "team_bonus", "active_seller"]
"""The pay plans (C61-C65)."""

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=60)]


class Head(Values):
    """A head of sales: how insistent, and what the hours are for."""

    insistence: float = declared(
        0.5, "how hard the head insists on the order of work; it counts where people choose what to do",
        unit="hours' pay", plausible=(0, 2), source="C09, C11, MODEL 11", evidence="A", kind="lever", ge=0, le=100,
    )
    mandate: Share = declared(
        0.5, "share of the insistence that is on new clients, the rest is on those the firm has; half: as instructed",
        unit="share", plausible=(0.2, 0.8), source="MODEL 5, C06", evidence="A", kind="lever",
    )
    paperwork: Share = declared(
        0.4, "share of the head's hours that meetings elsewhere, plans and reports take",
        unit="share", plausible=(0.2, 0.6), source="C.8", evidence="A", kind="lever", lt=1,
    )
    planning_every: Hours | None = declared(
        "1 week", "interval of planning meetings of the whole department; null: none are held",
        unit="h", plausible=(8.0, 168.0), source="C10a", evidence="A", kind="lever", gt=0,
    )
    planning_hours: Hours = declared(
        "1 h", "length of a planning meeting, charged to everyone present",
        unit="h", plausible=(0.25, 3.0), source="C10a", evidence="A", kind="lever",
    )
    control_hours: Hours = declared(
        "1 h", "hours a month of looking into what each report does, charged to both; a look a week",
        unit="h", plausible=(0, 8.0), source="C10b", evidence="A", kind="lever", le=168,
    )
    coaching_hours: Hours = declared(
        "2 h", "hours a month of coaching for each report, charged to both; one session a month",
        unit="h", plausible=(0, 6.0), source="B.9, C.8", evidence="V", kind="lever", le=168,
    )
    push_hours: Hours | None = declared(
        "3 h", "hours of the head for the closing push of a deal; null: the head joins none",
        unit="h", plausible=(1.0, 6.0), source="B.9, C10c", evidence="A", kind="lever", gt=0, le=168,
    )
    push_from: float = declared(
        0.08, "the head joins deals of segments whose orders bring at least this margin on average",
        unit="money", plausible=(0, 0.3), source="C51, C10c", evidence="A", kind="lever", ge=0, le=1e9,
    )
    push_patience: Hours = declared(
        "2 workdays", "how long a deal waits for the head before the seller closes alone",
        unit="h", plausible=(4.0, 80.0), source="C10c", evidence="A", kind="lever",
    )
    review: Literal["none", "monthly"] = Field(
        "monthly",
        description="monthly: each portfolio is gone through with its owner, and the clients who have been silent "
        "longest, beyond the dormancy threshold, are put on top of the owner's list, buried ones included",
    )
    review_calls: int = declared(
        3, "silent clients of each portfolio to be called after a review",
        unit="clients", plausible=(0, 20), source="C18", evidence="A", kind="lever", ge=0, le=1000,
    )
    review_hours: Hours = declared(
        "30 min", "length of a review of one portfolio, charged to its owner and to the head",
        unit="h", plausible=(0.25, 2.0), source="C18", evidence="A", kind="lever",
    )
    rotation: Literal["none", "rotate", "placebo"] = Field(
        "none",
        description="what a review does about silent clients that their owner cannot explain: none, nothing more; "
        "rotate, they pass to another seat of the department that serves, with the hours of a hand-over; placebo, the "
        "same clients are chosen and the same hours spent, but they stay where they are (C18, C20)",
    )
    rotated: int = declared(
        3, "clients of each portfolio that may be rotated after a review",
        unit="clients", plausible=(1, 20), source="C18", evidence="A", kind="lever", ge=0, le=1000,
    )


class Role(Values):
    """A name for seats with the same activities and instructions."""

    count: int = declared(
        ..., "seats of this role", unit="seats", plausible=(0, 100),
        source="MODEL 11", evidence="A", kind="lever", ge=0, le=500,
    )
    order_of_work: tuple[Work, ...] = Field(
        ..., min_length=1, description="activities of the seat, most urgent first: what is insisted on; people who "
        "do as they are told do each when all before it offer nothing to do",
    )
    accounts: float | None = declared(
        60, "attention limit: weighted accounts a seat can look after; those beyond it are buried; null: no limit",
        unit="accounts", plausible=(30, 200), source="C15, C60, B.6", evidence="V2", kind="lever", ge=0, le=100_000,
    )
    pay: Pay = Field("salary", description="the pay plan of these seats")
    protected_hours: Hours = declared(
        "0 h", "first hours of each working day in which the protected work stands first in the order of work",
        unit="h", plausible=(0, 6.0), source="D.2, C95", evidence="A", kind="lever", le=8,
    )
    protected_work: tuple[Work, ...] = Field(
        ("prospecting",), min_length=1, description="the work that the protected hours are for, most urgent first"
    )
    scripts: tuple[Work, ...] = Field(
        (), description="the kinds of work for which these seats work by a script (C72, C73)"
    )

    @model_validator(mode="after")
    def _each_once(self) -> "Role":
        for kind, name in (("order", "order_of_work"), ("protected", "protected_work"), ("scripted", "scripts")):
            works: tuple[str, ...] = getattr(self, name)
            for item, work in enumerate(works):
                if work in works[:item]:
                    raise PydanticCustomError(
                        kind, "'{work}' stands twice; an activity stands once in '{name}'",
                        {"work": work, "name": name, "item": item},
                    )
        return self

    @model_validator(mode="after")
    def _of_its_work(self) -> "Role":
        protected = self.protected_work if self.protected_hours > 0 else ()
        if "protected_work" not in self.model_fields_set and not set(protected) <= set(self.order_of_work):
            raise PydanticCustomError(
                "unprotected", "these hours are for '{work}' unless 'protected_work' says otherwise, and that is not "
                "in the 'order_of_work' of this role", {"work": protected[0]},
            )
        for kind, words, works in (
            ("protected", "the protected work '{work}' is not", protected),
            ("scripted", "there is a script for '{work}', which is not", self.scripts),
        ):
            for item, work in enumerate(works):
                if work not in self.order_of_work:
                    told = f"{words} in the 'order_of_work' of this role"
                    raise PydanticCustomError(kind, told, {"work": work, "item": item})
        return self


class Department(Values):
    """People under one head."""

    head: Head | None = Field(None, description="the head of this department; null: nobody leads it")
    roles: dict[Name, Role] = Field(..., min_length=1)


class Handover(Values):
    """How accounts and leads pass from one person to another."""

    style: Literal["hard", "parallel"] = Field(
        "hard", description="hard: the bond of the former holder ends; parallel: both stay in touch (C50)"
    )
    hours: Hours = declared(
        "1 h", "hours of a hand-over of an account, charged to both sides",
        unit="h", plausible=(0, 4), source="C50, B.7", evidence="A", kind="lever",
    )
    parallel_hours: Hours = declared(
        "2 h", "hours of a parallel hand-over of an account, charged to both sides",
        unit="h", plausible=(0, 8), source="C50", evidence="A", kind="lever",
    )
    lead_hours: Hours = declared(
        "10 min", "hours to pass a lead on to a colleague, charged to the one who passes it",
        unit="h", plausible=(0, 1), source="C98", evidence="A", kind="lever",
    )


class PayPlans(Values):
    """The terms of the named pay plans; shares of target pay are the variable part, the rest is salary."""

    first_and_repeat_variable: Share = declared(
        0.38, "variable share of target pay under first_and_repeat",
        unit="share", plausible=(0.3, 0.6), source="B.8", evidence="V2", kind="lever",
    )
    first_share: Share = declared(
        0.30, "share of the margin of a client's first order, to who won it (first_and_repeat)",
        unit="share", plausible=(0.04, 0.4), source="C61", evidence="A", kind="lever",
    )
    repeat_share: Share = declared(
        0.12, "share of the margin of later orders, to who owns the account (first_and_repeat)",
        unit="share", plausible=(0, 0.2), source="C61", evidence="A", kind="lever",
    )
    first_deal_variable: Share = declared(
        0.50, "variable share of target pay under first_deal",
        unit="share", plausible=(0.35, 0.65), source="B.8", evidence="V2", kind="lever",
    )
    first_period: Hours = declared(
        "6 months", "how long after winning a client its margin counts as won by first_deal",
        unit="h", plausible=(0, 2016), source="C45, C63", evidence="A", kind="lever",
    )
    first_period_share: Share = declared(
        0.55, "share of the margin in the first period, to who won the client (first_deal)",
        unit="share", plausible=(0.1, 0.9), source="C61", evidence="A", kind="lever",
    )
    per_lead_variable: Share = declared(
        0.33, "variable share of target pay under per_lead",
        unit="share", plausible=(0.18, 0.48), source="B.8", evidence="V2", kind="lever",
    )
    per_lead: float = declared(
        0.017, "paid for each opportunity made (per_lead)",
        unit="money", plausible=(0, 0.05), source="C72", evidence="A", kind="lever", ge=0, le=1000,
    )
    team_bonus_variable: Share = declared(
        0.35, "variable share of target pay under team_bonus",
        unit="share", plausible=(0.2, 0.5), source="B.8, C64", evidence="V2", kind="lever",
    )
    team_share: Share = declared(
        0.075, "share of the margin the team has collected above its threshold, divided equally (team_bonus)",
        unit="share", plausible=(0, 0.2), source="C64", evidence="A", kind="lever",
    )
    team_threshold: float = declared(
        1.0, "margin collected a month below which no bonus is paid, in target pays of the team (team_bonus)",
        unit="target pays", plausible=(0, 3), source="C65", evidence="A", kind="lever", ge=0, le=1000,
    )
    active_seller_variable: Share = declared(
        0.50, "variable share of target pay under active_seller",
        unit="share", plausible=(0.35, 0.65), source="B.8, C63", evidence="V2", kind="lever",
    )
    active_first_share: Share = declared(
        0.20, "share of the margin of first orders of clients won, to who won them (active_seller)",
        unit="share", plausible=(0.04, 0.4), source="C63", evidence="A", kind="lever",
    )
    active_repeat_share: Share = declared(
        0.04, "share of the margin of later orders, to who owns the account (active_seller)",
        unit="share", plausible=(0, 0.12), source="C61, C63", evidence="A", kind="lever",
    )
    plan_clients: float = declared(
        2.0, "new clients a month at which the plan is fulfilled (active_seller)",
        unit="clients/month", plausible=(0.5, 6), source="C63", evidence="A", kind="lever", ge=0, le=1000,
    )
    plan_bonus: float = declared(
        0.25, "bonus of a month in which the plan is fulfilled, in target pays (active_seller)",
        unit="target pays", plausible=(0, 0.5), source="C63, C65", evidence="A", kind="lever", ge=0, le=10,
    )


class Organization(Values):
    """Departments and the policies between them."""

    departments: dict[Name, Department] = Field(..., min_length=1)
    assignment: Literal["fewest_accounts", "round_robin", "by_potential", "by_complexity"] = Field(
        "fewest_accounts", description="which seat that serves gets a new account"
    )
    overflow: Literal["bury", "keep_with_closer", "queue", "hire", "turn_away"] = Field(
        "bury", description="what happens to a new account when every portfolio is full"
    )
    inbound: Literal["shared", "in_turn"] = Field(
        "shared", description="shared: whoever is free first takes the next inquiry; in_turn: inquiries are dealt "
        "to the seats that qualify, one after another",
    )
    lead_queue: int = declared(
        40, "opportunities that may wait for a closer; where one more comes, the oldest goes cold",
        unit="opportunities", plausible=(5, 200), source="MODEL 11", evidence="A", kind="lever", ge=1, le=1_000_000,
    )
    handover: Handover = Handover()
    pay_plans: PayPlans = PayPlans()
    ladder: tuple[Name, ...] = Field(
        (), description="roles in the order in which people rise: an empty seat of a role is filled from the one "
        "before it, if somebody there has served long enough and qualifies; else from outside (C88)",
    )
    promotion_after: Hours = declared(
        "16 months", "time in a role of the ladder after which somebody may rise",
        unit="h", plausible=(1512.0, 4032.0), source="B.8", evidence="V2", kind="lever",
    )
    script_upkeep: Hours = declared(
        "2 h", "hours a month to keep each script of a role up to date, charged to its longest-serving person",
        unit="h", plausible=(0, 16.0), source="C73", evidence="A", kind="lever",
    )

    @model_validator(mode="before")
    @classmethod
    def _mappings(cls, value: Any) -> Any:
        return {} if value is None else value

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

    def roles(self) -> list[tuple[str, str, Role]]:
        """Return (department, role name, role) in the order in which they were written."""
        return [
            (department, name, role)
            for department, body in self.departments.items()
            for name, role in body.roles.items()
        ]
