"""The ledger that the studies of a folder share: a run that any of them has made is never made again.

It lies in the folder above those of the studies: in `results`, or wherever there is one already. A study that stands
alone keeps its own. Whoever deletes it loses time and no result: what a study tells of is in its own folder.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from simulator.experiment.files import make_folder
from simulator.experiment.study import StudyError

FILE = "ledger.sqlite"
RESULTS = "results"
PATIENCE_SECONDS = 30.0
TABLE = """
create table if not exists runs (
    scenario text, seed integer, replication integer, model text, packed blob not null, seconds real not null,
    primary key (scenario, seed, replication, model)) without rowid
"""


class Run(NamedTuple):
    """What names a run: fingerprint of the scenario, root seed, replication, and version of the model."""

    scenario: str
    seed: int
    replication: int
    model: str


@dataclass(frozen=True, slots=True)
class Holding:
    """What a ledger holds of one version of the model: runs, bytes of their outcomes, and seconds that they took."""

    model: str
    runs: int
    bytes: int
    seconds: float


def place_of(folder: Path) -> Path:
    """Return the folder of the ledger for a study in `folder`: the one above, or that of the study itself."""
    above = folder.absolute().parent
    return above if above.name == RESULTS or (above / FILE).is_file() else folder


class Ledger:
    """Outcomes of runs, as bytes, by what names them; open it with `ledger_of`."""

    def __init__(self, connection: sqlite3.Connection, place: Path | None) -> None:
        """Take an open database; `place` is its folder, None for memory."""
        self._connection = connection
        self.place = place

    def found(self, runs: Iterable[Run]) -> dict[Run, tuple[bytes, float]]:
        """Return the outcome of each of `runs` that is kept, and the seconds that it took.

        `StudyError` if one of them is not what was written: nothing damaged ever reaches a study.
        """
        query = "select packed, seconds from runs where (scenario, seed, replication, model) = (?, ?, ?, ?)"
        rows = ((run, self._connection.execute(query, run).fetchone()) for run in runs)
        return {run: (self._intact(row[0]), float(row[1])) for run, row in rows if row is not None}

    def keep(self, run: Run, packed: bytes, seconds: float) -> None:
        """Keep the outcome of a run, for good."""
        with self._connection:
            self._connection.execute("insert or ignore into runs values (?, ?, ?, ?, ?, ?)", (*run, packed, seconds))

    def holdings(self) -> list[Holding]:
        """Return what is held, by version of the model, the largest first."""
        rows = self._connection.execute(
            "select model, count(*), sum(length(packed)), sum(seconds) from runs group by model order by 3 desc"
        )
        return [Holding(*row) for row in rows]

    def prune(self, model: str | None) -> int:
        """Forget the runs of every version but `model`, of all where None; give their room back, return how many."""
        with self._connection:
            gone = self._connection.execute("delete from runs where model is not ?", (model,)).rowcount
        self._connection.execute("vacuum")
        self._connection.execute("pragma wal_checkpoint(truncate)").fetchone()
        return gone

    def _intact(self, packed: bytes) -> bytes:
        """Return an outcome whose checksum is right."""
        try:
            zlib.decompress(packed)
        except (zlib.error, TypeError) as trouble:
            raise StudyError(_damaged(self.place, trouble)) from trouble
        return packed


@contextmanager
def shared(folder: Path | None) -> Iterator[Ledger | None]:
    """Open the ledger that a study in `folder` shares with others; None where it stands alone."""
    if folder is None or place_of(folder) == folder:
        yield None
        return
    with ledger_of(place_of(folder)) as ledger:
        yield ledger


@contextmanager
def ledger_of(place: Path | None) -> Iterator[Ledger]:
    """Open the ledger in the folder `place`, made if need be; None keeps everything in memory.

    `StudyError` for a folder that cannot be written and a file that is no ledger.
    """
    if place is not None:
        make_folder(place)
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(place / FILE if place else ":memory:", timeout=PATIENCE_SECONDS)
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute(TABLE)
        yield Ledger(connection, place)
    except sqlite3.OperationalError as trouble:
        raise _explained(place, trouble) from trouble
    except sqlite3.DatabaseError as trouble:
        raise StudyError(_damaged(place, trouble)) from trouble
    finally:
        if connection is not None:
            connection.close()


def _damaged(place: Path | None, trouble: Exception) -> str:
    return f"{place}/{FILE}: damaged ({trouble}); move it away, and runs are made again"


def _explained(place: Path | None, trouble: sqlite3.OperationalError) -> Exception:
    """Return the exception that says what is wrong: with what the user named, or with the machine."""
    told = f"{place}/{FILE}: {trouble}"
    if "no such column" in told:
        return StudyError(f"{told}; another version has written it: move it away, and runs are made again")
    return OSError(told) if "full" in str(trouble) or "disk I/O" in str(trouble) else StudyError(told)
