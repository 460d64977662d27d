"""Which build of the package runs: its sources as they are, or the core that was compiled of them (docs/compiling.md).

A compiled build keeps its sources beside the compiled modules, and a record of what these were compiled of. Where the
sources are no longer those, all of them are run as they are: a compiled module never wins over an edited source.
"""

import json
import os
import sys
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.abc import MetaPathFinder
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, ModuleSpec, SourceFileLoader
from pathlib import Path
from sysconfig import get_config_var
from types import ModuleType
from typing import NamedTuple

PACKAGE = Path(__file__).resolve().parent
RECORD = "compiled.json"
"""What a compiled build records, in the folder of the package: of what it was compiled, or why it was not."""
CORE = ("kernel", "journal", "model")
"""The floors that are compiled."""
SEEN = ("scenario", *CORE)
"""The floors on whose sources the compiled modules depend."""
SWITCH = "CONVEYOR_INTERPRETED"
"""The environment variable that, if it is 1, has the sources run as they are."""


class Build(NamedTuple):
    """A build: whether its core is compiled, and if it could have been, why it is not."""

    compiled: bool
    because: str = ""

    def __str__(self) -> str:
        """Return `compiled` or `interpreted`, and why."""
        name = "compiled" if self.compiled else "interpreted"
        return f"{name} ({self.because})" if self.because else name


class SourcesOnly(MetaPathFinder):
    """Finds the modules of the core by their sources, whatever compiled modules lie beside them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where the source of a module of the core is; None for all other modules."""
        if not fullname.startswith(tuple(f"{__package__}.{floor}." for floor in CORE)):
            return None
        finders = (FileFinder(folder, (SourceFileLoader, SOURCE_SUFFIXES)) for folder in path or ())
        return next(filter(None, (finder.find_spec(fullname, target) for finder in finders)), None)


def hashes(package: Path) -> dict[str, str]:
    """Return a hash of each source in the folder `package` that the compiled modules depend on, by its path there."""
    files = sorted(file for floor in SEEN for file in (package / floor).rglob("*.py"))
    return {file.relative_to(package).as_posix(): sha256(file.read_bytes()).hexdigest() for file in files}


def judged(package: Path, wanted: bool = True) -> Build:
    """Return which build the folder `package` holds; an unwanted compiled build is none."""
    try:
        record = json.loads((package / RECORD).read_text("utf-8"))
    except FileNotFoundError:
        return Build(False)
    if trouble := record.get("trouble"):
        return Build(False, f"compiling failed: {trouble}")
    if record["suffix"] != get_config_var("EXT_SUFFIX"):
        return Build(False, f"compiled for another Python, {record['suffix']}")
    if not wanted:
        return Build(False, f"{SWITCH}=1")
    here, then = hashes(package), record["sources"]
    edited = sorted(name for name in here.keys() | then.keys() if here.get(name) != then.get(name))
    return Build(False, f"{edited[0]} is not what was compiled") if edited else Build(True)


@cache
def build() -> Build:
    """Return which build runs in this process."""
    return judged(PACKAGE, os.environ.get(SWITCH, "0") != "1")


def choose() -> None:
    """Have the modules of the core found as the build says; called before the first of them is imported."""
    if not build().compiled and (PACKAGE / RECORD).exists():
        sys.meta_path.insert(0, SourcesOnly())
