"""The pay plans and their terms."""

from typing import Literal

from simulator.scenario.schema.declared import Values, declared
from simulator.scenario.schema.quantities import Hours, Share

Pay = Literal["salary", "first_and_repeat", "first_deal", "per_lead", "team_bonus", "active_seller"]
"""The pay plans (C61-C65)."""


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
        0.04, "share of the margin of later orders, to who won the client, whoever looks after it (active_seller)",
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
