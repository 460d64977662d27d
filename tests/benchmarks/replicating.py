"""Replications of one design, one for each line that comes in, timed in the process that runs them.

`python replicating.py CODE SCENARIO` runs the package below the folder CODE, of whatever version or build, on the file
SCENARIO: it needs no more than names that all versions share. The benchmark of versions starts it; it is no part of the
product.
"""

import os
import sys
import time

code, scenario = sys.argv[1:]
sys.path.insert(0, code)

from simulator import load_scenario  # noqa: E402
from simulator.experiment.replicate import Replicate  # noqa: E402
from simulator.experiment.study import Unit  # noqa: E402
from simulator.experiment.worker import Done, attempt_in_worker  # noqa: E402


def main() -> None:
    """Run a replication as a worker of a study does, its indicators, packing and tidying up included, for each line."""
    work = Replicate((load_scenario(scenario),), seed=0)
    for _ in sys.stdin:
        start = time.process_time()
        done = attempt_in_worker(work, Unit(0, 0), os.getppid())
        print(time.process_time() - start, flush=True)
        assert isinstance(done, Done), done


if __name__ == "__main__":
    main()
