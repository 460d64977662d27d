"""How a role is paid: the plan of its name, by the terms of the firm and its own, and under its rules."""

from simulator.model.policies.clawback import on_trust
from simulator.model.policies.inbound_rate import at_inbound_rate
from simulator.model.policies.pay import PLANS, Plan
from simulator.scenario.schema.pay_plans import PayPlans
from simulator.scenario.schema.roles import Role


def plan_of(role: Role, firm: PayPlans) -> Plan:
    """Return the plan by which people of a role are paid, where `firm` are the terms of all roles."""
    own = role.pay_terms
    plan = at_inbound_rate(PLANS[role.pay](own.over(firm)), own.inbound_rate)
    return on_trust(plan, own.clawback_share, own.clawback_within)
