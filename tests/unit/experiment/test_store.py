import json
import sqlite3
from dataclasses import replace

import pytest
from fakes import outcome, scenario, study

from simulator.experiment import store as stores
from simulator.experiment.store import LEDGER, existing, opened
from simulator.experiment.study import Study, StudyError, Unit
from simulator.experiment.worker import Done, Failed

UNIT = Unit(1, 3)


def done(unit):
    return Done(unit, outcome(unit).to_bytes(), 0.5)


def fill(folder, one=None):
    with opened(one or study(), folder) as store, store.session(0.02):
        for unit in store.study.units():
            store.keep(done(unit))


def test_what_is_kept_is_there_again(tmp_path):
    fill(tmp_path)
    with opened(study(), tmp_path) as store:
        assert store.finished() == set(study().units())
        assert store.outcomes()[1][3] == outcome(UNIT)
    with existing(tmp_path) as store:
        assert store.study == study()
        assert store.outcomes()[1][3] == outcome(UNIT)
        assert store.indifference() == 0.02


def test_a_description_that_was_edited_since_is_taken_over(tmp_path):
    fill(tmp_path)
    first, *others = study().scenarios
    edited = replace(study(), scenarios=(first.model_copy(update={"description": "told better"}), *others))
    with opened(edited, tmp_path):
        pass
    with existing(tmp_path) as store:
        assert store.study.scenarios[0].description == "told better"
        assert store.finished() == set(study().units())


def test_nothing_is_kept_twice(tmp_path):
    with opened(study(), tmp_path) as store:
        store.keep(done(UNIT))
        store.keep(Done(UNIT, outcome(Unit(0, 0)).to_bytes(), 1.0))
        assert store.outcomes()[1] == (outcome(UNIT),)


def test_a_failure_goes_when_the_run_succeeds(tmp_path):
    failed = Failed(UNIT, "ArithmeticError: no luck", "Traceback ...")
    with opened(study(), tmp_path) as store:
        store.keep(failed, "conveyor run x")
        store.keep(failed, "conveyor run x")
        assert store.failures() == [(failed, "conveyor run x")]
        assert UNIT not in store.finished()
        store.keep(done(UNIT))
        assert store.failures() == []
        assert UNIT in store.finished()


def test_fewer_replications_are_asked_for_than_are_kept(tmp_path):
    fill(tmp_path)
    with opened(study(2), tmp_path) as store:
        assert [len(runs) for runs in store.outcomes()] == [2, 2]


def test_provenance(tmp_path):
    fill(tmp_path)
    ledger = sqlite3.connect(tmp_path / LEDGER)
    started, ended, versions = ledger.execute("select started, ended, versions from sessions").fetchone()
    ledger.close()
    assert started <= ended
    assert {"python", "numpy", "scipy", "simpy", "sales-conveyor"} <= set(json.loads(versions))


def test_a_folder_belongs_to_one_study(tmp_path):
    fill(tmp_path)
    strangers = {
        "another study": study(designs=("universal", "hunters")),
        "other versions of the designs": Study.of([scenario("universal", 9), scenario("conveyor")], 6),
        "seed 0, not 1": study(seed=1),
    }
    for why, other in strangers.items():
        with pytest.raises(StudyError, match=why) as refused, opened(other, tmp_path):
            pass
        assert "\n" not in str(refused.value)
        assert "--out" in str(refused.value)


def test_results_of_an_edited_model_are_refused(tmp_path):
    fill(tmp_path)
    edited = replace(study(), model="0+edited")
    refused = pytest.raises(StudyError, match=r"another version of the model \(0\+fake; now 0\+edited\)")
    with refused, opened(edited, tmp_path):
        pass
    with existing(tmp_path) as store:
        assert len(store.outcomes()[0]) == 6


def test_what_a_search_has_left_is_no_stranger(tmp_path):
    for name in ("ledger.sqlite", "ledger.sqlite-wal", "failed-0123456789.json"):
        (tmp_path / name).touch()
    with opened(study(), tmp_path) as store:
        assert store.finished() == set()


def test_a_folder_with_other_files_is_refused(tmp_path):
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(StudyError, match="holds other files"), opened(study(), tmp_path):
        pass
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "letter.txt").write_text("dear")
    for place in (tmp_path / "letter.txt", tmp_path / "letter.txt" / "below"):
        with pytest.raises(StudyError, match="not a folder"), opened(study(), place):
            pass


def test_a_damaged_ledger_is_told_in_a_line(tmp_path):
    (tmp_path / LEDGER).write_bytes(b"\x89PNG nothing of the sort" * 100)
    for opening in (lambda: opened(study(), tmp_path), lambda: existing(tmp_path)):
        with pytest.raises(StudyError, match="damaged") as refused, opening():
            pass
        assert "\n" not in str(refused.value)


def test_a_damaged_outcome_is_told_in_a_line(tmp_path):
    fill(tmp_path)
    ledger = sqlite3.connect(tmp_path / LEDGER)
    with ledger:
        ledger.execute("update outcomes set packed = x'00ff' where replication = 2")
    ledger.close()
    with pytest.raises(StudyError, match="damaged"), existing(tmp_path) as store:
        store.outcomes()


def test_a_ledger_of_something_else(tmp_path):
    ledger = sqlite3.connect(tmp_path / LEDGER)
    ledger.execute("create table cats (name text)")
    ledger.close()
    with pytest.raises(StudyError, match=LEDGER), opened(study(), tmp_path):
        pass


def test_an_empty_ledger_is_a_new_one(tmp_path):
    """A program that is killed right at the start leaves such a file."""
    (tmp_path / LEDGER).touch()
    with pytest.raises(StudyError, match="no results here"), existing(tmp_path):
        pass
    fill(tmp_path)


def test_no_results(tmp_path):
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(StudyError, match="no results here"), existing(place):
            pass


def test_a_full_disk_is_no_mistake_of_the_user(tmp_path):
    trouble = stores._explained(sqlite3.OperationalError("database or disk is full"), tmp_path)
    assert isinstance(trouble, OSError)


def test_in_memory():
    with opened(study(), None) as store:
        store.keep(done(UNIT))
        assert store.finished() == {UNIT}
