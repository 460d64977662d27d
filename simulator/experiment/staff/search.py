"""The search for the best of a space within an allowance of runs, on markets kept for searching."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.analysis.elimination import FIRST_LOOK, Elimination, Look, eliminate
from simulator.analysis.intervals import Numbers
from simulator.analysis.outcome import Outcome
from simulator.analysis.verdict import INDIFFERENCE
from simulator.experiment.bench import Bench
from simulator.experiment.fortunes import luck_of
from simulator.experiment.pairs import PRIMARY, numbers
from simulator.experiment.staff import asking
from simulator.experiment.staff.space import Candidate, Space

RUNS_FOR_EACH = 3
"""A space is searched whole where the allowance has as many runs for each candidate."""
AMPLE = 10
"""So many for each, and levers and head-counts are better searched together than in turn."""
LEAST = 24
"""Fewer runs find nothing in any space."""
FOR_LEVERS, MOST_FOR_LEVERS = 1 / 6, 1 / 3
"""Share of the allowance that levers may take where they are searched before head-counts; the second, where the first
does not pay for `RUNS_FOR_EACH` of their settings."""
RACING = 8
"""Candidates of a larger space that race, after the best were looked for."""


@dataclass(frozen=True)
class Search:
    """What a search has found, on markets that it has seen.

    space: what was searched. candidates: those of the last race. race: how they did; None where there was one alone.
    whole: whether all that the budget allows ran. runs: how many it took, of `allowance` at most. in_turn: whether
    levers were searched first, at head-counts as they are written, and head-counts at the best of these.
    """

    space: Space
    candidates: tuple[Candidate, ...]
    race: Elimination | None
    whole: bool
    runs: int
    allowance: int
    in_turn: bool = False

    @property
    def best(self) -> int:
        """The place of the best candidate."""
        return self.race.best if self.race else 0

    @property
    def order(self) -> list[int]:
        """The places of the candidates: the best first, those before others that were longer in the race."""
        met, gaps = self.replications, self.gaps
        return sorted(range(len(gaps)), key=lambda place: (place != self.best, -met[place], -gaps[place]))

    @property
    def gaps(self) -> tuple[float, ...]:
        """How far each candidate was behind the best in `value`, on the markets that it met, luck taken out."""
        return self.race.gaps if self.race else (0.0,)

    @property
    def replications(self) -> tuple[int, ...]:
        """How many markets each candidate met."""
        return self.race.replications if self.race else (0,)

    @property
    def looks(self) -> tuple[Look, ...]:
        """The looks of the race."""
        return self.race.looks if self.race else ()

    @property
    def settled(self) -> bool:
        """Whether none of the candidates may be better than the best by more than the indifference amount."""
        return self.race.settled if self.race else True

    @property
    def written(self) -> int | None:
        """The place of the design as it is written, None where it is not among the candidates."""
        same = self.space.written.scenario.fingerprint
        places = (place for place, one in enumerate(self.candidates) if one.scenario.fingerprint == same)
        return next(places, None)


def searched(bench: Bench, space: Space, allowance: int, indifference: float = INDIFFERENCE) -> Search:
    """Search a space with at most `allowance` runs, on replications from 0 on.

    Whole, by a race, where there are `RUNS_FOR_EACH` runs for each candidate; but levers and head-counts in turn where
    that leaves as many for each of them, and together there would be less than `AMPLE`. Where there are too many for
    either, half of the allowance goes to asking for candidates one after another, and the best of them race for the
    rest. `StudyError` where nothing is within the
    budget, `ValueError` for an allowance below `LEAST`.
    """
    if allowance < LEAST:
        raise ValueError(f"{allowance} runs are too few to search with; {LEAST} at least")
    small = allowance // RUNS_FOR_EACH
    candidates = space.first(small + 1)
    if len(candidates) == 1:
        return Search(space, tuple(candidates), None, whole=True, runs=0, allowance=allowance)
    run = _Runs(bench)
    settings = _to_set_first(space, len(candidates), allowance)
    if settings:
        return _in_turn(run, space, settings, allowance, indifference)
    if len(candidates) <= small:
        found = eliminate(_Field(run, candidates).draw, range(len(candidates)), allowance, indifference)
        return Search(space, tuple(candidates), found, whole=True, runs=found.runs, allowance=allowance)
    asked = asking.explored(space, run.means, allowance // 2 // FIRST_LOOK, bench.seed)
    best = [candidate for candidate, _ in sorted(asked, key=lambda one: -one[1])[:RACING]]
    before = (len(asked) - len(best)) * FIRST_LOOK
    found = eliminate(_Field(run, best).draw, range(len(best)), allowance - before, indifference)
    return Search(space, tuple(best), found, whole=False, runs=before + found.runs, allowance=allowance)


def ready(space: Space, allowance: int) -> int:
    """Return how many candidates there are, or one more than are searched whole; before anything is run.

    `StudyError` where nothing is within the budget, and where the search would need what is not installed.
    """
    small = allowance // RUNS_FOR_EACH
    size = len(space.first(small + 1))
    if size > small and not _to_set_first(space, size, allowance):
        asking.ready()
    return size


def _to_set_first(space: Space, size: int, allowance: int) -> list[Candidate]:
    """Return the settings of levers that race before head-counts do; nothing where one or the other are too many.

    Nor where all `size` candidates can be searched amply, or only levers are to be decided.
    """
    share = _for_levers(space, allowance)
    if size * AMPLE <= allowance or not space.levers or share > allowance * MOST_FOR_LEVERS:
        return []
    seats = space.like_written((allowance - share) // RUNS_FOR_EACH)
    found = [] if seats is None else space.of_seats(seats)
    return found if 1 < len(found) < size else []


def _for_levers(space: Space, allowance: int) -> int:
    """Return how many runs levers may take before head-counts."""
    settings = math.prod(len(lever.values) for lever in space.levers)
    return max(int(allowance * FOR_LEVERS), RUNS_FOR_EACH * settings)


def _in_turn(run: "_Runs", space: Space, first: Sequence[Candidate], allowance: int, indifference: float) -> Search:
    """Race the settings of levers at one staffing; then all staffings at the best of them, and what is written."""
    share = _for_levers(space, allowance)
    levers = eliminate(_Field(run, first).draw, range(len(first)), share, indifference)
    left = allowance - levers.runs
    candidates = space.of_settings(first[levers.best].settings).first(left // RUNS_FOR_EACH)
    written = space.written
    same = {one.scenario.fingerprint for one in candidates}
    if space.purse.covers(space.scenario) and written.scenario.fingerprint not in same:
        candidates.append(written)
    race = eliminate(_Field(run, candidates).draw, range(len(candidates)), left, indifference)
    before = {one.scenario.fingerprint: runs for one, runs in zip(first, levers.replications, strict=True)}
    again = sum(
        min(before.get(one.scenario.fingerprint, 0), runs)
        for one, runs in zip(candidates, race.replications, strict=True)
    )  # runs of the first race that the second looks at
    return Search(
        space, tuple(candidates), race, whole=False, runs=levers.runs + race.runs - again, allowance=allowance,
        in_turn=True,
    )  # fmt: skip


class _Runs:
    """Runs candidates on a bench."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def of(self, candidates: Sequence[Candidate], replications: range) -> list[list[Outcome]]:
        """Return the outcomes of each candidate."""
        return self._bench.outcomes([one.scenario for one in candidates], replications)

    def means(self, candidates: Sequence[Candidate]) -> list[float]:
        """Return what each candidate creates, on average over the markets of a first look."""
        return [float(np.mean(_values(runs))) for runs in self.of(candidates, range(FIRST_LOOK))]


class _Field:
    """The candidates of a race."""

    def __init__(self, runs: _Runs, candidates: Sequence[Candidate]) -> None:
        self._runs, self._candidates = runs, candidates

    def draw(self, places: Sequence[int], replications: range) -> tuple[Numbers, Numbers | None]:
        """Return value, and the luck in it, one row for each replication, one column for each candidate."""
        found = self._runs.of([self._candidates[place] for place in places], replications)
        values = np.array([_values(runs) for runs in found]).T
        luck = [luck_of(runs, PRIMARY) for runs in found]
        if any(one is None for one in luck):
            return values, None
        return values, np.array([np.sum(list(one.values()), axis=0) for one in luck if one is not None]).T


def _values(runs: Sequence[Outcome]) -> Numbers:
    return np.array(numbers(runs), dtype=np.float64)
