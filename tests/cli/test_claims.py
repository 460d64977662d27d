"""`conveyor claims` as users call it: a tiny book from end to end, on and on after interruptions, and mistakes."""

import json
import os
import re
import signal
import subprocess

import pytest
from small import command, conveyor
from small_book import write_book

QUICK = ("claims", "--book", "book", "--quick", "--replications", 4, "--out", "out")
IDS = ["C01", "C02", "C10a", "C11", "C20"]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("claims")
    write_book(folder)
    return folder


@pytest.fixture(scope="module")
def quick(place):
    """One quick run of the book that the tests of this module look at."""
    return conveyor(place, *QUICK)


def told(folder, name="out"):
    return json.loads((folder / name / "claims.json").read_text(encoding="utf-8"))


def test_every_claim_comes_to_a_verdict(place, quick):
    assert quick.returncode == 0, quick.stderr
    found = {claim["id"]: claim for claim in told(place)["claims"]}
    assert list(found) == IDS
    assert [found[one]["verdict"] for one in ("C01", "C10a", "C11")] == ["holds", "by_construction", "not_testable"]
    assert found["C01"]["effect"] < found["C01"]["high"] < 0
    assert found["C01"]["share_holds"] is None
    assert (found["C01"]["source"], found["C20"]["article"]) == ("000: A comment", "001")
    assert found["C11"]["effect"] is None
    assert [one["form"] for one in found["C20"]["conditions"]] == ["optimum", "slope", "level", "ratio", "interaction"]
    assert found["C02"]["conditions"][1]["decision"] == "not_supported"  # an arm against itself
    assert sum(told(place)["verdicts"].values()) == len(IDS)


def test_the_terminal_shows_each_claim_and_says_where_the_page_is(quick):
    lines = quick.stdout.splitlines()
    assert [line.split()[0] for line in lines[1 : 1 + len(IDS)]] == IDS
    assert "by construction: 1; not testable: 1" in quick.stdout
    assert lines[-2:] == ["out/claims.html", "out/claims.json"]
    assert quick.stderr.startswith("5 claims, 6 arms, 20 runs\n")  # two of the six are the same scenario
    assert quick.stderr.endswith("20 of 20 runs\n")


def test_again_nothing_is_run_and_the_same_is_written(place, quick):
    assert quick.returncode == 0
    before = {name: (place / "out" / name).read_bytes() for name in ("claims.json", "claims.html")}
    again = conveyor(place, *QUICK)
    assert again.stderr == "5 claims, 6 arms, 20 runs\n20 of 20 runs\n"
    assert {name: (place / "out" / name).read_bytes() for name in before} == before


def test_some_claims_only_and_in_russian(place, quick):
    assert quick.returncode == 0
    some = conveyor(place, *QUICK, "--only", "C01, C11", "--lang", "ru", "--quiet")
    assert (some.returncode, some.stderr) == (0, "")
    assert [line.split()[0] for line in some.stdout.splitlines()[1:3]] == ["C01", "C11"]
    assert "непроверяем" in some.stdout
    assert [claim["id"] for claim in told(place)["claims"]] == ["C01", "C11"]
    assert '<html lang="ru"' in (place / "out" / "claims.html").read_text(encoding="utf-8")


def test_whatever_the_jobs(tmp_path):
    write_book(tmp_path)
    for jobs in (1, 2):
        found = conveyor(tmp_path, *QUICK[:-1], f"out{jobs}", "--jobs", jobs, "--only", "C02")
        assert found.returncode == 0, found.stderr
    assert (tmp_path / "out1" / "claims.json").read_bytes() == (tmp_path / "out2" / "claims.json").read_bytes()


def test_a_changed_arm_is_run_anew_and_the_others_are_not(tmp_path):
    book = write_book(tmp_path)
    first = conveyor(tmp_path, *QUICK, "--only", "C01")
    assert first.stderr.endswith("8 of 8 runs\n"), first.stderr
    arms = (book / "arms.yaml").read_text(encoding="utf-8").replace("4 h", "6 h")
    (book / "arms.yaml").write_text(arms, encoding="utf-8")
    again = conveyor(tmp_path, *QUICK, "--only", "C01")
    assert again.stderr.splitlines()[1] == "4 of 8 runs"


def test_arms_in_different_currencies_are_compared_in_pays(tmp_path):
    book = write_book(tmp_path)
    inside = "whole_again: {design: ../small.yaml, set: {market.currency: RUB, market.closer_pay: 150000}}"
    arms = (book / "arms.yaml").read_text(encoding="utf-8").replace("whole_again: {design: ../small.yaml}", inside)
    (book / "arms.yaml").write_text(arms, encoding="utf-8")
    found = conveyor(tmp_path, *QUICK, "--only", "C02")
    assert found.returncode == 0, found.stderr
    itself = told(tmp_path)["claims"][0]["conditions"][1]
    assert (itself["effect"], itself["low"], itself["high"]) == (0, 0, 0)


def test_the_plausible_region(place):
    found = conveyor(place, *QUICK[:-1], "wide", "--points", 3, "--per-point", 2, "--only", "C01")
    assert found.returncode == 0, found.stderr
    claim = told(place, "wide")["claims"][0]
    assert claim["share_points"] == 3
    assert claim["share_holds"] in {0, 1 / 3, 2 / 3, 1}
    assert claim["share_low"] < claim["share_holds"] <= claim["share_high"] or claim["share_holds"] == 0
    assert found.stderr.startswith("1 claim, 2 arms, 20 runs\n")


@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL])
def test_interrupted_and_on(tmp_path, blow):
    write_book(tmp_path)
    arguments = ("claims", "--book", "book", "--quick", "-n", 10, "--out", "out", "--jobs", 2)
    program = subprocess.Popen(
        command(*arguments), cwd=tmp_path, start_new_session=True, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    for line in program.stderr:
        if re.match(r"25 of 50 runs", line):
            os.killpg(program.pid, blow)
            break
    shown, rest = program.communicate(timeout=60)
    assert shown == ""
    if blow == signal.SIGINT:
        assert program.returncode == 130
        assert re.search(r"interrupted: \d+ of 50 runs are kept in out; the same command goes on from there\n$", rest)
    again = conveyor(tmp_path, *arguments)
    assert again.returncode == 0, again.stderr
    kept = int(re.search(r"^(\d+) of 50 runs$", again.stderr, re.M)[1])
    assert 25 <= kept < 50
    whole = conveyor(tmp_path, *arguments[:-3], "whole", "--jobs", 1)
    assert whole.returncode == 0, whole.stderr
    assert (tmp_path / "out" / "claims.json").read_bytes() == (tmp_path / "whole" / "claims.json").read_bytes()


def test_the_list(place):
    found = conveyor(place, "claims", "--book", "book", "--list")
    assert found.returncode == 0
    lines = found.stdout.splitlines()
    assert [line.split()[0] for line in lines[: len(IDS)]] == IDS
    assert "  dear_calls: ../small.yaml; market.calling.dial = 4 h" in lines
    assert any(line.startswith("  monthly:SERIES:MONTH:MONTH  ") for line in lines)


MISTAKES = [
    (("--only", "C999"), "no claim C999; --list shows them"),
    (("--only", "C01,C10"), "no claim C10; did you mean C10a?"),
    (("--replications", 1), "replications: 1 is too few to decide anything; 2 at least"),
    (("--points", 1), "points: 1 is no number of points; 2 at least, or 0 for none"),
    (("--points", 2, "--per-point", 0), "per-point: 0 is too few; 1 at least"),
    (("--jobs", 0), "jobs: 0 is not 1 or more"),
    (("--seed", -1), "seed: -1 is not between 0 and 9223372036854775807"),
    (("--book", "nowhere"), "nowhere: no book of claims here: one file for each article, and arms.yaml"),
    (("--out", "small.yaml"), "small.yaml: not a folder"),
]


@pytest.mark.parametrize(("arguments", "line"), MISTAKES, ids=[" ".join(map(str, one)) for one, _ in MISTAKES])
def test_bad_options(place, arguments, line):
    found = conveyor(place, "claims", "--book", "book", "--quick", "--quiet", *arguments)
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr == f"{line}\n"


def test_a_book_with_mistakes(tmp_path):
    book = write_book(tmp_path)
    changes = {
        "arms.yaml": [("dial: 4 h", "dial: 4 hours"), ("[excuses, absences]", "[excuses, absence]")],
        "000.yaml": [("arms: [dear_calls, whole]", "arms: [dear_call, honest]"), ("kind: P", "kind: Q")],
    }
    for name, pairs in changes.items():
        text = (book / name).read_text(encoding="utf-8")
        for former, new in pairs:
            text = text.replace(former, new)
        (book / name).write_text(text, encoding="utf-8")
    first = conveyor(tmp_path, *QUICK)
    assert first.returncode == 2
    assert first.stderr == "book/000.yaml:5:11 C01.kind: must be one of: N, M, P, O\n"
    (book / "000.yaml").write_text((book / "000.yaml").read_text(encoding="utf-8").replace("kind: Q", "kind: P"))
    second = conveyor(tmp_path, *QUICK)
    assert second.stderr == (
        "book/000.yaml:11:16 C01.tests.1.arms.1: there is no arm 'dear_call'; did you mean 'dear_calls'?\n"
    )
    (book / "000.yaml").write_text((book / "000.yaml").read_text(encoding="utf-8").replace("dear_call,", "dear_calls,"))
    third = conveyor(tmp_path, *QUICK)
    assert third.returncode == 2
    assert third.stderr == (
        "book/arms.yaml:7:32 arms.dear_calls.set.market.calling.dial: unknown unit 'hours', did you mean 'h'?\n"
        "book/arms.yaml:8:54 arms.honest.without.2: there is no mechanism 'absence'; did you mean 'absences'?\n"
    )
