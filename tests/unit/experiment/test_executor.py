import pytest
from fakes import Noted, outcome, study

from simulator.experiment.executor import default_jobs, execute
from simulator.experiment.study import Unit
from simulator.experiment.worker import Done, Failed

UNITS = list(study(8).units())


def by_unit(results):
    found = {result.unit: result for result in results}
    assert set(found) == set(UNITS)
    return found


def packed(results):
    return {unit: result.packed for unit, result in by_unit(results).items()}


@pytest.fixture
def notes(tmp_path):
    return tmp_path


def test_parallel_runs_bring_the_same_bytes_as_serial_ones():
    serial = packed(execute(UNITS, outcome, 1))
    assert serial == packed(execute(UNITS, outcome, 2))
    assert serial == packed(execute(list(reversed(UNITS)), outcome, 3))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failure_is_a_record_and_the_others_survive(notes, jobs):
    bad = Unit(1, 3)
    found = by_unit(execute(UNITS, Noted(notes, fails=(bad,)), jobs))
    assert found[bad].message == "ArithmeticError: no luck in 3"
    assert "Traceback" in found[bad].details
    assert all(isinstance(found[unit], Done) for unit in UNITS if unit != bad)


def test_after_the_death_of_a_worker_the_rest_is_run(notes):
    work = Noted(notes, kills_once=(Unit(0, 2), Unit(1, 5)))
    assert all(isinstance(result, Done) for result in by_unit(execute(UNITS, work, 2)).values())


def test_a_run_that_always_kills_its_process_is_named(notes):
    bad = Unit(0, 2)
    found = by_unit(execute(UNITS, Noted(notes, kills=(bad,)), 2))
    assert isinstance(found[bad], Failed)
    assert "died" in found[bad].message
    assert all(isinstance(found[unit], Done) for unit in UNITS if unit != bad)


def test_nothing_to_do():
    assert list(execute([], outcome, 2)) == []


def test_all_cores_by_default():
    assert default_jobs() >= 1
    assert len(list(execute(UNITS, outcome))) == len(UNITS)
