"""Staffs all designs of a comparison for one budget, each with the same allowance of runs."""

from collections.abc import Sequence

from simulator.analysis.verdict import INDIFFERENCE
from simulator.experiment.bench import Bench
from simulator.experiment.staff.asked_levers import Asked, levers_for, typed
from simulator.experiment.staff.purse import Purse
from simulator.experiment.staff.search import Search, ready, searched
from simulator.experiment.staff.space import Space
from simulator.experiment.tuning import Staffed, Tuning
from simulator.scenario.schema.scenario import Scenario


def tuned(
    bench: Bench, scenarios: Sequence[Scenario], purse: Purse | None, allowance: int,
    indifference: float = INDIFFERENCE, levers: Asked = None,
) -> tuple[list[Scenario], Tuning]:  # fmt: skip
    """Return each of `scenarios` as well staffed as `allowance` runs find, and how that was done.

    `purse` None: as many people as the first of them has. `levers`: what is searched beside head-counts. A design that
    both leave no choice takes no runs. `StudyError` where nothing of a design is within the budget, and for levers that
    do not exist.
    """
    purse = purse or Purse.written(scenarios[0])
    moved = levers_for(scenarios, levers)
    spaces = [Space(scenario, purse, own) for scenario, own in zip(scenarios, moved, strict=True)]
    for space in spaces:
        ready(space, allowance)  # before the first run of any
    found = [searched(bench, space, allowance, indifference) for space in spaces]
    best = [search.candidates[search.best].scenario for search in found]
    return best, Tuning(str(purse), allowance, tuple(map(staffed_as, found)), tuple(typed(levers)))


def staffed_as(search: Search) -> Staffed:
    """Return how a search has staffed its design, as a comparison tells it."""
    return Staffed(
        search.space.scenario.name, search.candidates[search.best].words, search.space.written.words,
        len(search.candidates), search.whole, search.runs, tuple(lever.path for lever in search.space.levers),
    )  # fmt: skip
