"""The work of a study: one replication of one of its designs, simulated and observed."""

from dataclasses import dataclass

from simulator.analysis.observe import observe
from simulator.analysis.outcome import Outcome
from simulator.experiment.study import Unit
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Replicate:
    """Runs units of the study of `scenarios` under the root seed `seed`."""

    scenarios: tuple[Scenario, ...]
    seed: int

    def __call__(self, unit: Unit) -> Outcome:
        """Return the outcome of `unit`."""
        return observe(simulate(self.scenarios[unit.design], replication=unit.replication, seed=self.seed))
