"""`conveyor sensitivity` as users type it: what it writes, and what it refuses."""

import json
import sys
from pathlib import Path

import pytest
from small import conveyor, write

SHORT = ("--among", "market.discount", "--points", 8, "--at-ends", 3, "--quick", "--set", "horizon=1 months",
         "--set", "warm_up=0 h", "--jobs", 1)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the results of a short study in it, and what was said of it."""
    place = tmp_path_factory.mktemp("sensitivity")
    write(place)
    return place, conveyor(place, "sensitivity", "small.yaml", "split.yaml", *SHORT, "--out", "found")


def test_it_says_how_many_runs_there_will_be_and_writes_its_files(folder):
    place, run = folder
    assert run.returncode == 0, run.stderr
    assert "1 assumption, at most 122 runs" in run.stderr
    for name in ("report.html", "summary.json", "sensitivity.csv", "screening.csv", "points.csv",
                 "charts/tornado.svg", "charts/shares.png"):  # fmt: skip
        assert (place / "found" / name).is_file(), name
    told = json.loads((place / "found" / "summary.json").read_text("utf-8"))
    assert (told["reference"], told["design"]) == ("small", "split")
    assert [end["path"] for end in told["ends"]] == ["market.discount"]
    assert "As things are stated" in run.stdout
    page = (place / "found" / "report.html").read_text("utf-8")
    assert "conveyor sensitivity small.yaml split.yaml --among market.discount --quick" in page


def test_again_it_finds_its_runs_and_writes_the_same_bytes(folder):
    place, _ = folder
    before = {path: path.read_bytes() for path in (place / "found").rglob("*.*")}
    again = conveyor(place, "sensitivity", "small.yaml", "split.yaml", *SHORT, "--out", "found")
    assert again.returncode == 0
    assert {path: path.read_bytes() for path in (place / "found").rglob("*.*")} == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["small.yaml"], "of the difference of two designs, not 1"),
        (["small.yaml", "split.yaml", "--among", "market.discout"], "market.discout: nothing uncertain is there"),
        (["small.yaml", "split.yaml", "--among", "market.visits"], "market.visits: acts in neither of the designs"),
        (["small.yaml", "split.yaml", "--points", 30], "points: 30 is no power of two; 32 is the next"),
        (["small.yaml", "split.yaml", "--per-point", 1], "replications: 1 is not between 2"),
        (["small.yaml", "missing.yaml"], "missing.yaml"),
    ],
)  # fmt: skip
def test_bad_input_is_one_line_and_exit_code_2(tmp_path: Path, arguments: list[object], told: str):
    write(tmp_path)
    run = conveyor(tmp_path, "sensitivity", *arguments)
    assert run.returncode == 2
    assert told.removeprefix("of the ") in run.stderr
    assert len(run.stderr.strip().splitlines()) == 1
    assert not run.stdout


@pytest.mark.parametrize(("library", "package"), [("SALib.sample", "SALib"), ("sklearn.tree", "sklearn")])
def test_a_library_that_is_missing_is_told_before_it_says_how_many_runs_there_will_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, package: str
):
    write(tmp_path)
    monkeypatch.setitem(sys.modules, library, None)
    run = conveyor(tmp_path, "sensitivity", "small.yaml", "split.yaml", *SHORT)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == (
        f"conveyor sensitivity needs {package}, which is not installed: pip install 'sales-conveyor[sensitivity]'\n"
    )
    assert not (tmp_path / "results").exists()
