"""The budget contract of a comparison: what each design has to spend, when, and what of it is equal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.kernel.calendar import MONTH
from simulator.kernel.showing import line, listed, named
from simulator.scenario.figures.budget import budget
from simulator.scenario.schema.scenario import Scenario

TOLERANCE = 0.02
"""Target payrolls within 2 % of the reference's count as equal."""

Contract = Literal["equal_heads_and_payroll", "equal_heads", "equal_payroll", "as_written"]


@dataclass(frozen=True, slots=True)
class Stage:
    """What a design has to spend from a change on: people (heads of sales included) and target payroll.

    month: of the change, from the start of the run. waits: it comes later if clients are still missing. heads,
    target_payroll: as in `Budget`.
    """

    month: float
    waits: bool
    heads: int
    target_payroll: float


@dataclass(frozen=True, slots=True)
class Period:
    """What is equal between all designs from a month on, counted from the start of the run.

    waits: a change that comes in that month may come later.
    """

    month: float
    waits: bool
    contract: Contract


@dataclass(frozen=True, slots=True, repr=False)
class Budget:
    """What is equal, and by design: people (heads of sales included) and target payroll (money a month).

    contract: what is equal all the time. heads, target_payroll: as a design starts. changes: what it has after each
    change that comes before the end, in the order of time; designs without any are left out. periods: what is equal
    from the start on, and from each change on.
    """

    contract: Contract
    heads: dict[str, int]
    target_payroll: dict[str, float]
    changes: dict[str, tuple[Stage, ...]]
    periods: tuple[Period, ...]

    def __repr__(self) -> str:
        """Show the contract, and how many people each design has at the start, in a line."""
        people = listed([f"{named(design)} {number}" for design, number in self.heads.items()])
        return line(f"Budget: {self.contract}, people at the start: {people}")


def budget_of(scenarios: Sequence[Scenario]) -> Budget:
    """Return the budget contract between `scenarios`, the first of them being the reference."""
    paths = {scenario.name: _path(scenario) for scenario in scenarios}
    periods = _periods([list(path) for path in paths.values()])
    return Budget(
        contract=_lasting([period.contract for period in periods]),
        heads={name: path[0].heads for name, path in paths.items()},
        target_payroll={name: path[0].target_payroll for name, path in paths.items()},
        changes={name: path[1:] for name, path in paths.items() if len(path) > 1},
        periods=periods,
    )


def _path(scenario: Scenario) -> tuple[Stage, ...]:
    """Return what a design has at the start, and after each change that comes before the end."""
    start = budget(scenario)
    coming = [change for change in scenario.timeline.values() if change.at < scenario.end]
    changed = [(change, budget(scenario, change.organization)) for change in coming]
    money = scenario.market.money
    return (
        Stage(0.0, False, start.people, money.of(start.payroll)),
        *(
            Stage(change.at / MONTH, change.clients is not None, one.people, money.of(one.payroll))
            for change, one in changed
        ),
    )


def _periods(paths: Sequence[Sequence[Stage]]) -> tuple[Period, ...]:
    months = sorted({stage.month for path in paths for stage in path})
    found = []
    for month in months:
        now = [[stage for stage in path if stage.month <= month][-1] for path in paths]
        waits = any(stage.waits for path in paths for stage in path if stage.month == month)
        found.append(Period(month, waits, _contract([one.heads for one in now], [one.target_payroll for one in now])))
    return tuple(found)


def _lasting(contracts: Sequence[Contract]) -> Contract:
    """Return what is equal in all of `contracts`."""
    heads = all(one in {"equal_heads_and_payroll", "equal_heads"} for one in contracts)
    payroll = all(one in {"equal_heads_and_payroll", "equal_payroll"} for one in contracts)
    return _named(heads=heads, payroll=payroll)


def _contract(heads: Sequence[int], payroll: Sequence[float]) -> Contract:
    return _named(
        heads=len(set(heads)) == 1,
        payroll=all(abs(pay - payroll[0]) <= TOLERANCE * payroll[0] for pay in payroll),
    )


def _named(*, heads: bool, payroll: bool) -> Contract:
    if heads:
        return "equal_heads_and_payroll" if payroll else "equal_heads"
    return "equal_payroll" if payroll else "as_written"
