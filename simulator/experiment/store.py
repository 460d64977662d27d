"""The ledger of a study: one SQLite file beside its results, written by one process only.

Every finished run is committed at once, so whatever ends the program, what was finished is kept. A folder belongs to
one study under one version of the model; anything else in it is refused.
"""

import json
import platform
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from simulator.analysis.outcome import Outcome
from simulator.experiment.files import make_folder
from simulator.experiment.precision import Precision
from simulator.experiment.provenance import git_commit, versions
from simulator.experiment.store_tables import PRECISIONS, SHARED, TABLES, TUNINGS
from simulator.experiment.study import Study, StudyError, Unit
from simulator.experiment.tuning import Tuning
from simulator.experiment.worker import Done, Failed, Result
from simulator.scenario.schema.scenario import Scenario

LEDGER = "run.sqlite"
PATIENCE_SECONDS = 30.0



class Store:
    """The ledger of `study`; open it with `opened` or `existing`."""

    def __init__(self, ledger: sqlite3.Connection, study: Study, place: Path | None) -> None:
        """Join an open ledger with the study that it holds; `place` is its folder, None for memory."""
        self._ledger = ledger
        self.study = study
        self.folder = place
        self._designs = {fingerprint: design for design, fingerprint in enumerate(study.fingerprints)}

    def finished(self) -> set[Unit]:
        """Return the runs whose outcomes are kept."""
        rows = self._ledger.execute("select scenario, replication from outcomes where model = ?", (self.study.model,))
        return {Unit(self._designs[scenario], replication) for scenario, replication in rows}

    def keep(self, result: Result, command: str = "") -> None:
        """Keep the result of a run, for good; `command` repeats a failed one."""
        key = self._key(result.unit)
        with self._ledger:
            self._ledger.execute("delete from failures where (scenario, replication, model) = (?, ?, ?)", key)
            if isinstance(result, Done):
                facts = (*key, result.packed, result.seconds)
                self._ledger.execute("insert or ignore into outcomes values (?, ?, ?, ?, ?)", facts)
            else:
                lines = (*key, result.message, result.details, command)
                self._ledger.execute("insert or ignore into failures values (?, ?, ?, ?, ?, ?)", lines)

    def part(self, replications: int) -> "Store":
        """Return the same ledger, for the first `replications` of the study only."""
        return Store(self._ledger, replace(self.study, replications=replications), self.folder)

    def lacks_runs(self) -> bool:
        """Tell whether a run of the study was never tried."""
        return bool(set(self.study.units()) - self.finished() - {failed.unit for failed, _ in self.failures()})

    def indifference(self) -> float:
        """Return the practical band that was asked for last, as a share of the reference's mean."""
        (found,) = self._ledger.execute("select indifference from sessions order by rowid desc limit 1").fetchone()
        return float(found)

    def precision(self) -> Precision | None:
        """Return the precision that was asked for last; None where a number of replications was."""
        if self._ledger.execute("select 1 from sqlite_master where name = 'precisions'").fetchone() is None:
            return None
        last = "select max(rowid) from sessions"
        found = self._ledger.execute(f"select asked from precisions where session = ({last})").fetchone()
        return None if found is None else Precision.of(found[0])

    def tuning(self) -> Tuning | None:
        """Return how the designs were tuned; None where they are as written."""
        found = _tuned(self._ledger)
        return None if found is None else Tuning.of(json.loads(found[1]))

    def note(self, tuning: Tuning) -> None:
        """Keep how the designs were tuned."""
        with self._ledger:
            self._ledger.execute(TUNINGS)
            self._ledger.execute("delete from tunings")
            self._ledger.execute("insert into tunings values (?, ?)", (self.study.first, json.dumps(tuning.summary())))

    def outcomes(self) -> tuple[tuple[Outcome, ...], ...]:
        """Return what is kept of each design of the study, in the order of replications."""
        return tuple(tuple(self._outcomes(fingerprint)) for fingerprint in self.study.fingerprints)

    def failures(self) -> list[tuple[Failed, str]]:
        """Return the runs that failed when they were last tried, each with the command that repeats it."""
        rows = self._ledger.execute(
            "select scenario, replication, message, details, command from failures"
            " where model = ? and replication < ?",
            (self.study.model, self.study.end),
        )
        found = [
            (Failed(Unit(self._designs[scenario], replication), message, details), command)
            for scenario, replication, message, details, command in rows
        ]
        return sorted(found, key=lambda one: (one[0].unit.replication, one[0].unit.design))

    @contextmanager
    def session(self, indifference: float, precision: Precision | None = None) -> Iterator[None]:
        """Note when, on what and for what question (replications, practical band, precision) it was opened."""
        asked = (self.study.replications, indifference)
        facts = (_now(), *asked, json.dumps(versions()), platform.platform(), git_commit())
        with self._ledger:
            row = self._ledger.execute("insert into sessions values (?, null, ?, ?, ?, ?, ?)", facts).lastrowid
            if precision is not None:
                self._ledger.execute(PRECISIONS)
                self._ledger.execute("insert into precisions values (?, ?)", (row, str(precision)))
        try:
            yield
        finally:
            with self._ledger:
                self._ledger.execute("update sessions set ended = ? where rowid = ?", (_now(), row))

    def _outcomes(self, fingerprint: str) -> Iterator[Outcome]:
        rows = self._ledger.execute(
            "select packed from outcomes where scenario = ? and model = ? and replication < ? order by replication",
            (fingerprint, self.study.model, self.study.end),
        )
        for (packed,) in rows:
            try:
                yield Outcome.from_bytes(packed)
            except (zlib.error, ValueError, KeyError, TypeError) as trouble:
                raise StudyError(_damaged(self.folder, trouble)) from trouble

    def _key(self, unit: Unit) -> tuple[str, int, str]:
        return self.study.fingerprints[unit.design], unit.replication, self.study.model


@contextmanager
def opened(study: Study, folder: Path | None) -> Iterator[Store]:
    """Open the ledger of `study` in `folder`, made if need be; None keeps everything in memory.

    `StudyError` for a folder that cannot be written, holds anything else, or is damaged.
    """
    if folder is not None:
        _prepare(folder)
    with _ledger(folder) as ledger:
        if _is_new(ledger):
            _inscribe(ledger, study)
        elif folder is not None:
            _refuse_strangers(ledger, study, folder)
            _describe_anew(ledger, study)
        yield Store(ledger, study, folder)


@contextmanager
def existing(folder: Path) -> Iterator[Store]:
    """Open the ledger that `folder` holds, whatever version of the model wrote it.

    `StudyError` if it holds none, or one that cannot be read.
    """
    if not (folder / LEDGER).is_file():
        raise StudyError(f"{folder}: no results here (no {LEDGER})")
    with _ledger(folder) as ledger:
        if _is_new(ledger):
            raise StudyError(f"{folder}: no results here yet")
        yield Store(ledger, _study_in(ledger, folder), folder)


def _prepare(folder: Path) -> None:
    make_folder(folder)
    if not (folder / LEDGER).exists() and any(not one.name.startswith(SHARED) for one in folder.iterdir()):
        raise StudyError(f"{folder}: holds other files and no study; choose another --out")


@contextmanager
def _ledger(folder: Path | None) -> Iterator[sqlite3.Connection]:
    """Open the file, and turn its troubles into lines that name it."""
    ledger: sqlite3.Connection | None = None
    try:
        ledger = sqlite3.connect(folder / LEDGER if folder else ":memory:", timeout=PATIENCE_SECONDS)
        ledger.execute("pragma journal_mode = wal")
        ledger.execute("pragma synchronous = normal")
        yield ledger
    except sqlite3.Error as trouble:
        raise _explained(trouble, folder) from trouble
    finally:
        if ledger is not None:
            ledger.close()


def _explained(trouble: sqlite3.Error, folder: Path | None) -> Exception:
    """Return the exception that says what is wrong with the file: a mistake of the user, or the machine's state."""
    if isinstance(trouble, sqlite3.OperationalError):
        told = f"{folder}/{LEDGER}: {trouble}"
        return OSError(told) if "full" in told or "disk I/O" in told else StudyError(told)
    return StudyError(_damaged(folder, trouble))


def _damaged(folder: Path | None, trouble: Exception) -> str:
    return f"{folder}/{LEDGER}: damaged ({trouble}); move it away and run again"


def _is_new(ledger: sqlite3.Connection) -> bool:
    return ledger.execute("select 1 from sqlite_master").fetchone() is None


def _inscribe(ledger: sqlite3.Connection, study: Study) -> None:
    """Write what the ledger is about: all of it or nothing."""
    scenarios = [
        (position, scenario.name, fingerprint, _facts(scenario))
        for position, (scenario, fingerprint) in enumerate(zip(study.scenarios, study.fingerprints, strict=True))
    ]
    with ledger:
        ledger.execute("begin immediate")
        for statement in filter(str.strip, TABLES.split(";")):
            ledger.execute(statement)
        ledger.execute("insert or ignore into study values (?, ?, ?)", (study.hash, study.seed, study.model))
        ledger.executemany("insert or ignore into scenarios values (?, ?, ?, ?)", scenarios)


def _facts(scenario: Scenario) -> str:
    return json.dumps(scenario.model_dump(mode="json"))


def _describe_anew(ledger: sqlite3.Connection, study: Study) -> None:
    """Take over descriptions that were edited since: they are no part of a fingerprint, but of reports."""
    rows = ledger.execute("select position, facts from scenarios order by position").fetchall()
    now = [(_facts(scenario), position) for scenario, (position, _) in zip(study.scenarios, rows, strict=True)]
    edited = [new for new, (_, former) in zip(now, rows, strict=True) if new[0] != former]
    if edited:
        with ledger:
            ledger.executemany("update scenarios set facts = ? where position = ?", edited)


def _refuse_strangers(ledger: sqlite3.Connection, study: Study, folder: Path) -> None:
    found = _row(ledger, "select hash, seed, model from study", folder)
    if found[0] == study.hash:
        return
    rows = ledger.execute("select name, fingerprint from scenarios order by position").fetchall()
    designs = " vs ".join(name for name, _ in rows)
    if tuple(fingerprint for _, fingerprint in rows) != study.fingerprints:
        why = f"another study ({designs})" if designs != " vs ".join(study.designs) else "other versions of the designs"
    elif found[1] != study.seed:
        why = f"the same designs under seed {found[1]}, not {study.seed}"
    else:
        why = f"results of another version of the model ({found[2]}; now {study.model})"
    raise StudyError(f"{folder}: holds {why}; choose another --out")


def _study_in(ledger: sqlite3.Connection, folder: Path) -> Study:
    _, seed, model = _row(ledger, "select hash, seed, model from study", folder)
    (replications,) = _row(ledger, "select replications from sessions order by rowid desc limit 1", folder)
    rows = ledger.execute("select fingerprint, facts from scenarios order by position").fetchall()
    try:
        scenarios = tuple(Scenario.model_validate(json.loads(facts)) for _, facts in rows)
    except ValueError as trouble:
        raise StudyError(f"{folder}: made by a version whose scenarios cannot be read; run it again") from trouble
    tuned = _tuned(ledger)
    first = 0 if tuned is None else tuned[0]
    return Study(scenarios, tuple(fingerprint for fingerprint, _ in rows), replications, seed, model, first)


def _tuned(ledger: sqlite3.Connection) -> tuple[int, str] | None:
    """Return the first replication and the facts of a tuning, None where nothing was tuned."""
    if ledger.execute("select 1 from sqlite_master where name = 'tunings'").fetchone() is None:
        return None
    found: tuple[int, str] | None = ledger.execute("select first, facts from tunings").fetchone()
    return found


def _row(ledger: sqlite3.Connection, query: str, folder: Path) -> Any:
    found = ledger.execute(query).fetchone()
    if found is None:
        raise StudyError(f"{folder}: {LEDGER} holds no study")
    return found


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
