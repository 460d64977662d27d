"""Works whose outcomes are made up of mechanisms, to hold attributions against a known truth."""

import random
from dataclasses import dataclass, field, replace

from fakes import outcome, scenario

from simulator.analysis.fortune import CAUSES, Fortune
from simulator.experiment.attribute.attribute import attribute
from simulator.experiment.bench import bench_in
from simulator.scenario.schema.mechanisms import SWITCHES

REFERENCE, DESIGN = scenario("universal"), scenario("conveyor")
BOTH = (REFERENCE, DESIGN)


@dataclass(frozen=True)
class Made:
    """Makes up outcomes: value is what mechanisms that are on add to it, and luck.

    adds: mechanism -> what it adds to the value of the design; `structure` is there with all of them off.
    together: what these mechanisms add if all of them are on. noise: standard deviation of what is each run's own.
    luck: standard deviation of luck that an account is kept of. seen: where the units are noted that were asked for.
    """

    adds: dict = field(default_factory=dict)
    together: tuple = ((), 0.0)
    structure: float = 0.0
    noise: float = 0.0
    luck: float = 0.0
    seen: list = field(default_factory=list)

    def __call__(self, scenarios, seed):
        """Return the work of a bench."""
        return lambda unit: self.made(scenarios[unit.design], unit, seed)

    def made(self, one, unit, seed):
        """Return the outcome of a unit."""
        self.seen.append((one.fingerprint, unit.replication))
        switched_on = {name for name in SWITCHES if getattr(one.mechanisms, name)}
        moving = sorted(switched_on & {*self.adds, *self.together[0]})
        chance = random.Random(f"{seed} {unit.replication} {one.name} {moving}")
        market = random.Random(f"{seed} {unit.replication}").gauss(0, 50)
        value = 100 + market + chance.gauss(0, self.noise)
        if one.name == DESIGN.name:
            members, amount = self.together
            value += self.structure + sum(self.adds[name] for name in moving if name in self.adds)
            value += amount * (bool(members) and switched_on.issuperset(members))
        told = outcome(unit, value=value)
        if not self.luck:
            return replace(told, design=one.name)
        strokes = {cause: chance.gauss(0, self.luck) for cause in CAUSES}
        told = outcome(unit, value=value + sum(strokes.values()))
        return replace(told, design=one.name, fortune=Fortune(strokes, strokes, []))


def attributed(made, replications=12, seed=0, scenarios=BOTH, **options):
    """Return the attribution of made-up outcomes."""
    with bench_in(None, seed, jobs=1, work=made) as bench:
        return attribute(bench, scenarios, replications, **options)


def by_key(found):
    """Return the shares by their keys."""
    return {one.key: one for one in found.parts}
