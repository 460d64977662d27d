"""`--precision` as users write it: what it says, where it ends, and that an interruption moves nothing."""

import json
import os
import re
import signal
import subprocess

import pytest
from small import command, conveyor, write

from simulator.experiment.compare import FILES, compare, stored
from simulator.report.words import verdict_words
from simulator.scenario.files.loader import load_scenario

TINY = {"warm_up": "0 h", "horizon": "1 months", "market.prospects.size": 100, "market.opening.clients": 10}
"""What makes a run of the small designs last a moment only."""
SETTINGS = [part for path, value in TINY.items() for part in ("--set", f"{path}={value}")]
BOTH = ("compare", "small.yaml", "split.yaml", *SETTINGS)


@pytest.fixture
def place(tmp_path):
    write(tmp_path)
    return tmp_path


def precision_in(folder):
    return json.loads((folder / "summary.json").read_text())["precision"]


@pytest.mark.parametrize(("arguments", "told"), [
    ((*BOTH, "--precision", "soon"), "precision: 'soon' is neither an amount nor a share; write 20 for an amount"),
    ((*BOTH, "--precision", "2,5"), "precision: '2,5' is not a number; write 2.5"),
    ((*BOTH, "--precision", "0%"), "precision: 0% is not more than 0"),
    ((*BOTH, "--precision", "20", "-n", 1), "replications: 1 is too few"),
    (("run", "small.yaml", "--precision", "20", "--replication", 3), "precision: 20 is of many replications"),
])
def test_mistakes_are_told_in_a_line(place, arguments, told):
    found = conveyor(place, *arguments)
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.startswith(told)
    assert found.stderr.count("\n") == 1
    assert not (place / "results").exists()


def test_the_limit_comes_first_and_is_no_failure(place):
    found = conveyor(place, *BOTH, "--precision", "0.1%", "-n", 4, "--out", "out")
    assert found.returncode == 0, found.stderr
    assert "±0.1% of what “small” creates" in found.stdout
    assert "Not reached with 4 replications, which is the limit" in found.stdout
    assert re.search(r"^4 replications: ± [\d.]+, ± [\d.]+ asked for; about [\d,]+ needed$", found.stderr, re.M)
    told = precision_in(place / "out")
    assert (told["asked"], told["reached"], told["replications"], told["limit"]) == ("0.1%", False, 4, 4)
    assert told["needed"] > 4
    page = (place / "out" / "report.html").read_text(encoding="utf-8")
    assert "which is the limit" in page
    assert "--precision 0.1% --replications 4 --seed 0" in page


def test_one_design(place):
    found = conveyor(place, "run", "small.yaml", *SETTINGS, "--precision", "1000", "--out", "out", "-q", "--lang", "ru")
    assert found.returncode == 0, found.stderr
    assert "Достигнута за 30 прогонов" in found.stdout
    assert (precision_in(place / "out")["replications"], precision_in(place / "out")["limit"]) == (30, 1000)


def test_control_c_and_on(place):
    """Interrupted after the first look, the same command ends where it would have ended, with the same files."""
    arguments = (*BOTH, "--precision", "1.1", "--replications", 60, "--jobs", 2, "--out", "out")
    program = subprocess.Popen(
        command(*arguments), cwd=place, start_new_session=True, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    for line in program.stderr:
        if line.startswith("30 replications: ± "):
            os.killpg(program.pid, signal.SIGINT)
            break
    shown, rest = program.communicate(timeout=60)
    assert (program.returncode, shown) == (130, "")
    last = rest.splitlines()[-1]
    assert re.fullmatch(r"interrupted: \d+ of about \d+ runs are kept in out; the same command goes on .*", last)

    halfway = verdict_words(stored(place / "out")).details[-1]
    assert "Not reached yet, for the study was broken off after 3" in halfway

    again = conveyor(place, *arguments)
    assert again.returncode == 0, again.stderr
    assert "Reached with " in again.stdout
    designs = [load_scenario(place / file) for file in ("small.yaml", "split.yaml")]
    for path, value in TINY.items():
        designs = [design.with_(path, value) for design in designs]
    whole = compare(designs, 60, precision=1.1, jobs=1, out=place / "whole")
    assert 30 < whole.completed < 60
    for name in FILES:
        assert (place / "out" / name).read_bytes() == (place / "whole" / name).read_bytes()
    assert stored(place / "out").summary() == whole.summary()
