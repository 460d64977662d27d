"""What there is to spend on staff: people, target payroll, or cost a month."""

from dataclasses import dataclass
from typing import Literal

from simulator.experiment.study import StudyError
from simulator.scenario.figures.budget import budget
from simulator.scenario.schema.scenario import Scenario

Kind = Literal["heads", "payroll", "cost"]
"""heads: people below the heads of departments. payroll: target pays of all, heads included, a month, in the market's
currency. cost: the same and the money for adverts."""

ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Purse:
    """A budget: of which kind, and from how much to how much of it is spent.

    least: None where it is to be spent as far as seats go: none of any role could be added. All of the start of a
    design; what its hiring plans and changes bring later comes on top, as they say.
    """

    kind: Kind
    least: float | None
    most: float

    @classmethod
    def of(cls, kind: Kind, text: str) -> "Purse":
        """Return the budget that is written as `12` or, from least to most, as `10..12`; `StudyError` for others."""
        low, dots, high = text.partition("..")
        try:
            ends = [float(part.replace(",", "")) for part in ((low, high) if dots else (low,))]
        except ValueError:
            raise StudyError(f"--{kind} {text}: not an amount, as in 12, nor a range, as in 10..12") from None
        least, most = (ends[0], ends[-1]) if dots or kind == "heads" else (None, ends[0])
        if not 0 < most < float("inf") or (least is not None and not 0 < least <= most):
            raise StudyError(f"--{kind} {text}: not an amount above 0, nor a range from less to more")
        if kind == "heads" and any(end % 1 for end in ends):
            raise StudyError(f"--{kind} {text}: people are counted, in whole numbers")
        return cls(kind, least, most)

    @classmethod
    def written(cls, scenario: Scenario) -> "Purse":
        """Return the budget of a design as it is written: as many people as it has."""
        seats = float(budget(scenario).seats)
        return cls("heads", seats, seats)

    def __str__(self) -> str:
        """Return `heads 12`, `payroll 10..12`, as it is asked for."""
        ends = (self.most,) if self.least is None or self.least == self.most else (self.least, self.most)
        return self.kind + " " + "..".join(f"{end:.12g}" for end in ends)

    def spent(self, scenario: Scenario) -> float:
        """Return how much of it a design spends at the start."""
        found, money = budget(scenario), scenario.market.money
        spent = {"heads": float(found.seats), "payroll": money.of(found.payroll), "cost": money.of(found.money)}
        return spent[self.kind]

    def of_a_seat(self, scenario: Scenario) -> dict[tuple[str, str], float]:
        """Return how much of it one seat of each role takes, by department and role."""
        if self.kind == "heads":
            return dict.fromkeys(scenario.organization.teams, 1.0)
        money = scenario.market.money
        return {(one.department, one.role): money.of(one.wage) for one in budget(scenario).roles}

    def holds(self, amount: float) -> bool:
        """Tell whether so much is not more than there is."""
        return amount <= self.most * (1 + ROUNDING)

    def is_spent(self, amount: float, cheapest: float) -> bool:
        """Tell whether somebody who spends so much has spent enough; `cheapest`: what one seat more would take."""
        return not self.holds(amount + cheapest) if self.least is None else amount >= self.least * (1 - ROUNDING)

    def covers(self, scenario: Scenario) -> bool:
        """Tell whether a design is within the budget."""
        amount, cheapest = self.spent(scenario), min(self.of_a_seat(scenario).values())
        return self.holds(amount) and self.is_spent(amount, cheapest)
