"""The clients of a market: who they are, what they need, and what attention does to them."""

from pydantic import Field

from simulator.scenario.schema.circumstances import Circumstances, done, scripts_are_kept
from simulator.scenario.schema.declared import Values, declared
from simulator.scenario.schema.mechanisms import TIES
from simulator.scenario.schema.quantities import Hours, Share, Spell


def _complexity_counts(facts: Circumstances) -> bool:
    """Whether a script helps less with complex deals, or requests are sorted by how complex they are."""
    return ("scripts" in facts.on and scripts_are_kept(facts)) or facts.sorts_by("complexity")


def _there_are_such_clients(facts: Circumstances) -> bool:
    """Whether a segment has clients; of one that has none, the share of 0 is all there is to know."""
    return bool(facts.field == "share" or facts.own.share > 0)


class Segment(Values):
    """Clients of one size; every number is the segment's mean unless it says otherwise."""

    exists = _there_are_such_clients

    share: Share = declared(
        ..., "share of all clients that are of this segment",
        unit="share", plausible=(0.5, 1.5), relative=True, source="MODEL 11", evidence="A",
    )
    orders_per_year: float = declared(
        ..., "orders a year of a client who is well served",
        unit="1/year", plausible=(0.5, 2), relative=True, source="B.5", evidence="V", ge=0, le=2000,
    )
    margin_per_order: float = declared(
        ..., "gross margin of an order",
        unit="money", plausible=(0.5, 2), relative=True, source="MODEL 11", evidence="A", ge=0, le=1e9,
    )
    annual_churn: Share = declared(
        ..., "chance that a client leaves within a year when attention is complete",
        unit="share", plausible=(0.7, 1.5), relative=True, source="B.5", evidence="V2", lt=1,
    )
    win_rate: Share = declared(
        ..., "chance that a fresh cold opportunity, taken up with a skill of 1, is won",
        unit="share", plausible=(0.4, 1.9), relative=True, source="B.4", evidence="V2",
    )
    touches: int = declared(
        ..., "contacts with the buyer from opportunity to signature; a deal can fail at each",
        unit="touches", plausible=(0.5, 2), relative=True, source="B.4", evidence="A", ge=1, le=100,
    )
    deal_work: Spell = declared(
        ..., "productive hours of all touches of a deal that goes to the end",
        unit="h", plausible=(0.5, 2), relative=True, source="B.4", evidence="A",
    )
    cycle: Hours = declared(
        ..., "median time that the buyer takes over a whole deal, between the touches",
        unit="h", plausible=(0.5, 2.5), relative=True, source="B.4", evidence="V2",
    )
    open_deals: float = declared(
        ..., "deals of this segment that one seller can have open at once",
        unit="deals", plausible=(0.5, 1.7), relative=True, source="C57, C58, C59, MODEL 11", evidence="A",
        gt=0, le=100_000,
    )
    serving: Spell = declared(
        ..., "productive hours to serve an order",
        unit="h", plausible=(0.5, 2), relative=True, source="B.6, MODEL 11", evidence="A",
    )
    developing: Spell = declared(
        ..., "productive hours of a proactive contact",
        unit="h", plausible=(0.5, 2), relative=True, source="B.6, MODEL 11", evidence="A",
        exists=done("developing"),
    )
    contact_every: Hours = declared(
        ..., "interval of proactive contacts",
        unit="h", plausible=(0.5, 2), relative=True, source="B.6, MODEL 11", evidence="A", gt=0,
        exists=done("developing"),
    )
    account_weight: float = declared(
        1.0, "places that an account of this segment takes in a portfolio",
        unit="accounts", plausible=(0.5, 2), relative=True, source="B.6", evidence="A", gt=0, le=1000,
    )
    complexity: Share = declared(
        0.0, "how complex the deals are; a script helps with the simple rest only",
        unit="share", plausible=(0.5, 1.5), relative=True, source="C75", evidence="A",
        exists=_complexity_counts, acts_by=("scripts", "wrong_impressions"),
    )


class Buying(Values):
    """How clients differ, how often they buy and how they leave (Pareto/NBD with Gamma-Gamma spend, C.1)."""

    rate_cv: float = declared(
        0.8, "coefficient of variation of order rates between clients of a segment (gamma); 0: all alike",
        unit="1", plausible=(0.7, 1.0), source="B.5 (gamma r = 1-2)", evidence="V", ge=0, le=5,
    )
    churn_cv: float = declared(
        0.7, "coefficient of variation of the hazards of leaving between clients of a segment (gamma)",
        unit="1", plausible=(0, 1.0), source="C.1", evidence="A", ge=0, le=5,
    )
    spend_cv: float = declared(
        0.5, "coefficient of variation of one client's orders (gamma)",
        unit="1", plausible=(0.2, 1.0), source="C.1", evidence="A", ge=0, le=5,
    )
    client_cv: float = declared(
        0.9, "coefficient of variation of mean order sizes between clients (inverse gamma)",
        unit="1", plausible=(0.5, 1.6), source="B.5, MODEL 11 (sigma 0.8)", evidence="V", ge=0, le=5,
    )
    exogenous_share: Share = declared(
        0.4, "share of churn that no attention prevents: left the market, changed business",
        unit="share", plausible=(0.2, 0.7), source="C07, B.5", evidence="A",
    )
    silent_leavers: Share = declared(
        0.7, "share of leaving clients who say nothing; their accounts stay on the list until somebody calls",
        unit="share", plausible=(0.3, 1.0), source="C20", evidence="A",
    )
    first_order: bool = Field(True, description="whether winning a client brings a first order at once")
    order_floor: Share = declared(
        0.6, "order rate of a client who feels no attention, relative to one who is well served",
        unit="share", plausible=(0.4, 1.0), source="MODEL 11", evidence="A",
    )
    well_served: Share = declared(
        0.75, "attention at which a client orders at the rate of its segment",
        unit="attention", plausible=(0.6, 1.0), source="MODEL 11", evidence="A", gt=0.05,
        acts_by=("neglect",),
    )
    dormant_after: Hours = declared(
        "60 days", "silence after which a client counts as dormant",
        unit="h", plausible=(168.0, 1008.0), source="C18, B.5", evidence="A", gt=0,
    )
    cross_sell: Share = declared(
        0.08, "how much larger the orders of a client are who feels complete attention",
        unit="share", plausible=(0, 0.2), source="B.5", evidence="A",
    )
    rewon: Share = declared(
        0.0, "how far a repeat order has to be sold again: 0, it comes by itself; 1, it is a whole sale",
        unit="share", plausible=(0, 1), source="C54", evidence="A",
    )
    rewon_odds: float = declared(
        3.0, "odds of winning an order again from a client one knows, relative to a cold opportunity",
        unit="1", plausible=(1, 6), source="B.4, C54", evidence="A", ge=0, le=100,
        exists=done("rewinning"),
    )
    rewon_patience: Hours = declared(
        "1 month", "how long a client waits for an offer to be worked on before it buys elsewhere",
        unit="h", plausible=(40.0, 504.0), source="C54", evidence="A",
    )


class Bonds(Values):
    """What a contact is worth and how it fades (C.2)."""

    acts_by = TIES

    half_life: Hours = declared(
        "6 months", "time in which a bond to a person halves without contact",
        unit="h", plausible=(336.0, 2016.0), source="C.2", evidence="A", gt=0,
    )
    firm_half_life: Hours = declared(
        "18 months", "time in which the bond to the firm halves without contact",
        unit="h", plausible=(1008.0, 6048.0), source="MODEL 11", evidence="A", gt=0,
    )
    contact_gain: Share = declared(
        0.3, "share of the missing bond that a proactive contact or a deal touch restores",
        unit="share", plausible=(0.1, 0.5), source="MODEL 11", evidence="A",
    )
    order_gain: Share = declared(
        0.05, "share of the missing bond that a plain order restores; above 0.15 neglect stops to matter",
        unit="share", plausible=(0, 0.2), source="MODEL 11", evidence="A",
    )
    firm_share: Share = declared(
        0.25, "gain of the bond to the firm, relative to the person's",
        unit="share", plausible=(0, 1), source="MODEL 11", evidence="A",
    )
    late_after: Hours = declared(
        "24 h", "waiting beyond which an order is served late",
        unit="h", plausible=(8.0, 80.0), source="MODEL 11", evidence="A",
    )
    late_factor: Share = declared(
        0.8, "what late service leaves of every bond",
        unit="share", plausible=(0.5, 1), source="MODEL 11", evidence="A",
    )
    kept_at_handover: Share = declared(
        0.7, "share of the bond with which a new holder starts",
        unit="share", plausible=(0.2, 0.9), source="B.7", evidence="A",
        acts_by=("handover_loss",),
    )
    lead_kept_at_handover: Share = declared(
        0.9, "warmth that a lead keeps when it passes from hand to hand",
        unit="share", plausible=(0.6, 1), source="B.7", evidence="A",
        acts_by=("handover_loss",),
    )
    explaining: Hours = declared(
        "1 h", "hours of a hand-over that pass on all of an account that can be; fewer pass on as much less",
        unit="h", plausible=(0.25, 4.0), source="C50, B.7", evidence="A",
    )
    lead_explaining: Hours = declared(
        "10 min", "hours that pass on all of a lead that can be; fewer pass on as much less",
        unit="h", plausible=(0.05, 1.0), source="C98, B.7", evidence="A",
    )


class Reactivation(Values):
    """Calls to silent clients and campaigns to clients known to be lost."""

    exists = done("reactivating")

    work: Spell = declared(
        "30 min", "productive hours of a call to a silent client or a campaign to win one back",
        unit="h", plausible=(0.25, 2.0), source="B.5", evidence="A",
    )
    order: Share = declared(
        0.05, "chance that a silent client, reached, orders at once",
        unit="share", plausible=(0, 0.2), source="B.5", evidence="A",
    )
    win_back: Share = declared(
        0.2, "chance that a client who left for a competitor returns; one campaign each",
        unit="share", plausible=(0.05, 0.4), source="B.5", evidence="V2",
    )


class Payments(Values):
    """How clients pay: an invoice for each order served, due after a term, sometimes overdue until somebody calls."""

    term: Hours = declared(
        "1 month", "time from service to the day on which the invoice is due",
        unit="h", plausible=(56.0, 504.0), source="C46, C64", evidence="A",
        exists=lambda facts: facts.own.late_share > 0,
    )
    late_share: Share = declared(
        0.2, "share of invoices that are not paid when they are due",
        unit="share", plausible=(0.05, 0.5), source="C64", evidence="A",
    )
    lateness: Hours = declared(
        "2 months", "mean delay of a late payment that nobody asks for (exponential)",
        unit="h", plausible=(84.0, 1008.0), source="C64", evidence="A",
        exists=lambda facts: facts.own.late_share > 0,
    )
    collecting: Hours = declared(
        "15 min", "productive time to ask for an overdue payment",
        unit="h", plausible=(0.05, 1.0), source="C46", evidence="A", gt=0,
        exists=lambda facts: facts.own.late_share > 0,
    )
    pays_within: Hours = declared(
        "1 week", "time in which a client pays who was asked to",
        unit="h", plausible=(8.0, 168.0), source="C46", evidence="A",
        exists=lambda facts: facts.own.late_share > 0,
    )


DEFAULT_SEGMENTS: dict[str, dict[str, object]] = {
    "small": {
        "share": 0.70, "orders_per_year": 6, "margin_per_order": 0.06, "annual_churn": 0.20, "win_rate": 0.25,
        "touches": 4, "deal_work": "6 h", "cycle": "25 days", "open_deals": 35, "serving": "1 h",
        "developing": "30 min", "contact_every": "1 month", "account_weight": 1, "complexity": 0.1,
    },
    "mid": {
        "share": 0.25, "orders_per_year": 12, "margin_per_order": 0.09, "annual_churn": 0.10, "win_rate": 0.20,
        "touches": 8, "deal_work": "16 h", "cycle": "65 days", "open_deals": 18, "serving": "1 h",
        "developing": "1 h", "contact_every": "1 month", "account_weight": 1, "complexity": 0.4,
    },
    "large": {
        "share": 0.05, "orders_per_year": 24, "margin_per_order": 0.30, "annual_churn": 0.05, "win_rate": 0.13,
        "touches": 16, "deal_work": "60 h", "cycle": "135 days", "open_deals": 8, "serving": "2 h",
        "developing": "2 h", "contact_every": "0.5 months", "account_weight": 2, "complexity": 0.8,
    },
}
"""The market `distribution`: B.4-B.6 for each number, drawn together as MODEL 11 tells."""
