"""What a race found: the best design, those that are as good, and what was spent on knowing it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from simulator.analysis.best import Bound, Group, Standings
from simulator.analysis.intervals import Estimate
from simulator.analysis.outcome import Outcome
from simulator.analysis.race import needed
from simulator.experiment.indifference import Indifference
from simulator.experiment.pairs import PRIMARY, level
from simulator.experiment.provenance import model_version, versions
from simulator.kernel.calendar import MONTH
from simulator.kernel.showing import line, named
from simulator.scenario.schema.money import Money
from simulator.scenario.schema.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Place:
    """A design in the ranking; money in the currency of the market.

    number: from 1. group: `Standings.group`. level: its value. gap: less the best of the others (`with_the_best`), its
    bounds good for all designs and all looks together. runs: the runs that it was given.
    """

    number: int
    design: str
    group: Group
    level: Estimate
    gap: Bound
    runs: int


@dataclass(frozen=True)
class Ranking:
    """Designs in the order of their value, and how sure that order is.

    outcomes: those of each design, in the order of replications; each met the first markets of the same row of them.
    standings: by position of the design. looks: the numbers of runs at which the race may be looked at.
    """

    scenarios: tuple[Scenario, ...]
    outcomes: Sequence[Sequence[Outcome]]
    standings: Standings
    indifference: Indifference
    confidence: float
    looks: tuple[int, ...]
    seed: int

    def __repr__(self) -> str:
        """Return the design that was selected, whether that is certain, and the runs spent."""
        sure = f"surely within {self.amount:.3g} of the best" if self.certain else "not decided yet"
        size = f"{len(self.scenarios)} designs, {self.spent:,} runs"
        return line(f"Ranking of {size}: {named(self.best)} ahead, {sure}")

    @property
    def designs(self) -> tuple[str, ...]:
        """The names of the designs in the order in which they were given."""
        return tuple(scenario.name for scenario in self.scenarios)

    @property
    def money(self) -> Money:
        """What sums are in."""
        return self.scenarios[0].market.money

    @property
    def best(self) -> str:
        """The design that was selected."""
        return self.designs[self.standings.selected]

    @property
    def certain(self) -> bool:
        """Whether it is the best, or short of it by no more than the indifference, at the confidence asked for."""
        return self.standings.certain

    @property
    def amount(self) -> float:
        """The indifference in money."""
        return self.standings.indifference

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The designs, the best first."""
        return tuple(self._place(number, position) for number, position in enumerate(self.standings.order, 1))

    def _place(self, number: int, position: int) -> Place:
        runs, standings = self.outcomes[position], self.standings
        return Place(
            number, self.designs[position], standings.group(position), level(runs), standings.with_the_best(position),
            len(runs),
        )  # fmt: skip

    def of(self, *groups: Group) -> tuple[str, ...]:
        """Return the designs of some groups, the best first."""
        return tuple(place.design for place in self.places if place.group in groups)

    @property
    def equally_good(self) -> tuple[str, ...]:
        """The selected design and all that are surely no worse than the best by more than the indifference."""
        return self.of("selected", "as_good")

    @property
    def spent(self) -> int:
        """Runs spent on all designs."""
        return sum(map(len, self.outcomes))

    @property
    def spent_equally(self) -> int:
        """Runs that it would have taken to give every design as many as the one that got most."""
        return len(self.outcomes) * max(map(len, self.outcomes))

    @property
    def needed(self) -> int | None:
        """About how many runs of each design left it would take; None where it is decided or nobody can tell."""
        return needed(self.standings, [len(runs) for runs in self.outcomes])

    @property
    def months(self) -> int:
        """The measured months."""
        return round(self.scenarios[0].horizon / MONTH)

    def summary(self) -> dict[str, Any]:
        """Return all of it as plain data, as in `summary.json`: no timestamps, None for what does not exist."""
        return {
            "question": "rank",
            "designs": list(self.designs),
            "reference": self.designs[0],
            "scenarios": {scenario.name: scenario.fingerprint for scenario in self.scenarios},
            "market": self.scenarios[0].market.name,
            "currency": self.money.currency,
            "closer_pay": self.money.closer_pay,
            "horizon_months": self.scenarios[0].horizon / MONTH,
            "versions": {**versions(), "model": model_version()},
            "seed": self.seed,
            "primary": PRIMARY,
            "confidence": self.confidence,
            "indifference": {"asked": str(self.indifference), "amount": self.amount},
            "looks": list(self.looks),
            "best": self.best,
            "certain": self.certain,
            "equally_good": list(self.equally_good),
            "not_decided": list(self.of("open")),
            "worse": list(self.of("worse")),
            "runs": {"spent": self.spent, "equal_spending": self.spent_equally, "needed": self.needed},
            "ranking": [_plain(place) for place in self.places],
        }

    def frames(self) -> dict[str, pd.DataFrame]:
        """Return the table of the ranking by the name of its file: a row for each design, the best first."""
        return {"rank": pd.DataFrame([_row(place) for place in self.places])}


def _row(place: Place) -> dict[str, Any]:
    found = place.level.stands_on
    return {
        "place": place.number, "design": place.design, "group": place.group, "value": found.mean, "low": found.low,
        "high": found.high, "against_the_best": place.gap.mean, "behind_at_most": place.gap.low,
        "ahead_at_most": place.gap.high, "runs": place.runs,
    }  # fmt: skip


def _plain(place: Place) -> dict[str, Any]:
    row = _row(place)
    return {
        key: None if isinstance(number, float) and number in (float("inf"), -float("inf")) else number
        for key, number in row.items()
    } | {"estimate": asdict(place.level)}  # fmt: skip
