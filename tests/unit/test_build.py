"""Which build runs: a record of what was compiled counts only while the sources are the same."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from sysconfig import get_config_var

import pytest

from simulator.build import PACKAGE, RECORD, Build, build, hashes, judged

SUFFIX = get_config_var("EXT_SUFFIX")
WHENCE = "import simulator.kernel.odds as odds; print(odds.__file__)"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a package of three sources, that says of itself that it is compiled."""
    for name in ("kernel/odds.py", "model/simulate.py", "scenario/loader.py"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(f"# {name}\n", "utf-8")
    recorded(tmp_path)
    return tmp_path


def recorded(package: Path, **facts: str) -> None:
    record = {"sources": hashes(package), "suffix": SUFFIX} | facts
    (package / RECORD).write_text(json.dumps(record), "utf-8")


def test_without_a_record_the_sources_run(package: Path) -> None:
    (package / RECORD).unlink()
    assert judged(package) == Build(False)
    assert str(judged(package)) == "interpreted"


def test_what_was_compiled_of_these_sources_runs(package: Path) -> None:
    assert judged(package) == Build(True)
    assert str(judged(package)) == "compiled"


@pytest.mark.parametrize("name", ["kernel/odds.py", "scenario/loader.py"])
def test_an_edited_source_wins(package: Path, name: str) -> None:
    (package / name).write_text("# other\n", "utf-8")
    assert str(judged(package)) == f"interpreted ({name} is not what was compiled)"


def test_so_does_one_more_source_or_one_less(package: Path) -> None:
    (package / "model" / "new.py").touch()
    assert not judged(package).compiled
    (package / "model" / "new.py").unlink()
    assert judged(package).compiled
    (package / "model" / "simulate.py").unlink()
    assert not judged(package).compiled


def test_why_nothing_is_compiled_is_told(package: Path) -> None:
    assert str(judged(package, wanted=False)) == "interpreted (CONVEYOR_INTERPRETED=1)"
    recorded(package, suffix=".other.so")
    assert str(judged(package)) == "interpreted (compiled for another Python, .other.so)"
    recorded(package, trouble="no gcc")
    assert str(judged(package)) == "interpreted (compiling failed: no gcc)"


@pytest.mark.skipif(build().compiled, reason="the sources of a compiled build are elsewhere")
def test_a_stale_module_is_never_imported(tmp_path: Path) -> None:
    """Beside a source lies a compiled module that cannot be loaded: whoever finds it fails."""
    copy = shutil.copytree(PACKAGE, tmp_path / "simulator", ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "kernel" / f"odds{SUFFIX}").touch()

    def imported(**settings: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-c", WHENCE]
        return subprocess.run(
            command, check=False, capture_output=True, text=True, cwd=tmp_path, env=os.environ | settings
        )

    recorded(copy)
    assert "ImportError" in imported().stderr
    assert imported(CONVEYOR_INTERPRETED="1").stdout.strip() == str(copy / "kernel" / "odds.py")
    with (copy / "model" / "simulate.py").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert imported().stdout.strip() == str(copy / "kernel" / "odds.py")
