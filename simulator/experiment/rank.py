"""The best of many designs: a race on the same markets, more runs for those that may be the best."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.analysis.best import Bound, Standings, confidence_of_each_bound
from simulator.analysis.intervals import CONFIDENCE
from simulator.analysis.outcome import Outcome
from simulator.analysis.race import FEWEST, for_the_best, for_the_order, looks, onward
from simulator.experiment.bench import Bench
from simulator.experiment.confidence import confidence_of
from simulator.experiment.indifference import Indifference
from simulator.experiment.pairs import level
from simulator.experiment.ranking import Ranking
from simulator.experiment.study import MOST_REPLICATIONS, Study, StudyError
from simulator.experiment.together import bound
from simulator.scenario.schema.scenario import Scenario

USUAL = 100
"""The most replications of a design where nobody says how many: a race ends before where it can."""
USUAL_INDIFFERENCE = "2%"


def rank(
    bench: Bench,
    scenarios: Sequence[Scenario],
    most: int = USUAL,
    *,
    indifference: Indifference | float | str = USUAL_INDIFFERENCE,
    confidence: float | str = CONFIDENCE,
) -> Ranking:
    """Let `scenarios` race on the same markets, and return which is the best, with a chance of `confidence` at least.

    `most` is the largest number of runs of each design. `indifference`: an amount in the market's money, or a share of
    what the first design creates as in `"2%"`; designs that differ by less count as equally good. Raises `StudyError`
    for designs that cannot be compared, a single one, and numbers out of bounds.
    """
    allowed, sure = Indifference.of(indifference), confidence_of(confidence)
    check(scenarios, most, bench.seed)
    race = _Race(scenarios, looks(most), sure)
    wanted = [race.at[0]] * len(scenarios)
    while wanted != race.runs:
        race.run(bench, wanted)
        standings = race.standings(allowed)
        wanted = onward(for_the_best(standings) or for_the_order(standings), race.runs, race.at)
    return Ranking(tuple(scenarios), race.outcomes, standings, allowed, sure, race.at, bench.seed)


def check(scenarios: Sequence[Scenario], most: int, seed: int = 0) -> None:
    """Raise `StudyError` unless these designs can race, so many runs of each at most."""
    if len(scenarios) < 2:
        raise StudyError("a ranking needs two designs at least; 'conveyor run' simulates one")
    if not FEWEST <= most <= MOST_REPLICATIONS:
        raise StudyError(f"replications: {most} is not between {FEWEST} and {MOST_REPLICATIONS:,}; {USUAL} are usual")
    Study.of(scenarios, most, seed)


@dataclass
class _Race:
    """Designs at a race; pairs that nothing has changed of since the last look are not worked out again."""

    scenarios: Sequence[Scenario]
    at: tuple[int, ...]
    confidence: float
    known: dict[tuple[int, int, int], Bound] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with no runs."""
        self.outcomes: list[list[Outcome]] = [[] for _ in self.scenarios]

    @property
    def runs(self) -> list[int]:
        """How many runs each design has."""
        return [len(runs) for runs in self.outcomes]

    def run(self, bench: Bench, wanted: Sequence[int]) -> None:
        """Let each design have so many runs in all; those it has are kept."""
        lacking = [range(have, want) for have, want in zip(self.runs, wanted, strict=True)]
        for runs, more in zip(self.outcomes, bench.runs(list(zip(self.scenarios, lacking, strict=True))), strict=True):
            runs.extend(more)

    def standings(self, indifference: Indifference) -> Standings:
        """Return where the designs stand; the indifference is of the mean of the first by now."""
        pairs = [[self._between(one, other) for other in range(one)] for one in range(len(self.scenarios))]
        return Standings.of(pairs, indifference.amount(level(self.outcomes[0]).stands_on.mean))

    def _between(self, one: int, other: int) -> Bound:
        """Return the difference of two designs on the markets that both have met."""
        shared = min(len(self.outcomes[one]), len(self.outcomes[other]))
        place = (one, other, shared)
        if place not in self.known:
            each = confidence_of_each_bound(len(self.scenarios), self.confidence, len(self.at))
            self.known[place] = bound(self.outcomes[one][:shared], self.outcomes[other][:shared], each)
        return self.known[place]
