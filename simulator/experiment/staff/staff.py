"""From a design and a budget to its best staffing, told on markets that the search never saw."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from simulator.analysis.catalogue import BY_KEY
from simulator.analysis.intervals import CONFIDENCE, Difference, Estimate
from simulator.analysis.outcome import Outcome
from simulator.analysis.verdict import INDIFFERENCE, Verdict, judge
from simulator.experiment.bench import FRESH, Bench
from simulator.experiment.pairs import PRIMARY, difference, level
from simulator.experiment.provenance import model_version, versions
from simulator.experiment.staff.day import usual_levers
from simulator.experiment.staff.levers import Lever
from simulator.experiment.staff.purse import Purse
from simulator.experiment.staff.search import LEAST, Search, searched
from simulator.experiment.staff.space import Candidate, Space
from simulator.experiment.study import StudyError
from simulator.kernel.showing import counted, line, named
from simulator.scenario.figures.budget import budget
from simulator.scenario.schema.money import Money
from simulator.scenario.schema.scenario import Scenario

FINALISTS = 4
"""Candidates that usually run anew on fresh markets, at most; the design as it is written is one more."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What a search may take.

    search: runs to search with, at most. fresh: markets on which each finalist runs anew. indifference: differences
    below this share of the best's mean count as none in practice. finalists: how many there are, at most, beside the
    design as it is written.
    """

    search: int = 300
    fresh: int = 40
    indifference: float = INDIFFERENCE
    finalists: int = FINALISTS

    @property
    def facts(self) -> tuple[int, int, float, int]:
        """All that it is made of."""
        return self.search, self.fresh, self.indifference, self.finalists

    def check(self) -> None:
        """Raise `StudyError` for numbers that make no sense."""
        if self.search < LEAST:
            raise StudyError(f"--effort {self.search}: too few runs to search with; {LEAST} at least, 300 are usual")
        if self.fresh < 2:
            raise StudyError(f"replications: {self.fresh} is too few to tell finalists apart; 2 at least, 40 are usual")
        if self.finalists < 1:
            raise StudyError(f"finalists: {self.finalists} is too few; the best of the search is one")
        if not 0 <= self.indifference < 1:
            raise StudyError(f"indifference: {self.indifference} is not a share between 0 and 1")


@dataclass(frozen=True, slots=True)
class Finalist:
    """A candidate on fresh markets.

    place: among the candidates of the search. level: what it creates. gap: its difference from the best, and verdict:
    what is to be said of that; both None of the best. Intervals of gaps hold together, at 95 %, for all finalists.
    """

    place: int
    candidate: Candidate
    level: Estimate
    gap: Difference | None
    verdict: Verdict | None

    @property
    def as_good(self) -> bool:
        """Whether it is as good as the best for all that is known: not surely worse, or by no more than counts."""
        return self.verdict is None or self.verdict.word != "worse"


@dataclass(frozen=True)
class StaffFound:
    """The best staffing of a design for a budget.

    finalists: on fresh markets, the best first, then in the order of the search.
    """

    scenario: Scenario
    purse: Purse
    effort: Effort
    seed: int
    search: Search
    finalists: tuple[Finalist, ...]

    def __repr__(self) -> str:
        """Return the best staffing, what it creates, and how many were searched."""
        size = counted(len(self.search.candidates), "candidate")
        return line(f"StaffFound: {named(self.scenario.name)} at its best {self.chosen.words}, {size}")

    @property
    def money(self) -> Money:
        """What sums are in."""
        return self.scenario.market.money

    @property
    def chosen(self) -> Candidate:
        """The best candidate."""
        return self.finalists[0].candidate

    @property
    def best(self) -> Scenario:
        """The design, staffed as well as was found."""
        return self.chosen.scenario

    @property
    def runs(self) -> int:
        """Runs that the search took, those on fresh markets left out."""
        return self.search.runs

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All candidates that ran."""
        return self.search.candidates

    @property
    def as_good(self) -> tuple[Finalist, ...]:
        """The finalists that are as good as the best for all that is known, the best among them."""
        return tuple(one for one in self.finalists if one.as_good)

    @property
    def written(self) -> Finalist | None:
        """The design as it is written; None where it is not within the budget."""
        return next((one for one in self.finalists if one.place == self.search.written), None)

    @property
    def several(self) -> bool:
        """Whether there are several gaps, so that the interval of each is one of those that hold together."""
        return len(self.finalists) > 2

    @property
    def outdone(self) -> Finalist | None:
        """The finalist that is surely better than the best of the search on fresh markets, if there is one."""
        better = [one for one in self.finalists if one.verdict is not None and one.verdict.word == "better"]
        return max(better, key=lambda one: one.level.stands_on.mean or 0.0, default=None)

    @property
    def unsettled(self) -> bool:
        """Whether a better staffing may have been missed: the runs were spent, or fresh markets contradict the pick."""
        return self.outdone is not None or not self.search.settled

    @cached_property
    def costs(self) -> tuple[float, ...]:
        """What each candidate costs a month at target: pays of all, heads included, and adverts."""
        return tuple(self.money.of(budget(one.scenario).money) for one in self.candidates)

    @cached_property
    def values(self) -> tuple[float, ...]:
        """What each candidate creates: the best on fresh markets, the others as far behind it as the search saw them.

        Finalists as far as the fresh markets saw them.
        """
        top = self.finalists[0].level.stands_on.mean or 0.0
        values = [top + gap for gap in self.search.gaps]
        for one in self.finalists:
            gap = None if one.gap is None else one.gap.stands_on.mean
            values[one.place] = top + (gap or 0.0)
        return tuple(values)

    @cached_property
    def front(self) -> tuple[int, ...]:
        """The places of candidates to which none that costs no more is superior, the cheapest first."""
        found: list[int] = []
        cheapest = sorted(range(len(self.costs)), key=lambda one: (round(self.costs[one], 9), -self.values[one]))
        for place in cheapest:
            if not found or self.values[place] > self.values[found[-1]]:
                found.append(place)
        return tuple(found)

    def summary(self) -> dict[str, Any]:
        """Return all of it as plain data, as in `summary.json`: no timestamps, None for what does not exist."""
        search = self.search
        return {
            "design": self.scenario.name,
            "scenario": self.scenario.fingerprint,
            "market": self.scenario.market.name,
            "currency": self.money.currency,
            "closer_pay": self.money.closer_pay,
            "budget": asdict(self.purse),
            "levers": {lever.path: list(lever.values) for lever in search.space.levers},
            "roles": ["/".join(team) for team in search.space.teams],
            "versions": {**versions(), "model": model_version()},
            "seed": self.seed,
            "effort": asdict(self.effort),
            "confidence": CONFIDENCE,
            "primary": PRIMARY,
            "search": {
                "whole": search.whole, "in_turn": search.in_turn, "settled": search.settled,
                "candidates": len(search.candidates), "runs": search.runs, "allowance": search.allowance,
                "looks": [asdict(look) for look in search.looks],
            },
            "best": self._told(self.finalists[0]),
            "finalists": [self._told(one) for one in self.finalists],
            "as_good": [one.candidate.words for one in self.as_good],
            "front": [self._placed(place) for place in self.front],
        }  # fmt: skip

    def frames(self) -> Mapping[str, pd.DataFrame]:
        """Return `staff`: one row for each candidate, in the order of the search."""
        return {"staff": pd.DataFrame([self._row(place) for place in self.search.order])}

    def _told(self, one: Finalist) -> dict[str, Any]:
        return {
            **self._placed(one.place), "fingerprint": one.candidate.scenario.fingerprint,
            "settings": dict(one.candidate.settings), "level": asdict(one.level),
            "difference": None if one.gap is None else asdict(one.gap),
            "verdict": None if one.verdict is None else one.verdict.word, "as_good": one.as_good,
            "as_written": one.place == self.search.written,
        }  # fmt: skip

    def _placed(self, place: int) -> dict[str, Any]:
        seats = self.candidates[place].seats
        return {
            "candidate": self.candidates[place].words,
            "seats": {"/".join(team): count for team, count in zip(self.search.space.teams, seats, strict=True)},
            "cost_a_month": self.costs[place], "value": self.values[place],
        }  # fmt: skip

    def _row(self, place: int) -> dict[str, Any]:
        candidate, finals = self.candidates[place], {one.place: one for one in self.finalists}
        one = finals.get(place)
        sure = None if one is None else one.level.stands_on
        return {
            "candidate": candidate.words,
            **{"/".join(team): count for team, count in zip(self.search.space.teams, candidate.seats, strict=True)},
            **dict(candidate.settings),
            "cost_a_month": self.costs[place], "value": self.values[place], "behind_in_search": self.search.gaps[place],
            "markets_in_search": self.search.replications[place], "on_front": place in self.front,
            "finalist": one is not None, "fresh_value": None if sure is None else sure.mean,
            "fresh_low": None if sure is None else sure.low, "fresh_high": None if sure is None else sure.high,
            "as_good": one is not None and one.as_good, "as_written": place == self.search.written,
        }  # fmt: skip


def staffed(
    bench: Bench, scenario: Scenario, purse: Purse | None = None, effort: Effort | None = None,
    levers: Sequence[Lever] | None = None,
) -> StaffFound:  # fmt: skip
    """Return the best staffing of `scenario` for a budget (None: as many people as it has), told on fresh markets.

    `levers`: what is searched beside head-counts; None: the usual ones of the design (`day.usual_levers`).
    The search picks, and the fresh markets tell: what is told of the best does not hang on its having been picked
    (no winner's curse). `StudyError` where nothing is within the budget or the effort makes no sense.
    """
    purse, effort = purse or Purse.written(scenario), effort or Effort()
    effort.check()
    moved = usual_levers(scenario) if levers is None else tuple(levers)
    search = searched(bench, Space(scenario, purse, moved), effort.search, effort.indifference)
    places = search.order[: effort.finalists]
    if search.written is not None and search.written not in places:
        places.append(search.written)
    runs = bench.outcomes([search.candidates[place].scenario for place in places], range(FRESH, FRESH + effort.fresh))
    finalists = _finalists(search, dict(zip(places, runs, strict=True)), effort.indifference)
    return StaffFound(scenario, purse, effort, bench.seed, search, finalists)


def _finalists(search: Search, runs: Mapping[int, Sequence[Outcome]], indifference: float) -> tuple[Finalist, ...]:
    best = runs[search.best]
    confidence = 1 - (1 - CONFIDENCE) / max(1, len(runs) - 1)
    top = level(best)
    found = [Finalist(search.best, search.candidates[search.best], top, None, None)]
    for place, own in runs.items():
        if place != search.best:
            gap = difference(own, best, PRIMARY, confidence)
            verdict = judge(gap, top.stands_on.mean, BY_KEY[PRIMARY].better, indifference, confidence)
            found.append(Finalist(place, search.candidates[place], level(own), gap, verdict))
    return tuple(found)
