"""Every Python at hand gives the same bytes; each gets the pinned libraries in a virtual environment of its own.

Interpreters are looked for on the path (`python3.11` and later); `CONVEYOR_PYTHONS` names others, by full paths with
the separator of the path between them.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden.digests import digests
from tests.golden.update import ROOT

OLDEST, NEWEST = 11, 20
VERSION = "import sys; print(sys.version_info[1])"


def others() -> list[str]:
    """Return the interpreters of other versions that run here."""
    named = os.environ.get("CONVEYOR_PYTHONS", "")
    found = [shutil.which(f"python3.{minor}") for minor in range(OLDEST, NEWEST)]
    candidates = [*filter(None, named.split(os.pathsep)), *filter(None, found)]
    versions = {_version(python): python for python in reversed(candidates)}
    return [python for version, python in sorted(versions.items()) if version not in (0, sys.version_info.minor)]


def _version(python: str) -> int:
    told = subprocess.run([python, "-c", VERSION], capture_output=True, text=True, check=False)
    return int(told.stdout) if told.returncode == 0 else 0


@pytest.mark.verification
@pytest.mark.timeout(900)
@pytest.mark.parametrize("python", others() or [pytest.param("", marks=pytest.mark.skip("no other Python here"))])
def test_another_python_gives_the_same_bytes(python: str, tmp_path: Path) -> None:
    unneeded = shutil.ignore_patterns(".*", "results", "build", "*.egg-info")
    copy = shutil.copytree(ROOT, tmp_path / "copy", ignore=unneeded)
    subprocess.run([python, "-m", "venv", tmp_path / "other"], check=True)
    own = tmp_path / "other" / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([own, "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", copy], check=True)
    told = subprocess.run(
        [own, "-m", "tests.golden.digests"], cwd=copy, check=True, capture_output=True, text=True
    ).stdout
    assert dict(line.split() for line in told.splitlines()) == dict(digests())
