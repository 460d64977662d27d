"""What `CONVEYOR_COMPILE` makes of an installation: a compiled build that writes the same bytes, or the sources.

Each installs a copy of the repository into a virtual environment of its own, which takes minutes.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.build import RECORD
from tests.golden.update import ROOT

pytestmark = [pytest.mark.verification, pytest.mark.timeout(1800)]
UNNEEDED = shutil.ignore_patterns(".*", "results", "build", "*.egg-info")


class Installation:
    """A virtual environment, and a copy of the repository that is installed there."""

    def __init__(self, folder: Path) -> None:
        """Make both in `folder`."""
        self.copy = shutil.copytree(ROOT, folder / "copy", ignore=UNNEEDED)
        self._commands = folder / "own" / ("Scripts" if os.name == "nt" else "bin")
        subprocess.run([sys.executable, "-m", "venv", folder / "own"], check=True)

    def python(self, *arguments: object, **settings: str) -> "subprocess.CompletedProcess[str]":
        """Run the Python of the environment in the copy."""
        known = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | settings
        command = [self._commands / "python", *map(str, arguments)]
        return subprocess.run(command, check=False, capture_output=True, text=True, cwd=self.copy, env=known)

    def install(self, *arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
        """Install the copy."""
        pinned = {"PIP_CONSTRAINT": str(ROOT / "constraints.txt")}
        return self.python("-m", "pip", "install", "-v", *arguments, **pinned, **settings)

    def version(self) -> str:
        """Return what the installed command says of itself."""
        return self.python("-P", "-m", "simulator", "--version").stdout.strip()


@pytest.fixture
def here(tmp_path: Path) -> Installation:
    """Return an environment with nothing in it."""
    return Installation(tmp_path)


def test_a_compiled_build_writes_the_bytes_of_its_sources(here: Installation) -> None:
    done = here.install(".", CONVEYOR_COMPILE="must", CONVEYOR_COMPILE_LEVEL="0")
    assert done.returncode == 0, done.stdout + done.stderr
    assert here.version().endswith(", compiled")
    compared = here.python("-m", "tests.golden.builds")
    assert compared.returncode == 0, compared.stderr
    assert "same bytes" in compared.stdout


def test_without_a_compiler_the_sources_run_and_one_line_says_so(here: Installation) -> None:
    missing = {"CC": "no-such-compiler"}
    done = here.install(".", CONVEYOR_COMPILE="1", **missing)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "not compiled, Conveyor will run interpreted: " in done.stdout + done.stderr
    assert ", interpreted (compiling failed: " in here.version()
    assert "no-such-compiler" in here.version()
    assert here.install(".", "--force-reinstall", "--no-deps", CONVEYOR_COMPILE="must", **missing).returncode != 0


def test_an_editable_installation_is_never_compiled(here: Installation) -> None:
    done = here.install("-e", ".", CONVEYOR_COMPILE="must")
    assert done.returncode == 0, done.stdout + done.stderr
    assert here.version().endswith(", interpreted")
    assert not [*here.copy.glob("simulator/**/*.so"), *here.copy.glob("*.so"), *here.copy.glob(f"**/{RECORD}")]
