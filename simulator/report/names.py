"""The words for everything that has a key: indicators, roles, activities, states, stages, money, units.

`N_` marks a text for extraction and returns it unchanged; `Language.name` translates it when it is shown.
"""

from simulator.kernel.marking import N_
from simulator.report.indicator_names import DEFINITION, INDICATOR, UNIT
from simulator.report.luck_names import BAD_STROKE, CAUSE, CAUSE_DEFINITION, GOOD_STROKE
from simulator.scenario.schema.mechanisms import TITLES
from simulator.scenario.schema.work import WORK

_DESIGN = {
    "universal": N_("Universal"),
    "universal_with_roles": N_("Universal with roles"),
    "hunters_farmers": N_("Hunters and farmers"),
    "conveyor": N_("Conveyor"),
    "new_clients_group_own_head": N_("Group for new clients"),
    "five_departments": N_("Five departments"),
    "transition_universal_to_conveyor": N_("Universal, then conveyor"),
    "growth_from_a_selling_director": N_("Growth from a selling director"),
    "inbound_shared": N_("Inquiries shared"),
    "inbound_head_takes_all": N_("The head takes inquiries"),
    "inbound_duty_rota": N_("Duty rota for inquiries"),
    "inbound_department": N_("Department for inquiries"),
    "interregional_central": N_("Regions visited from the centre"),
    "interregional_remote": N_("Regions sold to by phone"),
    "interregional_local_teams": N_("Teams in the regions"),
    "interregional_none": N_("Nobody for the regions"),
    "universal_equal_payroll": N_("Universal, equal payroll"),
    "hunters_farmers_equal_payroll": N_("Hunters and farmers, equal payroll"),
    "conveyor_equal_payroll": N_("Conveyor, equal payroll"),
    "sales_plan": N_("Universal with a plan"),
}

_ROLE = {
    "seller": N_("seller"),
    "hunter": N_("hunter"),
    "farmer": N_("farmer"),
    "generator": N_("lead generator"),
    "closer": N_("closer"),
    "account_manager": N_("account manager"),
    "visitor": N_("VIP manager"),
    "active_seller": N_("active seller"),
    "responder": N_("inquiry seller"),
    "client_manager": N_("client manager"),
    "regional_seller": N_("regional seller"),
    "director": N_("director"),
    "head": N_("head of sales"),
}

_DEPARTMENT = {
    "sales": N_("sales"),
    "new_clients": N_("new clients"),
    "clients": N_("client department"),
    "existing_clients": N_("existing clients"),
    "regular_clients": N_("regular clients"),
    "vip": N_("VIP programme"),
    "vip_programme": N_("VIP programme"),
    "active_sales": N_("active sales"),
    "inbound": N_("inbound sales"),
    "inbound_sales": N_("inbound sales"),
    "interregional_sales": N_("interregional sales"),
    "north": N_("north"),
    "direction": N_("direction"),
}

_ACTIVITY = {
    **{sheet.name: sheet.words for sheet in WORK},
    "meeting": N_("meetings"),
    "handing_over": N_("handing over"),
    "leading": N_("leading"),
    "idling": N_("idle"),
    "absent": N_("absent"),
    "switching": N_("switching over"),
    "collecting": N_("collecting payments"),
    "scripting": N_("keeping scripts"),
    "reviewing": N_("reviews"),
    "coaching": N_("coaching"),
    "controlling": N_("control"),
    "pushing": N_("closing with sellers"),
    "paperwork": N_("paperwork"),
    "striking": N_("on strike"),
    "training": N_("training"),
    "travelling": N_("travelling"),
    "fixing": N_("fixing problems"),
    "talks": N_("meetings, reviews, coaching"),
    "talking": N_("talking with people"),
    "vacant": N_("nobody in the seat"),
    "other": N_("other"),
}

_STEP = {
    "quit": N_("by own choice"),
    "shock": N_("by a shock"),
    "walked_out": N_("together, after a strike"),
    "dismissed": N_("dismissed for striking"),
    "redundant": N_("made redundant by a change of the organisation"),
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
    "retention": N_("pay for staying"),
    "severance": N_("severance"),
    "travel": N_("journeys"),
    "marketing": N_("adverts"),
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
    "market.calendar": N_("The calendar"),
    "market.segments": N_("Clients by size"),
    "market.regions": N_("Regions"),
    "market.prospects": N_("Prospects"),
    "market.calling": N_("Cold calls"),
    "market.inquiries": N_("Inquiries"),
    "market.advertising": N_("Adverts and what they cost"),
    "market.qualifying": N_("Qualifying"),
    "market.signals": N_("First impressions of requests"),
    "market.deals": N_("Deals"),
    "market.buying": N_("How clients buy and leave"),
    "market.bonds": N_("Bonds"),
    "market.reactivation": N_("Winning clients back"),
    "market.payments": N_("Payments"),
    "market.visits": N_("Visits of clients"),
    "market.problems": N_("Hidden problems of clients"),
    "market.human_nature": N_("Human nature"),
    "market.labour": N_("People and their pay"),
    "market.opening": N_("The company at the start"),
    "organization": N_("The design"),
    "shocks.star_leaves": N_("Shock: the best seller leaves"),
    "shocks.mass_exodus": N_("Shock: many sellers leave at once"),
    "shocks.falling_market": N_("Shock: demand falls"),
    "shocks.advertising_flood": N_("Shock: a flood of inquiries"),
    "shocks.pay_cut": N_("Shock: pay is cut"),
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
    "monthly pays": N_("monthly pays"),
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
    "sigmas": N_("standard deviations"),
    "variable parts": N_("variable parts of target pay"),
    "clients/month": N_("clients a month"),
    "cases": N_("cases"),
    "h/h": N_("hours for an hour"),
}

_SPREAD = {"exponential": N_("exponentially distributed"), "lognormal": N_("lognormally distributed")}

_MARKET = {"distribution": N_("distribution")}

NAMES: dict[str, dict[str, str]] = {
    "indicator": INDICATOR,
    "definition": DEFINITION,
    "unit": UNIT,
    "design": _DESIGN,
    "role": _ROLE,
    "department": _DEPARTMENT,
    "activity": _ACTIVITY,
    "step": _STEP,
    "state": _STATE,
    "stage": _STAGE,
    "money": _MONEY,
    "mechanism": TITLES,
    "evidence": _EVIDENCE,
    "section": _SECTION,
    "segment": _SEGMENT,
    "measure": _MEASURE,
    "market": _MARKET,
    "spread": _SPREAD,
    "cause": CAUSE,
    "cause definition": CAUSE_DEFINITION,
    "good stroke": GOOD_STROKE,
    "bad stroke": BAD_STROKE,
}
"""kind -> key -> the English word, which is also its message id."""


def _plural(one: str, many: str) -> tuple[str, str]:
    """Mark both forms of a counted noun."""
    return one, many


COUNTED: dict[str, tuple[str, str]] = {
    "replication": _plural("{number} replication", "{number} replications"),
    "month": _plural("{number} month", "{number} months"),
    "quarter": _plural("{number} quarter", "{number} quarters"),
    "year": _plural("{number} year", "{number} years"),
    "seat": _plural("{number} seat", "{number} seats"),
    "person": _plural("{number} person", "{number} people"),
}
"""Nouns that are counted, in both forms."""
