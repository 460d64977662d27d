"""Runs on a cluster: the same bytes, whatever happens to its workers, and a line where it cannot be used."""

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from dask_processes import PATIENCE, DaskProcesses
from fakes import Noted, outcome, scenario, study

from simulator.experiment import cluster as on_cluster
from simulator.experiment.bench import bench_in
from simulator.experiment.compare import FILES, compare
from simulator.experiment.conduct import conduct
from simulator.experiment.executor import execute
from simulator.experiment.provenance import model_version
from simulator.experiment.store import opened
from simulator.experiment.study import Unit
from simulator.experiment.worker import Done, Failed
from simulator.experiment.workplace import Cluster, ClusterError, workplace

UNITS = list(study(8).units())
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def processes(tmp_path_factory):
    """A scheduler and two workers."""
    started = DaskProcesses(tmp_path_factory.mktemp("cluster"))
    try:
        started.start_worker()
        started.start_worker()
        yield started
    finally:
        started.stop()


@pytest.fixture
def alone(tmp_path):
    """A scheduler to which the test adds workers, or none."""
    (tmp_path / "cluster").mkdir()
    started = DaskProcesses(tmp_path / "cluster")
    yield started
    started.stop()


def packed(results):
    found = {result.unit: result.packed for result in results}
    assert set(found) == set(UNITS)
    return found


def pids(notes):
    """Return who made runs, the last one last."""
    names = sorted((note.name.split("-") for note in notes.iterdir()), key=lambda name: int(name[2]))
    return [int(name[3]) for name in names]


@pytest.fixture
def notes(tmp_path):
    (tmp_path / "notes").mkdir()
    return tmp_path / "notes"


def test_the_same_bytes_as_in_one_process(processes):
    assert packed(execute(UNITS, outcome, processes.cluster)) == packed(execute(UNITS, outcome, 1))


def test_the_files_of_a_study_are_the_same(processes, tmp_path):
    for name, jobs in (("here", 1), ("there", processes.cluster)):
        with opened(study(8), tmp_path / name) as store:
            conduct(store, outcome, jobs)
            kept = store.outcomes()
        (tmp_path / f"{name}.bytes").write_bytes(b"".join(one.to_bytes() for runs in kept for one in runs))
    assert (tmp_path / "here.bytes").read_bytes() == (tmp_path / "there.bytes").read_bytes()


def test_workers_make_the_runs_and_both_of_them(processes, notes):
    assert len(list(execute(UNITS, Noted(notes, seconds=0.5), processes.cluster))) == len(UNITS)
    assert os.getpid() not in pids(notes)
    assert len(set(pids(notes))) == 2


def test_a_failure_is_a_record_and_the_others_survive(processes, notes):
    bad = Unit(1, 3)
    found = {result.unit: result for result in execute(UNITS, Noted(notes, fails=(bad,)), processes.cluster)}
    assert found[bad].message == "ArithmeticError: no luck in 3"
    assert "Traceback" in found[bad].details
    assert all(isinstance(found[unit], Done) for unit in UNITS if unit != bad)


def test_a_worker_is_killed_in_the_middle(processes, notes):
    """What had come back is not made again; what had not is made by somebody else."""
    work = Noted(notes, seconds=0.3)
    results, kept = execute(UNITS, work, processes.cluster), []
    for result in results:
        kept.append(result)
        if len(kept) == 4:
            os.kill(pids(notes)[-1], signal.SIGKILL)
    assert packed(kept) == packed(execute(UNITS, outcome, 1))
    assert all(work.calls(result.unit) == 1 for result in kept[:4])


def test_a_run_that_always_kills_its_worker_is_named(processes, notes):
    bad = Unit(0, 2)
    found = {result.unit: result for result in execute(UNITS, Noted(notes, kills=(bad,)), processes.cluster)}
    assert isinstance(found[bad], Failed)
    assert "died" in found[bad].message
    assert all(isinstance(found[unit], Done) for unit in UNITS if unit != bad)


def test_a_bench_asks_the_cluster(processes):
    found = []
    for jobs in (1, processes.cluster):
        with bench_in(None, jobs=jobs, work=fake_work) as bench:
            found.append(bench.outcomes([scenario(), scenario("conveyor", 9)], range(3)))
    assert found[0] == found[1]


def fake_work(_scenarios, _seed):
    return outcome


def test_real_runs_give_the_same_files(processes, tmp_path):
    """Simulated here and there, from the model to the tables."""
    market = {"prospects": {"size": 300}, "opening": {"clients": 20}}
    short = {"market": market, "warm_up": "0 h", "horizon": "1 months"}
    designs = [scenario(count=4, **short), scenario("smaller", count=3, **short)]
    for name, jobs in (("here", 1), ("there", processes.cluster)):
        compare(designs, 2, jobs=jobs, out=tmp_path / name)
    for name in FILES:
        assert (tmp_path / "here" / name).read_bytes() == (tmp_path / "there" / name).read_bytes()


@pytest.mark.verification
def test_all_workers_are_lost_and_others_come(alone, notes):
    """A machine that loses power takes its nanny along; one that is started later goes on."""
    first = alone.start_worker()
    results, kept = execute(UNITS, Noted(notes, seconds=0.2), alone.cluster), []
    for result in results:
        kept.append(result)
        if len(kept) == 3:
            alone.kill(first)
            alone.start_worker()
    assert packed(kept) == packed(execute(UNITS, outcome, 1))


@pytest.mark.verification
def test_all_workers_are_lost_for_good(alone, notes):
    only = alone.start_worker()
    list(execute(UNITS[:1], outcome, alone.cluster))  # it is there by now
    results = execute(UNITS, Noted(notes, seconds=0.2), Cluster(alone.address, PATIENCE, workers_within=3))
    next(results)
    alone.kill(only)
    with pytest.raises(on_cluster.ClusterLostError, match="for 3 s it has had no workers; what was finished is kept"):
        list(results)


def test_the_scheduler_is_lost(alone, notes):
    alone.start_worker()
    results = execute(UNITS, Noted(notes, seconds=0.2), alone.cluster)
    next(results)
    threading.Timer(0.3, alone.stop).start()
    with pytest.raises(on_cluster.ClusterLostError, match="its scheduler is gone; what was finished is kept") as lost:
        list(results)
    assert "\n" not in str(lost.value)


def test_nobody_answers():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens there
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        why = f"--cluster {address}: no scheduler of a cluster answers there within 1 s"
        with pytest.raises(ClusterError, match=why) as told:
            list(execute(UNITS, outcome, Cluster(address, answer_within=1)))
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("address", ["", "nowhere", "carrier-pigeon://roof:1", "tcp://127.0.0.1:notaport"])
def test_an_address_that_is_none(address):
    with pytest.raises(ClusterError, match="write it as in tcp://HOST:8786"):
        list(execute(UNITS, outcome, Cluster(address, answer_within=1)))


def test_there_are_no_workers(alone):
    with pytest.raises(ClusterError, match=r"within 1 s there was no worker; to start one: dask worker tcp://"):
        list(execute(UNITS, outcome, Cluster(alone.address, workers_within=1)))


def test_workers_with_another_model_are_refused(alone):
    alone.start_worker(CONVEYOR_EXTENSIONS="toy_extension", PYTHONPATH=os.pathsep.join(
        map(str, (Path(__file__).parent, ROOT, ROOT / "tests" / "extending"))
    ))
    with pytest.raises(ClusterError, match=r"another version of the model \(.*toy_extension.*; here ") as told:
        list(execute(UNITS, outcome, alone.cluster))
    assert "\n" not in str(told.value)


def test_workers_that_cannot_import_the_work_are_refused(alone):
    alone.start_worker(PYTHONPATH=str(ROOT))
    why = "a worker of the cluster cannot read what it is to run .*No module named 'fakes'"
    with pytest.raises(ClusterError, match=why) as told:
        list(execute(UNITS, outcome, alone.cluster))
    assert "\n" not in str(told.value)


def test_a_worker_that_joins_late_is_looked_at_too():
    with pytest.raises(ClusterError, match="another version of the model"):
        on_cluster.attempt_on_worker(outcome, UNITS[0], "0+other")
    assert isinstance(on_cluster.attempt_on_worker(outcome, UNITS[0], model_version()), Done)


def test_without_the_package_a_line_says_what_to_install():
    code = (
        "import sys; sys.modules['distributed'] = None\n"
        "from simulator.experiment.executor import execute\n"
        "from simulator.experiment.study import Unit\n"
        "from simulator.experiment.workplace import Cluster, ClusterError\n"
        "try: list(execute([Unit(0, 0)], None, Cluster('tcp://127.0.0.1:1')))\n"
        "except ClusterError as trouble: print(trouble)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout == "--cluster needs more: pip install 'sales-conveyor[cluster]'\n"


def test_nothing_to_do_asks_nobody():
    assert list(execute([], outcome, Cluster("tcp://127.0.0.1:1"))) == []


def test_here_or_there():
    assert workplace(3, None) == 3
    assert workplace(None, None) is None
    assert workplace(None, "tcp://there:1") == Cluster("tcp://there:1")
    with pytest.raises(ValueError, match="leave one of them out"):
        workplace(3, "tcp://there:1")
