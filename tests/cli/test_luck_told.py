"""Luck on the command line: of one run stroke by stroke, of a study in the verdict, and left in on demand."""

import contextlib
import json
import random
import sys
from dataclasses import replace

import pytest
from small import write

from simulator.analysis.fortune import CAUSES, Fortune, Stroke
from simulator.analysis.observe import observe
from simulator.cli.app import main


@pytest.fixture
def here(tmp_path, monkeypatch, capsys):
    """Call the command line in this process, on small designs each of whose runs is told some luck.

    Charts and report are left out: drawing them takes most of the time.
    """
    write(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("simulator.experiment.replicate.observe", _observed_with_luck)
    monkeypatch.setattr("simulator.cli.studies.write_charts", lambda *_: [])
    monkeypatch.setattr("simulator.cli.studies.write_report", lambda _, folder, __: folder / "report.html")

    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["conveyor", *map(str, arguments)])
        with contextlib.suppress(SystemExit):
            main()
        return capsys.readouterr().out

    return call


def _observed_with_luck(journal):
    """Return an outcome whose luck is some number of its own; what it does to means is tested elsewhere."""
    chance = random.Random(f"{journal.design} {journal.replication}")
    luck = {cause: chance.gauss(0, 5) for cause in CAUSES}
    strokes = [Stroke(2.5, "left", 31, None, -4.0, 0.12), Stroke(0.5, "won", 7, "sales/seller", 1.5, 0.4)]
    return replace(observe(journal), fortune=Fortune(luck, luck, strokes))


def test_a_single_run_is_told_stroke_by_stroke(here):
    numbers, _, luck = here("run", "small.yaml", "--replication", 1).partition("\n\n")
    assert numbers.startswith("value ")
    whole, *strokes = luck.splitlines()
    assert whole.startswith("Luck moved value by ")
    assert strokes == [
        "month 3: a client left (client 31, odds 12%): −4.00 monthly pays",
        "month 1: a deal was won (seller, client 7, odds 40%): +1.50 monthly pays",
    ]
    assert "a client left" not in here("run", "small.yaml", "--replication", 1, "--no-sharp")
    assert "ушёл клиент" in here("run", "small.yaml", "--replication", 1, "--lang", "ru")


def test_luck_can_be_left_in_and_taken_out_of_the_same_folder(here, tmp_path):
    options = ("-n", 10, "--jobs", 1, "--quiet", "--out", "both")
    left_in = here("compare", "small.yaml", "split.yaml", *options, "--no-sharp")
    plain = _value(tmp_path)
    assert plain["sharp"] is None
    assert "as it came out it was" not in left_in
    taken_out = here("report", "both", "--quiet")
    assert "as it came out it was" in taken_out
    found = _value(tmp_path)
    assert found["sharp"]["controls"] == ["luck"]
    assert found | {"sharp": None, "verdict": plain["verdict"]} == plain
    here("report", "both", "--quiet", "--no-sharp")
    assert _value(tmp_path) == plain


def _value(folder):
    return json.loads((folder / "both" / "summary.json").read_text())["differences"]["split"]["value"]
