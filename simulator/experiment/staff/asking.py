"""Looks for the best of a space too large to be searched whole: optuna proposes, the bench answers, in turns.

Optuna's tree-structured Parzen estimator (Bergstra and others, NeurIPS 2011) proposes settings of the levers, and how
the budget is shared out between roles; a batch at a time, so that all cores are at work. The shares become seats as
votes become seats in a parliament, one after another to whoever has the most votes for each seat (Sainte-Lague), until
the budget is spent: so whatever is proposed is within the budget, and every staffing can be.
"""

import warnings
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from simulator.experiment.staff.purse import Purse
from simulator.experiment.staff.space import Candidate, Seats, Settings, Space
from simulator.experiment.study import StudyError
from simulator.scenario.schema.scenario import Scenario

BATCH = 8
FRUITLESS = 10
"""Batches that bring nothing new, one after another, before nothing new is expected."""
LEAST_SHARE = 0.02
MOST_SEEDS = 2**32

Measure = Callable[[Sequence[Candidate]], list[float]]


def explored(space: Space, measure: Measure, most: int, seed: int) -> list[tuple[Candidate, float]]:
    """Return at most so many different candidates, each with what it measured; more is better.

    The design as it is written is the first, if it is within the budget. `StudyError` where optuna is not installed.
    """
    study = _study(seed)
    found: dict[str, tuple[Candidate, float]] = {}
    if space.purse.covers(space.scenario):
        _measured([space.written], measure, found)
    fruitless = 0
    while len(found) < most and fruitless < FRUITLESS:
        before = len(found)
        trials = [study.ask() for _ in range(BATCH)]
        proposed = [_proposed(trial, space) for trial in trials]
        new = {one.scenario.fingerprint: one for one in proposed if one and one.scenario.fingerprint not in found}
        _measured(list(new.values())[: most - len(found)], measure, found)
        for trial, one in zip(trials, proposed, strict=True):
            answer = found.get(one.scenario.fingerprint) if one else None
            study.tell(trial, answer[1] if answer else None, state=None if answer else _failed())
        fruitless = fruitless + 1 if len(found) == before else 0
    if not found:
        space.first(1)  # says why, where there is nothing
    return list(found.values())


def ready() -> None:
    """Find out whether anything can be proposed at all, before anything else is run; `StudyError` if not."""
    _optuna()


def _measured(candidates: Sequence[Candidate], measure: Measure, found: dict[str, tuple[Candidate, float]]) -> None:
    for one, number in zip(candidates, measure(candidates), strict=True):
        found[one.scenario.fingerprint] = (one, number)


def _proposed(trial: Any, space: Space) -> Candidate | None:
    settings: Settings = tuple(
        (lever.path, lever.values[trial.suggest_int(lever.path, 0, len(lever.values) - 1)]) for lever in space.levers
    )
    shares = [trial.suggest_float(".".join(team), 0.0, 1.0) for team in space.teams]
    amount = space.purse.most
    if space.purse.least is not None and space.purse.least < amount:
        amount = trial.suggest_float("budget", space.purse.least, amount)
    arranged = space.arranged(settings)
    return None if arranged is None else space.candidate(_seated(space, arranged, shares, amount), settings)


def _seated(space: Space, arranged: Scenario, shares: Sequence[float], amount: float) -> Seats:
    """Return the seats that a budget of `amount` pays for, shared out between roles by their `shares`."""
    purse = Purse(space.purse.kind, None, amount)
    each = [purse.of_a_seat(arranged)[team] for team in space.teams]
    seats = list(space.fewest)
    written = [role.count for _, _, role in arranged.organization.roles()]
    spent = purse.spent(arranged) + sum((new - old) * one for new, old, one in zip(seats, written, each, strict=True))
    weights = [share if share > LEAST_SHARE else 0.0 for share in shares]
    if not any(weights):
        weights = [1.0] * len(seats)
    while True:
        open_to = [place for place, one in enumerate(each) if purse.holds(spent + one)]
        if not open_to:
            return tuple(seats)
        chosen = max(open_to, key=lambda place: weights[place] / (2 * seats[place] + 1))
        seats[chosen] += 1
        spent += each[chosen]


def _study(seed: int) -> Any:
    optuna = _optuna()
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is experimental in the sampler
        sampler = optuna.samplers.TPESampler(seed=seed % MOST_SEEDS, constant_liar=True, multivariate=True)
    return optuna.create_study(direction="maximize", sampler=sampler)


def _failed() -> Any:
    return _optuna().trial.TrialState.FAIL


def _optuna() -> Any:
    try:
        return import_module("optuna")
    except ImportError:
        raise StudyError(
            "too many candidates to run them all, and to look for the best of them takes optuna: "
            "pip install 'sales-conveyor[optimise]'; or fewer --lever values, --lever none, or more --effort"
        ) from None
