"""Works whose outcomes are made up of mechanisms, to hold attributions against a known truth."""

import random
from dataclasses import dataclass, field

from fakes import scenario

from simulator.analysis.fortune import CAUSES, Fortune
from simulator.analysis.outcome import Outcome
from simulator.experiment.attribute.attribute import attribute
from simulator.experiment.attribute.players import switched
from simulator.experiment.bench import bench_in
from simulator.scenario.schema.mechanisms import SWITCHES

REFERENCE, DESIGN = scenario("universal"), scenario("conveyor")
BOTH = (REFERENCE, DESIGN)
PLAYING = ("neglect", "comfort", "quitting", "learning")
FEW = tuple(switched(one, [name for name in SWITCHES if name not in PLAYING]) for one in BOTH)
"""Designs in which four mechanisms of four themes are on: cheap."""


@dataclass(frozen=True)
class Made:
    """Makes up outcomes: value is what mechanisms that are on add to it, and luck.

    adds: mechanism -> what it adds to the value of the design; `structure` is there with all of them off.
    together: what these mechanisms add if all of them are on. noise: standard deviation of what is each run's own.
    luck: standard deviation of luck that an account is kept of. seen: every run that was asked for.
    """

    adds: dict = field(default_factory=dict)
    together: tuple = ((), 0.0)
    structure: float = 0.0
    noise: float = 0.0
    luck: float = 0.0
    seen: list = field(default_factory=list)

    def __call__(self, scenarios, seed):
        """Return the work of a bench."""
        return lambda unit: self.made(scenarios[unit.design], unit.replication, seed)

    def made(self, one, replication, seed):
        """Return the outcome of a scenario in a replication."""
        switched_on = frozenset(name for name in SWITCHES if getattr(one.mechanisms, name))
        self.seen.append((one.name, switched_on, replication))
        moving = sorted(switched_on & {*self.adds, *self.together[0]})
        chance = random.Random(f"{seed} {replication} {one.name} {moving}")
        value = 100 + random.Random(f"{seed} {replication}").gauss(0, 50) + chance.gauss(0, self.noise)
        if one.name == DESIGN.name:
            members, amount = self.together
            value += self.structure + sum(self.adds[name] for name in moving if name in self.adds)
            value += amount * (bool(members) and switched_on.issuperset(members))
        strokes = {cause: chance.gauss(0, self.luck) for cause in CAUSES}
        return Outcome(
            design=one.name, replication=replication, indicators={"value": value + sum(strokes.values())}, monthly={},
            hours={}, funnel={}, waits={}, portfolios=[], person_margins=[], events=1,
            fortune=Fortune(strokes, strokes, []) if self.luck else None,
        )  # fmt: skip


@dataclass(frozen=True)
class Direct:
    """A bench that keeps nothing: for hundreds of attributions."""

    made: Made
    seed: int

    def runs(self, asked):
        """Return the outcomes of each scenario in its replications."""
        return [[self.made.made(one, number, self.seed) for number in numbers] for one, numbers in asked]


def attributed(made, replications=12, seed=0, scenarios=BOTH, **options):
    """Return the attribution of made-up outcomes."""
    with bench_in(None, seed, jobs=1, work=made) as bench:
        return attribute(bench, scenarios, replications, **options)


def by_key(found):
    """Return the shares by their keys."""
    return {one.key: one for one in found.parts}
