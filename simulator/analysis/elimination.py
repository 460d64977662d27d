"""A race by elimination: which of many is best, where all meet the same luck and few runs may be spent.

All run the same replications, look by look. At each look whoever is too far behind the one in the lead is dropped, by
paired differences and by whichever of two rules drops it first; each rule has half the chance of a mistake, shared
equally between the pairs (Bonferroni). By the first a candidate is dropped whose interval lies below zero; look s has
1 / (s (s + 1)) of the chance, so that it does not matter how many looks there will be. It is the faster where much
lies between two. By the second, the triangle of Kim and Nelson (ACM TOMACS 11, 2001; with a spread that is estimated
anew at each look: Operations Research 54, 2006), those go that can hardly be better by more than the indifference
amount. It is the faster between near equals, and ends every race.

Two things make the first looks worth something. The spread of a difference is the larger of its own and that of all
candidates together (Nelson, Matejcik, Management Science 41, 1995), for two replications say nothing of one pair and
much of fifty. And luck that can be named is taken out by one slope for all candidates (`controls` has one for each
difference, from ten replications on).

Where the allowance does not pay for all that may still be best, those behind are set aside, so that the leaders run on:
that is a bet and no proof, and `settled` tells of it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from simulator.analysis.intervals import CONFIDENCE, Numbers, t_quantile
from simulator.analysis.verdict import INDIFFERENCE

FIRST_LOOK = 2
"""Replications of every candidate before the first is dropped."""
GROWTH = 1.6
"""How many times as many replications each look has as the one before it, at the least two more."""
MOST_FOR_A_LOOK = 1 / 3
"""Share of what is left to spend that one look may take: where not all can be paid for, those behind are set aside."""

Drawn = tuple[Numbers, Numbers | None]
"""Numbers, and the luck in them where it is known: one row for each replication, one column for each candidate."""
Draw = Callable[[Sequence[int], range], Drawn]
"""Returns what these candidates come to in these replications, more being better."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far each candidate is behind the one in the lead, after the same replications of all.

    leader: its place. gaps: mean difference from the leader, luck taken out, below zero for whoever is behind.
    halves: half the width of the interval of each, infinite where nothing can be said yet. slacks: how far behind each
    may be and still be kept. level: the leader's mean.
    """

    leader: int
    gaps: Numbers
    halves: Numbers
    slacks: Numbers
    level: float

    @property
    def dropped(self) -> Sequence[bool]:
        """Tell of each candidate whether it is too far behind to be paid for any longer."""
        return [bool(gap + slack < 0) for gap, slack in zip(self.gaps, self.slacks, strict=True)]

    def ahead_by_more_than(self, amount: float) -> bool:
        """Tell whether some candidate may be better than the leader by more than an amount."""
        others = np.arange(len(self.gaps)) != self.leader
        return bool(np.any((self.gaps + self.halves)[others] > amount))


@dataclass(frozen=True, slots=True)
class Look:
    """One look of a race: replications by then, candidates before it, and how many of them were dropped.

    dropped: as surely worse. set_aside: because what was left to spend would not have paid for them.
    """

    replications: int
    candidates: int
    dropped: int
    set_aside: int


@dataclass(frozen=True)
class Elimination:
    """What a race has found.

    best: the place of the candidate in the lead at the end. alive: all that may still be best, the leader first, then
    by how far they are behind. gaps: mean difference of each candidate from the best over its own replications, luck
    taken out. replications: how many each has. settled: whether nobody is left who may be better than the best by more
    than the indifference amount; else the race ended because its allowance was spent. runs: replications of all.
    """

    best: int
    alive: tuple[int, ...]
    gaps: tuple[float, ...]
    replications: tuple[int, ...]
    settled: bool
    looks: tuple[Look, ...]

    @property
    def runs(self) -> int:
        """Return the runs that the race took."""
        return sum(self.replications)


@dataclass
class _Track:
    """What was drawn so far: candidate -> its numbers and its luck, one for each replication."""

    draw: Draw
    numbers: dict[int, list[float]] = field(default_factory=dict)
    luck: dict[int, list[float]] = field(default_factory=dict)
    lucky: bool = True

    def run(self, candidates: Sequence[int], replications: range) -> None:
        """Let these candidates run these replications, which are their next."""
        numbers, luck = self.draw(candidates, replications)
        self.lucky = self.lucky and luck is not None
        for column, candidate in enumerate(candidates):
            self.numbers.setdefault(candidate, []).extend(numbers[:, column].tolist())
            if luck is not None:
                self.luck.setdefault(candidate, []).extend(luck[:, column].tolist())

    def drawn(self, candidates: Sequence[int], count: int) -> Drawn:
        """Return the first so many replications of these candidates."""
        numbers = np.array([self.numbers[one][:count] for one in candidates]).T
        return numbers, np.array([self.luck[one][:count] for one in candidates]).T if self.lucky else None


def eliminate(
    draw: Draw, candidates: Sequence[int], allowance: int, indifference: float = INDIFFERENCE,
    confidence: float = CONFIDENCE,
) -> Elimination:  # fmt: skip
    """Race `candidates` until nobody may be better than the leader by more than the indifference amount.

    `allowance`: runs that may be spent, at least two for each candidate. `indifference`: as a share of the leader's
    mean. `confidence` that the best is not dropped; it holds where differences are about normal, and the true spread of
    the best one's is not far above both its own estimate and that of all.
    """
    if allowance < FIRST_LOOK * len(candidates):
        raise ValueError(f"{allowance} runs are too few for a first look at {len(candidates)} candidates")
    track, alive, looks = _Track(draw), list(candidates), list[Look]()
    count, left, settled = 0, allowance, False
    step = FIRST_LOOK
    while True:
        track.run(alive, range(count, count + step))
        count, left = count + step, left - step * len(alive)
        each = (1 - confidence) / 2 / max(1, len(candidates) - 1)
        now = standing(*track.drawn(alive, count), each / ((len(looks) + 1) * (len(looks) + 2)), each, indifference)
        order = [alive[place] for place in np.argsort(-now.gaps, kind="stable") if not now.dropped[place]]
        settled = len(order) == 1 or not now.ahead_by_more_than(indifference * abs(now.level))
        step = min(max(FIRST_LOOK, int(np.ceil(count * (GROWTH - 1)))), left // 2)
        going = order if settled or step < 1 else order[: max(2, int(left * MOST_FOR_A_LOOK) // step)]
        looks.append(Look(count, len(alive), len(alive) - len(order), len(order) - len(going)))
        alive = going
        if settled or step < 1:
            return _told(track, candidates, alive, looks, settled=settled)


def standing(numbers: Numbers, luck: Numbers | None, sure: float, small: float, indifference: float) -> Standing:
    """Return who leads and how far the others are behind.

    `numbers`, `luck`: one row for each replication, one column for each candidate. `sure`, `small`: chances of a
    mistake, one-sided, of one interval at this look, and of one pair at all looks by the rule of Kim and Nelson.
    """
    count, candidates = numbers.shape
    level, slope = without_luck(numbers, luck), int(luck is not None)
    leader = int(np.argmax(level.mean(axis=0)))
    behind = level - level[:, [leader]]
    freedom = (candidates - 1) * (count - 1) - slope
    height = float(level[:, leader].mean())
    halves = slacks = np.full(candidates, np.inf)
    if freedom > 0:
        together = 2 * float((_centred(level) ** 2).sum()) / freedom
        spread = np.maximum(behind.var(axis=0, ddof=1), together)
        halves = t_quantile(freedom, 1 - 2 * sure) * np.sqrt(spread / count)
        slacks = _slack(spread, freedom, count, small, indifference * abs(height))
    return Standing(leader, behind.mean(axis=0), halves, np.minimum(halves, slacks), height)


def _slack(spread: Numbers, freedom: int, count: int, chance: float, amount: float) -> Numbers:
    """Return how far behind a candidate may be and still be kept, by the triangle of Kim and Nelson."""
    if not amount:
        return np.full(len(spread), np.inf)
    width = freedom * ((2 * chance) ** (-2 / freedom) - 1)
    return np.asarray(np.maximum(0.0, amount / (2 * count) * (width * spread / amount**2 - count)))


def without_luck(numbers: Numbers, luck: Numbers | None) -> Numbers:
    """Return `numbers` with luck taken out by the slope that fits the differences between all candidates best."""
    if luck is None:
        return numbers
    ours, theirs = _centred(numbers), _centred(luck)
    size = float((theirs**2).sum())
    return numbers - (float((ours * theirs).sum()) / size if size else 0.0) * luck


def _centred(numbers: Numbers) -> Numbers:
    """Return what is left of numbers when the mean of each candidate and that of each replication are taken out."""
    rows, columns = numbers.mean(axis=1, keepdims=True), numbers.mean(axis=0, keepdims=True)
    return np.asarray(numbers - rows - columns + numbers.mean())


def _told(
    track: _Track, candidates: Sequence[int], alive: list[int], looks: list[Look], *, settled: bool
) -> Elimination:
    best = alive[0]
    counts = tuple(len(track.numbers[one]) for one in candidates)
    return Elimination(best, tuple(alive), _gaps(track, candidates, best), counts, settled, tuple(looks))


def _gaps(track: _Track, candidates: Sequence[int], best: int) -> tuple[float, ...]:
    """Return how far candidates are behind the best over their own replications, luck out by one slope for all."""
    pairs = [track.drawn([one, best], len(track.numbers[one])) for one in candidates]
    gaps = [numbers[:, 0] - numbers[:, 1] for numbers, _ in pairs]
    luck = [luck[:, 0] - luck[:, 1] for _, luck in pairs if luck is not None]
    if len(luck) < len(gaps):
        return tuple(float(gap.mean()) for gap in gaps)
    size = sum(float(((one - one.mean()) ** 2).sum()) for one in luck)
    both = sum(float(((one - one.mean()) * gap).sum()) for one, gap in zip(luck, gaps, strict=True))
    slope = both / size if size else 0.0
    return tuple(float((gap - slope * one).mean()) for gap, one in zip(gaps, luck, strict=True))
