"""The bench: makes the runs that an inquiry asks for, scenario by scenario, each once.

Searches and analyses ask for runs as they go, and what they ask next hangs on what came out. They are functions of
outcomes alone, so an inquiry that was broken off is begun again from the start: it takes what was made from the ledger,
asks the same questions, and goes on where it was.
"""

import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import gettempdir

from simulator.analysis.currency import in_currency
from simulator.analysis.outcome import Outcome
from simulator.experiment.executor import execute
from simulator.experiment.files import make_folder, write_text
from simulator.experiment.ledger import FILE, Ledger, Run, ledger_of, place_of
from simulator.experiment.provenance import model_version
from simulator.experiment.replicate import Replicate
from simulator.experiment.study import StudyError, Unit
from simulator.experiment.worker import Failed, Work
from simulator.experiment.workplace import Jobs, check_jobs
from simulator.kernel.troubles import FailedError
from simulator.scenario.schema import extensions
from simulator.scenario.schema.scenario import Scenario

OnRuns = Callable[[int, int], None]
"""Told (runs made or found by now, runs asked for by now)."""
MakeWork = Callable[[tuple[Scenario, ...], int], Work]
"""Returns what runs units of these scenarios under a root seed."""

FRESH = 500_000
"""The first of the replications on which nothing is ever searched: markets for those that were found to be best."""


class RunFailedError(FailedError):
    """A run that an inquiry needs has failed; its text is one line."""


class MissingRunsError(StudyError):
    """A run that is not to be made is not kept either; its text is a part of a line."""


class Bench:
    """Makes runs under one root seed; open it with `bench_in`."""

    def __init__(
        self, ledger: Ledger, seed: int = 0, *, jobs: Jobs = None, on_runs: OnRuns | None = None,
        work: MakeWork = Replicate,
    ) -> None:  # fmt: skip
        """Keep runs in `ledger`, and make those that it lacks on `jobs` processes, None for one on each core.

        `StudyError` for a number of processes that does not exist.
        """
        check_jobs(jobs)
        self._ledger = ledger
        self.seed = seed
        self._jobs = jobs
        self._tell = on_runs or _nobody
        self._work = work
        self._model = model_version()
        self.made = 0
        """Runs that were simulated."""
        self.found = 0
        """Runs that were taken from the ledger."""
        self._asked: set[Run] = set()
        """Runs that were asked for so far; each is told once, however many parts of an inquiry ask for it."""

    def outcomes(
        self, scenarios: Sequence[Scenario], replications: Sequence[int]
    ) -> list[list[Outcome]]:
        """Return for each of `scenarios` its outcomes in these replications, in the currency of its market.

        `RunFailedError` if one of the runs fails.
        """
        return self.runs([(scenario, replications) for scenario in scenarios])

    def runs(self, asked: Sequence[tuple[Scenario, Sequence[int]]]) -> list[list[Outcome]]:
        """Return the outcomes of each scenario in its own replications; otherwise as `outcomes`."""
        known = [(scenario.fingerprint, scenario, replications) for scenario, replications in asked]
        distinct = {fingerprint: scenario for fingerprint, scenario, _ in known}
        places = {fingerprint: place for place, fingerprint in enumerate(distinct)}
        wanted = dict.fromkeys(
            Run(fingerprint, self.seed, number, self._model)
            for fingerprint, _, replications in known
            for number in replications
        )
        kept = self._made_up(list(wanted), tuple(distinct.values()), places)
        return [
            [
                in_currency(Outcome.from_bytes(kept[Run(fingerprint, self.seed, number, self._model)]),
                            scenario.market.money)
                for number in replications
            ]
            for fingerprint, scenario, replications in known
        ]  # fmt: skip

    def _made_up(
        self, wanted: list[Run], scenarios: tuple[Scenario, ...], places: dict[str, int]
    ) -> dict[Run, bytes]:
        """Return the outcome of each wanted run, made where the ledger lacks it."""
        kept = {run: packed for run, (packed, _) in self._ledger.found(wanted).items()}
        self.found += len(kept)
        self._asked.update(wanted)
        waiting = {Unit(places[run.scenario], run.replication): run for run in wanted if run not in kept}
        self._tell(len(self._asked) - len(waiting), len(self._asked))
        if not waiting:
            return kept
        with closing(execute(list(waiting), self._work(scenarios, self.seed), self._jobs)) as results:
            for result in results:
                run = waiting.pop(result.unit)
                if isinstance(result, Failed):
                    raise RunFailedError(self._told(scenarios[result.unit.design], result))
                self._ledger.keep(run, result.packed, result.seconds)
                kept[run] = result.packed
                self.made += 1
                self._tell(len(self._asked) - len(waiting), len(self._asked))
        return kept

    def _told(self, scenario: Scenario, failed: Failed) -> str:
        """Return which run failed and why, and what repeats it."""
        place = self._ledger.place or Path(gettempdir())
        file = write_text(place / f"failed-{scenario.fingerprint}.json", scenario.model_dump_json(indent=1) + "\n")
        run = f"run {shlex.quote(str(file))} --seed {self.seed} --replication {failed.unit.replication}"
        command = f"{extensions.command()} {run}"
        return f"{scenario.name!r}, replication {failed.unit.replication}: {failed.message}; to see it: {command}"


@contextmanager
def bench_in(
    folder: Path | None, seed: int = 0, *, jobs: Jobs = None, on_runs: OnRuns | None = None,
    work: MakeWork = Replicate,
) -> Iterator[Bench]:  # fmt: skip
    """Open a bench whose ledger is that of an inquiry in `folder` (`ledger.place_of`); None keeps it in memory.

    `StudyError` for a folder that cannot be made, before the first run and not after the last.
    """
    if folder is not None:
        make_folder(folder)
    with ledger_of(None if folder is None else place_of(folder)) as ledger:
        yield Bench(ledger, seed, jobs=jobs, on_runs=on_runs, work=work)


@contextmanager
def bench_of_kept_runs(folder: Path, seed: int = 0) -> Iterator[Bench]:
    """Open the bench of an inquiry in `folder` that makes no run: `MissingRunsError` for one that the ledger lacks."""
    ledger = place_of(folder) / FILE

    def gone(scenarios: tuple[Scenario, ...], seed: int) -> Work:
        del scenarios, seed
        raise MissingRunsError(f"runs of it are no longer in {ledger}")

    if not ledger.is_file():
        raise MissingRunsError(f"its runs are gone, there is no {ledger}")
    with bench_in(folder, seed, work=gone) as bench:
        yield bench


def _nobody(done: int, asked: int) -> None:
    """Tell nobody how far it is."""
    del done, asked
