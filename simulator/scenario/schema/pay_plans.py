"""The pay plans (C61-C65): one sheet each, with its terms.

A plan is declared here, and worked out by the function of its name in `model.policies.pay`. Shares of target pay are
the variable part, the rest is salary.
"""

from typing import Annotated, Any

from pydantic import create_model

from simulator.scenario.schema.circumstances import Rule
from simulator.scenario.schema.declared import Values, declared, with_rule
from simulator.scenario.schema.extensions import ExtensionError, extended
from simulator.scenario.schema.quantities import Hours, Share
from simulator.scenario.schema.sheets import OneOf, PayPlanSheet

BUILT_IN = (
    PayPlanSheet("salary", "a salary"),
    PayPlanSheet(
        "first_and_repeat",
        "a share of the margin of first and of repeat orders",
        {
            "first_and_repeat_variable": (Share, declared(
                0.38, "variable share of target pay under first_and_repeat",
                unit="share", plausible=(0.3, 0.6), source="B.8", evidence="V2", kind="lever",
            )),
            "first_share": (Share, declared(
                0.30, "share of the margin of a client's first order, to who won it (first_and_repeat)",
                unit="share", plausible=(0.04, 0.4), source="C61", evidence="A", kind="lever",
            )),
            "repeat_share": (Share, declared(
                0.12, "share of the margin of later orders, to who owns the account (first_and_repeat)",
                unit="share", plausible=(0, 0.2), source="C61", evidence="A", kind="lever",
            )),
        },
        rewards=("closing", "serving"),
    ),
    PayPlanSheet(
        "first_deal",
        "a share of the margin of clients lately won",
        {
            "first_deal_variable": (Share, declared(
                0.50, "variable share of target pay under first_deal",
                unit="share", plausible=(0.35, 0.65), source="B.8", evidence="V2", kind="lever",
            )),
            "first_period": (Hours, declared(
                "6 months", "how long after winning a client its margin counts as won by first_deal",
                unit="h", plausible=(0, 2016), source="C45, C63", evidence="A", kind="lever",
            )),
            "first_period_share": (Share, declared(
                0.55, "share of the margin in the first period, to who won the client (first_deal)",
                unit="share", plausible=(0.1, 0.9), source="C61", evidence="A", kind="lever",
            )),
        },
        rewards=("closing",),
    ),
    PayPlanSheet(
        "per_lead",
        "a sum for each opportunity made",
        {
            "per_lead_variable": (Share, declared(
                0.33, "variable share of target pay under per_lead",
                unit="share", plausible=(0.18, 0.48), source="B.8", evidence="V2", kind="lever",
            )),
            "per_lead": (float, declared(
                0.017, "paid for each opportunity made (per_lead)",
                unit="money", plausible=(0, 0.05), source="C72", evidence="A", kind="lever", ge=0, le=1000,
            )),
        },
        rewards=("qualifying",),
    ),
    PayPlanSheet(
        "team_bonus",
        "a share of what the team has collected above a threshold",
        {
            "team_bonus_variable": (Share, declared(
                0.35, "variable share of target pay under team_bonus",
                unit="share", plausible=(0.2, 0.5), source="B.8, C64", evidence="V2", kind="lever",
            )),
            "team_share": (Share, declared(
                0.075, "share of the margin the team has collected above its threshold, divided equally (team_bonus)",
                unit="share", plausible=(0, 0.2), source="C64", evidence="A", kind="lever",
            )),
            "team_threshold": (float, declared(
                1.0, "margin collected a month below which no bonus is paid, in target pays of the team (team_bonus)",
                unit="target pays", plausible=(0, 3), source="C65", evidence="A", kind="lever", ge=0, le=1000,
            )),
        },
        rewards=("serving",),
        shared=True,
    ),
    PayPlanSheet(
        "active_seller",
        (
            "shares of the margin of first and of later orders and a bonus for a plan of new clients "
            "({active_first_share}, then {active_repeat_share}; {plan_bonus} of the target pay in a month with "
            "{plan_clients} of them)"
        ),
        {
            "active_seller_variable": (Share, declared(
                0.50, "variable share of target pay under active_seller",
                unit="share", plausible=(0.35, 0.65), source="B.8, C63", evidence="V2", kind="lever",
            )),
            "active_first_share": (Share, declared(
                0.20, "share of the margin of first orders of clients won, to who won them (active_seller)",
                unit="share", plausible=(0.04, 0.4), source="C63", evidence="A", kind="lever",
            )),
            "active_repeat_share": (Share, declared(
                0.04,
                "share of the margin of later orders, to who won the client, whoever looks after it (active_seller)",
                unit="share", plausible=(0, 0.12), source="C61, C63", evidence="A", kind="lever",
            )),
            "plan_clients": (float, declared(
                2.0, "new clients a month at which the plan is fulfilled (active_seller)",
                unit="clients/month", plausible=(0.5, 6), source="C63", evidence="A", kind="lever", ge=0, le=1000,
            )),
            "plan_bonus": (float, declared(
                0.25, "bonus of a month in which the plan is fulfilled, in target pays (active_seller)",
                unit="target pays", plausible=(0, 0.5), source="C63, C65", evidence="A", kind="lever", ge=0, le=10,
            )),
        },
        rewards=("closing",),
    ),
)  # fmt: skip

PAY_PLANS: tuple[PayPlanSheet, ...] = extended(BUILT_IN, "PAY_PLANS")
"""All pay plans, those of extensions behind ours."""

Pay = Annotated[str, OneOf(tuple(sheet.name for sheet in PAY_PLANS))]
"""The name of a pay plan."""


def _somebody_is_paid_by(plan: str, term: str) -> Rule:
    """Return the rule that somebody is paid by a plan, by this term of the firm and none of the role's own."""
    return lambda facts: facts.any_role(lambda role: role.pay == plan and getattr(role.pay_terms, term) is None)


def _terms() -> Any:
    """Return a group with the terms of all plans; each is about something where somebody is paid by the plan."""
    fields: Any = {}
    for sheet in PAY_PLANS:
        for term, (kind, field) in sheet.terms.items():
            if term in fields:
                raise ExtensionError(f"the pay plan '{sheet.name}' has a term '{term}', as another one has already")
            fields[term] = kind, with_rule(field, _somebody_is_paid_by(sheet.name, term))
    return create_model("Terms", __base__=Values, **fields)


class PayPlans(_terms()):  # type: ignore[misc]  # its fields are known when it is built
    """The terms of the named pay plans; shares of target pay are the variable part, the rest is salary."""
