"""From scenarios to a comparison: the studies that everything else is made of."""

from collections.abc import Callable, Sequence
from pathlib import Path

from simulator.analysis.currency import in_currency
from simulator.analysis.outcome import Outcome
from simulator.analysis.verdict import INDIFFERENCE
from simulator.experiment.bench import FRESH, bench_in
from simulator.experiment.comparison import Comparison, Failure
from simulator.experiment.conduct import OnProgress, conduct
from simulator.experiment.files import SUMMARY, write_frame, write_summary
from simulator.experiment.fortunes import left_to_luck
from simulator.experiment.growing import Carry, OnLook, until_precise
from simulator.experiment.ledger import shared
from simulator.experiment.precision import Precision
from simulator.experiment.replicate import Replicate
from simulator.experiment.staff.asked_levers import Asked
from simulator.experiment.staff.staff import Effort
from simulator.experiment.staff.tune import tuned as staffed_alike
from simulator.experiment.stopping import planned
from simulator.experiment.store import Store, existing, opened
from simulator.experiment.study import NothingFinishedError, Study, StudyError
from simulator.experiment.tuning import Tuning
from simulator.experiment.worker import Work
from simulator.experiment.workplace import Jobs, check_jobs
from simulator.model.simulate import check_extensions
from simulator.scenario.schema.money import Money
from simulator.scenario.schema.scenario import Scenario

FILES = (SUMMARY, "replications.csv", "monthly.csv", "people.csv", "staffing.csv")

def compare(  # noqa: PLR0913 -- one parameter for each option of the command
    scenarios: Sequence[Scenario],
    replications: int | None = None,
    *,
    seed: int = 0,
    jobs: Jobs = None,
    out: Path | str | None = None,
    indifference: float = INDIFFERENCE,
    precision: Precision | float | str | None = None,
    on_progress: OnProgress | None = None,
    sharp: bool = True,
    tuned: int | None = None,
    levers: Asked = None,
) -> Comparison:
    """Run `replications` of each of `scenarios` on the same markets and luck; the first is the reference.

    40 of them; with a `precision`, as many as it takes until half the width of the 95 % interval of each difference in
    `value` is at most that, a number in the market's money or a share of the reference's mean as in `"2%"`, and at most
    `replications`, which are 1000 then. `comparison.look` tells whether it was reached.

    With `out` everything is kept in that folder, and the same call goes on from what it holds; without, nothing is
    written. `jobs` is the number of processes, None for one on each core, or a `Cluster`; results do not depend on it.
    `sharp`: whether luck is taken out of means and differences; no run hangs on it, so a folder can be looked at either
    way. With `tuned` each design is first staffed as well as so many runs of search find, with as many people as the
    reference, and the best of each are compared, on markets that no search saw. `levers`: what that search moves beside
    head-counts, as for `--lever`; None: the usual ones of each design, an empty sequence: nothing. Raises `StudyError`
    for designs that cannot be compared, for levers that do not exist or without `tuned`, and for a folder or a cluster
    that cannot be used.
    """
    aim = None if precision is None else Precision.of(precision)
    study, tuning = comparable(scenarios, planned(replications, aim), seed), None
    if tuned is not None:
        Effort(tuned).check()
        with bench_in(None if out is None else Path(out), seed, jobs=jobs, on_runs=on_progress) as bench:
            scenarios, tuning = staffed_alike(bench, scenarios, None, tuned, indifference, levers)
        study = Study.of(scenarios, study.replications, seed, FRESH)
    elif levers is not None:
        raise StudyError("levers: they are for designs that are staffed anew; that takes 'tuned'")
    return carry_out(
        study, out=out, jobs=jobs, indifference=indifference, precision=aim, on_progress=on_progress, sharp=sharp,
        tuning=tuning,
    )  # fmt: skip


def comparable(scenarios: Sequence[Scenario], replications: int, seed: int = 0) -> Study:
    """Return the study that compares `scenarios`; `StudyError` if there is nothing to compare."""
    if len(scenarios) < 2:
        raise StudyError("a comparison needs two designs at least; 'conveyor run' simulates one")
    if replications < 2:
        raise StudyError(f"replications: {replications} is too few for a comparison; 2 at least, 40 are usual")
    return Study.of(scenarios, replications, seed)


def carry_out(  # noqa: PLR0913 -- the same
    study: Study,
    *,
    out: Path | str | None = None,
    jobs: Jobs = None,
    indifference: float = INDIFFERENCE,
    precision: Precision | None = None,
    on_progress: OnProgress | None = None,
    on_look: OnLook | None = None,
    sharp: bool = True,
    work: Work | None = None,
    tuning: Tuning | None = None,
) -> Comparison:
    """Run what is missing of `study`, of one design or more, and return what it found; parameters as in `compare`.

    With a `precision` the study has the most replications that may be run, and `on_look` is told how precise it is
    whenever that is looked at. `work` runs one unit; None simulates. `tuning` tells how the designs of the study were
    made as good as they can be.
    """
    check_jobs(jobs)
    if not 0 <= indifference < 1:
        raise StudyError(f"indifference: {indifference} is not a share between 0 and 1")
    check_extensions()
    folder = None if out is None else Path(out)
    doing = work or Replicate(study.scenarios, study.seed)
    simulated_in = folder if work is None else None
    with opened(study, folder) as store, store.session(indifference, precision), shared(simulated_in) as ledger:
        if tuning is not None:
            store.note(tuning)
        comparison = _grown(
            store, precision, lambda part: _read(part, indifference, sharp=sharp),
            lambda part, expected: conduct(part, doing, jobs, _of(expected * len(study.designs), on_progress), ledger),
            on_look,
        )
    if folder is not None:
        write_tables(comparison, folder)
    return comparison


def stored(folder: Path | str, *, sharp: bool = True) -> Comparison:
    """Return the comparison that `folder` holds, as far as it was carried out; `StudyError` if it holds none.

    `sharp` as in `compare`.
    """
    with existing(Path(folder)) as store:
        indifference = store.indifference()
        return _grown(store, store.precision(), lambda part: _read(part, indifference, sharp=sharp), _nothing)


def _grown(
    store: Store, precision: Precision | None, read: Callable[[Store], Comparison], carry: Carry,
    on_look: OnLook | None = None,
) -> Comparison:  # fmt: skip
    """Let the study of `store` grow to its replications, or until it is precise, and return what it found."""
    if precision is None:
        carry(store, store.study.replications)
        return read(store)
    return until_precise(store, precision, carry, read, on_look)


def _of(expected: int, tell: OnProgress | None) -> OnProgress | None:
    """Return what tells of runs as of so many that are expected."""
    return None if tell is None else lambda done, _planned: tell(done, expected)


def _nothing(part: Store, expected: int) -> None:
    """Run nothing of what a study lacks."""
    del part, expected


def write_tables(comparison: Comparison, folder: Path) -> None:
    """Write `FILES`, the summary and the tables: the same bytes for the same study."""
    write_summary(comparison.summary(), folder)
    frames = (comparison.replications, comparison.monthly, comparison.people, comparison.staffing)
    for name, frame in zip(FILES[1:], frames, strict=True):
        write_frame(frame, folder / name)


def _read(store: Store, indifference: float, *, sharp: bool) -> Comparison:
    study = store.study
    failures = [
        Failure(study.designs[failed.unit.design], failed.unit.replication, failed.message, command)
        for failed, command in store.failures()
    ]
    outcomes = _finished_by_all(study, store.outcomes(), study.scenarios[0].market.money)
    if not outcomes[study.designs[0]]:
        why = f": {failures[0].message}; to see it: {failures[0].command}" if failures else ""
        raise NothingFinishedError(f"no replication was finished{why}")
    if not sharp:
        outcomes = {design: tuple(map(left_to_luck, runs)) for design, runs in outcomes.items()}
    return Comparison(study, outcomes, failures, indifference, store.folder, tuning=store.tuning())


def _finished_by_all(
    study: Study, kept: Sequence[Sequence[Outcome]], money: Money
) -> dict[str, tuple[Outcome, ...]]:
    """Return what can be compared, in the currency of the market; the ledger counts as the model does."""
    common = set.intersection(*({outcome.replication for outcome in runs} for runs in kept))
    return {
        design: tuple(in_currency(outcome, money) for outcome in runs if outcome.replication in common)
        for design, runs in zip(study.designs, kept, strict=True)
    }
