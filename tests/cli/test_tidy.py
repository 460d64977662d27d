"""`conveyor tidy` tells what a folder holds, and forgets what it was told to, and no more."""

import re
from contextlib import redirect_stdout
from io import StringIO

import pytest

from simulator.cli.app import imported
from simulator.experiment.ledger import FILE, Run, ledger_of
from simulator.experiment.provenance import model_version
from simulator.experiment.store import LEDGER, opened
from simulator.experiment.study import Study, StudyError, Unit
from simulator.experiment.worker import Done
from simulator.scenario.schema.scenario import Scenario

PACKED = b"x\x9c\x03\x00\x00\x00\x00\x01" * 20_000


def tidy(*arguments):
    said = StringIO()
    with redirect_stdout(said):
        imported("tidy").main(list(map(str, arguments)), standalone_mode=False)
    return said.getvalue()


@pytest.fixture
def results(tmp_path):
    """A folder with a ledger of 3 runs of this model and 2 of another, a study of 4 runs, and an inquiry."""
    place = tmp_path / "results"
    with ledger_of(place) as ledger:
        for number in range(5):
            ledger.keep(Run("abc", 0, number, model_version() if number < 3 else "0.1+old"), PACKED, 1.0)
    roles = {"seller": {"count": 4, "order_of_work": ["serving", "qualifying", "closing", "prospecting"]}}
    design = Scenario.model_validate({"name": "small", "organization": {"departments": {"sales": {"roles": roles}}}})
    with opened(Study.of([design], 4), place / "a-study") as store:
        for number in range(4):
            store.keep(Done(Unit(0, number), PACKED, 1.0))
    (place / "staff-small-0123456789").mkdir()
    (place / "staff-small-0123456789" / "summary.json").write_text("{}")
    return place


def rows(said):
    """Return the lines of the table, the head left out, each as its columns."""
    return [re.split(r"  +", line.strip()) for line in said.split("\n\n")[0].splitlines()[1:]]


def files(folder):
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_it_tells_what_there_is_and_touches_nothing(results):
    before = files(results)
    said = tidy(results)
    told = {row[0]: row[1:] for row in rows(said)}
    assert told[f"{results}/{FILE} (shared)"][0] == "3"
    assert told[f"{results}/{FILE} (shared)"][2] == model_version()
    assert told["2"] == ["0.1+old"]
    assert told[f"{results}/a-study"][0] == "4"
    assert told[f"{results}/a-study"][2] == model_version()
    assert told[f"{results}/staff-small-0123456789"] == ["–", "2 bytes", "–"]
    assert "2 runs of other versions of the model, 320.0 kB, can be forgotten: conveyor tidy" in said
    assert said.splitlines()[-1].endswith(" --prune")
    assert files(results) == before


def test_runs_of_other_versions_are_forgotten(results):
    studies = files(results / "a-study")
    said = tidy(results, "--prune").splitlines()[-1]
    freed = re.fullmatch(r"2 runs of other versions of the model forgotten, ([\d.]+) kB freed", said)
    assert freed
    assert 300 < float(freed[1]) < 400
    assert next(row[:2] for row in rows(tidy(results))) == [f"{results}/{FILE} (shared)", "3"]
    assert "nothing to forget" in tidy(results, "--prune")
    assert files(results / "a-study") == studies


def test_the_whole_ledger_is_forgotten(results):
    before = files(results)
    assert "5 runs, 800.0 kB, can be forgotten" in tidy(results, "--all")
    assert files(results) == before
    studies = files(results / "a-study")
    assert "5 runs forgotten, " in tidy(results, "--prune", "--all")
    assert "there is nothing to forget" in tidy(results, "--prune", "--all")
    assert files(results / "a-study") == studies


def test_a_study_alone(results):
    (row,) = rows(tidy(results / "a-study"))
    assert row[:2] == [str(results / "a-study"), "4"]


def test_studies_below_count_with_their_folder(results):
    """As those of the claims do: hundreds of arms are one line."""
    (results / "claims" / "arms").mkdir(parents=True)
    (results / "a-study").rename(results / "claims" / "arms" / "one")
    told = {row[0]: row[1] for row in rows(tidy(results))}
    assert told[f"{results}/claims"] == "4"


def test_a_study_that_cannot_be_read_stops_nobody(results):
    (results / "a-study" / LEDGER).write_bytes(b"spoilt" * 1000)
    assert "1 file of runs cannot be read" in tidy(results)


def test_the_usual_folder(results, monkeypatch):
    monkeypatch.chdir(results.parent)
    assert f"results/{FILE} (shared)" in tidy()


def test_a_folder_without_a_ledger_stays_without(tmp_path):
    assert tidy(tmp_path, "--prune") == "no ledger of runs here: there is nothing to forget\n"
    assert list(tmp_path.iterdir()) == []


def test_bad_input(tmp_path):
    for folder in (tmp_path / "nowhere", tmp_path / "letter.txt"):
        (tmp_path / "letter.txt").write_text("dear")
        with pytest.raises(StudyError, match="no such folder"):
            tidy(folder)
    (tmp_path / FILE).write_bytes(b"spoilt" * 1000)
    with pytest.raises(StudyError, match="damaged"):
        tidy(tmp_path)
