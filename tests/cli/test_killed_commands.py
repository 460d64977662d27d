"""Whatever kills a command, the same command ends with the files of one that nothing disturbed, to the byte.

Each verb that makes runs is started as users start it, killed with all its processes, and started again, twenty times
over. The moments are spread over the time that it takes undisturbed, so that some of them find it importing, others
simulating, searching, writing its ledger, or drawing and writing files. Where it comes to its end in between, its files
are compared, and the next study begins in a new folder.
"""

import math
import os
import random
import re
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from small import command
from small_book import write_book

KILLS = 20
TINY = {"warm_up": "0 h", "horizon": "1 months", "market.prospects.size": 100, "market.opening.clients": 10}
"""What makes a run of the small designs last a moment only."""
SETTINGS = [part for path, value in TINY.items() for part in ("--set", f"{path}={value}")]
BOTH = ("small.yaml", "split.yaml", *SETTINGS)
PATH = "market.neglect_multiplier"
VERBS = {
    "compare": ("compare", *BOTH, "-n", 30, "--out", "alone"),
    "compare --tuned": ("compare", *BOTH, "--tuned", "--effort", 24, "-n", 10),
    "compare --precision": ("compare", *BOTH, "--precision", 2.3, "-n", 60),
    "staff": ("staff", "split.yaml", *SETTINGS, "--effort", 60, "-n", 10),
    "rank": ("rank", *BOTH, "-n", 40),
    "attribute": ("attribute", *BOTH, "-n", 4),
    "sensitivity": ("sensitivity", *BOTH, "--among", "market.discount", "--points", 8, "--at-ends", 3, "--quick"),
    "breakeven": ("breakeven", PATH, *BOTH, "-n", 8),
    "map": ("map", PATH, "deal_size", *BOTH, "-n", 3, "--points", 12),
    "decide": ("decide", *BOTH, "--quick"),
    "claims": ("claims", "--book", "book", "--only", "C01", "-n", 10, "--points", 3, "--per-point", 2),
}
"""Every verb that makes runs, with little to do; results lie where they usually do, or alone."""
MANNER = ("--jobs", 2, "--quiet")
GOLDEN = (math.sqrt(5) - 1) / 2
"""Steps of so much of a circle spread over it evenly, however many they are."""
DATABASE = ".sqlite"
MEMORY = Path("/dev/shm")
PATIENCE_SECONDS = 200
SECONDS_TO_LEAVE = 10

pytestmark = [
    pytest.mark.verification,
    pytest.mark.timeout(1500),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells of all processes"),
]


@dataclass(frozen=True)
class Calm:
    """What an undisturbed command has written and said, and the seconds that it took."""

    files: dict[str, bytes]
    said: str
    seconds: float


def prepared(folder: Path) -> Path:
    """Make a folder with small designs and a book about them."""
    folder.mkdir()
    write_book(folder)
    return folder


def started(folder: Path, arguments: tuple[object, ...]) -> subprocess.Popen[str]:
    """Start a command in `folder`, in a group of processes of its own; what it says goes into files beside it."""
    with (folder.parent / "said").open("w") as said, (folder.parent / "remarked").open("w") as remarked:
        return subprocess.Popen(
            command(*arguments), cwd=folder, start_new_session=True, stdout=said, stderr=remarked, text=True
        )


def text_of(folder: Path, name: str) -> str:
    """Return what the command in `folder` has said or remarked."""
    return (folder.parent / name).read_text(encoding="utf-8")


def ended_within(program: subprocess.Popen[str], seconds: float) -> bool:
    """Tell whether a command came to its end in so many seconds; kill all of its processes if not."""
    try:
        program.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()
        return False
    return True


def left_behind(program: subprocess.Popen[str]) -> list[str]:
    """Return the processes that a command has started and that are still there, after some seconds of patience."""
    until = time.monotonic() + SECONDS_TO_LEAVE
    while (found := alive(program.pid)) and time.monotonic() < until:
        time.sleep(0.05)
    return found


def alive(session: int) -> list[str]:
    """Return the processes of a session that are not dead, as the system tells of them."""
    told = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, _group, its_session = status.read_text().rpartition(")")[2].split()[:4]
        except OSError:  # it has ended meanwhile
            continue
        if int(its_session) == session and state not in "ZX":
            told.append(f"{status.parent.name} {state}")
    return told


def sweep(program: subprocess.Popen[str]) -> None:
    """Remove the semaphores and empty folders in memory that are left where all processes are killed at one blow."""
    for semaphore in MEMORY.glob(f"sem.loky-{program.pid}-*"):
        semaphore.unlink()
    for folder in MEMORY.glob(f"joblib_memmapping_folder_{program.pid}_*"):
        shutil.rmtree(folder)


def databases(folder: Path) -> set[str]:
    """Return the names of what databases leave in `folder`."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob(f"*{DATABASE}*")}


def written(folder: Path) -> dict[str, bytes]:
    """Return everything in `folder` but databases, by name."""
    files = (file for file in folder.rglob("*") if file.is_file() and DATABASE not in file.name)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def assert_whole(found: dict[str, bytes], calm: Calm) -> None:
    """Hold that every file has all of its bytes, or is a draft that goes by another name."""
    for name, content in found.items():
        if name.endswith(".part"):
            assert name.removesuffix(".part") in calm.files
        else:
            assert content == calm.files[name], f"{name} is not whole"


@pytest.fixture
def calm(tmp_path: Path, verb: str) -> Calm:
    """Carry a command out undisturbed."""
    folder = prepared(tmp_path / "calm")
    begun = time.monotonic()
    program = started(folder, (*VERBS[verb], *MANNER))
    assert ended_within(program, PATIENCE_SECONDS)
    assert program.returncode == 0, text_of(folder, "remarked")
    return Calm(written(folder), text_of(folder, "said"), time.monotonic() - begun)


@pytest.mark.parametrize("verb", VERBS)
def test_killed_twenty_times_it_ends_as_if_nothing_had_happened(tmp_path: Path, verb: str, calm: Calm) -> None:
    kills = lives = studies = 0
    begin = random.Random(verb).random()
    ended = True
    while kills < KILLS or not ended:
        if ended:
            studies += 1
            folder = prepared(tmp_path / f"study-{studies}")
        lives += 1
        moment = (begin + lives * GOLDEN) % 1 * calm.seconds if kills < KILLS else PATIENCE_SECONDS
        program = started(folder, (*VERBS[verb], *MANNER))
        ended = ended_within(program, moment)
        assert left_behind(program) == []
        sweep(program)
        if not ended:
            kills += 1
            assert_whole(written(folder), calm)
            continue
        assert (program.returncode, text_of(folder, "remarked")) == (0, "")
        assert text_of(folder, "said") == calm.said
        assert written(folder) == calm.files
        assert databases(folder) == databases(tmp_path / "calm")


@pytest.mark.parametrize("verb", VERBS)
def test_control_c_is_told_in_a_line(tmp_path: Path, verb: str) -> None:
    folder = prepared(tmp_path / "study")
    program = started(folder, (*VERBS[verb], "--jobs", 2))
    until = time.monotonic() + PATIENCE_SECONDS
    while not re.search(r"^\d+ of .*runs", text_of(folder, "remarked"), re.MULTILINE):
        assert time.monotonic() < until, "it has made no runs"
        time.sleep(0.02)
    os.killpg(program.pid, signal.SIGINT)
    assert ended_within(program, PATIENCE_SECONDS)
    remarked = text_of(folder, "remarked")
    assert (program.returncode, text_of(folder, "said")) == (130, ""), remarked
    told = r"interrupted: [1-9]\d* .*runs are kept (in|for) \S+; the same command goes on from there"
    assert re.fullmatch(told, remarked.splitlines()[-1])
    assert "Traceback" not in remarked
    assert left_behind(program) == []
