"""Roles: names for seats with the same activities and instructions."""

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from simulator.scenario.schema.circumstances import Circumstances, inquiries_come
from simulator.scenario.schema.declared import Acts, Values, declared
from simulator.scenario.schema.headcount import Headcount
from simulator.scenario.schema.objections import looks_after
from simulator.scenario.schema.pay_plans import Pay
from simulator.scenario.schema.pay_terms import PayTerms, plan_sheet
from simulator.scenario.schema.periods import whole_periods
from simulator.scenario.schema.policies import LEAD_SOURCE, REQUEST_TIER
from simulator.scenario.schema.quantities import Attrition, Hours
from simulator.scenario.schema.quotas import Quota
from simulator.scenario.schema.sheets import OneOf
from simulator.scenario.schema.work import NAMED
from simulator.scenario.schema.writing import written

Work = Annotated[str, OneOf(NAMED)]
"""The kinds of work that an order of work can name."""


def _somebody_sits_here(facts: Circumstances) -> bool:
    return bool(facts.own.headcount.ever)


def serves(facts: Circumstances) -> bool:
    """Whether seats of the role look after accounts."""
    return looks_after(facts.own, facts.organization)


def _lacking(*works: str) -> str:
    """Return what is said of a setting for kinds of work of which the role does none."""
    return f"that is for {' or '.join(works)}, which is not in the 'order_of_work' of this role"


def _no_accounts(facts: Circumstances) -> str:
    return "" if facts.own.account_limit == 0 or serves(facts) else _lacking("serving")


def _wins_nobody(facts: Circumstances) -> str:
    return "" if "closing" in facts.own.order_of_work else "this role wins no clients: " + _lacking("closing")


def _never_paid(facts: Circumstances) -> str:
    plan = plan_sheet(facts.own.pay)
    done = {*facts.own.order_of_work, *(["serving"] if serves(facts) else [])}
    if not plan.rewards or done & set(plan.rewards):
        return ""
    return (
        f"'{plan.name}' rewards {' or '.join(plan.rewards)}, which is not in the 'order_of_work' of this role; of its "
        "target pay it gets the salary alone"
    )


def _protects_nothing(facts: Circumstances) -> str:
    role, works = facts.own, facts.own.protected_work
    first_anyway = role.order_of_work[: len(works)] == works and ("serving" in role.order_of_work or not serves(facts))
    return "the protected work stands first in the 'order_of_work' all day" if first_anyway else ""


def _no_hours(facts: Circumstances) -> str:
    return "" if facts.own.protected_hours > 0 else "no hours are protected; that takes 'protected_hours'"


def _takes_up_nothing(facts: Circumstances) -> str:
    works = ("qualifying", "closing")
    return "" if set(works) & set(facts.own.order_of_work) else _lacking(*works)


def _no_inquiries(facts: Circumstances) -> str:
    if why := _takes_up_nothing(facts):
        return why
    comes = inquiries_come(facts) or facts.scenario.shocks.advertising_flood is not None
    return "" if comes else "no inquiries come in that could be told apart from leads of the firm's own"


def _unsorted(facts: Circumstances) -> str:
    if why := _takes_up_nothing(facts):
        return why
    unsorted = facts.organization.routing == "anyone"
    return "requests are not sorted; that takes another 'routing' than anyone" if unsorted else ""


def nowhere(facts: Circumstances) -> str:
    """Say that a region is named where there are none."""
    if not facts.scenario.market.regions:
        return "the market has no regions; everybody is at home"
    return "" if "distance" in facts.on else "the mechanism 'distance' is off; everybody is everywhere"


def _out_of_reach(facts: Circumstances) -> str:
    """Say that a quota is of something that the work of the role does not bring, or for a time that is not measured."""
    of, per, hours = facts.own.quota.of, facts.own.quota.per, facts.scenario.horizon
    if not whole_periods(hours, per):
        return f"no whole {per} is measured, but only {written(hours, 'h')}"
    if of == "margin":
        return "" if serves(facts) or "closing" in facts.own.order_of_work else _lacking("serving", "closing")
    work = "qualifying" if of == "opportunities" else "closing"
    return "" if work in facts.own.order_of_work else f"'{of}' takes {work}, which this role does not do"


def _every_segment(facts: Circumstances) -> str:
    works = ("prospecting", "qualifying", "closing", "serving", "visiting")
    if not serves(facts) and not set(works) & set(facts.own.order_of_work):
        return _lacking(*works)
    named = set(facts.scenario.market.segments) <= set(facts.own.segments or ())
    return "it names every segment of the market, as null does" if named else ""


class Role(Values):
    """A name for seats with the same activities and instructions."""

    exists = _somebody_sits_here

    headcount: Headcount = declared(
        ..., "seats of this role", unit="seats", plausible=(0, 100),
        source="MODEL 11", evidence="A", kind="lever", alias="count",
    )
    order_of_work: tuple[Work, ...] = Field(
        ..., min_length=1, description="activities of the seat, most urgent first: what is insisted on; people who "
        "do as they are told do each when all before it offer nothing to do",
    )
    account_limit: Annotated[float | None, Acts(unless=_no_accounts)] = declared(
        60, "account limit: weighted accounts a seat can look after; those beyond it are buried; null: no limit",
        unit="accounts", plausible=(30, 200), source="C15, C60, B.6", evidence="V2", kind="lever", ge=0, le=100_000,
        means_something=lambda role: "serving" in role.order_of_work,
    )
    passes_accounts_after: Annotated[Hours | None, Acts(unless=_wins_nobody)] = declared(
        None, "how long after it was won a client stays with a seat of this role, before its account passes to a role "
        "that keeps accounts for good; null: for good",
        unit="h", plausible=(0, 1008.0), source="C45", evidence="A", kind="lever",
        means_something=lambda role: "serving" in role.order_of_work,
    )
    stays_in_touch_every: Annotated[Hours | None, Acts(unless=_wins_nobody)] = declared(
        None, "interval at which whoever won a client calls it while a colleague looks after it; null: never",
        unit="h", plausible=(168.0, 1008.0), source="C50, C62", evidence="A", kind="lever", gt=0,
        means_something=lambda role: "developing" in role.order_of_work,
    )
    region: Annotated[str | None, Acts(unless=nowhere)] = Field(
        None, max_length=60, description="the region of the market where these seats are; null: that of the department"
    )
    segments: Annotated[tuple[str, ...] | None, Acts(unless=_every_segment)] = Field(
        None, description="the segments of the market that these seats hunt and look after, whichever of "
        "the two is their work: whose prospects they call, whose requests they take up, whose accounts they keep and "
        "visit; null: all",
    )
    pay: Annotated[Pay, Acts(unless=_never_paid)] = Field("salary", description="the pay plan of these seats")
    wage: float | None = declared(
        None, "target pay of a seat of this role; null: what the market pays for its most demanding work, with the "
        "premium for rare talents",
        unit="money/month", plausible=(0.4, 1.5), source="B.8", evidence="A", kind="lever", gt=0, le=1e6,
        means_something=lambda role: role.wage is not None,
    )
    pay_terms: PayTerms = PayTerms()
    quota: Annotated[Quota | None, Acts(unless=_out_of_reach)] = Field(
        None, description="what each person of the role is to bring in a period, as {wins: 2, per: month}; outcomes "
        "are held against it; null: nobody is told an amount",
    )
    protected_hours: Annotated[Hours, Acts(unless=_protects_nothing)] = declared(
        "0 h", "first hours of each working day in which the protected work stands first in the order of work",
        unit="h", plausible=(0, 6.0), source="D.2, C95", evidence="A", kind="lever", le=8,
        means_something=lambda role: set(role.protected_work) <= set(role.order_of_work),
        exists=lambda facts: facts.own.protected_hours > 0,
    )
    protected_work: Annotated[tuple[Work, ...], Acts(unless=_no_hours)] = Field(
        ("prospecting",), min_length=1, description="the work that the protected hours are for, most urgent first"
    )
    scripts: tuple[Work, ...] = Field(
        (), description="the kinds of work for which these seats work by a script (C72, C73)"
    )

    lead_source: Annotated[str, LEAD_SOURCE, Acts(unless=_no_inquiries)] = LEAD_SOURCE.field()
    request_tier: Annotated[str, REQUEST_TIER, Acts(unless=_unsorted)] = REQUEST_TIER.field()
    attrition: Attrition | None = declared(
        None, "leavers by own choice for each person and year, in this role of a typical company; reasons to leave "
        "move it from there; null: as the market says",
        unit="share", plausible=(0.12, 0.6), source="B.8", evidence="V2",
    )

    @property
    def count(self) -> int:
        """Return the seats at the start, or from the change of the organisation on that states them."""
        return self.headcount.start

    @property
    def is_staffed(self) -> bool:
        """Whether there is a seat of this role, at the start or by its hiring plan."""
        return self.headcount.ever

    @model_validator(mode="after")
    def _each_once(self) -> "Role":
        for kind, name, what in (
            ("order", "order_of_work", "an activity"), ("protected", "protected_work", "an activity"),
            ("scripted", "scripts", "an activity"), ("segments", "segments", "a segment"),
        ):  # fmt: skip
            entries: tuple[str, ...] = getattr(self, name) or ()
            for item, entry in enumerate(entries):
                if entry in entries[:item]:
                    raise PydanticCustomError(
                        kind, "'{entry}' stands twice; {what} stands once in '{name}'",
                        {"entry": entry, "what": what, "name": name, "item": item},
                    )
        return self

    @model_validator(mode="after")
    def _for_somebody(self) -> "Role":
        if self.segments == ():
            raise PydanticCustomError("for_nobody", "must name at least one segment; null: all of them")
        return self

    @model_validator(mode="after")
    def _of_its_clients(self) -> "Role":
        for kind, name, value, work in (
            ("keeping", "passes_accounts_after", self.passes_accounts_after, "serving"),
            ("touching", "stays_in_touch_every", self.stays_in_touch_every, "developing"),
        ):
            if value is not None and work not in self.order_of_work:
                raise PydanticCustomError(
                    kind, "'{name}' takes '{work}', which is not in the 'order_of_work' of this role",
                    {"name": name, "work": work},
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
