"""What a decision may take: how many runs each of its parts gets, the same for every design."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

from simulator.analysis.verdict import INDIFFERENCE
from simulator.experiment.attribute.attribute import effort as to_explain
from simulator.experiment.attribute.players import players_of
from simulator.experiment.sensitivity.effort import Effort as Turning
from simulator.experiment.sensitivity.sensitivity import planned_to_turn
from simulator.experiment.sensitivity.space import Space as Assumptions
from simulator.experiment.staff import staff
from simulator.experiment.staff.asked_levers import Asked, levers_for
from simulator.experiment.staff.purse import Purse
from simulator.experiment.staff.search import RUNS_FOR_EACH
from simulator.experiment.staff.space import Space
from simulator.experiment.study import StudyError
from simulator.scenario.schema.scenario import Scenario

CLOSELY = Turning(trajectories=2, screening=1, blocks=2, top=8, ends=8)
"""Assumptions are screened only where reasons are left out, which otherwise tell which to look at (`suspects`)."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is spent on each part of a decision.

    search: runs to staff a design with, at most. fresh: markets on which the finalists of a design run anew.
    finalists: how many these are at most, beside the design as it is written. markets: fresh markets on which the best
    of each design are compared. why: markets on which mechanisms are switched; 0 leaves the reasons out. turning: what
    is spent on looking where the answer turns; None leaves that out. indifference: differences below this share of what
    the first design creates count as none.
    """

    search: int = 200
    fresh: int = 16
    finalists: int = 2
    markets: int = 60
    why: int = 10
    turning: Turning | None = CLOSELY
    indifference: float = INDIFFERENCE

    @property
    def of_staffing(self) -> staff.Effort:
        """What the staffing of each design may take."""
        return staff.Effort(self.search, self.fresh, self.indifference, self.finalists)

    def check(self) -> None:
        """Raise `StudyError` for numbers that make no sense."""
        self.of_staffing.check()
        if self.markets < self.fresh:
            raise StudyError(f"replications: {self.markets} is too few to compare with; {self.fresh} at least")
        if self.why == 1 or self.why < 0:
            raise StudyError(f"why: {self.why} is too few markets for intervals; 2 at least, or 0 for none")

    def facts(self) -> dict[str, Any]:
        """Return all that it is made of, as plain data."""
        return asdict(self)


USUAL = Effort()
QUICK = Effort(search=48, fresh=2, finalists=1, markets=10, why=0, turning=None)


def planned(scenarios: Sequence[Scenario], purse: Purse, effort: Effort, levers: Asked = None) -> int:
    """Return how many runs a decision takes at most: runs that two of its parts share count once for each.

    The two designs that are looked at closely are not known beforehand, so of all pairs the dearest counts. `levers`:
    as `decide` takes them.
    """
    moved = levers_for(scenarios, levers)
    spaces = [Space(scenario, purse, own) for scenario, own in zip(scenarios, moved, strict=True)]
    sizes = [len(space.first(effort.search // RUNS_FOR_EACH + 1)) for space in spaces]
    pairs = list(combinations(scenarios, 2))
    return (
        effort.search * sum(size > 1 for size in sizes)
        + effort.fresh * sum(min(size, effort.finalists + 1) for size in sizes)
        + (effort.markets - effort.fresh) * len(scenarios)
        + max((to_explain(pair, effort.why) for pair in pairs if effort.why and explicable(pair)), default=0)
        + max((_to_turn(pair, effort) for pair in pairs), default=0)
    )


def screens(pair: Sequence[Scenario], effort: Effort) -> bool:
    """Tell whether assumptions of two designs are screened: without reasons nothing else tells which to look at."""
    return effort.turning is not None and not (effort.why and explicable(pair))


def _to_turn(pair: Sequence[Scenario], effort: Effort) -> int:
    if effort.turning is None:
        return 0
    return planned_to_turn(Assumptions(pair), effort.turning, screening=screens(pair, effort))


def explicable(pair: Sequence[Scenario]) -> bool:
    """Tell whether there is a mechanism that can act in either of two designs, so that a difference may come of it."""
    try:
        return bool(players_of(pair))
    except StudyError:
        return False
