"""The budget contract of a comparison: what the designs may spend, and what of it is equal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.scenario.derived import budget
from simulator.scenario.scenario import Scenario

TOLERANCE = 0.02
"""Budgets within 2 % of the reference's count as equal."""

Contract = Literal["equal_heads_and_payroll", "equal_heads", "equal_payroll", "as_written"]


@dataclass(frozen=True, slots=True)
class Budget:
    """People and target pay a month (money) of each design, by name, heads of sales included."""

    contract: Contract
    heads: dict[str, int]
    target_payroll: dict[str, float]


def budget_of(scenarios: Sequence[Scenario]) -> Budget:
    """Return what `scenarios` have to spend, the first of them being the reference."""
    found = {scenario.name: budget(scenario) for scenario in scenarios}
    heads = {name: one.heads for name, one in found.items()}
    payroll = {name: one.target_payroll for name, one in found.items()}
    return Budget(_contract(list(heads.values()), list(payroll.values())), heads, payroll)


def _contract(heads: list[int], payroll: list[float]) -> Contract:
    same_heads = len(set(heads)) == 1
    same_payroll = all(abs(pay - payroll[0]) <= TOLERANCE * payroll[0] for pay in payroll)
    if same_heads and same_payroll:
        return "equal_heads_and_payroll"
    if same_heads:
        return "equal_heads"
    return "equal_payroll" if same_payroll else "as_written"
