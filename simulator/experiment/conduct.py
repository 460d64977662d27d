"""Carries a study out: whatever is missing is run and kept; whatever is there is left alone."""

import json
import shlex
from collections.abc import Callable
from contextlib import closing

from simulator.experiment.executor import execute
from simulator.experiment.files import write_text
from simulator.experiment.ledger import Ledger, Run
from simulator.experiment.store import Store
from simulator.experiment.study import Unit, slug
from simulator.experiment.worker import Done, Work
from simulator.experiment.workplace import Jobs
from simulator.scenario.schema import extensions

DESIGNS = "designs"

OnProgress = Callable[[int, int], None]
"""Told (finished, planned) runs: once before the first run, then after each."""


def conduct(
    store: Store, work: Work, jobs: Jobs = None, on_progress: OnProgress | None = None,
    ledger: Ledger | None = None,
) -> None:  # fmt: skip
    """Run what the study of `store` still lacks, on `jobs` processes, None for one on each core, or on a cluster.

    Interrupted at any moment, the next call goes on from there. Runs that failed before are tried again. What another
    study of the folder has run is taken from the `ledger` that they share, and what is run here is kept there.
    """
    units = list(store.study.units())
    _take_over(store, ledger)
    finished = store.finished()
    waiting = [unit for unit in units if unit not in finished]
    kept = len(units) - len(waiting)
    tell = on_progress or _nobody
    tell(kept, len(units))
    _write_designs(store)  # if nothing is missing too: descriptions and plans may be others, and move no run
    if not waiting:
        return
    with closing(execute(waiting, work, jobs)) as results:
        for done, result in enumerate(results, start=kept + 1):
            store.keep(result, repeats(store, result.unit))
            if ledger is not None and isinstance(result, Done):
                ledger.keep(_named(store, result.unit), result.packed, result.seconds)
            tell(done, len(units))


def _take_over(store: Store, ledger: Ledger | None) -> None:
    """Keep in `store` what its study lacks and the ledger of the folder holds."""
    if ledger is None:
        return
    finished = store.finished()
    waiting = {_named(store, unit): unit for unit in store.study.units() if unit not in finished}
    for run, (packed, seconds) in ledger.found(waiting).items():
        store.keep(Done(waiting[run], packed, seconds))


def _named(store: Store, unit: Unit) -> Run:
    """Return what names a run in the ledger of the folder."""
    study = store.study
    return Run(study.fingerprints[unit.design], study.seed, unit.replication, study.model)


def repeats(store: Store, unit: Unit) -> str:
    """Return what runs `unit` alone, in full view of what goes wrong: a command, or a line of Python."""
    study = store.study
    if store.folder is None:
        return f"simulate(scenario, replication={unit.replication}, seed={study.seed})"
    file = shlex.quote(str(store.folder / DESIGNS / _file(store, unit.design)))
    return f"{extensions.command()} run {file} --seed {study.seed} --replication {unit.replication}"


def _write_designs(store: Store) -> None:
    """Write each design as it is run, every default filled in, beside the ledger."""
    if store.folder is None:
        return
    for position, scenario in enumerate(store.study.scenarios):
        text = json.dumps(scenario.model_dump(mode="json"), indent=1, ensure_ascii=False)
        write_text(store.folder / DESIGNS / _file(store, position), text + "\n")


def _file(store: Store, design: int) -> str:
    return f"{design + 1}-{slug(store.study.designs[design])}.json"


def _nobody(done: int, planned: int) -> None:
    """Tell nobody how far the study is."""
    del done, planned
