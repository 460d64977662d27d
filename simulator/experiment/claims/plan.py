"""Which claims are looked at, on which arms, with how many runs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from simulator.experiment.claims.book import Article, Book, Claim, Trial
from simulator.experiment.claims.loader import Library, scenario_of
from simulator.experiment.claims.measures import measure
from simulator.experiment.claims.plausible import set_by
from simulator.experiment.study import StudyError
from simulator.scenario.schema.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is run: replications of each arm, and of each arm at each point of the plausible region.

    No points, no hypercube.
    """

    replications: int = 200
    points: int = 32
    at_each_point: int = 4
    seed: int = 0


Key = tuple[str, frozenset[str]]
"""An arm at the points of the plausible region, and the parameters that are left alone there."""


@dataclass(frozen=True)
class Plan:
    """Claims of a book with the scenarios of the arms that their tests need."""

    library: Library
    claims: Sequence[tuple[Article, Claim]]
    scenarios: dict[str, Scenario]
    effort: Effort

    @classmethod
    def of(cls, library: Library, only: Sequence[str], effort: Effort) -> "Plan":
        """Return the plan for the claims `only` (none: all); `StudyError` for one that the book lacks."""
        if effort.replications < 2:
            raise StudyError(f"replications: {effort.replications} is too few to decide anything; 2 at least")
        if effort.points < 0 or effort.points == 1:
            raise StudyError(f"points: {effort.points} is no number of points; 2 at least, or 0 for none")
        if effort.points and effort.at_each_point < 1:
            raise StudyError(f"per-point: {effort.at_each_point} is too few; 1 at least")
        claims = chosen(library.book, only)
        used = dict.fromkeys(arm for _, claim in claims for test in claim.tests for arm in test.arms)
        scenarios = library.scenarios(list(used))
        library.check_measures(scenarios)
        return cls(library, claims, scenarios, effort)

    def tests(self) -> Iterator[Trial]:
        """Yield every test of the claims."""
        for _, claim in self.claims:
            yield from claim.tests

    def measures(self, arm: str) -> list[str]:
        """Return the measures that tests ask of an arm."""
        return sorted({measure(test.measure).key for test in self.tests() if arm in test.arms})

    def left(self, test: Trial) -> frozenset[str]:
        """Return the uncertain parameters that some arm of a test sets itself: they are left alone in all of them."""
        return frozenset().union(*(self._set_by[arm] for arm in test.arms))

    @cached_property
    def keys(self) -> list[Key]:
        """The arms that are run over the plausible region."""
        if not self.effort.points:
            return []
        return list(dict.fromkeys((arm, self.left(test)) for test in self.tests() for arm in test.arms))

    @cached_property
    def _set_by(self) -> dict[str, frozenset[str]]:
        book, folder = self.library.book, self.library.folder
        bare = {design: scenario_of(book.arms[arm].model_copy(update=NOTHING_LAID), folder)
                for design, arm in {book.arms[arm].design: arm for arm in self.scenarios}.items()}
        return {
            arm: set_by(book.arms[arm], scenario, bare[book.arms[arm].design])
            for arm, scenario in self.scenarios.items()
        }


NOTHING_LAID: dict[str, object] = {"market": None, "overlays": (), "settings": {}, "without": ()}


def chosen(book: Book, only: Sequence[str]) -> list[tuple[Article, Claim]]:
    """Return the claims whose ids are `only`, in the order of the book, all without any."""
    everything = list(book.claims())
    known = {claim.id: (article, claim) for article, claim in everything}
    for identity in only:
        if identity not in known:
            near = get_close_matches(identity, known, n=1)
            raise StudyError(f"no claim {identity}; " + (f"did you mean {near[0]}?" if near else "--list shows them"))
    return [one for one in everything if not only or one[1].id in only]
