"""What a folder of results holds: runs, room, and versions of the model; and making room in its ledger.

Files of studies are looked at and left alone: what they tell of stays readable whatever becomes of the ledger.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from simulator.experiment.ledger import FILE, Holding, ledger_of
from simulator.experiment.store import LEDGER
from simulator.experiment.study import StudyError

HOLDINGS = "select model, count(*), sum(length(packed)), sum(seconds) from outcomes group by model order by 3 desc"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a study holds, or a folder of studies.

    folder: where. bytes: of all its files. holdings: its runs by version of the model, the largest first; none where
    runs are in the ledger only. unreadable: how many of its files of runs cannot be read.
    """

    folder: Path
    bytes: int
    holdings: tuple[Holding, ...]
    unreadable: int = 0


def ledger_in(folder: Path) -> list[Holding]:
    """Return what the ledger in `folder` holds, by version of the model; nothing where there is none.

    `StudyError` for a folder that does not exist, and for a ledger that cannot be read.
    """
    if not folder.is_dir():
        raise StudyError(f"{folder}: no such folder")
    if not (folder / FILE).is_file():
        return []
    with ledger_of(folder) as ledger:
        return ledger.holdings()


def room_of_ledger(folder: Path) -> int:
    """Return the bytes that the ledger in `folder` takes, with what the database keeps beside it."""
    return sum(file.stat().st_size for file in folder.glob(f"{FILE}*"))


def studies_in(folder: Path) -> list[Contents]:
    """Return what each folder in `folder` holds, by name; `folder` itself, if it is that of a study."""
    if (folder / LEDGER).is_file():
        return [_contents(folder)]
    return [_contents(one) for one in sorted(folder.iterdir()) if one.is_dir()]


def prune(folder: Path, model: str | None) -> tuple[int, int]:
    """Forget runs in the ledger of `folder`, all but those of `model`; return how many, and the bytes that freed.

    None forgets all. Room is given back once no other program has the ledger open.
    """
    if not (folder / FILE).is_file():
        return 0, 0
    with ledger_of(folder) as ledger:
        before = room_of_ledger(folder)
        gone = ledger.prune(model)
        return gone, before - room_of_ledger(folder)


def _contents(folder: Path) -> Contents:
    files = [file for file in folder.rglob("*") if file.is_file()]
    found: dict[str, Holding] = {}
    unreadable = 0
    for file in (one for one in files if one.name == LEDGER):
        try:
            for one in _held_by(file):
                former = found.get(one.model, Holding(one.model, 0, 0, 0.0))
                found[one.model] = _together(former, one)
        except sqlite3.Error:
            unreadable += 1
    holdings = sorted(found.values(), key=lambda one: -one.bytes)
    return Contents(folder, sum(file.stat().st_size for file in files), tuple(holdings), unreadable)


def _held_by(file: Path) -> Iterator[Holding]:
    """Yield what the file of a study holds; nothing is written, not even beside it if nobody has it open."""
    manner = "mode=ro" if file.with_name(f"{file.name}-wal").exists() else "immutable=1"
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?{manner}", uri=True)) as kept:
        yield from (Holding(*row) for row in kept.execute(HOLDINGS))


def _together(one: Holding, other: Holding) -> Holding:
    return Holding(one.model, one.runs + other.runs, one.bytes + other.bytes, one.seconds + other.seconds)
