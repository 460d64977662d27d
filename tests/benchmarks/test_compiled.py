"""How much time a compiled build saves, in an environment where one is installed (docs/compiling.md).

    python -m pytest -m benchmark -n 0 tests/benchmarks/test_compiled.py -s

Ratios as in `test_speed`, of processes that take turns. AIM is against the last version before any of this was made
quicker, which is taken out of the history.
"""

import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BEFORE = "f323544"
"""The last commit before the work on speed began."""
ROUNDS = 3
WHICH = "from simulator.build import build; print(build())"
TIMED = """
import sys, time
from simulator import load_scenario, simulate
design = load_scenario(sys.argv[1])
simulate(design)
start = time.process_time()
simulate(design)
print(time.process_time() - start)
"""

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1200)]


def python(*arguments: object, **settings: str) -> str:
    """Run this Python on what is installed beside it, not on the sources here."""
    command = [sys.executable, "-P", "-c", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | settings).stdout


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    if not python(WHICH).startswith("compiled"):
        pytest.skip("no compiled build is installed here")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tree of the commit that is the yardstick."""
    found = subprocess.run(["git", "-C", str(ROOT), "archive", BEFORE], check=False, capture_output=True)
    if found.returncode:
        pytest.skip(f"the history here does not reach back to {BEFORE}")
    place = tmp_path_factory.mktemp("before")
    with tarfile.open(fileobj=BytesIO(found.stdout)) as tree:
        tree.extractall(place, filter="data")
    return place


def ratio(run: Callable[[], str], yardstick: Callable[[], str]) -> float:
    """Return the smallest processor time of `run` in units of the smallest of the yardstick, the two taking turns."""
    pairs = [(float(run()), float(yardstick())) for _ in range(ROUNDS)]
    return min(own for own, _ in pairs) / min(other for _, other in pairs)


@pytest.mark.parametrize("name", ["universal", "conveyor"])
def test_a_compiled_replication_against_an_interpreted_one(name: str) -> None:
    """BOUND 0.7 of the time that the same sources take."""
    design = ROOT / "scenarios" / f"{name}.yaml"
    found = ratio(lambda: python(TIMED, design), lambda: python(TIMED, design, CONVEYOR_INTERPRETED="1"))
    print(f"\n{name}: compiled / interpreted: {found:.2f}")
    assert found <= 0.7


@pytest.mark.xfail(strict=True, reason="two thirds of the time is spent in libpython: SimPy, tuples, heaps")
@pytest.mark.parametrize("name", ["universal", "conveyor"])
def test_a_compiled_replication_against_the_time_before(name: str, before: Path) -> None:
    """AIM: 0.30 of the time before; docs/verification.md says what stands in the way."""
    old = before / "scenarios" / f"{name}.yaml"
    new = ROOT / "scenarios" / f"{name}.yaml"
    found = ratio(lambda: python(TIMED, new), lambda: python(TIMED, old, PYTHONPATH=str(before)))
    print(f"\n{name}: compiled / {BEFORE}: {found:.2f}")
    assert found <= 0.30
