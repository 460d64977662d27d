"""`conveyor attribute` as users run it: files, words, runs found again, and questions that make no sense."""

import json

import pandas as pd
import pytest
from small import conveyor, write

FEW = ("--jobs", 1, "-n", 2, "--set", "horizon=1 months", "--set", "warm_up=0 h")


def run(folder, *arguments):
    return conveyor(folder, "attribute", *arguments)


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    folder = tmp_path_factory.mktemp("attributed")
    write(folder)
    return folder, run(folder, "small.yaml", "split.yaml", *FEW, "--tuned", "--out", "results/why")


def test_it_says_beforehand_what_it_takes_and_writes_its_files(done):
    folder, told = done
    assert told.returncode == 0, told.stderr
    runs = json.loads((folder / "results/why/summary.json").read_text())["runs"]
    assert told.stderr.startswith(f"{runs} runs: both designs in 2 replications")
    files = {path.relative_to(folder / "results/why").as_posix() for path in (folder / "results/why").rglob("*.*")}
    assert {"report.html", "summary.json", "attribute.csv", "shares.csv", "charts/waterfall.svg"} <= files
    assert "Together: the difference in value" in told.stdout


def test_the_files_agree_and_shares_add_up(done):
    folder, _ = done
    summary = json.loads((folder / "results/why/summary.json").read_text())
    shares = pd.read_csv(folder / "results/why/attribute.csv")
    assert shares["mean"].sum() == pytest.approx(summary["difference"]["mean"], abs=1e-9)
    assert list(shares["share"]) == [one["share"] for one in summary["shares"]]
    assert summary["tuning"] == "tuned"


def test_the_page_speaks_both_languages_and_says_what_was_done_to_the_designs(done):
    page = (done[0] / "results/why/report.html").read_text()
    assert "Both designs are tuned" in page
    assert "Обе схемы настроены" in page
    assert "conveyor attribute small.yaml split.yaml --replications 2 --tuned --seed 0" in page


def test_asked_again_it_makes_no_run_and_writes_the_same(done):
    folder, told = done
    before = (folder / "results/why/summary.json").read_bytes()
    again = run(folder, "small.yaml", "split.yaml", *FEW, "--tuned", "--out", "results/why")
    assert again.stdout == told.stdout
    assert "left" not in again.stderr, "it had to wait for runs"
    assert (folder / "results/why/summary.json").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--apart", "negelct"), "--apart negelct: there is no mechanism 'negelct'; did you mean 'neglect'?"),
        (("--apart", "comfort", "--without", "comfort"), "--apart comfort: it is off in these designs"),
        (("-n", "1"), "replications: 1 is too few for a comparison"),
        (("--set", "split:market.buying.rewon=0.5"), "cannot be compared: they differ in market.buying.rewon"),
    ],
)
def test_questions_that_make_no_sense_get_one_line(tmp_path, arguments, told):
    write(tmp_path)
    found = run(tmp_path, "small.yaml", "split.yaml", *arguments)
    assert found.returncode == 2
    assert len(found.stderr.splitlines()) == 1
    assert told in found.stderr
