"""A study: which designs, how many replications, from which seed. Its runs are known before the first one starts."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.experiment.provenance import model_version
from simulator.kernel.showing import counted, html_table, line, listed, named
from simulator.kernel.troubles import BadInputError, FailedError
from simulator.scenario.schema.scenario import Scenario

MOST_REPLICATIONS = 1_000_000
LARGEST_SEED = 2**63 - 1
SHARED = ("market", "mechanisms", "shocks", "warm_up", "horizon")
NAMES_IN_A_FOLDER = 3
MISMATCHES_SHOWN = 4


class StudyError(BadInputError):
    """A mistake of the user in what is to be run or where results are to go; its text is one line."""


class NothingFinishedError(FailedError):
    """No replication was finished by every design, so there is nothing to tell."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One run: the position of the design in its study, and the number of the replication, both from 0."""

    design: int
    replication: int


@dataclass(frozen=True, slots=True)
class Study:
    """Designs on one market, the first of them the reference.

    `fingerprints` are those of the scenarios under `model`, the version of the model that runs them. The number of
    replications is no part of the identity: a study can grow. `first` is the number of the first of them, above 0 where
    designs were chosen on others.
    """

    scenarios: tuple[Scenario, ...]
    fingerprints: tuple[str, ...]
    replications: int
    seed: int
    model: str
    first: int = 0

    @classmethod
    def of(cls, scenarios: Sequence[Scenario], replications: int, seed: int = 0, first: int = 0) -> "Study":
        """Return the study of `scenarios` under the present model; `StudyError` if they cannot be compared."""
        _check_numbers(replications, seed)
        _check_designs(scenarios)
        fingerprints = tuple(scenario.fingerprint for scenario in scenarios)
        return cls(tuple(scenarios), fingerprints, replications, seed, model_version(), first)

    def __repr__(self) -> str:
        """Return the designs, the replications, and what identifies the study."""
        return line(f"Study of {listed(map(named, self.designs))}: {self._words()}")

    def _repr_html_(self) -> str:
        """Return a table of the designs, the reference first, with their fingerprints."""
        rows = [
            (scenario.name, scenario.words().partition(": ")[2], fingerprint)
            for scenario, fingerprint in zip(self.scenarios, self.fingerprints, strict=True)
        ]
        return html_table(f"Study: {self._words()}", ("design", "what it is", "fingerprint"), rows)

    def _words(self) -> str:
        return f"{counted(self.replications, 'replication')}, seed {self.seed}, hash {self.hash}"

    @property
    def designs(self) -> tuple[str, ...]:
        """The names of the designs, the reference first."""
        return tuple(scenario.name for scenario in self.scenarios)

    @property
    def hash(self) -> str:
        """Hash of all that identifies the study: 10 hexadecimal digits."""
        return digest([self.fingerprints, self.seed, self.model, *([self.first] if self.first else [])])

    @property
    def name(self) -> str:
        """A name for a folder: `universal-vs-conveyor-0123456789`."""
        shown = [slug(design) for design in self.designs[:NAMES_IN_A_FOLDER]]
        more = len(self.designs) - len(shown)
        return "-vs-".join(shown) + (f"-and-{more}-more" if more else "") + f"-{self.hash}"

    @property
    def end(self) -> int:
        """The number of the replication after the last one."""
        return self.first + self.replications

    def units(self) -> Iterator[Unit]:
        """Yield every run, all designs of a replication together, so that a part of a study is made of pairs."""
        for replication in range(self.first, self.end):
            for design in range(len(self.scenarios)):
                yield Unit(design, replication)


def digest(facts: Any) -> str:
    """Return a hash, of 10 hexadecimal digits, of whatever identifies an inquiry: plain data, and fingerprints."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:10]


def slug(name: str) -> str:
    """Return `name` fit for a file name: letters, digits, `_`, at most 40 of them."""
    return re.sub(r"[^\w]+", "_", name).strip("_").lower()[:40] or "design"


def _check_numbers(replications: int, seed: int) -> None:
    if not 1 <= replications <= MOST_REPLICATIONS:
        raise StudyError(f"replications: {replications} is not between 1 and {MOST_REPLICATIONS:,}")
    if not 0 <= seed <= LARGEST_SEED:
        raise StudyError(f"seed: {seed} is not between 0 and {LARGEST_SEED}")


def _check_designs(scenarios: Sequence[Scenario]) -> None:
    if not scenarios:
        raise StudyError("no design was given")
    reference = scenarios[0]
    names: set[str] = set()
    for scenario in scenarios:
        if scenario.name in names:
            raise StudyError(f"two designs are called {scenario.name!r}; give one of them another 'name:' in its file")
        names.add(scenario.name)
        mismatches = _mismatches(reference, scenario)
        if mismatches:
            raise StudyError(_not_comparable(reference.name, scenario.name, mismatches))


def _not_comparable(reference: str, design: str, mismatches: list[str]) -> str:
    more = len(mismatches) - MISMATCHES_SHOWN
    shown = ", ".join(mismatches[:MISMATCHES_SHOWN]) + (f" and {more} more" if more > 0 else "")
    way_out = ""
    if "market.inquiries.per_month" in mismatches:
        way_out = "; inquiries that a design pays for are bought by its 'organization.marketing.budget'"
    elif shown.startswith("market"):
        way_out = "; --market FILE puts all designs on one market"
    return f"{reference!r} and {design!r} cannot be compared: they differ in {shown}{way_out}"


def _mismatches(reference: Scenario, other: Scenario) -> list[str]:
    """Return the dotted paths, outside the design itself, in which two scenarios differ."""
    paths: list[str] = []
    if any(getattr(reference, part) != getattr(other, part) for part in SHARED):
        ours, theirs = (scenario.model_dump(mode="json", include=set(SHARED)) for scenario in (reference, other))
        _walk(ours, theirs, "", paths)
    return paths


def _walk(ours: Any, theirs: Any, path: str, paths: list[str]) -> None:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in dict.fromkeys([*ours, *theirs]):
            _walk(ours.get(key), theirs.get(key), f"{path}.{key}" if path else key, paths)
    elif ours != theirs:
        paths.append(path)
