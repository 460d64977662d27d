"""Work whose truth is known: designs differ by what their names say, and meet the same markets."""

import random
from contextlib import contextmanager
from dataclasses import replace

from fakes import outcome, scenario

from simulator.analysis.fortune import Fortune
from simulator.experiment.bench import bench_in

CREATES = 500
"""What a design creates that is called 0."""


def designs(*values):
    """Return designs that create so much more than 500 in the mean."""
    return [scenario(f"d{place} {value}") for place, value in enumerate(values)]


class Markets:
    """Runs of such designs; `spread` is the deviation of a design by itself, `lucky` how much of it luck explains."""

    def __init__(self, scenarios, spread=10.0, lucky=0.0):
        """Read the values from the names."""
        self.values = [float(one.name.partition(" ")[2]) for one in scenarios]
        self.names = [one.name for one in scenarios]
        self.spread, self.lucky = spread, lucky

    def __call__(self, unit):
        """Return the outcome of a run."""
        shared = random.Random(unit.replication).gauss(0, 30)
        own = random.Random(f"{self.names[unit.design]} {unit.replication}")
        luck, rest = own.gauss(0, self.spread * self.lucky**0.5), own.gauss(0, self.spread * (1 - self.lucky) ** 0.5)
        found = outcome(unit, value=CREATES + self.values[unit.design] + shared + luck + rest)
        by_cause = {"deals": luck, "clients": 0.0, "orders": 0.0, "people": 0.0}
        return replace(found, fortune=Fortune(by_cause, by_cause, [])) if self.lucky else found


@contextmanager
def bench(folder=None, jobs=1, on_runs=None, seed=0, **options):
    """Open a bench whose runs are made up."""
    with bench_in(folder, seed, jobs=jobs, on_runs=on_runs,
                  work=lambda scenarios, _seed: Markets(scenarios, **options)) as opened:  # fmt: skip
        yield opened
