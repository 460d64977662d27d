"""What was decided: the design to choose, what it is worth more than the others, and how sure that is."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Literal

import pandas as pd

from simulator.analysis.best import Group, confidence_of_each_bound
from simulator.analysis.holm import chance_of_none, holm
from simulator.analysis.intervals import CONFIDENCE, Difference, Estimate
from simulator.analysis.verdict import Verdict, judge
from simulator.experiment.attribute.found import Attribution
from simulator.experiment.comparison import Comparison
from simulator.experiment.decide.effort import Effort
from simulator.experiment.pairs import PRIMARY, difference, gaps, level
from simulator.experiment.provenance import model_version, versions
from simulator.experiment.sensitivity.found import TurningFound
from simulator.experiment.sensitivity.held import Lead
from simulator.experiment.staff.purse import Purse
from simulator.experiment.staff.staff import StaffFound
from simulator.experiment.study import slug
from simulator.kernel.calendar import MONTH
from simulator.kernel.showing import interval, line, named
from simulator.scenario.schema.money import Money
from simulator.scenario.schema.scenario import Scenario

Decision = Literal["best", "as_good", "open"]
"""What can be said: one design is surely the best; the chosen one is surely as good as any; nobody knows yet."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A design at its best, on fresh markets, in the currency of the market.

    place: among the designs as they were given. group: what is known of it. level: what it creates. lead: how much more
    the chosen one creates, its interval good for all designs together (Holm), verdict on that, and the confidence of
    the interval by itself; None of the chosen one.
    """

    place: int
    design: str
    group: Group
    staffed: StaffFound
    level: Estimate
    lead: Difference | None
    verdict: Verdict | None
    confidence: float | None


@dataclass(frozen=True, repr=False)
class DecideFound:
    """Which design to choose for a budget.

    scenarios: the designs as they are written. staffed: each of them staffed for the budget, in the same order.
    compared: the best of each on fresh markets. why: why the chosen one differs from the next, as shares of the lead;
    turning: which assumptions turn that difference; each None where it was left out, or there is nothing to look at.
    """

    scenarios: tuple[Scenario, ...]
    purse: Purse
    effort: Effort
    seed: int
    staffed: tuple[StaffFound, ...]
    compared: Comparison
    why: Attribution | None
    turning: TurningFound | None

    def __repr__(self) -> str:
        """Return the chosen design, its lead over the next, and whether that is decided."""
        gap = self.lead.stands_on
        told = f"{interval(gap.mean, gap.low, gap.high, '+')} to {named(self.following.design)}"
        words = {"best": "surely the best", "as_good": "as good as any", "open": "not decided"}
        return line(f"DecideFound: {named(self.chosen.design)}, {words[self.decision]}, {told}")

    @property
    def money(self) -> Money:
        """What sums are in."""
        return self.compared.money

    @property
    def months(self) -> int:
        """The measured months."""
        return round(self.scenarios[0].horizon / MONTH)

    @property
    def amount(self) -> float:
        """Differences below this count as none, in money."""
        return self.compared.standings.indifference

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The designs at their best, the chosen one first."""
        return tuple(map(self._candidate, self.compared.standings.order))

    @property
    def chosen(self) -> Candidate:
        """The design that is ahead."""
        return self.candidates[0]

    @property
    def following(self) -> Candidate:
        """The design that comes next."""
        return self.candidates[1]

    @property
    def lead(self) -> Difference:
        """How much more the chosen design creates than the next."""
        lead = self.following.lead
        assert lead is not None
        return lead

    @property
    def known(self) -> Lead:
        """The same with all that reasons and thresholds, which come from fewer markets, are held to."""
        following = self.following
        assert following.confidence is not None
        return Lead(self.lead, following.confidence, following.verdict)

    @property
    def decision(self) -> Decision:
        """The best where every other is surely worse; as good where none is surely better by more than counts.

        Both at 95 % for all designs together, whichever of them is ahead.
        """
        if all(one.group == "worse" for one in self.candidates[1:]):
            return "best"
        return "as_good" if self.compared.standings.certain else "open"

    def of(self, *groups: Group) -> tuple[str, ...]:
        """Return the designs of some groups, the best first."""
        return tuple(one.design for one in self.candidates if one.group in groups)

    @property
    def several(self) -> bool:
        """Whether there are several leads, so that the interval of each is one of those that hold together."""
        return len(self.scenarios) > 2

    @property
    def ahead_on(self) -> int:
        """On how many of the fresh markets the chosen design creates more than the next."""
        ours, theirs = (self.compared.outcomes[one.design] for one in self.candidates[:2])
        return sum(gap is not None and gap > 0 for gap in gaps(ours, theirs))

    def _candidate(self, place: int) -> Candidate:
        design = self.compared.designs[place]
        lead, verdict, confidence = self._leads.get(place, (None, None, None))
        group = self.compared.standings.group(place)
        if group == "worse" and (verdict is None or verdict.word != "better"):
            group = "open"
        return Candidate(
            place, design, group, self.staffed[place], level(self.compared.outcomes[design]), lead, verdict, confidence
        )

    @cached_property
    def _leads(self) -> dict[int, tuple[Difference, Verdict | None, float]]:
        """By place: how much more the chosen design creates than each of the others, judged together.

        As surely as Holm and the comparison with the best both ask for.
        """
        runs = [self.compared.outcomes[design] for design in self.compared.designs]
        first, *others = self.compared.standings.order
        held = holm({place: chance_of_none(difference(runs[first], runs[place])) for place in others})
        each = {place: max(sure, confidence_of_each_bound(len(runs))) for place, sure in held.items()}
        mean = self.compared.estimate(self.compared.reference, PRIMARY).stands_on.mean
        found = {}
        for place in others:
            lead = difference(runs[first], runs[place], PRIMARY, each[place])
            found[place] = lead, judge(lead, mean, 1, self.effort.indifference, each[place]), each[place]
        return found

    def summary(self) -> dict[str, Any]:
        """Return all of it as plain data, as in `summary.json`: no timestamps, None for what does not exist."""
        return {
            "question": "which design at its best, for this market and this budget",
            "designs": {scenario.name: scenario.fingerprint for scenario in self.scenarios},
            "market": self.scenarios[0].market.name,
            "currency": self.money.currency,
            "closer_pay": self.money.closer_pay,
            "horizon_months": self.scenarios[0].horizon / MONTH,
            "budget": asdict(self.purse),
            "versions": {**versions(), "model": model_version()},
            "seed": self.seed,
            "effort": self.effort.facts(),
            "confidence": CONFIDENCE,
            "primary": PRIMARY,
            "decision": self.decision,
            "chosen": self.chosen.design,
            "indifference": self.amount,
            "ahead_on": {"markets": self.ahead_on, "of": self.effort.markets},
            "candidates": [_told(one) for one in self.candidates],
            "staff": {one.scenario.name: one.summary() for one in self.staffed},
            "why": self.why and self.why.summary(),
            "turning": self.turning and self.turning.summary(),
        }

    def frames(self) -> Mapping[str, pd.DataFrame]:
        """Return `decide`, a row for each design, the chosen one first; then the tables of the parts."""
        parts = {f"staff-{slug(one.scenario.name)}": one.frames()["staff"] for one in self.staffed}
        why = {} if self.why is None else dict(self.why.frames())
        return {
            "decide": pd.DataFrame([_row(one) for one in self.candidates]), **parts, **why,
            **({} if self.turning is None else self.turning.frames()),
        }  # fmt: skip


def _row(one: Candidate) -> dict[str, Any]:
    value, lead = one.level.stands_on, None if one.lead is None else one.lead.stands_on
    search = one.staffed.search
    return {
        "design": one.design, "staffing": one.staffed.chosen.words, "group": one.group, "value": value.mean,
        "low": value.low, "high": value.high, "lead_of_chosen": lead and lead.mean, "lead_low": lead and lead.low,
        "lead_high": lead and lead.high, "search_runs": search.runs, "search_allowance": search.allowance,
        "staffings_tried": len(search.candidates), "cost_a_month": one.staffed.costs[search.best],
        "levers": ", ".join(lever.path for lever in search.space.levers),
    }  # fmt: skip


def _told(one: Candidate) -> dict[str, Any]:
    return {
        **_row(one), "fingerprint": one.staffed.best.fingerprint, "level": asdict(one.level),
        "lead": None if one.lead is None else asdict(one.lead),
        "verdict": None if one.verdict is None else one.verdict.word,
    }  # fmt: skip
