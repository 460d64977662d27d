"""Ctrl-C keeps what is done; the same command goes on from there and ends as if nothing had happened."""

import os
import re
import signal
import subprocess

import pytest
from small import command, conveyor, write

FILES = ("summary.json", "replications.csv", "monthly.csv")


@pytest.mark.parametrize("jobs", [1, 2])
def test_control_c_and_on(tmp_path, jobs):
    write(tmp_path)
    arguments = ("compare", "small.yaml", "split.yaml", "--replications", 60, "--jobs", jobs, "--out")
    program = subprocess.Popen(
        command(*arguments, "out"), cwd=tmp_path, start_new_session=True, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    said = []
    for line in program.stderr:
        said.append(line)
        if re.match(r"24 of 120 runs", line):
            os.killpg(program.pid, signal.SIGINT)
            break
    shown, rest = program.communicate(timeout=60)
    assert program.returncode == 130
    assert shown == ""
    told = re.fullmatch(r"interrupted: (\d+) of 120 runs are kept in out; the same command goes on from there\n",
                        rest.splitlines(keepends=True)[-1])
    assert told
    kept = int(told[1])
    assert 24 <= kept < 120

    again = conveyor(tmp_path, *arguments, "out")
    assert again.returncode == 0, again.stderr
    assert again.stderr.startswith(f"{kept} of 120 runs\n")
    assert conveyor(tmp_path, *arguments, "whole").returncode == 0
    for name in FILES:
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
