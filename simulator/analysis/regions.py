"""Who wins where: the square of two numbers cut into regions of designs, and a grey one where nothing can be said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.analysis.lines import Place, read
from simulator.analysis.terrain import Ground, Matrix, terrain

SURE = 0.9
"""The chance of being best from which on a design is said to win."""
EDGE = 1.96
"""Standard errors on either side of a border within which it is unclear (Bryan, Schneider, Nichol, Miller, Genovese,
Wasserman, Active learning for identifying function threshold boundaries, NIPS 2005: the straddle)."""
APART = 0.12
"""How far spots that are added at a time stand apart, in sides of the square."""

Pair = tuple[int, int]
Grounds = Mapping[Pair, Sequence[Ground]]
"""Two designs by place, the first less the second -> what is known of the difference at each spot."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Which design is best at a spot.

    best: by place, the likeliest. chance: that it is, at least. unclear: standard errors by which the border with the
    next one is closer than `EDGE`, in units of the difference; negative where it is farther away.
    """

    best: int
    chance: float
    unclear: float

    @property
    def winner(self) -> int | None:
        """The best design where that is sure enough, else None."""
        return self.best if self.chance >= SURE else None


def grounds(spots: Matrix, seen: Mapping[Pair, Sequence[Place]], wanted: Matrix) -> dict[Pair, list[Ground]]:
    """Return what is known of every two designs at the rows of `wanted`, from what was seen at `spots`."""
    return {pair: terrain(spots, places).readings(wanted) for pair, places in seen.items()}


def standings(found: Grounds, designs: int) -> list[Standing]:
    """Return who is best at each spot.

    The chance that a design is best is at least what the chances leave that others beat it (Bonferroni): exact between
    two, cautious among more.
    """
    spots = len(next(iter(found.values())))
    return [_standing({pair: along[spot] for pair, along in found.items()}, designs) for spot in range(spots)]


def _standing(here: Mapping[Pair, Ground], designs: int) -> Standing:
    lost = [0.0] * designs
    for (ours, theirs), ground in here.items():
        lost[ours] += 1 - ground.chance
        lost[theirs] += ground.chance
    best = min(range(designs), key=lost.__getitem__)
    rivals = [ground for pair, ground in here.items() if best in pair]
    unclear = max(EDGE * ground.error - abs(ground.mean) for ground in rivals)
    return Standing(best, max(0.0, 1 - lost[best]), unclear)


def unclear_spots(standing: Sequence[Standing], wanted: Matrix, known: Matrix, count: int) -> list[int]:
    """Return the rows of `wanted` to look at next: where the border is least clear, apart from one another.

    At most `count`, none of those `known`, and none where the border is clear.
    """
    chosen: list[int] = []
    for row in sorted(range(len(standing)), key=lambda row: -standing[row].unclear):
        if len(chosen) == count or standing[row].unclear <= 0:
            break
        away = _distance(wanted[row], wanted[chosen]), _distance(wanted[row], known)
        if away[0] >= APART and away[1] > 0:
            chosen.append(row)
    return chosen


def decided(places: Mapping[Pair, Place], designs: int) -> int | None:
    """Return the design that beats every other one at a spot, by the intervals of its own replications; None: none."""
    signs = {pair: read(place).sign for pair, place in places.items()}
    for one in range(designs):
        against = [sign if ours == one else -sign for (ours, theirs), sign in signs.items() if one in {ours, theirs}]
        if all(sign > 0 for sign in against):
            return one
    return None


def _distance(spot: Matrix, others: Matrix) -> float:
    return float(np.linalg.norm(others - spot, axis=1).min()) if len(others) else np.inf
