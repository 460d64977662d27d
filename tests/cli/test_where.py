"""`--cluster` and `--jobs`: every verb that makes runs has both, and says in a line what is wrong with them."""

import socket
import sys

import pytest
from small import conveyor, write

from simulator.cli import compare as verb
from simulator.cli.app import VERBS, imported
from simulator.experiment.workplace import Cluster


def options(name):
    return {option for one in imported(name).params for option in one.opts}


@pytest.mark.parametrize("name", VERBS)
def test_whoever_makes_runs_makes_them_on_a_cluster_too(name):
    assert ("--jobs" in options(name)) == ("--cluster" in options(name))


def test_the_address_is_handed_on(tmp_path, monkeypatch):
    found = []
    monkeypatch.setattr(verb, "fulfil", lambda _, manner: found.append(manner.jobs))
    write(tmp_path)
    designs = [tmp_path / "small.yaml", tmp_path / "split.yaml"]
    verb.compare(designs, cluster="tcp://there:8786")
    verb.compare(designs, jobs=3)
    verb.compare(designs)
    assert found == [Cluster("tcp://there:8786"), 3, None]


def test_one_line_for_what_is_wrong(tmp_path):
    write(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens there
        nobody = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        wrong = {
            ("--cluster", nobody): f"--cluster {nobody}: no scheduler of a cluster answers there within 10 s",
            ("--cluster", nobody, "--jobs", 2): "--jobs and --cluster: work is done here or there",
            ("--cluster", nobody, "--replication", 1): "--cluster: --replication 1 is run here and now",
        }
        for arguments, line in wrong.items():
            done = conveyor(tmp_path, "run", "small.yaml", *arguments)
            assert (done.returncode, done.stdout) == (2, "")
            said = [one for one in done.stderr.splitlines() if not one.endswith("runs")]
            assert len(said) == 1
            assert said[0].startswith(line)


@pytest.mark.parametrize("verb", ["run", "compare", "attribute", "decide", "sensitivity"])
def test_a_library_that_is_missing_is_the_only_line(tmp_path, monkeypatch, verb):
    monkeypatch.setitem(sys.modules, "distributed", None)
    write(tmp_path)
    designs = ["small.yaml"] if verb == "run" else ["small.yaml", "split.yaml"]
    done = conveyor(tmp_path, verb, *designs, "--cluster", "tcp://127.0.0.1:1")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "--cluster needs more: pip install 'sales-conveyor[cluster]'\n"
    assert not (tmp_path / "results").exists()
