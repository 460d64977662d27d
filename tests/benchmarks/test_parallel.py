"""What two cores are worth, and what executor, store and ledger add: `pytest -m benchmark -n 0 -s tests/benchmarks`.

On work that burns a fixed number of steps and returns the outcome of a real run, so that what is measured is what
carries runs, not the runs. Ratios of times in one run of this file; the smallest of interleaved rounds, so that a busy
machine disturbs both sides alike.
"""

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from simulator.analysis.outcome import Outcome
from simulator.experiment.bench import bench_in
from simulator.experiment.conduct import conduct
from simulator.experiment.executor import default_jobs, execute
from simulator.experiment.ledger import ledger_of
from simulator.experiment.replicate import Replicate
from simulator.experiment.store import opened
from simulator.experiment.study import Study, Unit
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.scenario import Scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
STEPS = 5_000_000
"""About a third of a second: an eighth of what a run of the usual designs takes, so that a bound here holds there."""
UNITS = [Unit(0, number) for number in range(16)]
ROUNDS = 3
EFFICIENCY = 0.9
ADDED = 0.03

pytestmark = pytest.mark.benchmark


@cache
def design() -> Scenario:
    return load_scenario(SCENARIOS / "universal.yaml")


@cache
def real() -> Outcome:
    """Return an outcome of usual size."""
    return Replicate((design(),), 0)(Unit(0, 0))


@dataclass(frozen=True)
class Burning:
    """Work that burns STEPS and returns `outcome`."""

    outcome: Outcome

    def __call__(self, _unit: Unit) -> Outcome:
        """Burn the steps, and return the same outcome for every unit."""
        left = STEPS
        while left:
            left -= 1
        return self.outcome


@dataclass
class Spent:
    """Seconds on the clock, and of this process on its core."""

    clock: float = 0.0
    core: float = 0.0


@contextmanager
def spent() -> Iterator[Spent]:
    found, clock, core = Spent(), time.perf_counter(), own()
    yield found
    found.clock, found.core = time.perf_counter() - clock, own() - core


def own() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


@pytest.mark.skipif(default_jobs() < 2, reason="there is one core only")
def test_two_cores_do_nine_tenths_of_twice_the_work_of_one() -> None:
    """Processes are there already: to start them takes about two seconds, once a study."""
    work = Burning(real())
    list(execute(UNITS[:4], work, 2))
    took: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        for jobs, times in took.items():
            with spent() as time_spent:
                assert len(list(execute(UNITS, work, jobs))) == len(UNITS)
            times.append(time_spent.clock)
    efficiency = min(took[1]) / (2 * min(took[2]))
    print(f"\nparallel efficiency on two cores: {efficiency:.3f}")
    assert efficiency >= EFFICIENCY


def by_study(folder: Path, work: Burning, jobs: int) -> None:
    """Carry a study out: executor, store, and the ledger of the folder."""
    study = Study.of([design()], len(UNITS))
    with opened(study, folder / "study") as store, ledger_of(folder) as ledger:
        conduct(store, work, jobs, ledger=ledger)


def by_bench(folder: Path, work: Burning, jobs: int) -> None:
    """Ask a bench: executor, ledger, and outcomes read and turned into the currency of the market."""
    with bench_in(folder, jobs=jobs, work=lambda _scenarios, _seed: work) as bench:
        bench.outcomes([design()], range(len(UNITS)))


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("carry", [by_study, by_bench])
def test_executor_and_store_add_less_than_three_percent(
    tmp_path: Path, jobs: int, carry: Callable[[Path, Burning, int], None]
) -> None:
    """In one process all of its time beside the work counts; with workers, what the parent computes."""
    work, shares = Burning(real()), []
    for number in range(ROUNDS):
        with spent() as alone:
            for unit in UNITS:
                work(unit)
        with spent() as carried:
            carry(tmp_path / str(number), work, jobs)
        shares.append((carried.core - (alone.core if jobs == 1 else 0)) / alone.core)
    print(f"\n{carry.__name__}, {jobs} at work: {min(shares):+.4f}")
    assert min(shares) < ADDED
