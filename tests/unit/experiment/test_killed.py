"""Whatever kills the program or a worker: finished work is neither lost nor repeated, and nobody is left behind."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from fakes import Noted, study

from simulator.experiment.conduct import conduct
from simulator.experiment.store import LEDGER, existing, opened

PROGRAM = Path(__file__).with_name("study_process.py")
REPLICATIONS = 15
SECONDS = 0.15


@pytest.fixture
def work(tmp_path):
    (tmp_path / "notes").mkdir()
    return Noted(tmp_path / "notes")


def start(tmp_path, jobs=2):
    command = [sys.executable, PROGRAM, tmp_path / "out", tmp_path / "notes", SECONDS, jobs, REPLICATIONS]
    return subprocess.Popen(
        [str(part) for part in command], start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def wait_for(condition, seconds=30):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)


def finished(tmp_path):
    if not (tmp_path / "out" / LEDGER).exists():
        return set()
    try:
        with existing(tmp_path / "out") as store:
            return store.finished()
    except ValueError:  # not inscribed yet
        return set()


def workers(work):
    return {int(note.name.rpartition("-")[2]) for note in work.folder.iterdir()}


def alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def go_on(tmp_path, work):
    """Carry the rest out here, and return how often each unit was called over both times."""
    with opened(study(REPLICATIONS), tmp_path / "out") as store:
        conduct(store, work, 1)
        assert store.finished() == set(study(REPLICATIONS).units())
    return Counter({unit: work.calls(unit) for unit in study(REPLICATIONS).units()})


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_program_is_killed(tmp_path, work, jobs):
    program = start(tmp_path, jobs)
    wait_for(lambda: len(finished(tmp_path)) >= 6)
    program.kill()
    program.communicate()
    wait_for(lambda: not any(alive(worker) for worker in workers(work)), 10)
    kept = finished(tmp_path)
    assert 6 <= len(kept) < 2 * REPLICATIONS
    calls = go_on(tmp_path, work)
    assert all(calls[unit] == 1 for unit in kept)


@pytest.mark.parametrize("everybody", [True, False])
@pytest.mark.parametrize("jobs", [1, 2])
def test_control_c(tmp_path, work, jobs, everybody):
    """A terminal interrupts every process of the group, `kill -INT` only the program itself."""
    program = start(tmp_path, jobs)
    wait_for(lambda: len(finished(tmp_path)) >= 6)
    (os.killpg if everybody else os.kill)(program.pid, signal.SIGINT)
    said, _ = program.communicate(timeout=20)
    assert (program.returncode, said) == (130, b"")
    wait_for(lambda: not any(alive(worker) for worker in workers(work)), 10)
    kept = finished(tmp_path)
    assert 6 <= len(kept) < 2 * REPLICATIONS
    calls = go_on(tmp_path, work)
    assert all(calls[unit] == 1 for unit in kept)


def test_a_worker_is_killed(tmp_path, work):
    program = start(tmp_path)
    wait_for(lambda: len(finished(tmp_path)) >= 6)
    kept = finished(tmp_path)
    os.kill(min(workers(work)), signal.SIGKILL)
    program.communicate(timeout=60)
    assert program.returncode == 0
    assert finished(tmp_path) == set(study(REPLICATIONS).units())
    assert all(work.calls(unit) == 1 for unit in kept)
