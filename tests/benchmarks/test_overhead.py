"""What store and executor add to the simulation, as a share of it."""

import resource
import sqlite3
import time
from pathlib import Path

import pytest

from simulator.experiment.conduct import conduct
from simulator.experiment.replicate import Replicate
from simulator.experiment.store import LEDGER, opened
from simulator.experiment.study import Study
from simulator.scenario.files.loader import load_scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
REPLICATIONS = 8


def simulated(folder):
    """Return the seconds that the runs themselves took."""
    ledger = sqlite3.connect(folder / LEDGER)
    (seconds,) = ledger.execute("select sum(seconds) from outcomes").fetchone()
    ledger.close()
    return seconds


@pytest.mark.benchmark
@pytest.mark.parametrize("jobs", [1, 2])
def test_store_and_executor_add_less_than_three_percent(tmp_path, jobs):
    """In one process all time beside the runs counts; with workers, what the parent computes."""
    designs = [load_scenario(SCENARIOS / f"{name}.yaml") for name in ("universal", "conveyor")]
    study = Study.of(designs, REPLICATIONS)
    with opened(study, tmp_path) as store, store.session(0.02):
        wall, own = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
        conduct(store, Replicate(study.scenarios, study.seed), jobs)
        wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_SELF)
    runs = simulated(tmp_path)
    added = wall - runs if jobs == 1 else after.ru_utime + after.ru_stime - own.ru_utime - own.ru_stime
    assert added < 0.03 * runs
