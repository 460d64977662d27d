"""What a study found: intervals for each design, paired differences from the reference, verdicts, tables."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from simulator.analysis.best import Standings
from simulator.analysis.catalogue import BY_KEY, CATALOGUE
from simulator.analysis.controls import moved
from simulator.analysis.intervals import CONFIDENCE, Estimate
from simulator.analysis.outcome import Outcome
from simulator.analysis.transition import Transition, transitions
from simulator.analysis.units import words_of
from simulator.analysis.verdict import judge
from simulator.experiment import tables
from simulator.experiment.budget import Budget, budget_of
from simulator.experiment.finding import Finding
from simulator.experiment.fortunes import StrokeOfRun, largest_strokes, luck_of
from simulator.experiment.pairs import PRIMARY, difference, level, luck_in_the_gap, numbers
from simulator.experiment.plans import Plans, plans, with_quotas
from simulator.experiment.provenance import versions
from simulator.experiment.staffing import Hires, by_month, hires_of
from simulator.experiment.stopping import Look
from simulator.experiment.study import Study
from simulator.experiment.together import FEWEST, confidences, standings_of, told_together
from simulator.experiment.tuning import UNTUNED, Tuning
from simulator.kernel.calendar import MONTH
from simulator.kernel.showing import counted, interval, line, listed, named
from simulator.scenario.figures.budget import target_pays
from simulator.scenario.schema.money import Money, is_sum


@dataclass(frozen=True, slots=True)
class Failure:
    """A replication of a design that failed: what went wrong in a line, and what repeats it."""

    design: str
    replication: int
    message: str
    command: str


@dataclass(frozen=True)
class Comparison:
    """A study that was carried out; with one design it holds intervals and no differences.

    outcomes: design -> outcomes in the order of replications; only replications that every design finished, so that
        all tables hold the same markets for all designs.
    indifference: half width of the practical band, as a share of the reference's mean.
    folder: where the study is kept; None for one in memory.
    look: how precise it is, where a precision was asked for and not a number of replications.
    tuning: how each design was made as good as it can be; None where they are as written.
    """

    study: Study
    outcomes: Mapping[str, Sequence[Outcome]]
    failures: Sequence[Failure]
    indifference: float
    folder: Path | None = None
    look: Look | None = None
    tuning: Tuning | None = None

    def __repr__(self) -> str:
        """Return how many designs and replications it holds, and the verdict in a word for each design."""
        size = f"{counted(len(self.designs), 'design')}, {counted(self.completed, 'replication')}"
        return line(f"Comparison of {size}: {self._words()}")

    def _words(self) -> str:
        first, *more = self.verdict or (None,)
        if first is None:
            level = self.estimate(self.reference, PRIMARY).stands_on
            return f"value {interval(level.mean, level.low, level.high)} {words_of(self.money.currency)}"
        if not more:
            return f"{named(first.design)} {first.word} than {named(first.reference)}" if first.decided else first.word
        told = listed(f"{named(one.design)} {one.word}" for one in self.verdict)
        return f"against {named(self.reference)}: {told}"

    @property
    def designs(self) -> tuple[str, ...]:
        """The names of the designs, the reference first."""
        return self.study.designs

    @property
    def money(self) -> Money:
        """What sums are in: the currency of the market, and what a closer earns in it."""
        return self.study.scenarios[0].market.money

    @property
    def reference(self) -> str:
        """The design that the others are compared with."""
        return self.designs[0]

    @cached_property
    def budget(self) -> Budget:
        """What the designs have to spend, and what of it is equal."""
        return budget_of(self.study.scenarios)

    @property
    def completed(self) -> int:
        """Replications that every design finished."""
        return len(self.outcomes[self.reference])

    def numbers(self, design: str, key: str) -> list[float | None]:
        """Return an indicator of a design, one number for each replication; None where it does not exist."""
        return numbers(self.outcomes[design], key)

    def estimate(self, design: str, key: str) -> Estimate:
        """Return the mean of an indicator with its 95 % interval, within the bounds of the indicator.

        Its `sharp` has luck taken out.
        """
        return level(self.outcomes[design], key)

    def finding(self, design: str, key: str = PRIMARY) -> Finding:
        """Return the paired difference of `design` from the reference in an indicator, and the verdict on it."""
        direction = BY_KEY[key].better
        ours, theirs = self.outcomes[design], self.outcomes[self.reference]
        found, sure = difference(ours, theirs, key), self._confidence(design, key)
        together = difference(ours, theirs, key, sure) if self.several else None
        mean = self.estimate(self.reference, key).stands_on.mean
        verdict = judge(together or found, mean, direction, self.indifference, sure)
        currency = self.money.currency if self.money.named and is_sum(BY_KEY[key].unit) else ""
        moved = luck_in_the_gap(ours, theirs, key)
        return Finding(design, self.reference, key, mean, found, verdict, currency, moved, together, sure)

    @property
    def several(self) -> bool:
        """Whether there are several differences from the reference, so that they are judged together."""
        return len(self.designs) >= FEWEST

    def _confidence(self, design: str, key: str) -> float:
        """Return how sure a difference has to be for all verdicts on an indicator to hold together."""
        if self.several and key not in self._confidences:
            self._confidences[key] = confidences(self.outcomes, self.reference, key)
        return self._confidences[key][design] if self.several else CONFIDENCE

    @cached_property
    def _confidences(self) -> dict[str, dict[str, float]]:
        """By indicator and design, as far as anybody has asked."""
        return {}

    @cached_property
    def standings(self) -> Standings:
        """Which designs may be the best in value, and which are as good as it; positions are those in `designs`."""
        mean = self.estimate(self.reference, PRIMARY).stands_on.mean
        return standings_of([self.outcomes[one] for one in self.designs], self.indifference * abs(mean or 0.0))

    @cached_property
    def verdict(self) -> tuple[Finding, ...]:
        """What is found on `value`, for each design but the reference."""
        return tuple(self.finding(design) for design in self.designs[1:])

    def luck(self, design: str, key: str = PRIMARY) -> dict[str, float]:
        """Return by how much each cause of luck moved the plain mean of an indicator; empty where that is unknown."""
        return moved(self.numbers(design, key), luck_of(self.outcomes[design], key))

    @property
    def sharp(self) -> bool:
        """Whether the verdict, or where there is one design alone its value, stands on a mean with luck taken out."""
        found = self.verdict or (self.estimate(self.reference, PRIMARY),)
        return any(one.sharp is not None for one in found)

    @cached_property
    def strokes(self) -> tuple[StrokeOfRun, ...]:
        """The largest single strokes of luck over all designs and replications, largest first."""
        return tuple(largest_strokes(self.outcomes))

    @cached_property
    def replications(self) -> pd.DataFrame:
        """One row for each design and replication: `design`, `replication`, then the indicators by key.

        `frame.attrs["units"]` and `frame.attrs["columns"]` have the unit and the meaning of each column.
        """
        return tables.replications(self.outcomes)

    @cached_property
    def monthly(self) -> pd.DataFrame:
        """One row for each design, replication and month (from 1): the series of `Outcome.monthly` as columns.

        `frame.attrs["units"]` and `frame.attrs["columns"]` have the unit and the meaning of each column.
        """
        return tables.monthly(self.outcomes)

    @cached_property
    def people(self) -> pd.DataFrame:
        """One row for each design, replication and role: who was there, left, and was paid (`tables.people`).

        Where roles have a quota, how it was kept, too (`plans.with_quotas`).
        """
        pays = {
            one: {role: self.money.of(pay) for role, pay in target_pays(scenario).items()}
            for one, scenario in zip(self.designs, self.study.scenarios, strict=True)
        }
        return with_quotas(tables.people(self.outcomes, pays), self.outcomes)

    @cached_property
    def plans(self) -> Plans:
        """The bookings of each design against its plan, and its people against their quotas."""
        return plans(self.outcomes, self.study.scenarios)

    @cached_property
    def staffing(self) -> pd.DataFrame:
        """One row for each design, replication, role and month: seats that there are, taken, by ramped people."""
        return by_month(self.outcomes)

    @cached_property
    def hires(self) -> dict[str, list[Hires]]:
        """By design: the seats and hires of each role below the heads, over all replications."""
        return {
            design: [hires_of(role, runs) for role in dict.fromkeys(role for run in runs for role in run.staffed)]
            for design, runs in self.outcomes.items()
        }

    @cached_property
    def segments(self) -> pd.DataFrame:
        """One row for each design, replication and segment: its clients, and what they brought (`tables.segments`)."""
        return tables.segments(self.outcomes)

    @cached_property
    def fortunes(self) -> pd.DataFrame:
        """One row for each design, replication and cause of luck: what luck added (`tables.fortunes`)."""
        return tables.fortunes(self.outcomes)

    @cached_property
    def transitions(self) -> dict[str, Transition]:
        """The dip and the payback of each design but the reference that changes in the measured time."""
        return transitions(self.outcomes)

    def summary(self) -> dict[str, Any]:
        """Return all of it as plain data, as in `summary.json`: no timestamps, None for what does not exist."""
        study = self.study
        return {
            "study": {
                "hash": study.hash,
                "designs": list(self.designs),
                "reference": self.reference,
                "market": study.scenarios[0].market.name,
                "currency": self.money.currency,
                "closer_pay": self.money.closer_pay,
                "warm_up_months": study.scenarios[0].warm_up / MONTH,
                "horizon_months": study.scenarios[0].horizon / MONTH,
                "tuning": UNTUNED if self.tuning is None else str(self.tuning),
                **({} if self.tuning is None else {"tuned": self.tuning.summary(), "first": study.first}),
                "budget": self._budget(),
            },
            "scenarios": dict(zip(self.designs, study.fingerprints, strict=True)),
            "versions": {**versions(), "model": study.model},
            "seed": study.seed,
            "replications": study.replications,
            "completed": self.completed,
            "failed": [asdict(failure) for failure in self.failures],
            "confidence": CONFIDENCE,
            "indifference": self.indifference,
            "primary": PRIMARY,
            "designs": {design: self._estimates(design) for design in self.designs},
            "differences": {design: self._differences(design) for design in self.designs[1:]},
            "verdict": {
                finding.design: None if finding.verdict is None else asdict(finding.verdict)
                for finding in self.verdict
            },
            **({"together": told_together(self.verdict, self.standings, self.designs)} if self.several else {}),
            **self._precision(),
            **self._transition(),
            **self._plan(),
        }

    def _budget(self) -> dict[str, Any]:
        """Return the budget; what changes of it, and when, only where something does, adverts only where there are."""
        facts, budget = asdict(self.budget), self.budget
        left_out = (() if budget.changes else ("changes", "periods")) + (() if budget.advertises else ("marketing",))
        return {key: told for key, told in facts.items() if key not in left_out}

    def _precision(self) -> dict[str, Any]:
        """Return what stands in the summary of a study that was to be so precise; nothing for any other."""
        return {} if self.look is None else {"precision": self.look.summary()}

    def _transition(self) -> dict[str, Any]:
        """Return what stands in the summary of designs that change; nothing where none does."""
        found = {design: asdict(one) for design, one in self.transitions.items()}
        return {"transition": found} if found else {}

    def _plan(self) -> dict[str, Any]:
        """Return what stands in the summary of designs with a plan or quotas; nothing where there are none."""
        return {"plan": self.plans.summary()} if self.plans else {}

    def _estimates(self, design: str) -> dict[str, Any]:
        return {indicator.key: asdict(self.estimate(design, indicator.key)) for indicator in CATALOGUE}

    def _differences(self, design: str) -> dict[str, Any]:
        return {indicator.key: _plain(self.finding(design, indicator.key)) for indicator in CATALOGUE}


def _plain(finding: Finding) -> dict[str, Any]:
    word = None if finding.verdict is None else finding.verdict.word
    return {**asdict(finding.difference), "verdict": word}
