"""From designs and a budget to a decision: which design, at its best, for this market; why; and what would turn that.

It is put together from the other inquiries, each on runs of the same ledger. Searches see the first markets only; all
that is told of designs comes from fresh ones.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from simulator.experiment.attribute.attribute import attribute
from simulator.experiment.attribute.found import Attribution
from simulator.experiment.attribute.held import held_to
from simulator.experiment.bench import FRESH, Bench
from simulator.experiment.comparison import Comparison
from simulator.experiment.decide.effort import USUAL, Effort, explicable, screens
from simulator.experiment.decide.found import DecideFound
from simulator.experiment.decide.suspects import suspects
from simulator.experiment.sensitivity import sampling
from simulator.experiment.sensitivity.found import TurningFound
from simulator.experiment.sensitivity.sensitivity import turning
from simulator.experiment.sensitivity.space import Space as Assumptions
from simulator.experiment.staff.asked_levers import Asked, levers_for, typed
from simulator.experiment.staff.purse import Purse
from simulator.experiment.staff.search import ready
from simulator.experiment.staff.space import Space
from simulator.experiment.staff.staff import StaffFound, staffed
from simulator.experiment.staff.tune import staffed_as
from simulator.experiment.study import Study, StudyError
from simulator.experiment.tuning import Tuning
from simulator.scenario.schema.scenario import Scenario


def decide(
    bench: Bench, scenarios: Sequence[Scenario], purse: Purse | None = None, effort: Effort = USUAL,
    levers: Asked = None,
) -> DecideFound:  # fmt: skip
    """Return which of `scenarios` to choose for a budget, each at its best; None: as many people as the first has.

    `levers`: what is searched beside head-counts, None: the usual ones of each design. The best and the one that comes
    next are looked at closely: why they differ, and what would turn the answer. `StudyError` for designs that cannot be
    compared, a single one, budgets that nothing of a design fits, levers that do not exist, and an effort that makes no
    sense; `RunFailedError` if a run fails.
    """
    purse = checked(scenarios, purse, effort, bench.seed, levers)
    found = tuple(
        staffed(bench, scenario, purse, effort.of_staffing, moved)
        for scenario, moved in zip(scenarios, levers_for(scenarios, levers), strict=True)
    )
    compared = _compared(bench, found, purse, effort, levers)
    decided = DecideFound(tuple(scenarios), purse, effort, bench.seed, found, compared, None, None)
    best, following, *_ = compared.standings.order
    pair = [compared.study.scenarios[following], compared.study.scenarios[best]]
    explained = replace(decided, why=_why(bench, pair, decided))
    return replace(explained, turning=_turning(bench, pair, explained))


def checked(
    scenarios: Sequence[Scenario], purse: Purse | None, effort: Effort, seed: int = 0, levers: Asked = None
) -> Purse:
    """Return the budget, after all that can be wrong was looked at; `StudyError` as in `decide`.

    Libraries that are missing, too, are told before the first run and not after a thousand.
    """
    effort.check()
    if len(scenarios) < 2:
        raise StudyError("a decision is between two designs at least; 'conveyor staff' finds the best staffing of one")
    Study.of(scenarios, effort.markets, seed)
    purse = purse or Purse.written(scenarios[0])
    for scenario, moved in zip(scenarios, levers_for(scenarios, levers), strict=True):
        ready(Space(scenario, purse, moved), effort.search)
    if any(screens(pair, effort) for pair in combinations(scenarios, 2)):
        sampling.ready()
    return purse


def _compared(
    bench: Bench, found: Sequence[StaffFound], purse: Purse, effort: Effort, levers: Asked
) -> Comparison:
    """Return the comparison of the best of each design, on markets that no search saw."""
    study = Study.of([one.best for one in found], effort.markets, bench.seed, FRESH)
    runs = bench.outcomes(study.scenarios, range(FRESH, FRESH + effort.markets))
    designs = tuple(staffed_as(one.search) for one in found)
    tuning = Tuning(str(purse), effort.search, designs, tuple(typed(levers)))
    return Comparison(
        study, dict(zip(study.designs, map(tuple, runs), strict=True)), (), effort.indifference, tuning=tuning
    )


def _why(bench: Bench, pair: Sequence[Scenario], decided: DecideFound) -> Attribution | None:
    """Return the shares of the lead; held to it, lest what is sure of it in all markets is not decided in a few."""
    markets = decided.effort.why
    if not markets or not explicable(pair):
        return None
    found, lead = attribute(bench, pair, markets, tuned=True, first=FRESH), decided.known
    return held_to(found, lead.difference, lead.confidence, together=decided.several)


def _turning(bench: Bench, pair: Sequence[Scenario], decided: DecideFound) -> TurningFound | None:
    """Return what turns the lead; differences at the ends of ranges are held to it as the shares are.

    None, too, where the reasons are known and no mechanism is among them: nothing by which one acts can turn it.
    """
    effort = decided.effort.turning
    if effort is None:
        return None
    space = Assumptions(pair)
    chosen = suspects(decided.why, space.assumptions, effort.top) if decided.why else []
    if decided.why and not chosen:
        return None
    return turning(bench, space, effort, decided.known, chosen)
