"""Designs whose worth at their best is known, and a work that makes them up, to decide between."""

import random
from dataclasses import dataclass, field, replace

from fakes import outcome
from made_up_staff import seats, split

from simulator.analysis.fortune import CAUSES, Fortune
from simulator.experiment.bench import bench_in
from simulator.experiment.decide.decide import decide
from simulator.experiment.decide.effort import Effort
from simulator.experiment.sensitivity.effort import Effort as Turning
from simulator.scenario.schema.mechanisms import SWITCHES

LITTLE = Effort(search=60, fresh=12, markets=40, why=10, turning=Turning(2, 1, 1, 2, 8, 2, 10))
"""Enough for made-up differences, with all parts."""
MISSING = replace(LITTLE, why=0, turning=None)
BEST = {"three": (2, 2, 2), "two": (3, 3), "other": (2, 4)}
"""Of six people; designs are written otherwise."""
ETA = "market.human_nature.eta"


def designs(*names):
    """Return designs by name, none of them as good as it could be."""
    return [split(*((1, 2, 3) if len(BEST[name]) == 3 else (1, 5)), name=name) for name in names]


@dataclass(frozen=True)
class Made:
    """Makes up runs: a design is worth `worth[name]` at its best, and 30 less for each squared seat away from that.

    eta: what the design called three loses by comfort for a unit of eta; that is added to its worth. neglect: what the
    mechanism adds to it. noise: standard deviation of what is each run's own; half of it is luck that an account is
    kept of. asked: how often each design was asked for, by its fingerprint and replication.
    """

    worth: dict
    eta: float = 0.0
    neglect: float = 0.0
    noise: float = 10.0
    asked: list = field(default_factory=list)

    def __call__(self, scenarios, seed):
        """Return the work of a bench."""
        return lambda unit: self.made(scenarios[unit.design], unit, seed)

    def made(self, one, unit, seed):
        """Return the outcome of a design in a replication."""
        self.asked.append((one.name, seats(one), unit.replication))
        away = sum((count - ideal) ** 2 for count, ideal in zip(seats(one), BEST[one.name], strict=True))
        shared = random.Random(f"{seed} {unit.replication}").gauss(0, 40)
        own = random.Random(f"{seed} {unit.replication} {one.name} {seats(one)}")
        value = 500 + self.worth[one.name] - 30 * away + shared + own.gauss(0, self.noise / 2)
        if one.name == "three":
            value += self.eta * (1 - one.market.human_nature.eta * one.mechanisms.comfort)
            value += self.neglect * one.mechanisms.neglect
        strokes = {cause: own.gauss(0, self.noise / 4) for cause in CAUSES}
        found = outcome(replace(unit, design=0), value=value + sum(strokes.values()))
        return replace(found, design=one.name, fortune=Fortune(strokes, strokes, []))


def decided(made, names=("two", "three", "other"), effort=LITTLE, folder=None, purse=None, seed=0):
    """Return the decision between designs whose runs are made up."""
    with bench_in(folder, seed, jobs=1, work=made) as bench:
        return decide(bench, designs(*names), purse, effort)


def bare(*scenarios):
    """Return the scenarios with all mechanisms off."""
    off = dict.fromkeys(SWITCHES, False)
    return [one.model_copy(update={"mechanisms": one.mechanisms.model_copy(update=off)}) for one in scenarios]
