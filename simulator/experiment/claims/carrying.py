"""Carries a plan out: every arm once, in a folder of its own, and once more over the plausible region.

Each folder holds an ordinary study, so that whatever was finished is kept and the same command goes on from there; its
name holds the hash of the study, so that a changed arm is run anew.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from simulator.analysis.outcome import Outcome
from simulator.analysis.verdict import INDIFFERENCE
from simulator.experiment.claims.findings import Broken
from simulator.experiment.claims.measures import measure
from simulator.experiment.claims.plan import Key, Plan
from simulator.experiment.claims.plausible import everywhere
from simulator.experiment.claims.reading import Value
from simulator.experiment.compare import carry_out
from simulator.experiment.conduct import OnProgress, conduct
from simulator.experiment.replicate import Replicate
from simulator.experiment.store import LEDGER, existing, opened
from simulator.experiment.study import NothingFinishedError, Study, StudyError, slug
from simulator.experiment.workplace import Jobs

Numbers = dict[str, dict[int, Value]]
"""Measure -> replication -> number."""


@dataclass
class Readings:
    """What tests need of the outcomes: by arm, and by arm and point of the plausible region."""

    arms: dict[str, Numbers] = field(default_factory=dict)
    points: dict[Key, list[Numbers | None]] = field(default_factory=dict)
    broken: list[Broken] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Batch:
    """A study that is carried out in one go; `read` takes down what is needed of it."""

    name: str
    study: Study
    folder: Path
    read: Callable[["Batch", Jobs, OnProgress], Iterable[Broken]]

    @property
    def runs(self) -> int:
        """How many runs it consists of."""
        return self.study.replications * len(self.study.scenarios)

    def kept(self) -> int:
        """Return how many of its runs are kept already."""
        if not (self.folder / LEDGER).is_file():
            return 0
        try:
            with existing(self.folder) as store:
                return len(store.finished() & set(self.study.units()))
        except StudyError:
            return 0  # a ledger that was never begun, or a damaged one, of which the run itself will tell


def batches(plan: Plan, folder: Path, readings: Readings) -> list[Batch]:
    """Return what has to be carried out, and where; what is read goes to `readings`."""
    effort = plan.effort
    found: dict[str, Batch] = {}
    for arms in _alike(plan).values():
        study = Study.of([plan.scenarios[arms[0]]], effort.replications, effort.seed)
        found[study.hash] = Batch(arms[0], study, folder / "arms" / study.name, _reader(plan, arms, readings))
    for key in plan.keys:
        scenarios = list(everywhere(plan.scenarios[key[0]], key[1], effort.points, effort.seed))
        there = tuple(scenario for scenario in scenarios if scenario is not None)
        if there:
            prints = tuple(scenario.fingerprint for scenario in there)
            study = Study(there, prints, effort.at_each_point, effort.seed, _model(found))
            place = folder / "points" / f"{slug(there[0].name)}-{study.hash}"
            known = [scenario is not None for scenario in scenarios]
            found[f"{study.hash} {key}"] = Batch(key[0], study, place, _point_reader(plan, key, known, readings))
    return list(found.values())


def carry(work: Sequence[Batch], readings: Readings, jobs: Jobs, on_progress: OnProgress) -> None:
    """Run whatever is missing, and read all of it; `on_progress` is told of all runs together."""
    kept = {batch.folder: batch.kept() for batch in work}
    planned = sum({batch.folder: batch.runs for batch in work}.values())
    done = sum(kept.values())
    on_progress(done, planned)
    for batch in work:
        before = kept.pop(batch.folder, None)
        if before is None:  # read for another key: its runs are counted
            readings.broken += batch.read(batch, jobs, _nobody)
            continue
        done -= before
        readings.broken += batch.read(batch, jobs, _shifted(on_progress, done, planned))
        done += batch.runs


def _shifted(tell: OnProgress, before: int, planned: int) -> OnProgress:
    """Return what tells of runs of one study as of all runs."""
    return lambda done, _planned: tell(before + done, planned)


def _nobody(done: int, planned: int) -> None:
    """Tell nobody of runs that were counted before."""
    del done, planned


def _model(found: dict[str, Batch]) -> str:
    return next(iter(found.values())).study.model


def _alike(plan: Plan) -> dict[str, list[str]]:
    """Return the arms by the fingerprints of their scenarios: those that are the same are run once."""
    groups: dict[str, list[str]] = {}
    for arm, scenario in plan.scenarios.items():
        groups.setdefault(scenario.fingerprint, []).append(arm)
    return groups


def _reader(plan: Plan, arms: list[str], readings: Readings) -> Callable[..., list[Broken]]:
    keys = sorted({key for arm in arms for key in plan.measures(arm)})

    def read(batch: Batch, jobs: Jobs, tell: OnProgress) -> list[Broken]:
        try:
            found = carry_out(batch.study, out=batch.folder, jobs=jobs, on_progress=tell)
        except NothingFinishedError as trouble:
            readings.arms |= {arm: {} for arm in arms}
            return [Broken(arm, str(trouble), "") for arm in arms]
        with existing(batch.folder) as store:  # the ledger counts in pays: arms may be in different currencies
            numbers = _numbers(store.outcomes()[0], keys)
        readings.arms |= dict.fromkeys(arms, numbers)
        return [Broken(arms[0], failure.message, failure.command) for failure in found.failures]

    return read


def _point_reader(plan: Plan, key: Key, known: list[bool], readings: Readings) -> Callable[..., list[Broken]]:
    keys = plan.measures(key[0])

    def read(batch: Batch, jobs: Jobs, tell: OnProgress) -> list[Broken]:
        with opened(batch.study, batch.folder) as store, store.session(INDIFFERENCE):
            conduct(store, Replicate(batch.study.scenarios, batch.study.seed), jobs, tell)
            outcomes, failures = iter(store.outcomes()), store.failures()
        readings.points[key] = [_numbers(next(outcomes), keys) if there else None for there in known]
        return [Broken(key[0], failed.message, command) for failed, command in failures]

    return read


def _numbers(outcomes: Iterable[Outcome], keys: list[str]) -> Numbers:
    numbers: Numbers = {key: {} for key in keys}
    for outcome in outcomes:
        for key in keys:
            numbers[key][outcome.replication] = measure(key)(outcome)
    return numbers
