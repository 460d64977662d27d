"""What the difference is at points of the space: a number for each point and replication."""

from collections.abc import Sequence

import numpy as np

from simulator.analysis.crossing import Numbers
from simulator.analysis.fortune import CAUSES
from simulator.analysis.outcome import Outcome
from simulator.analysis.pooling import without_luck
from simulator.experiment.bench import Bench
from simulator.experiment.fortunes import luck_between
from simulator.experiment.pairs import PRIMARY, gaps
from simulator.experiment.sensitivity.sampling import Place
from simulator.experiment.sensitivity.space import Space

Pair = tuple[list[Outcome], list[Outcome]]


def pairs(bench: Bench, space: Space, places: Sequence[Place], replications: Sequence[int]) -> list[Pair | None]:
    """Return the outcomes of reference and other design at each place; None where its numbers do not go together."""
    there = [space.at(place) for place in places]
    asked = [(scenario, replications) for both in there if both is not None for scenario in both]
    runs = iter(bench.runs(asked))
    return [None if both is None else (next(runs), next(runs)) for both in there]


def differences(bench: Bench, space: Space, places: Sequence[Place], replications: Sequence[int]) -> Numbers:
    """Return the other design less the reference, shape (places, replications), luck taken out where it is known.

    NaN where the numbers of a place do not go together. The luck of a replication is the same at all places.
    """
    found = pairs(bench, space, places, replications)
    numbers = np.full((len(places), len(replications)), np.nan)
    lucks: list[Numbers | None] = []
    for place, pair in enumerate(found):
        if pair is None:
            continue
        reference, other = pair
        numbers[place] = [np.nan if gap is None else gap for gap in gaps(other, reference)]
        lucks.append(_luck(other, reference))
    known = [one for one in lucks if one is not None]
    if not known or len(known) < len(lucks):
        return numbers
    luck = np.zeros((*numbers.shape, len(CAUSES)))
    luck[[pair is not None for pair in found]] = known
    return without_luck(numbers, luck)


def _luck(ours: Sequence[Outcome], theirs: Sequence[Outcome]) -> Numbers | None:
    """Return ours less theirs, shape (replications, causes)."""
    luck = luck_between(ours, theirs, PRIMARY)
    return None if luck is None else np.array([luck[cause] for cause in CAUSES], dtype=np.float64).T
