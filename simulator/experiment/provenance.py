"""Where results come from: the version of the model, of what it stands on, and the machine."""

import hashlib
import platform
import subprocess
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from simulator.build import build
from simulator.scenario.schema.extensions import extension_sources, extensions

DISTRIBUTION = "sales-conveyor"
PACKAGE = Path(__file__).resolve().parents[1]
DECIDES_RESULTS = ("kernel", "scenario", "journal", "model", "analysis")
LIBRARIES = ("numpy", "scipy", "simpy")


@cache
def model_version() -> str:
    """Return the package's version and a hash of every source that can move a result: `0.1.0+3f2a9c81d0`.

    Results are kept under this version, so those of an edited model never mix with those of the old one. Extensions
    and a hash of their sources stand behind: `0.1.0+3f2a9c81d0+toy_extension+9a1b2c3d4e`. A compiled build has its
    sources beside it and so the same version: it writes the same bytes, and may go on with the same study.
    """
    digest = hashlib.sha256()
    for floor in DECIDES_RESULTS:
        for source in sorted((PACKAGE / floor).rglob("*.py")):
            text = source.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{source.relative_to(PACKAGE).as_posix()}:{len(text)}\n".encode())
            digest.update(text)
    ours = f"{package_version()}+{digest.hexdigest()[:10]}"
    return f"{ours}+{'+'.join(extensions())}+{extension_sources()}" if extensions() else ours


def package_version() -> str:
    """Return the version of the installed package, `0` for a tree that was never installed."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "0"


def versions() -> dict[str, str]:
    """Return the versions of Python, of this package, how it was built, and the libraries its numbers stand on."""
    found = {"python": platform.python_version(), DISTRIBUTION: package_version(), "build": str(build())}
    return found | {library: version(library) for library in LIBRARIES}


def git_commit() -> str | None:
    """Return the commit of the source tree, with `-dirty` if it was edited; None outside a clone."""
    root = PACKAGE.parent
    if not (root / ".git").exists():
        return None
    command = ["git", "-C", str(root), "describe", "--always", "--dirty", "--exclude=*", "--abbrev=40"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, timeout=10, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return found.stdout.strip()
