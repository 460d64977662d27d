"""Designs along an axis or across two of them, every value on the same markets and luck."""

from collections.abc import Sequence
from itertools import combinations

from simulator.analysis.lines import Place
from simulator.analysis.outcome import Outcome
from simulator.experiment.bench import Bench
from simulator.experiment.fortunes import luck_between
from simulator.experiment.pairs import PRIMARY, gaps
from simulator.scenario.schema.scenario import Scenario

Pair = tuple[int, int]
"""Two designs by place: the first less the second."""


def pairs_of(designs: int) -> list[Pair]:
    """Return every two of so many designs, the later one first: others are held against the reference."""
    return [(later, former) for former, later in combinations(range(designs), 2)]


def between(ours: Sequence[Outcome], theirs: Sequence[Outcome], at: float = 0.0) -> Place:
    """Return the paired differences in value, ours less theirs, and what of them was luck."""
    return Place(at, [float(gap or 0.0) for gap in gaps(ours, theirs)], luck_between(ours, theirs, PRIMARY))


def places(
    bench: Bench, moved: Sequence[Sequence[Scenario]], replications: Sequence[int]
) -> list[dict[Pair, Place]]:
    """Return for each group of designs the paired differences of every two of them, in one batch of runs."""
    width = len(moved[0]) if moved else 0
    runs = bench.outcomes([scenario for group in moved for scenario in group], replications)
    groups = [runs[start : start + width] for start in range(0, len(runs), width)] if width else []
    return [
        {(ours, theirs): between(group[ours], group[theirs]) for ours, theirs in pairs_of(width)} for group in groups
    ]
