"""Which assumptions matter at all: elementary effects on the difference, of blocks first where there are many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from simulator.analysis.crossing import Numbers
from simulator.analysis.elementary import Elementary, elementary
from simulator.experiment.bench import Bench
from simulator.experiment.sensitivity.effort import Effort
from simulator.experiment.sensitivity.measuring import differences
from simulator.experiment.sensitivity.sampling import Place, trajectories
from simulator.experiment.sensitivity.space import Space

Effects = dict[str, Elementary]


@dataclass(frozen=True, slots=True)
class Screening:
    """What was found, largest first: of blocks (empty where there were few assumptions), and of single assumptions.

    While some move, all others move too: an effect is a mean over the space.
    """

    blocks: Effects
    singles: Effects


def screened(bench: Bench, space: Space, effort: Effort) -> Screening:
    """Return the effects of blocks, and of the assumptions within those that matter most."""
    blocks: Effects = {}
    chosen = list(space.assumptions)
    if space.in_blocks:
        blocks = _effects(bench, space, space.blocks, effort)
        chosen = [path for block in list(blocks)[: effort.blocks] for path in space.blocks[block]]
    return Screening(blocks, _effects(bench, space, {path: (path,) for path in chosen}, effort))


def _effects(bench: Bench, space: Space, factors: Mapping[str, Sequence[str]], effort: Effort) -> Effects:
    """Return the effect of each factor, the largest first."""
    ways = trajectories(factors, effort.trajectories, bench.seed)
    numbers = differences(bench, space, [place for way in ways for place in way], range(effort.screening))
    each = len(factors) + 1
    moves: dict[str, list[Numbers]] = {name: [] for name in factors}
    for number, way in enumerate(ways):
        seen = numbers[number * each : (number + 1) * each]
        for (before, after), (here, there) in zip(pairwise(way), pairwise(seen), strict=True):
            name = next(name for name, members in factors.items() if before[members[0]] != after[members[0]])
            moves[name].append((there - here) / _moved(before, after, factors[name]))
    found = {
        name: elementary(np.array(effects), block=len(factors[name]) > 1) for name, effects in moves.items()
    }
    return dict(sorted(found.items(), key=lambda one: -(one[1].size.mean or 0.0)))


def _moved(before: Place, after: Place, members: Sequence[str]) -> float:
    """Return how far a factor moved; of a block, whose members move in different directions, without its sign."""
    far = after[members[0]] - before[members[0]]
    return far if len(members) == 1 else abs(far)
