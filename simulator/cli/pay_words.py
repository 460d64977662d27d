"""How a role is paid, in words: target pay, plan, and the rules around it."""

from collections.abc import Collection, Iterator

from simulator.scenario.figures.budget import market_pay, target_pay
from simulator.scenario.figures.talents import scarcity_premium
from simulator.scenario.schema.declared import declaration_of, default_of
from simulator.scenario.schema.money import Money, is_sum
from simulator.scenario.schema.pay_plans import PayPlans
from simulator.scenario.schema.pay_terms import PayTerms, plan_sheet
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.writing import number, written

PRECISE = 4
"""Significant figures of target pay."""


def pay_words(role: Role, scenario: Scenario) -> str:
    """Return target pay and plan of a role: `target pay 1 a month, with a salary`."""
    plan = _plan(role, scenario)
    pay = scenario.money.said(target_pay(role, scenario), figures=PRECISE)
    return f"target pay {pay} a month{_why(role, scenario)}, with {plan}"


def rules_of_pay(role: Role, idle: Collection[str]) -> Iterator[str]:
    """Yield a line for each rule around the plan of a role that is not among the settings that cannot act."""
    rules = {
        "inbound_rate": _inbound, "accelerator": _accelerator, "cap": _cap, "clawback_within": _clawback,
    }  # fmt: skip
    terms = role.pay_terms
    for name, words in rules.items():
        if getattr(terms, name) != default_of(PayTerms, name) and f"pay_terms.{name}" not in idle:
            yield words(terms, role)


def _inbound(terms: PayTerms, _role: Role) -> str:
    return f"What comes of inquiries is paid at {written(terms.inbound_rate, 'share')} of the usual rate"


def _accelerator(terms: PayTerms, role: Role) -> str:
    per = role.quota.per if role.quota is not None else ""
    return f"Commission above the quota counts {number(terms.accelerator)} times, paid when the {per} ends"


def _cap(terms: PayTerms, _role: Role) -> str:
    return f"Commission and bonus of a month come to {number(terms.cap or 0)} times the variable part at most"


def _clawback(terms: PayTerms, _role: Role) -> str:
    share, within = written(terms.clawback_share, "share"), written(terms.clawback_within, "h")
    return f"Of the commission for a client who leaves within {within}, {share} is taken off later commissions"


def _why(role: Role, scenario: Scenario) -> str:
    """Return what explains the target pay of a role, in brackets, where anything does."""
    if role.wage is not None:
        return f" (its own; the market pays {scenario.money.said(market_pay(role, scenario), figures=PRECISE)})"
    premium = scarcity_premium(role, scenario)
    return f" ({number(round(100 * (premium - 1), 1))} % for rare talents)" if premium > 1 else ""


def _plan(role: Role, scenario: Scenario) -> str:
    """Return the words of a pay plan, with the values of its terms for this role in them."""
    sheet, terms = plan_sheet(role.pay), role.pay_terms.over(scenario.organization.pay_plans)
    money = scenario.money
    told = sheet.words.format(**{term: _term(terms, term, money) for term in sheet.terms})
    own = [f"{term} {_term(terms, term, money)}" for term in sheet.terms if getattr(role.pay_terms, term) is not None]
    return f"{told} (its own: {', '.join(own)})" if own else told


def _term(terms: PayPlans, term: str, money: Money) -> str:
    """Return the value of a term, with its unit where the words cannot say it."""
    declaration = declaration_of(PayPlans.model_fields[term])
    unit = declaration.unit if declaration is not None else "1"
    if is_sum(unit):
        return money.said(getattr(terms, term))
    return written(getattr(terms, term), unit if unit in {"share", "h"} else "1")
