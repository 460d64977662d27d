"""Plain lines of progress, where what is planned may be a guess that changes."""

import re

from simulator.cli.progress import Lines


def said(capsys):
    return capsys.readouterr().err.splitlines()


def test_a_guess_is_told_as_one_and_may_change(capsys):
    meter = Lines(guessed=True)
    for done in range(5):
        meter(done, 4)
    assert said(capsys)[-1] == "4 of about 4 runs"
    meter(4, 40)
    assert said(capsys) == []
    for done in range(5, 9):
        meter(done, 40)
    assert re.fullmatch(r"8 of about 40 runs, about \d+ s left", said(capsys)[-1])
    meter.remark("30 replications: ± 7")
    assert said(capsys) == ["30 replications: ± 7"]


def test_runs_that_were_there_before_cost_no_time(capsys, monkeypatch):
    """Ten of the first stage and twenty of the second; each fresh one takes a second."""
    moment = [0.0]
    monkeypatch.setattr("simulator.cli.progress.time.monotonic", lambda: moment[0])
    meter = Lines()
    for done, planned in ((10, 10), (30, 90)):
        meter(done, planned)
    for done in range(31, 37):
        moment[0] += 1
        meter(done, planned)
    assert said(capsys) == ["10 of 10 runs", "30 of 90 runs", "36 of 90 runs, about 54 s left"]


def test_a_first_part_is_not_taken_for_the_whole(capsys, monkeypatch):
    """Of a hundred runs at most, ten are planned so far; each takes a second."""
    moment = [0.0]
    monkeypatch.setattr("simulator.cli.progress.time.monotonic", lambda: moment[0])
    meter = Lines(guessed=True, at_most=100)
    for done in range(11):
        meter(done, 10)
        moment[0] += 1
    assert said(capsys) == ["10 of at most 100 runs, at most 90 s left"]
