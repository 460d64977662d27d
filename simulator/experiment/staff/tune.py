"""Staffs all designs of a comparison for one budget, each with the same allowance of runs."""

from collections.abc import Sequence

from simulator.analysis.verdict import INDIFFERENCE
from simulator.experiment.bench import Bench
from simulator.experiment.staff.purse import Purse
from simulator.experiment.staff.search import Search, searched
from simulator.experiment.staff.space import Space
from simulator.experiment.tuning import Staffed, Tuning
from simulator.scenario.schema.scenario import Scenario


def tuned(
    bench: Bench, scenarios: Sequence[Scenario], purse: Purse | None, allowance: int, indifference: float = INDIFFERENCE
) -> tuple[list[Scenario], Tuning]:
    """Return each of `scenarios` as well staffed as `allowance` runs find, and how that was done.

    `purse` None: as many people as the first of them has. A design that the budget leaves no choice takes no runs.
    `StudyError` where nothing of a design is within the budget.
    """
    purse = purse or Purse.written(scenarios[0])
    spaces = [Space(scenario, purse) for scenario in scenarios]
    for space in spaces:
        space.first(1)  # before the first run of any, for a budget that fits no design
    found = [searched(bench, space, allowance, indifference) for space in spaces]
    best = [search.candidates[search.best].scenario for search in found]
    return best, Tuning(str(purse), allowance, tuple(map(staffed_as, found)))


def staffed_as(search: Search) -> Staffed:
    """Return how a search has staffed its design, as a comparison tells it."""
    return Staffed(
        search.space.scenario.name, search.candidates[search.best].words, search.space.written.words,
        len(search.candidates), search.whole, search.runs,
    )  # fmt: skip
