"""How long a replication takes, against the last version before replications were made cheaper.

The old version is taken from the history of the repository, and both run the design of the same name, each as it came
with its version, in processes of their own that take turns. What is compared is the smallest processor time of several.

The new version is the package that is imported here: the sources, or what is installed in the environment of

    python -P -m pytest -o pythonpath= -m benchmark -n 0 -s tests/benchmarks/test_versions.py
"""

import io
import subprocess
import sys
import tarfile
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from simulator.model import clock

ROOT = Path(__file__).parents[2]
IMPORTED = Path(clock.__file__).parents[2]
BEFORE = "f323544"
ROUNDS = 5

INTERPRETED = Path(clock.__file__).suffix == ".py"
AIM = 0.65 if INTERPRETED else 0.30
BOUNDS = {"universal": 1.07, "conveyor": 1.12, "validation/plain_funnel": 1.2}
"""What holds today, interpreted: a tenth less than 0.5.0 took. The model of today does more than that of then."""

pytestmark = pytest.mark.benchmark


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """Return a folder with the old version; skip where its commit is not at hand, as in a package or shallow copy."""
    packed = subprocess.run(
        ["git", "archive", BEFORE, "simulator", "scenarios"], cwd=ROOT, capture_output=True, check=False
    )
    if packed.returncode:
        pytest.skip(f"the history of the repository has no {BEFORE} here: {packed.stderr.decode().strip()}")
    folder = tmp_path_factory.mktemp("before")
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as files:
        files.extractall(folder, filter="data")
    return folder


@cache
def ratio(before: Path, design: str) -> float:
    """Return the time of a replication in units of that of the old version."""
    command = [sys.executable, str(Path(__file__).with_name("replicating.py"))]
    with ExitStack() as running:
        versions = [
            running.enter_context(subprocess.Popen(
                [*command, str(code), f"{root}/scenarios/{design}.yaml"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root,
            ))
            for code, root in ((IMPORTED, ROOT), (before, before))
        ]  # fmt: skip
        for version in versions:
            seconds(version)  # the first one imports, and fills caches
        rounds = [[seconds(version) for version in versions] for _ in range(ROUNDS)]
    new, old = (min(times) for times in zip(*rounds, strict=True))
    print(f"\n{design}: {new / old:.2f} of {BEFORE}")
    return new / old


def seconds(version: "subprocess.Popen[str]") -> float:
    """Let a version run one replication, and return the processor time it took."""
    assert version.stdin is not None
    assert version.stdout is not None
    version.stdin.write("\n")
    version.stdin.flush()
    return float(version.stdout.readline())


@pytest.mark.parametrize("design", BOUNDS)
def test_a_replication_takes_no_longer_than_it_did(before: Path, design: str) -> None:
    """BOUND: what was gained is kept."""
    assert ratio(before, design) <= (BOUNDS[design] if INTERPRETED else 0.65)


@pytest.mark.xfail(
    strict=True,
    reason="the profile is flat: fifty-odd calls of the model an event, and none but the queue has more"
    " than a twentieth of the time; compiled, more than half is spent in Python's own objects,"
    " numpy and the heap; docs/verification.md",
)
@pytest.mark.parametrize("design", ["universal", "conveyor"])
def test_a_replication_takes_two_thirds_of_what_it_took(before: Path, design: str) -> None:
    """AIM: 0.65 interpreted, 0.30 where the model is compiled."""
    assert ratio(before, design) <= AIM
