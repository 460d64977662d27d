import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from fakes import outcome

from simulator.experiment.ledger import FILE, Run, ledger_of, place_of, shared
from simulator.experiment.study import StudyError, Unit

PACKED = outcome(Unit(0, 0)).to_bytes()
RUN = Run("abc", 0, 1, "1+today")
OTHERS = [RUN._replace(**{name: other}) for name, other in zip(Run._fields, ("abd", 1, 2, "1+other"), strict=True)]


def test_where_it_lies(tmp_path):
    """Above the studies where that is the usual folder of results, or there is a ledger already; else in the study."""
    assert place_of(tmp_path / "results" / "a-study") == tmp_path / "results"
    assert place_of(tmp_path / "elsewhere") == tmp_path / "elsewhere"
    with ledger_of(tmp_path):
        assert place_of(tmp_path / "elsewhere") == tmp_path
    assert place_of(tmp_path / "results" / "claims" / "arm") == tmp_path / "results" / "claims" / "arm"


def test_a_relative_folder_lies_where_the_program_is_run(tmp_path, monkeypatch):
    (tmp_path / "results").mkdir()
    monkeypatch.chdir(tmp_path / "results")
    assert place_of(Path("a-study")) == tmp_path / "results"


def test_a_study_that_stands_alone_shares_nothing(tmp_path):
    for folder in (None, tmp_path / "alone"):
        with shared(folder) as ledger:
            assert ledger is None
    with shared(tmp_path / "results" / "one") as ledger:
        assert ledger.place == tmp_path / "results"
    assert list(tmp_path.rglob(FILE)) == [tmp_path / "results" / FILE]


def test_what_is_kept_is_found_and_nothing_else(tmp_path):
    with ledger_of(tmp_path) as ledger:
        ledger.keep(RUN, PACKED, 2.5)
    with ledger_of(tmp_path) as ledger:
        assert ledger.found([RUN, *OTHERS]) == {RUN: (PACKED, 2.5)}


def test_the_first_that_comes_stays(tmp_path):
    with ledger_of(tmp_path) as ledger:
        ledger.keep(RUN, PACKED, 2.5)
        ledger.keep(RUN, outcome(Unit(0, 1)).to_bytes(), 9.0)
        assert ledger.found([RUN]) == {RUN: (PACKED, 2.5)}


def test_holdings_and_pruning(tmp_path):
    with ledger_of(tmp_path) as ledger:
        for number in range(40):
            ledger.keep(Run("abc", 0, number, "1+today" if number < 30 else "0+old"), PACKED, 0.5)
        assert [(held.model, held.runs, held.bytes, held.seconds) for held in ledger.holdings()] == [
            ("1+today", 30, 30 * len(PACKED), 15.0), ("0+old", 10, 10 * len(PACKED), 5.0),
        ]  # fmt: skip
        assert ledger.prune("1+today") == 10
        assert [(held.model, held.runs) for held in ledger.holdings()] == [("1+today", 30)]
        assert ledger.prune(None) == 30
        assert ledger.holdings() == []


def test_in_memory_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with ledger_of(None) as ledger:
        ledger.keep(RUN, PACKED, 1.0)
        assert RUN in ledger.found([RUN])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be one" * 20, b"SQLite format 3\0" * 300])
def test_a_file_that_is_no_ledger(tmp_path, content):
    (tmp_path / FILE).write_bytes(content)
    told = pytest.raises(StudyError, match=rf"{FILE}: damaged \(.*\); move it away, and runs are made again")
    with told as refused, ledger_of(tmp_path):
        pass
    assert "\n" not in str(refused.value)


def test_a_ledger_cut_short(tmp_path):
    with ledger_of(tmp_path) as ledger:
        for number in range(200):
            ledger.keep(RUN._replace(replication=number), PACKED, 1.0)
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StudyError, match="damaged"), ledger_of(tmp_path) as ledger:
        ledger.found([RUN._replace(replication=number) for number in range(200)])


def test_a_damaged_outcome_reaches_no_study(tmp_path):
    with ledger_of(tmp_path) as ledger:
        ledger.keep(RUN, PACKED[:-1] + bytes([PACKED[-1] ^ 1]), 1.0)
        with pytest.raises(StudyError, match=rf"{FILE}: damaged \(.*\); move it away") as told:
            ledger.found([RUN])
    assert "\n" not in str(told.value)


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "letter.txt").write_text("dear")
    for place in (tmp_path / "letter.txt", tmp_path / "letter.txt" / "below"):
        with pytest.raises(StudyError, match="not a folder") as told, ledger_of(place):
            pass
        assert "\n" not in str(told.value)


def test_a_ledger_that_cannot_be_opened(tmp_path):
    (tmp_path / FILE).mkdir()
    with pytest.raises(StudyError, match=f"{FILE}: unable to open database file"), ledger_of(tmp_path):
        pass


def test_a_ledger_that_is_for_reading_only(tmp_path):
    """As in a folder of somebody else; a pragma stands for it, because whoever runs tests may be let write anywhere."""
    why = rf"{FILE}: attempt to write a readonly database"
    with pytest.raises(StudyError, match=why), ledger_of(tmp_path) as ledger:  # noqa: PT012 -- in two steps
        ledger._connection.execute("pragma query_only = on")
        ledger.keep(RUN, PACKED, 1.0)


def test_many_programs_at_once(tmp_path):
    """Four begin one ledger at the same moment and write the same runs and their own."""
    code = (
        "import sys; from pathlib import Path; from simulator.experiment.ledger import Run, ledger_of\n"
        "place, own = Path(sys.argv[1]), sys.argv[2]; packed = bytes.fromhex(sys.argv[3])\n"
        "for number in range(60):\n"
        "    with ledger_of(place) as ledger:\n"
        "        ledger.keep(Run('all', 0, number, 'm'), packed, 1.0)\n"
        "        ledger.keep(Run(own, 0, number, 'm'), packed, 1.0)\n"
    )
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path), f"own {number}", PACKED.hex()],
            stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3],
        )
        for number in range(4)
    ]  # fmt: skip
    assert [program.communicate(timeout=240)[1] for program in programs] == [""] * 4
    with ledger_of(tmp_path) as ledger:
        assert [held.runs for held in ledger.holdings()] == [5 * 60]
        assert len(ledger.found([Run("all", 0, number, "m") for number in range(60)])) == 60


def test_a_ledger_of_another_shape(tmp_path):
    """As an older version may have left it."""
    with closing(sqlite3.connect(tmp_path / FILE)) as former:
        former.execute("create table runs (scenario text, seed integer, replication integer, packed blob)")
    why = f"{FILE}: no such column: .*; another version has written it: move it away, and runs are made again"
    with pytest.raises(StudyError, match=why), ledger_of(tmp_path) as ledger:
        ledger.found([RUN])
