"""Over the whole plausible region: where its spread comes from, and where which design wins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.analysis.crossing import Numbers
from simulator.analysis.rules import Checked, Rule, checked, learned
from simulator.analysis.shares import Spread, spread
from simulator.experiment.bench import FRESH, Bench
from simulator.experiment.sensitivity.effort import Effort
from simulator.experiment.sensitivity.measuring import differences
from simulator.experiment.sensitivity.sampling import Place, Rows, rows
from simulator.experiment.sensitivity.space import Space
from simulator.kernel.troubles import FailedError

REST = "all others"
"""The factor of all assumptions that are not studied closely, together: what screening has missed shows there."""

FEWEST = 2
"""Points of either set without which nothing can be said."""


@dataclass(frozen=True, slots=True)
class Regions:
    """Where the other design wins: rules learned at points, by places in ranges, and what they are worth at others."""

    rules: tuple[Rule, ...]
    checked: Checked


@dataclass(frozen=True, slots=True)
class Spreading:
    """The spread of the difference over the region, the regions in words, and the points: place, mean difference."""

    spread: Spread
    regions: Regions
    points: tuple[tuple[Place, float], ...]


def spread_out(bench: Bench, space: Space, chosen: Sequence[str], effort: Effort) -> Spreading:
    """Return what is found at points that move everything at once, on markets on which nothing was screened."""
    others = tuple(path for path in space.assumptions if path not in chosen)
    factors = {path: (path,) for path in chosen} | ({REST: others} if others else {})
    where = rows(factors, effort.points, bench.seed)
    numbers = _numbers(bench, space, where, effort)
    first, second, *mixed = np.split(numbers, len(factors) + 2)
    if np.isfinite(first).all(axis=1).sum() < FEWEST or np.isfinite(second).all(axis=1).sum() < FEWEST:
        raise FailedError("the numbers of hardly any point of the plausible region go together")
    learning = [*where.first, *(place for places in where.mixed.values() for place in places)]
    return Spreading(
        spread(first, second, dict(zip(factors, mixed, strict=True))),
        _regions(chosen, (learning, np.concatenate([first, *mixed])), (where.second, second)),
        tuple(_means([*where.first, *where.second], np.concatenate([first, second]), chosen)),
    )


def _numbers(bench: Bench, space: Space, where: Rows, effort: Effort) -> Numbers:
    places = [*where.first, *where.second, *(place for one in where.mixed.values() for place in one)]
    return differences(bench, space, places, range(FRESH, FRESH + effort.replications))


Seen = tuple[Sequence[Mapping[str, float]], Numbers]


def _regions(chosen: Sequence[str], seen: Seen, unseen: Seen) -> Regions:
    """Learn from one family of points, and check at the other."""
    points, wins = _wins(chosen, seen)
    rules = learned(points, wins, chosen)
    others, truth = _wins(chosen, unseen)
    usually = 2 * sum(wins) > len(wins)
    return Regions(rules, checked(rules, others, truth, chosen, usually))


def _wins(chosen: Sequence[str], seen: Seen) -> tuple[Numbers, list[bool]]:
    """Return the points at which there is a difference, and whether it is above zero."""
    places, numbers = seen
    means = numbers.mean(axis=1)
    known = np.isfinite(means)
    points = np.array([[place[path] for path in chosen] for place in places], dtype=np.float64)
    return points[known], [bool(mean > 0) for mean in means[known]]


def _means(places: Sequence[Place], numbers: Numbers, chosen: Sequence[str]) -> list[tuple[Place, float]]:
    return [
        ({path: place[path] for path in chosen}, float(mean))
        for place, mean in zip(places, numbers.mean(axis=1), strict=True)
        if np.isfinite(mean)
    ]
