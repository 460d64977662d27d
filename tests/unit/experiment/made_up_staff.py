"""Designs whose worth is known: value hangs on head-counts alone, with noise and luck like those of the real model.

What is like it: a value of about 1000, of which 2 % make no difference; differences between two designs with a standard
deviation of 330, or 200 with luck taken out; two neighbouring staffings of the conveyor that differ by 40.
"""

from dataclasses import dataclass, replace

import numpy as np
from fakes import outcome, scenario

from simulator.analysis.fortune import CAUSES, Fortune
from simulator.experiment.bench import bench_in
from simulator.experiment.study import Unit
from simulator.scenario.schema.scenario import Scenario

TOP, SHARED = 1000.0, 400.0
OWN, LUCK = 200.0 / np.sqrt(2), np.sqrt((330.0**2 - 200.0**2) / 2)
STEEPNESS = 20.0
"""What a design loses for each squared seat that it is away from the best one; a neighbour is away by 1 + 1."""

ROLES = {
    "finder": ["qualifying", "prospecting"], "closer": ["closing"], "keeper": ["serving", "developing"],
}  # fmt: skip


def split(*counts, name="split", **changes):
    """Return a design of two or three roles with so many seats."""
    roles = dict(ROLES) if len(counts) == 3 else {"hunter": [*ROLES["finder"], "closing"], "keeper": ROLES["keeper"]}
    bodies = {
        role: {"count": count, "order_of_work": work} for (role, work), count in zip(roles.items(), counts, strict=True)
    }
    return Scenario.model_validate({**scenario(name).model_dump(mode="json"), "timeline": {}, **changes,
                                    "organization": {"departments": {"sales": {"roles": bodies}}}})  # fmt: skip


def seats(design):
    return tuple(role.count for _, _, role in design.organization.roles())


def worth(design, best, steepness=STEEPNESS):
    """Return what a design is truly worth, `best` being the head-counts of the best."""
    return TOP - steepness * sum((count - ideal) ** 2 for count, ideal in zip(seats(design), best, strict=True))


def noise(key, replication, seed=0):
    """Return (what all meet, luck, what nobody can name) of a design in a replication."""
    shared = np.random.default_rng([seed, replication]).normal(0, SHARED)
    own = np.random.default_rng([seed, replication, *key])
    return shared, own.normal(0, LUCK), own.normal(0, OWN)


@dataclass(frozen=True)
class MadeUp:
    """Work of known truth: `MadeUp(best)` is what a bench takes as `work`."""

    best: tuple[float, ...]
    steepness: float = STEEPNESS
    lucky: bool = True

    def __call__(self, scenarios, seed):
        """Return what runs units of these scenarios."""
        return _Work(self, scenarios, seed)


@dataclass(frozen=True)
class _Work:
    truth: MadeUp
    scenarios: tuple
    seed: int

    def __call__(self, unit):
        design = self.scenarios[unit.design]
        shared, luck, own = noise(seats(design), unit.replication, self.seed)
        value = worth(design, self.truth.best, self.truth.steepness) + shared + luck + own
        by_cause = {CAUSES[0]: luck, CAUSES[1]: 0.0}
        found = outcome(Unit(0, unit.replication), value=value)
        return replace(found, fortune=Fortune(by_cause, by_cause, []) if self.truth.lucky else None)


def made_up_bench(truth, seed=0, folder=None):
    """Open a bench on which runs are made up."""
    return bench_in(folder, seed, jobs=1, work=truth)
