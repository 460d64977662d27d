"""What two cores are worth, and what executor, store and ledger add: `pytest -m benchmark -n 0 -s tests/benchmarks`.

On work that burns a fixed number of steps and returns the outcome of a real run, so that what is measured is what
carries runs, not the runs. Ratios of times in one run of this file; the smallest of interleaved rounds, so that a busy
machine disturbs both sides alike.
"""

import multiprocessing
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
from simulator.experiment.worker import attempt
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.scenario import Scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
STEPS = 15_000_000
"""About a second: a third of what a run of the usual designs takes, so that a bound here holds there."""
UNITS = [Unit(0, number) for number in range(8)]
ROUNDS = 3
EFFICIENCY = 0.9
ADDED = 0.03

BURNT: list[float] = []
"""Seconds of the core that each unit took that was run in this process."""

pytestmark = pytest.mark.benchmark


@cache
def design() -> Scenario:
    return load_scenario(SCENARIOS / "universal.yaml")


@cache
def burning() -> "Burning":
    """Return work whose outcomes are of usual size."""
    return Burning(Replicate((design(),), 0)(Unit(0, 0)).to_bytes())


@dataclass(frozen=True)
class Burning:
    """Work that burns STEPS and returns an outcome, packed as small as a design is."""

    packed: bytes

    def __call__(self, _unit: Unit) -> Outcome:
        """Burn the steps, and return the same outcome for every unit."""
        before, left = own(), STEPS
        while left:
            left -= 1
        outcome = Outcome.from_bytes(self.packed)
        BURNT.append(own() - before)
        return outcome


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


def by_hand(work: Burning, units: list[Unit]) -> int:
    """Make runs one after another, as a program would that has a core and nothing else."""
    return len([attempt(work, unit) for unit in units])


@pytest.mark.skipif(default_jobs() < 2, reason="there is one core only")
def test_two_cores_do_nine_tenths_of_what_they_can() -> None:
    """Measured against two processes that have half of the units each and nothing to do with each other.

    On a machine with two free cores that is the usual efficiency, the time of one core over twice that of two; where
    others are at work, or cores share their caches and their power, two processes get less than twice of what one
    gets, and neither side can help it. The usual figure is printed. All processes are there before the clock starts: to
    start them takes about two seconds, once a study.
    """
    work, halves = burning(), [UNITS[::2], UNITS[1::2]]
    list(execute(UNITS[:4], work, 2))
    took: dict[str, list[float]] = {"one": [], "apart": [], "executor": []}
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.starmap(by_hand, [(work, UNITS[:2])] * 2, chunksize=1)
        for _ in range(ROUNDS):
            with spent() as alone:
                by_hand(work, UNITS)
            with spent() as apart:
                pool.starmap(by_hand, [(work, half) for half in halves], chunksize=1)
            with spent() as together:
                assert len(list(execute(UNITS, work, 2))) == len(UNITS)
            for times, one in zip(took.values(), (alone, apart, together), strict=True):
                times.append(one.clock)
    one, apart_best, best = (min(times) for times in took.values())
    print(f"\nof two processes apart: {apart_best / best:.3f}; of two cores: {one / (2 * best):.3f}")
    assert apart_best / best >= EFFICIENCY


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
    """What this process computes beside the work; where workers do that, it is done here as well, to know its size."""
    work, shares = burning(), []
    list(execute(UNITS[:4], work, jobs))
    for number in range(ROUNDS):
        BURNT.clear()
        if jobs > 1:
            by_hand(work, UNITS)
        burnt_before = sum(BURNT)
        with spent() as carried:
            carry(tmp_path / str(number), work, jobs)
        burnt_within = sum(BURNT) - burnt_before
        shares.append((carried.core - burnt_within) / sum(BURNT))
    print(f"\n{carry.__name__}, {jobs} at work: {min(shares):+.4f}")
    assert min(shares) < ADDED
