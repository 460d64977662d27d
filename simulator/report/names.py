"""The words for everything that has a key: indicators, roles, activities, states, stages, money, units.

`N_` marks a text for extraction and returns it unchanged; `Language.name` translates it when it is shown.
"""


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools know
    """Mark `message` as translatable."""
    return message


_INDICATOR = {
    "value": N_("Value created"),
    "profit": N_("Profit"),
    "revenue": N_("Revenue"),
    "margin": N_("Gross margin"),
    "payroll": N_("Payroll"),
    "sales_cost": N_("Cost of sales work"),
    "base_value_change": N_("Change in the worth of the client base"),
    "new_clients": N_("New clients"),
    "active_clients": N_("Clients at the end"),
    "lost_clients": N_("Clients lost"),
    "followed_sellers": N_("Clients who followed a seller"),
    "leavers": N_("People who quit"),
    "churn_annual": N_("Annual churn"),
    "win_rate": N_("Win rate"),
    "dormant_share": N_("Dormant clients"),
    "buried_share": N_("Buried clients"),
    "graveyard_share": N_("Accounts and leads nobody touches"),
    "overdue_share": N_("Overdue payments"),
    "hunting_share": N_("Time spent on winning clients"),
    "idle_share": N_("Idle time"),
    "top_seller_share": N_("Margin resting on the best seller"),
    "utilisation": N_("Utilisation"),
    "response_hours": N_("Response time to inquiries"),
    "cycle_days": N_("Length of a won deal"),
    "cost_per_win": N_("Cost of a new client"),
    "margin_per_head": N_("Gross margin per head"),
    "new_clients_cv": N_("Unevenness of monthly new clients"),
    "forecast_error": N_("Forecast error"),
    "exit_loss": N_("Margin lost after exits"),
    "accounts_per_manager": N_("Accounts per manager"),
}

_DEFINITION = {
    "value": N_(
        "Profit plus the change, over the measured time, in the expected future margin of the client base. "
        "The verdict stands on it, because profit alone can be raised by eating up the base."
    ),
    "profit": N_("Gross margin less all cost of the sales organisation."),
    "revenue": N_("What clients paid for their orders."),
    "margin": N_("What is left of revenue after the cost of the goods, before any cost of selling."),
    "payroll": N_("Salaries, commissions and bonuses of everybody, heads included."),
    "sales_cost": N_("Payroll, hiring and the cost of workplaces."),
    "base_value_change": N_("Discounted margin expected from the clients at the end, less the same at the start."),
    "new_clients": N_("Clients won in the measured time, those turned away included."),
    "active_clients": N_("Clients who have not left by the end, dormant and buried ones included."),
    "lost_clients": N_("Clients who left in the measured time, whatever the reason."),
    "followed_sellers": N_("Clients who went away together with a seller who quit."),
    "leavers": N_("Sellers and heads who quit in the measured time."),
    "churn_annual": N_("Clients lost in a year as a share of the base."),
    "win_rate": N_("Share of deals that ended in a contract, among all that ended."),
    "dormant_share": N_("Share of clients who have not ordered for longer than the dormancy threshold."),
    "buried_share": N_(
        "Share of clients beyond the attention limits or waiting for a place: served when they call, never called."
    ),
    "graveyard_share": N_("Share of accounts and leads that nobody has touched for over 60 days."),
    "overdue_share": N_("Share of invoices that are paid late."),
    "hunting_share": N_("Share of the sellers’ worked hours that goes into prospecting, qualifying and closing."),
    "idle_share": N_("Share of the sellers’ paid hours in which there was nothing to do."),
    "top_seller_share": N_("Share of the margin that comes from the accounts of the best seat."),
    "utilisation": N_("Share of the sellers’ paid hours that is worked."),
    "response_hours": N_("Median time from an inquiry to the first answer, in working hours."),
    "cycle_days": N_("Mean time from opportunity to contract, for deals that were won, in calendar days."),
    "cost_per_win": N_("Cost of the hours spent on winning clients, for each client won."),
    "margin_per_head": N_("Gross margin for each seat, heads of sales left out."),
    "new_clients_cv": N_("Coefficient of variation of the number of clients won in a month."),
    "forecast_error": N_("How far the reported pipeline is from what came in."),
    "exit_loss": N_("Margin lost in the twelve months after people quit."),
    "accounts_per_manager": N_("Clients for each seat that looks after clients."),
}

_UNIT = {
    "money": N_("monthly pays"),
    "clients": N_("clients"),
    "people": N_("people"),
    "share": N_("share"),
    "hours": N_("working hours"),
    "days": N_("days"),
    "1": N_("ratio"),
}

_DESIGN = {
    "universal": N_("Universal"),
    "universal_with_roles": N_("Universal with roles"),
    "hunters_farmers": N_("Hunters and farmers"),
    "conveyor": N_("Conveyor"),
    "universal_equal_payroll": N_("Universal, equal payroll"),
    "hunters_farmers_equal_payroll": N_("Hunters and farmers, equal payroll"),
    "conveyor_equal_payroll": N_("Conveyor, equal payroll"),
}

_ROLE = {
    "seller": N_("seller"),
    "hunter": N_("hunter"),
    "farmer": N_("farmer"),
    "generator": N_("lead generator"),
    "closer": N_("closer"),
    "account_manager": N_("account manager"),
    "head": N_("head of sales"),
}

_DEPARTMENT = {
    "sales": N_("sales"),
    "new_clients": N_("new clients"),
    "existing_clients": N_("existing clients"),
    "regular_clients": N_("regular clients"),
}

_ACTIVITY = {
    "prospecting": N_("prospecting"),
    "qualifying": N_("qualifying"),
    "closing": N_("closing"),
    "serving": N_("serving orders"),
    "developing": N_("developing accounts"),
    "reactivating": N_("reactivating"),
    "meeting": N_("meetings"),
    "handing_over": N_("handing over"),
    "leading": N_("leading"),
    "idling": N_("idle"),
    "other": N_("other"),
}

_STATE = {
    "active": N_("active"),
    "dormant": N_("dormant"),
    "buried": N_("buried"),
}

_STAGE = {
    "called": N_("prospects called"),
    "reached": N_("spoke to the decision-maker"),
    "leads": N_("warm leads"),
    "inquiries": N_("inquiries"),
    "opportunities": N_("opportunities"),
    "deals": N_("deals worked"),
    "won": N_("won"),
    "lost": N_("lost"),
    "no_decision": N_("no decision"),
    "junk": N_("junk"),
    "cold": N_("gone cold"),
}

_MONEY = {
    "margin": N_("gross margin"),
    "profit": N_("profit"),
    "salary": N_("salaries"),
    "commission": N_("commissions"),
    "bonus": N_("bonuses"),
    "hiring": N_("hiring"),
    "seats": N_("workplaces"),
}

_MECHANISM = {
    "neglect": N_("Neglect: clients who feel no attention buy less and leave sooner"),
    "cooling": N_("Cooling: leads, inquiries and opportunities lose warmth while they wait"),
    "handover_loss": N_("Loss at hand-over: what passes from hand to hand loses context"),
    "least_resistance": N_("Least resistance: people choose what to do next, and avoid what they dislike"),
}

_EVIDENCE = {
    "V": N_("source read"),
    "V2": N_("second-hand source"),
    "M": N_("from memory"),
    "A": N_("assumption"),
    "D": N_("derived"),
    "N": N_("checked by calculation"),
}

_SECTION = {
    "scenario": N_("The study"),
    "market": N_("The market"),
    "market.segments": N_("Clients by size"),
    "market.prospects": N_("Prospects"),
    "market.calling": N_("Cold calls"),
    "market.inquiries": N_("Inquiries"),
    "market.qualifying": N_("Qualifying"),
    "market.deals": N_("Deals"),
    "market.buying": N_("How clients buy and leave"),
    "market.bonds": N_("Bonds"),
    "market.reactivation": N_("Winning clients back"),
    "market.human_nature": N_("Human nature"),
    "market.labour": N_("People and their pay"),
    "market.opening": N_("The company at the start"),
    "organization": N_("The design"),
}

_SEGMENT = {"small": N_("small clients"), "mid": N_("mid-sized clients"), "large": N_("large clients")}

_MEASURE = {
    "share": N_("share"),
    "h": N_("working time"),
    "1": N_("ratio"),
    "money": N_("monthly pays"),
    "money/month": N_("monthly pays a month"),
    "1/year": N_("a year"),
    "1/month": N_("a month"),
    "annual pays": N_("annual pays"),
    "target pays": N_("target pays"),
    "touches": N_("touches"),
    "deals": N_("deals"),
    "accounts": N_("accounts"),
    "attention": N_("attention, 0 to 1"),
    "bond": N_("bond, 0 to 1"),
    "prospects": N_("prospects"),
    "dials": N_("dials"),
    "clients": N_("clients"),
    "opportunities": N_("opportunities"),
    "seats": N_("seats"),
    "hours' pay": N_("hours’ pay"),
}

_SPREAD = {"exponential": N_("exponentially distributed"), "lognormal": N_("lognormally distributed")}

_MARKET = {"distribution": N_("distribution")}

NAMES: dict[str, dict[str, str]] = {
    "indicator": _INDICATOR,
    "definition": _DEFINITION,
    "unit": _UNIT,
    "design": _DESIGN,
    "role": _ROLE,
    "department": _DEPARTMENT,
    "activity": _ACTIVITY,
    "state": _STATE,
    "stage": _STAGE,
    "money": _MONEY,
    "mechanism": _MECHANISM,
    "evidence": _EVIDENCE,
    "section": _SECTION,
    "segment": _SEGMENT,
    "measure": _MEASURE,
    "market": _MARKET,
    "spread": _SPREAD,
}
"""kind -> key -> the English word, which is also its message id."""


def _plural(one: str, many: str) -> tuple[str, str]:
    """Mark both forms of a counted noun."""
    return one, many


COUNTED: dict[str, tuple[str, str]] = {
    "replication": _plural("{number} replication", "{number} replications"),
    "month": _plural("{number} month", "{number} months"),
    "seat": _plural("{number} seat", "{number} seats"),
    "person": _plural("{number} person", "{number} people"),
}
"""Nouns that are counted, in both forms."""
