"""Ctrl-C keeps what is done; the same command goes on from there and ends as if nothing had happened."""

import os
import re
import signal
import subprocess
import sys

import pytest
from small import command, conveyor, write

from simulator.cli.app import main
from simulator.experiment.compare import compare
from simulator.scenario.files.loader import load_scenario

FILES = ("summary.json", "replications.csv", "monthly.csv", "people.csv", "staffing.csv")


@pytest.mark.parametrize("jobs", [1, 2])
def test_control_c_and_on(tmp_path, jobs):
    write(tmp_path)
    arguments = ("compare", "small.yaml", "split.yaml", "--replications", 30, "--jobs", jobs, "--out")
    program = subprocess.Popen(
        command(*arguments, "out"), cwd=tmp_path, start_new_session=True, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    said = []
    for line in program.stderr:
        said.append(line)
        if re.match(r"12 of 60 runs", line):
            os.killpg(program.pid, signal.SIGINT)
            break
    shown, rest = program.communicate(timeout=60)
    assert program.returncode == 130
    assert shown == ""
    told = re.fullmatch(r"interrupted: (\d+) of 60 runs are kept in out; the same command goes on from there\n",
                        rest.splitlines(keepends=True)[-1])
    assert told
    kept = int(told[1])
    assert 12 <= kept < 60

    again = conveyor(tmp_path, *arguments, "out")
    assert again.returncode == 0, again.stderr
    assert again.stderr.startswith(f"{kept} of 60 runs\n")
    designs = [load_scenario(tmp_path / file) for file in ("small.yaml", "split.yaml")]
    compare(designs, 30, jobs=1, out=tmp_path / "whole")
    for name in FILES:
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_control_c_while_a_verb_reads_its_files(tmp_path, monkeypatch, capsys):
    """Before there is anything to keep, too, a line tells how to go on."""
    write(tmp_path)
    files = [str(tmp_path / name) for name in ("small.yaml", "split.yaml")]
    monkeypatch.setattr(sys, "argv", ["conveyor", "compare", *files])

    def interrupted(*_designs):
        raise KeyboardInterrupt

    monkeypatch.setattr("simulator.cli.compare.read_designs", interrupted)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 130
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "interrupted: nothing that was finished is lost; the same command goes on from there\n"
