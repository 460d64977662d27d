"""A role's own terms of pay: numbers of its plan that differ from the firm's, and rules laid around any plan."""

from typing import Annotated, Any

from pydantic import Field, create_model

from simulator.scenario.schema.circumstances import Circumstances, Objection, inquiries_come
from simulator.scenario.schema.declared import Acts, Grounding, Values, declared
from simulator.scenario.schema.extensions import ExtensionError
from simulator.scenario.schema.pay_plans import PAY_PLANS, PayPlans
from simulator.scenario.schema.quantities import Hours, Share
from simulator.scenario.schema.sheets import PayPlanSheet


def plan_sheet(name: str) -> PayPlanSheet:
    """Return the sheet of the pay plan of this name."""
    return next(sheet for sheet in PAY_PLANS if sheet.name == name)


def _of_another_plan(plan: str) -> Objection:
    def objection(facts: Circumstances) -> str:
        own = facts.role.pay
        return "" if own == plan else f"that is a term of '{plan}', and this role is paid by '{own}'"

    return objection


def _pays_for(facts: Circumstances, *works: str) -> bool:
    """Whether what a person does of one of these kinds of work is paid to that person, as far as the plan says."""
    sheet = plan_sheet(facts.role.pay)
    return not sheet.shared and bool(sheet.terms) and (not sheet.rewards or bool(set(works) & set(sheet.rewards)))


def _nothing_for_inquiries(facts: Circumstances) -> str:
    if not _pays_for(facts, "qualifying", "closing"):
        return f"'{facts.role.pay}' pays a person nothing for opportunities and clients won"
    comes = inquiries_come(facts) or facts.scenario.shocks.advertising_flood is not None
    return "" if comes else "no inquiries come in"


def _no_quota(facts: Circumstances) -> str:
    sheet = plan_sheet(facts.role.pay)
    if sheet.shared or not sheet.terms:
        return f"'{sheet.name}' pays a person no commission"
    return "" if facts.role.quota is not None else "this role has no quota that could be exceeded; that takes 'quota'"


def _nothing_varies(facts: Circumstances) -> str:
    return "" if plan_sheet(facts.role.pay).terms else f"'{facts.role.pay}' has no variable part that could be capped"


def _nothing_to_take_back(facts: Circumstances) -> str:
    if not _pays_for(facts, "closing"):
        return f"'{facts.role.pay}' pays a person nothing for clients won"
    does = facts.role.order_of_work
    return "" if "closing" in does else "this role wins no clients: closing is not in its 'order_of_work'"


def _never_taken_back(facts: Circumstances) -> str:
    return "" if facts.own.clawback_within > 0 else "nothing is taken back; that takes 'clawback_within'"


def _own_terms() -> Any:
    """Return a group with the terms of all plans, each left out unless a role has its own."""
    fields: dict[str, Any] = {}
    for sheet in PAY_PLANS:
        for term, (kind, field) in sheet.terms.items():
            fields[term] = _left_out(sheet.name, term, kind, field)
    return create_model("OwnTerms", __base__=Values, **fields)


def _left_out(plan: str, term: str, kind: Any, field: Any) -> tuple[Any, Any]:
    """Return the field of a term as a role may have it: declared like that of the firm, and null by default."""
    limits = [entry for entry in field.metadata if not isinstance(entry, Grounding)]
    own: Any = Field(None, description=field.description, json_schema_extra=field.json_schema_extra)
    own.metadata.append(Grounding(
        lambda facts: facts.role.pay == plan, (), lambda terms: getattr(terms, term) is not None,
    ))  # fmt: skip
    annotated: Any = Annotated
    return annotated[(kind | None, *limits, Acts(unless=_of_another_plan(plan)))], own


class PayTerms(_own_terms()):  # type: ignore[misc]  # its fields are known when it is built
    """Terms of pay that are a role's own; what is left out is as the firm has it in `pay_plans`."""

    inbound_rate: Annotated[Share, Acts(unless=_nothing_for_inquiries)] = declared(
        1.0, "part of the usual rate that is paid for opportunities and clients won who asked by themselves",
        unit="share", plausible=(0.25, 1), source="C38", evidence="A", kind="lever",
        means_something=lambda terms: terms.inbound_rate != 1,
    )
    accelerator: Annotated[float, Acts(unless=_no_quota)] = declared(
        1.0, "factor on the part of a commission that lies above the quota, paid when the period of the quota ends",
        unit="1", plausible=(1, 3), source="C65, C.4", evidence="A", kind="lever", ge=1, le=10,
        means_something=lambda terms: terms.accelerator != 1,
    )
    cap: Annotated[float | None, Acts(unless=_nothing_varies)] = declared(
        None, "the most that commission and bonus of a month come to, in variable parts of target pay; null: no cap",
        unit="variable parts", plausible=(1, 4), source="C.4", evidence="A", kind="lever", gt=0, le=1000,
        means_something=lambda terms: terms.cap is not None,
    )
    clawback_within: Annotated[Hours, Acts(unless=_nothing_to_take_back)] = declared(
        "0 h", "who leaves within this time after it was won costs whoever won it a part of the commission paid for it",
        unit="h", plausible=(0, 2016), source="C45, C61", evidence="A", kind="lever",
        means_something=lambda terms: terms.clawback_within > 0,
    )
    clawback_share: Annotated[Share, Acts(unless=_never_taken_back)] = declared(
        1.0, "share of the commission paid for a client that is taken back where it leaves early",
        unit="share", plausible=(0.25, 1), source="C61", evidence="A", kind="lever",
        means_something=lambda terms: terms.clawback_within > 0,
    )

    def over(self, firm: PayPlans) -> PayPlans:
        """Return the terms of the firm with these laid over them."""
        own = {term: value for term in PayPlans.model_fields if (value := getattr(self, term)) is not None}
        return firm.model_copy(update=own) if own else firm


RULES = tuple(PayTerms.__annotations__)
"""The rules that hold around any plan."""

if taken := [name for name in RULES if name in PayPlans.model_fields]:
    raise ExtensionError(f"a pay plan has a term '{taken[0]}', which is a rule around all plans")
