"""`conveyor staff` and `compare --tuned` as users run them."""

import json
import sys

import pytest
from small import TINY, conveyor, write

EFFORT = ("--effort", "24", "--replications", "3", "--jobs", "1")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    found = tmp_path_factory.mktemp("staff")
    write(found)
    return found


def test_the_best_staffing_is_found_told_and_kept(folder):
    done = conveyor(folder, "staff", "split.yaml", *EFFORT, "--out", "results/found")
    assert done.returncode == 0, done.stderr
    assert "is at its best with hunter" in done.stdout
    results = folder / "results" / "found"
    summary = json.loads((results / "summary.json").read_text("utf-8"))
    assert summary["search"]["allowance"] == 24
    assert summary["search"]["runs"] <= 24
    assert sum(summary["best"]["seats"].values()) == 4
    assert len((results / "staff.csv").read_text("utf-8").splitlines()) == 1 + summary["search"]["candidates"]
    page = (results / "report.html").read_text("utf-8")
    assert "Лучший штат схемы" in page
    assert "conveyor staff split.yaml --effort 24 --replications 3 --seed 0" in page
    assert {path.name for path in (results / "charts").iterdir()} == {
        "finalists.svg", "finalists.png", "cost_and_value.svg", "cost_and_value.png"
    }
    before = (results / "summary.json").read_bytes()
    again = conveyor(folder, "staff", "split.yaml", *EFFORT, "--out", "results/found")
    assert again.returncode == 0
    assert (results / "summary.json").read_bytes() == before


def test_the_day_is_searched_and_told(folder):
    done = conveyor(folder, "staff", "small.yaml", *EFFORT, *TINY, "--out", "results/day")
    assert done.returncode == 0, done.stderr
    summary = json.loads((folder / "results" / "day" / "summary.json").read_text("utf-8"))
    path = "organization.departments.sales.roles.seller.protected_hours"
    assert summary["levers"] == {path: ["0.0 h", "1.5 h", "3.0 h", "4.5 h", "6.0 h"]}
    assert (summary["search"]["candidates"], summary["search"]["allowance"]) == (5, 24)
    page = (folder / "results" / "day" / "report.html").read_text("utf-8")
    assert "hours of the day in which prospecting comes first (0 h, 1.5 h, 3 h, 4.5 h, 6 h)" in page
    assert "часы дня, когда на первом месте холодный поиск (0 ч, 1,5 ч, 3 ч, 4,5 ч, 6 ч)" in page
    assert "--lever" not in page
    alone = conveyor(folder, "staff", "small.yaml", *EFFORT, *TINY, "--lever", "none", "--out", "results/heads")
    assert alone.returncode == 0, alone.stderr
    summary = json.loads((folder / "results" / "heads" / "summary.json").read_text("utf-8"))
    assert (summary["levers"], summary["search"]["candidates"], summary["search"]["runs"]) == ({}, 1, 0)
    assert "--lever none" in (folder / "results" / "heads" / "report.html").read_text("utf-8")


def test_a_library_that_a_search_needs_is_told_before_any_run(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "optuna", None)
    for verb in (("staff", "split.yaml"), ("compare", "split.yaml", "small.yaml", "--tuned")):
        done = conveyor(folder, *verb, "--heads", 14, "--effort", 24, "--out", "results/nothing")
        assert (done.returncode, done.stdout) == (2, "")
        assert "pip install 'sales-conveyor[optimise]'" in done.stderr
        assert done.stderr.count("\n") == 1


@pytest.mark.verification
def test_designs_are_tuned_with_equal_effort_which_is_printed(folder):
    done = conveyor(folder, "compare", "small.yaml", "split.yaml", "--tuned", *EFFORT, "--out", "alone")
    assert done.returncode == 0, done.stderr
    assert "with 24 search runs allowed to each" in done.stdout
    assert "untuned" not in done.stdout
    study = json.loads((folder / "alone" / "summary.json").read_text("utf-8"))["study"]
    assert study["tuning"] == "staffed anew for heads 4, with 24 search runs allowed to each"
    assert study["first"] == 500_000
    assert [one["candidates"] for one in study["tuned"]["designs"]] == [5, 3]
    assert [len(one["levers"]) for one in study["tuned"]["designs"]] == [1, 0]
    assert "searched beside head-counts: protected_hours" in done.stderr
    replications = (folder / "alone" / "replications.csv").read_text("utf-8").splitlines()[1:]
    assert {line.split(",")[1] for line in replications} == {"500000", "500001", "500002"}
    page = (folder / "alone" / "report.html").read_text("utf-8")
    assert "--tuned --heads 4 --effort 24 --replications 3" in page
    rebuilt = conveyor(folder, "report", "alone")
    assert "with 24 search runs allowed to each" in rebuilt.stdout
    one = ("--lever", "small:protected_hours=0 h,1 h")
    done = conveyor(folder, "compare", "small.yaml", "split.yaml", "--tuned", *EFFORT, *one, "--out", "alone2")
    assert done.returncode == 0, done.stderr
    assert "--effort 24 --lever 'small:protected_hours=0 h,1 h' " in (folder / "alone2" / "report.html").read_text(
        "utf-8"
    ).replace("&#39;", "'")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("staff", "split.yaml", "--heads", "1"), "no staffing comes to --heads 1; the smallest, 1/1, takes 2"),
        (("staff", "split.yaml", "--heads", "4", "--cost", "4"), "not both"),
        (("staff", "split.yaml", "--payroll", "much"), "--payroll much: not an amount"),
        (("staff", "split.yaml", "--lever", "acount_limit"), "did you mean 'account_limit'?"),
        (("staff", "split.yaml", "--lever", "account_limit=1000"), "outside its plausible range"),
        (("staff", "split.yaml", "--effort", "3"), "too few runs"),
        (("staff", "split.yaml", "--lever", "spilt:account_limit"), "no design 'spilt'; did you mean 'split'?"),
        (("staff", "split.yaml", "--lever", "none", "--lever", "account_limit"), "--lever none: is for head-counts"),
        (("compare", "small.yaml", "split.yaml", "--heads", "4"), "that takes --tuned"),
        (("compare", "small.yaml", "split.yaml", "--lever", "none"), "--lever: levers are searched where designs are"),
        (("compare", "small.yaml", "split.yaml", "--tuned", "--lever", "hunter:protected_hours"), "designs: small, sp"),
        (("compare", "small.yaml", "split.yaml", "--tuned", "--lever", "protectd_hours"), "mean 'protected_hours'?"),
        (("compare", "small.yaml", "split.yaml", "--tuned", "--heads", "1"), "no staffing comes to --heads 1"),
    ],
)
def test_bad_input_is_told_in_a_line(folder, arguments, told):
    done = conveyor(folder, *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
