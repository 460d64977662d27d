import pytest
from fakes import Noted, outcome, study

from simulator.experiment.conduct import conduct
from simulator.experiment.store import opened
from simulator.experiment.study import Unit
from simulator.scenario.files.loader import load_scenario


@pytest.fixture
def work(tmp_path):
    (tmp_path / "notes").mkdir()
    return Noted(tmp_path / "notes")


def run(folder, work, replications=6, jobs=1, **options):
    with opened(study(replications), folder) as store:
        conduct(store, work, jobs, **options)
        return store.outcomes(), store.failures()


@pytest.mark.parametrize("jobs", [1, 2])
def test_more_replications_run_only_what_is_missing(tmp_path, work, jobs):
    run(tmp_path / "out", work, 3, jobs)
    assert work.calls() == 6
    outcomes, _ = run(tmp_path / "out", work, 5, jobs)
    assert work.calls() == 10
    assert outcomes[1] == tuple(outcome(Unit(1, replication)) for replication in range(5))
    assert all(work.calls(unit) == 1 for unit in study(5).units())


def test_a_finished_study_runs_nothing(tmp_path, work):
    first = run(tmp_path / "out", work)
    assert run(tmp_path / "out", work) == first
    assert work.calls() == 12


def test_how_it_stands_after_an_interruption(tmp_path, work):
    def interrupt(done, planned):
        if done == 5 < planned:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "out", work, on_progress=interrupt)
    told = []
    run(tmp_path / "out", work, on_progress=lambda done, planned: told.append((done, planned)))
    assert told == [(done, 12) for done in range(5, 13)]
    assert work.calls() == 12


def test_a_failure_is_kept_with_what_repeats_it_and_is_tried_again(tmp_path, work):
    bad = Unit(1, 2)
    outcomes, failures = run(tmp_path / "out", Noted(work.folder, fails=(bad,)))
    assert [len(runs) for runs in outcomes] == [6, 5]
    (failed, command), = failures
    assert failed.unit == bad
    assert command == f"conveyor run {tmp_path}/out/designs/2-conveyor.json --seed 0 --replication 2"
    outcomes, failures = run(tmp_path / "out", work)
    assert ([len(runs) for runs in outcomes], failures) == ([6, 6], [])
    assert work.calls() == 13


def test_in_memory_nothing_is_written(tmp_path, work, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _, failures = run(None, Noted(work.folder, fails=(Unit(0, 1),)))
    assert failures[0][1] == "simulate(scenario, replication=1, seed=0)"
    assert [place.name for place in tmp_path.iterdir()] == ["notes"]


def test_designs_are_written_as_they_are_run(tmp_path, work):
    run(tmp_path / "out", work, 1)
    read = [load_scenario(file) for file in sorted((tmp_path / "out" / "designs").iterdir())]
    assert [design.fingerprint for design in read] == list(study().fingerprints)
