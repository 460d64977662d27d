"""The space of a sensitivity study: two designs, and what nobody decides that acts in either of them."""

from collections.abc import Mapping, Sequence

from simulator.experiment.claims.plausible import Region, value_at
from simulator.experiment.study import Study, StudyError
from simulator.scenario.figures.assumptions import Assumption
from simulator.scenario.figures.leaning import acting
from simulator.scenario.schema.scenario import Scenario

ONE_BY_ONE = 30
"""So many assumptions are screened one by one at once; more of them in blocks first."""


class Space:
    """Every assumption is a direction in which both designs move together, from 0 to 1; 0.5 is what they say."""

    def __init__(self, scenarios: Sequence[Scenario], among: Sequence[str] = ()) -> None:
        """Span the space around two designs: the reference, and one that is compared with it.

        `among`: paths, of assumptions or of groups of them, to which the study is confined; all without. `StudyError`
        for designs that cannot be compared, and for paths at which nothing is uncertain.
        """
        if len(scenarios) != 2:
            raise StudyError(f"a sensitivity study is about the difference of two designs, not {len(scenarios)}")
        Study.of(scenarios, 1)
        self.scenarios = tuple(scenarios)
        self._regions = tuple(Region(scenario) for scenario in scenarios)
        asked_for = self._asked_for(among)
        acts = self._acts()
        self.assumptions = {path: one for path, one in asked_for.items() if path in acts}
        """What is studied, by path."""
        self.idle = len(asked_for) - len(self.assumptions)
        """How many were asked for that act in neither design."""
        if not self.assumptions:
            raise StudyError(f"{', '.join(among) or 'what is uncertain'}: acts in neither of the designs")

    @property
    def designs(self) -> tuple[str, str]:
        """The names of reference and other design."""
        reference, other = self.scenarios
        return reference.name, other.name

    @property
    def blocks(self) -> dict[str, tuple[str, ...]]:
        """The assumptions that belong together, by the path of their group."""
        found: dict[str, list[str]] = {}
        for path in self.assumptions:
            found.setdefault(path.rpartition(".")[0], []).append(path)
        return {block: tuple(members) for block, members in found.items()}

    @property
    def in_blocks(self) -> bool:
        """Whether there are so many assumptions that they are screened in blocks first."""
        return len(self.assumptions) > ONE_BY_ONE

    def at(self, places: Mapping[str, float]) -> tuple[Scenario, Scenario] | None:
        """Return both designs with assumptions moved to these places; None where the numbers do not go together."""
        if not places:
            reference, other = self.scenarios
            return reference, other
        reference_there, other_there = (region.at(places) for region in self._regions)
        return None if reference_there is None or other_there is None else (reference_there, other_there)

    def value(self, path: str, far: float) -> float:
        """Return the value of an assumption at a place in its range, in the unit of its field (sums in pays)."""
        return value_at(self.assumptions[path], far)

    def _asked_for(self, among: Sequence[str]) -> dict[str, Assumption]:
        """Return what is uncertain in either design, at or below one of these paths."""
        uncertain = {path: one for region in self._regions for path, one in region.parameters.items()}
        for written in among:
            if not any(_below(path, written) for path in uncertain):
                raise StudyError(f"{written}: nothing uncertain is there; 'conveyor explain FILE' lists what is")
        return {
            path: one for path, one in uncertain.items() if not among or any(_below(path, written) for written in among)
        }

    def _acts(self) -> set[str]:
        """Return the paths of what acts in either design."""
        return {
            one.assumption.path
            for scenario, region in zip(self.scenarios, self._regions, strict=True)
            for one in acting(scenario, region.parameters.values())
        }


def _below(path: str, written: str) -> bool:
    return path == written or path.startswith(f"{written}.")
