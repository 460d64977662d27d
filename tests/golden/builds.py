"""The compiled build of the package and its own sources, compared to the last bit.

    python -m tests.golden.builds

from the top of the repository, by the Python of an environment in which a compiled build is installed, runs each build
in processes of its own and compares what they write: the runs of `digests`, and one with an extension, whose classes
are subclasses of compiled ones. It ends with 1 where they differ, or where nothing is compiled.
"""

import os
import subprocess
import sys

from tests.golden.update import ROOT

BUILDS = ("compiled", "interpreted")
TOLD = """
import sys
sys.path += [sys.argv[1], sys.argv[1] + "/tests/extending"]  # behind what is installed: the sources here are not run
from simulator.build import build
from tests.golden.digests import {what}
print("build", build())
{what}()
"""


def begun(compiled: bool, extension: str = "") -> "subprocess.Popen[str]":
    """Begin to run one build in the environment of this Python, with an extension or with none."""
    settings = {"CONVEYOR_INTERPRETED": str(int(not compiled)), "CONVEYOR_EXTENSIONS": extension}
    script = TOLD.format(what="extended" if extension else "main")
    command = [sys.executable, "-P", "-c", script, str(ROOT)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | settings)


def told(process: "subprocess.Popen[str]") -> dict[str, str]:
    """Return what a process has printed, by its first words."""
    output, _ = process.communicate()
    if process.returncode:
        sys.exit(f"it ended with {process.returncode}: {process.args!r}")
    return dict(line.split(maxsplit=1) for line in output.splitlines())


def main() -> None:
    """Compare the builds, and say in one line what came of it."""
    found: list[dict[str, str]] = []
    for extension in ("", "toy_extension"):
        processes = [begun(compiled, extension) for compiled in (True, False)]
        both = [told(process) for process in processes]
        for build, one in zip(BUILDS, both, strict=True):
            ran = one.pop("build")
            if ran.split()[0] != build:
                sys.exit(f"no {build} build is installed here: {ran}")
        found += both
    compiled, interpreted = found[0] | found[2], found[1] | found[3]
    if differing := [name for name in compiled if compiled[name] != interpreted[name]]:
        sys.exit(f"the compiled build writes other bytes in {', '.join(differing)}")
    print(f"{len(compiled)} runs write the same bytes compiled and interpreted")  # noqa: T201 -- what it is for


if __name__ == "__main__":
    main()
