"""Made-up work for benches and ledgers: outcomes that hang on the design itself, and a note of each run."""

import os
import time
from dataclasses import dataclass, replace
from pathlib import Path

from fakes import outcome, scenario

from simulator.experiment.study import Unit

PATH = "organization.departments.sales.roles.seller.count"


def staffed(count):
    """Return a design with so many sellers."""
    return scenario(f"of {count}", count)


def sellers(of):
    """Return how many sellers a design has."""
    return of.organization.departments["sales"].roles["seller"].count


@dataclass(frozen=True)
class MadeUp:
    """Makes work for a bench, or in place of `Replicate`; each run leaves a note in `folder` and takes `seconds`.

    The value of a design is best with 7 sellers, whatever its place among the designs of a study.
    """

    folder: Path
    seconds: float = 0.0
    fails: tuple[int, ...] = ()
    """Numbers of sellers whose runs fail."""

    def __call__(self, scenarios, seed):
        """Return what runs units of `scenarios`."""
        return Runs(self, tuple(map(sellers, scenarios)), tuple(one.name for one in scenarios), seed)

    def runs(self):
        """Return how often each run was made, by (sellers, seed, replication)."""
        found = {}
        for note in self.folder.iterdir():
            key = tuple(map(int, note.name.split("-")[:3]))
            found[key] = found.get(key, 0) + 1
        return found


@dataclass(frozen=True)
class Runs:
    """Runs units of designs with so many sellers."""

    made_up: MadeUp
    counts: tuple[int, ...]
    names: tuple[str, ...]
    seed: int

    def __call__(self, unit):
        """Return an outcome, noted."""
        count = self.counts[unit.design]
        (self.made_up.folder / f"{count}-{self.seed}-{unit.replication}-{os.getpid()}-{time.monotonic_ns()}").touch()
        time.sleep(self.made_up.seconds)
        if count in self.made_up.fails:
            raise ArithmeticError(f"no luck with {count}\nand a second line")
        lucky = outcome(Unit(0, unit.replication))
        value = lucky.indicators["value"] - (count - 7) ** 2 + self.seed
        return replace(lucky, design=self.names[unit.design], indicators=lucky.indicators | {"value": value})
