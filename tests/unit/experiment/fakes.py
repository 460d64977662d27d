"""Scenarios and works that cost nothing, to test what runs them."""

import os
import random
import signal
import time
from dataclasses import dataclass, replace
from pathlib import Path

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.outcome import Outcome
from simulator.experiment.study import Study, Unit
from simulator.scenario.schema.scenario import Scenario

MISSING = ("overdue_share", "forecast_error")
"""Indicators that exist in no fake run."""


def scenario(name="universal", count=12, **changes):
    roles = {"seller": {"count": count, "order_of_work": ["serving", "qualifying", "closing", "prospecting"]}}
    return Scenario.model_validate(
        {"name": name, "organization": {"departments": {"sales": {"roles": roles}}}, **changes}
    )


def study(replications=6, seed=0, designs=("universal", "conveyor")):
    """Return a study under a model that nobody edits."""
    return replace(Study.of([scenario(name) for name in designs], replications, seed), model="0+fake")


def outcome(unit, shift=10.0, **indicators):
    """Return an outcome that depends on nothing but its unit; the second design is `shift` better."""
    chance = random.Random(unit.replication)
    numbers = {
        indicator.key: None if indicator.key in MISSING else 100 + chance.gauss(0, 5) + shift * unit.design
        for indicator in CATALOGUE
    }
    return Outcome(
        design=f"design {unit.design}",
        replication=unit.replication,
        indicators=numbers | indicators,
        monthly={"value": [chance.random() for _ in range(36)], "profit": [1.0] * 36},
        hours={"seller": {"serving": 1.0}},
        funnel={"called": 1.0},
        waits={"serving": (1.0, 2.0)},
        portfolios=[],
        person_margins=[1.0],
        events=7,
    )


@dataclass(frozen=True)
class Noted:
    """Work that notes each call as a file in `folder`, and fails, dies or dawdles at chosen units."""

    folder: Path
    seconds: float = 0.0
    fails: tuple[Unit, ...] = ()
    kills: tuple[Unit, ...] = ()
    kills_once: tuple[Unit, ...] = ()

    def __call__(self, unit):
        """Return a fake outcome, if it lives to do so."""
        note = self.folder / f"{unit.design}-{unit.replication}-{time.monotonic_ns()}-{os.getpid()}"
        before = self.calls(unit)
        note.touch()
        time.sleep(self.seconds)
        if unit in self.fails:
            raise ArithmeticError(f"no luck in {unit.replication}\nand a second line")
        if unit in self.kills or (unit in self.kills_once and not before):
            os.kill(os.getpid(), signal.SIGKILL)
        return outcome(unit)

    def calls(self, unit=None):
        """Return how often `unit`, or anything, was called."""
        pattern = "*" if unit is None else f"{unit.design}-{unit.replication}-*"
        return len(list(self.folder.glob(pattern)))
