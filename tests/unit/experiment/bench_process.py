"""A search, to be carried out in a process of its own by tests that kill it."""

import json
from statistics import fmean

from made_up import MadeUp, sellers, staffed

from simulator.experiment.bench import FRESH, bench_in


def search(bench):
    """Drop the worse half of the designs again and again, at twice the runs, and run the last one anew."""
    designs, told, replications = [staffed(count) for count in range(3, 11)], [], 4
    while len(designs) > 1:
        found = bench.outcomes(designs, range(replications))
        means = [fmean(one.indicators["value"] for one in runs) for runs in found]
        ranked = sorted(range(len(designs)), key=lambda place: -means[place])
        told.append([[sellers(designs[place]), means[place]] for place in ranked])
        designs, replications = [designs[place] for place in ranked[: len(designs) // 2]], 2 * replications
    (fresh,) = bench.outcomes(designs, range(FRESH, FRESH + 4))
    return [*told, [one.indicators["value"] for one in fresh]]


def carry_out(folder, notes, seconds):
    """Search in `folder`, each run noted in `notes`, and write the answer there."""
    with bench_in(folder, jobs=1, work=MadeUp(notes, seconds)) as bench:
        found = search(bench)
    folder.mkdir(exist_ok=True)
    (folder / "answer.json").write_text(json.dumps(found))
