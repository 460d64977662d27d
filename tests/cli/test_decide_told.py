"""`conveyor decide` as users write it: what it refuses before the first run, and what it writes."""

import json

import pytest
from small import conveyor, write

SHORT = ("--set", "horizon=1 months", "--set", "warm_up=0 h", "--set", "market.prospects.size=100",
         "--set", "market.opening.clients=10")  # fmt: skip


@pytest.fixture
def place(tmp_path):
    write(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("arguments", "told"), [
    (("small.yaml",), "a decision is between two designs at least; 'conveyor staff'"),
    (("small.yaml", "split.yaml", "--heads", 1), "'split': no staffing comes to --heads 1; the smallest, 1/1, takes 2"),
    (("small.yaml", "split.yaml", "--heads", 3, "--payroll", 3), "a budget is one of --heads, --payroll, not both"),
    (("small.yaml", "split.yaml", "--payroll", "much"), "--payroll much: not an amount"),
    (("small.yaml", "nosuch.yaml"), "nosuch.yaml"),
    (("small.yaml", "split.yaml", "--lever", "smal:protected_hours"), "no design 'smal'; did you mean 'small'?"),
    (("small.yaml", "split.yaml", "--lever", "protectd_hours"), "no such lever; did you mean 'protected_hours'?"),
    (("small.yaml", "split.yaml", "--lever", "split:seller.account_limit"), "there is no such lever"),
    (("small.yaml", "split.yaml", "--lever", "account_limit=5"), "outside its plausible range"),
    (("small.yaml", "split.yaml", "--lever", "none", "--lever", "account_limit"), "--lever none: is for head-counts"),
])  # fmt: skip
def test_mistakes_are_one_line_and_exit_code_2(place, arguments, told):
    run = conveyor(place, "decide", *arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert told in run.stderr
    assert run.stderr.count("\n") == 1
    assert not (place / "results").exists()


@pytest.mark.verification
def test_it_says_its_runs_and_writes_the_same_files_again(place):
    first = conveyor(place, "decide", "small.yaml", "split.yaml", "--quick", "--jobs", 1, *SHORT)
    assert first.returncode == 0, first.stderr
    assert "2 designs, 30 search runs allowed to each; at most" in first.stderr
    (folder,) = (place / "results").glob("decide-small-and-split-*")
    kept = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    names = {one.relative_to(folder).as_posix() for one in kept}
    assert {"report.html", "summary.json", "decide.csv", "staff-small.csv", "charts/decide.svg"} <= names
    told = json.loads((folder / "summary.json").read_text("utf-8"))
    assert told["chosen"] in {"small", "split"}
    assert told["turning"] is None
    again = conveyor(place, "decide", "small.yaml", "split.yaml", "--quick", "--jobs", 2, *SHORT)
    assert again.returncode == 0
    assert {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()} == kept
