"""The budget contract of a comparison: what each design has to spend, when, and what of it is equal."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from simulator.kernel.calendar import MONTH
from simulator.kernel.showing import line, listed, named
from simulator.scenario.figures.budget import course
from simulator.scenario.schema.scenario import Scenario

TOLERANCE = 0.02
"""Target payrolls, with what is spent on adverts, within 2 % of the reference's count as equal."""

Contract = Literal["equal_heads_and_payroll", "equal_heads", "equal_payroll", "as_written"]


@dataclass(frozen=True, slots=True)
class Stage:
    """What a design has to spend from a change on: people (heads of sales included), target payroll, adverts.

    month: of the change, from the start of the run. waits: it comes later if clients are still missing. heads,
    target_payroll, marketing: as in `Budget`.
    """

    month: float
    waits: bool
    heads: int
    target_payroll: float
    marketing: float = 0.0

    @property
    def money(self) -> float:
        """Return the target payroll and the money for adverts a month."""
        return self.target_payroll + self.marketing


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
    """What is equal, and by design: people (heads of sales included), target payroll and adverts (money a month).

    contract: what is equal all the time; payroll is, where it is so together with the money for adverts. heads,
    target_payroll, marketing: as a design starts. changes: what it has after each
    change that comes before the end, in the order of time; designs without any are left out. periods: what is equal
    from the start on, and from each change on.
    """

    contract: Contract
    heads: dict[str, int]
    target_payroll: dict[str, float]
    changes: dict[str, tuple[Stage, ...]]
    periods: tuple[Period, ...]
    marketing: dict[str, float] = field(default_factory=dict)

    @property
    def advertises(self) -> bool:
        """Whether any design spends money on adverts, at any time."""
        later = (stage.marketing for stages in self.changes.values() for stage in stages)
        return any(self.marketing.values()) or any(later)

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
        marketing={name: path[0].marketing for name, path in paths.items()},
    )


def _path(scenario: Scenario) -> tuple[Stage, ...]:
    """Return what a design has at the start, and after each change and each hire that come before the end."""
    money = scenario.market.money
    return tuple(
        Stage(at / MONTH, waits, one.people, money.of(one.payroll), money.of(one.marketing))
        for at, waits, one in course(scenario)
    )


def _periods(paths: Sequence[Sequence[Stage]]) -> tuple[Period, ...]:
    months = sorted({stage.month for path in paths for stage in path})
    found = []
    for month in months:
        now = [[stage for stage in path if stage.month <= month][-1] for path in paths]
        waits = any(stage.waits for path in paths for stage in path if stage.month == month)
        found.append(Period(month, waits, _contract([one.heads for one in now], [one.money for one in now])))
    return tuple(found)


def _lasting(contracts: Sequence[Contract]) -> Contract:
    """Return what is equal in all of `contracts`."""
    heads = all(one in {"equal_heads_and_payroll", "equal_heads"} for one in contracts)
    payroll = all(one in {"equal_heads_and_payroll", "equal_payroll"} for one in contracts)
    return _named(heads=heads, payroll=payroll)


def _contract(heads: Sequence[int], money: Sequence[float]) -> Contract:
    return _named(
        heads=len(set(heads)) == 1,
        payroll=all(abs(one - money[0]) <= TOLERANCE * money[0] for one in money),
    )


def _named(*, heads: bool, payroll: bool) -> Contract:
    if heads:
        return "equal_heads_and_payroll" if payroll else "equal_heads"
    return "equal_payroll" if payroll else "as_written"
