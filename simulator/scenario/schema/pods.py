"""Where it makes no difference that a department keeps a territory, leads or accounts to itself (pods)."""

from simulator.scenario.schema.circumstances import Circumstances
from simulator.scenario.schema.roles import Role


def alone(facts: Circumstances) -> str:
    """Say that there is no other department from which something could be kept."""
    others = [body for body in facts.organization.departments.values() if body is not facts.own and _roles(body)]
    return "" if others else "there is no other department with a seat, and so nobody to keep anything from"


def takes_up_no_leads(facts: Circumstances) -> str:
    """Say that nobody in a department takes up what it would keep."""
    works = {work for role in _roles(facts.own) for work in role.order_of_work}
    done = works & {"qualifying", "closing"}
    return alone(facts) if done else "nobody in this department does qualifying or closing; others take its leads up"


def keeps_no_accounts(facts: Circumstances) -> str:
    """Say that no role of a department keeps accounts for good."""
    keepers = [
        role for role in _roles(facts.own) if "serving" in role.order_of_work and role.passes_accounts_after is None
    ]
    return alone(facts) if keepers else "nobody in this department keeps accounts for good; others look after them"


def _roles(department: object) -> list[Role]:
    """Return the roles of a department that have a seat."""
    return [role for role in getattr(department, "roles", {}).values() if role.count]
