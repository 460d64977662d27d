"""The budget contract of a comparison: what each design has to spend, and what of it is equal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.scenario.figures.budget import budget
from simulator.scenario.schema.scenario import Scenario

TOLERANCE = 0.02
"""Target payrolls within 2 % of the reference's count as equal."""

Contract = Literal["equal_heads_and_payroll", "equal_heads", "equal_payroll", "as_written"]


@dataclass(frozen=True, slots=True)
class Budget:
    """What is equal, and by design: people (heads of sales included) and target payroll (money a month).

    Designs that change are told as they start; they count as equal only if they are so after each change as well.
    """

    contract: Contract
    heads: dict[str, int]
    target_payroll: dict[str, float]


def budget_of(scenarios: Sequence[Scenario]) -> Budget:
    """Return the budget contract between `scenarios`, the first of them being the reference."""
    budgets = {scenario.name: budget(scenario) for scenario in scenarios}
    heads = {name: found.people for name, found in budgets.items()}
    payroll = {name: found.payroll for name, found in budgets.items()}
    stages = [budget(scenario, stage) for scenario in scenarios for stage in scenario.stages]
    contract = _contract([stage.people for stage in stages], [stage.payroll for stage in stages])
    return Budget(contract, heads, payroll)


def _contract(heads: list[int], payroll: list[float]) -> Contract:
    same_heads = len(set(heads)) == 1
    same_payroll = all(abs(pay - payroll[0]) <= TOLERANCE * payroll[0] for pay in payroll)
    if same_heads and same_payroll:
        return "equal_heads_and_payroll"
    if same_heads:
        return "equal_heads"
    return "equal_payroll" if same_payroll else "as_written"
