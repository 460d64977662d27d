"""Made-up designs whose border is known: the second one gains on the first as numbers of the market move."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from fakes import outcome

from simulator.analysis.outcome import Outcome
from simulator.experiment.bench import Bench, OnRuns, bench_in
from simulator.experiment.study import Unit
from simulator.scenario.schema.scenario import Scenario

COMMON, OWN = 3.0, 1.0
"""Deviations of a paired difference between replications: the same at all values of an axis, and of each by itself."""

Height = Callable[[Scenario], float]


@dataclass(frozen=True)
class Bordering:
    """Work in which the value of design number k is `heights[k]` of its scenario, plus noise as stated above.

    Replications share noise between values; a value has its own by its fingerprint, so all is repeatable.
    """

    scenarios: tuple[Scenario, ...]
    seed: int
    heights: dict[str, Height]
    common: float = COMMON
    own: float = OWN

    def __call__(self, unit: Unit) -> Outcome:
        """Return an outcome whose value is known but for noise."""
        one = self.scenarios[unit.design]
        shared = np.random.default_rng([self.seed, unit.replication, len(one.name)]).normal(0, self.common)
        alone = np.random.default_rng([self.seed, unit.replication, int(one.fingerprint[:12], 16)]).normal(0, self.own)
        height = self.heights[one.name](one)
        return outcome(unit, shift=0.0, value=100 + height + (shared + alone) / np.sqrt(2))


@contextmanager
def bench_of(
    heights: dict[str, Height], seed: int = 0, common: float = COMMON, own: float = OWN,
    folder: Path | None = None, on_runs: OnRuns | None = None,
) -> Iterator[Bench]:  # fmt: skip
    """Open a bench whose runs cost nothing; without a folder it is in memory."""

    def work(scenarios: tuple[Scenario, ...], root: int) -> Bordering:
        return Bordering(scenarios, root, heights, common, own)

    with bench_in(folder, seed, jobs=1, on_runs=on_runs, work=work) as bench:
        yield bench
