"""From what was read of the arms to what is said of each claim."""

from collections.abc import Callable, Sequence
from typing import Literal

from simulator.analysis import deciding, effects
from simulator.analysis.effects import Column, Effect
from simulator.analysis.intervals import CONFIDENCE, Estimate, mean_interval
from simulator.experiment.claims.book import WITHIN, Article, Claim, Trial
from simulator.experiment.claims.carrying import Numbers, Readings
from simulator.experiment.claims.findings import ClaimFinding, Share, TrialFinding
from simulator.experiment.claims.measures import measure
from simulator.experiment.claims.plan import Plan

Together = Callable[[Sequence[deciding.Decision]], deciding.Decision | Literal["depends_on"]]


def judged(plan: Plan, readings: Readings) -> list[ClaimFinding]:
    """Return what was found about every claim of `plan`, in the order of the book."""
    return [_claim(plan, article, claim, readings) for article, claim in plan.claims]


def effect_of(test: Trial, columns: Sequence[Column], confidence: float = CONFIDENCE) -> Effect:
    """Return the effect that `test` looks at, from the measure in each of its arms."""
    if test.form in {"optimum", "slope"}:
        levels = test.levels or ()
        if test.form == "slope":
            return effects.slope(columns, levels, confidence)
        return effects.optimum(columns, levels, test.between or (0.0, 0.0), test.direction, confidence)
    plain = {"difference": effects.difference, "interaction": effects.interaction, "level": effects.level,
             "ratio": effects.ratio}
    return plain[test.form](columns, confidence)


def decision_of(test: Trial, effect: Effect) -> deciding.Decision:
    """Return what is decided about the claim under the condition of `test`."""
    if test.form in WITHIN and test.between:
        return deciding.within(effect, test.between)
    return deciding.side(effect, _direction(test))


def holds_on_average(test: Trial, effect: Effect) -> bool | None:
    """Tell whether the mean effect alone is as claimed; None where there is none."""
    if test.form in WITHIN and test.between:
        return deciding.mean_within(effect, test.between)
    return deciding.mean_on_side(effect, _direction(test))


def _direction(test: Trial) -> int:
    """Return on which side of zero the effect is expected; that of an optimum counts as better, so above it."""
    return 1 if test.form == "optimum" else test.direction


def _claim(plan: Plan, article: Article, claim: Claim, readings: Readings) -> ClaimFinding:
    at_points = [_at_points(plan, test, readings) for test in claim.tests]
    tests = [
        _test(test, readings, points, claim.confidence)
        for test, points in zip(claim.tests, at_points, strict=True)
    ]
    together, at_a_point = HOLDS_UNDER[claim.holds_under]
    decided = together([test.decision for test in tests]) if tests else None
    return ClaimFinding(article, claim, tuple(tests), decided, _share(at_a_point(at_points)))


def _test(test: Trial, readings: Readings, at_points: list[bool | None], confidence: float) -> TrialFinding:
    columns = _columns(test, [readings.arms[arm] for arm in test.arms])
    effect = effect_of(test, columns, confidence)
    return TrialFinding(test, effect, decision_of(test, effect), _levels(test, columns), _share(at_points), confidence)


def _levels(test: Trial, columns: Sequence[Column]) -> tuple[Estimate, ...]:
    bounds = measure(test.measure).bounds
    return tuple(mean_interval(column, bounds=bounds) for column in columns)


def _columns(test: Trial, arms: Sequence[Numbers]) -> list[Column]:
    """Return the measure in each arm, one number for each replication that all of them finished."""
    read = [arm.get(test.measure, {}) for arm in arms]
    common = sorted(set.intersection(*(set(numbers) for numbers in read)))
    return [[numbers[replication] for replication in common] for numbers in read]


def _at_points(plan: Plan, test: Trial, readings: Readings) -> list[bool | None]:
    """Return at which points of the plausible region the mean effect is as claimed; nothing without points."""
    if not readings.points:
        return []
    left = plan.left(test)
    found: list[bool | None] = []
    for number in range(plan.effort.points):
        arms = [numbers[number] if (numbers := readings.points.get((arm, left))) else None for arm in test.arms]
        there = [arm for arm in arms if arm is not None]
        whole = len(there) == len(arms)
        found.append(holds_on_average(test, effect_of(test, _columns(test, there))) if whole else None)
    return found


def _all(tests: Sequence[Sequence[bool | None]]) -> list[bool | None]:
    """Return at which points all tests hold; None where one of them says nothing."""
    points = zip(*tests, strict=True)
    return [None if None in point else all(point) for point in points]


def _any(tests: Sequence[Sequence[bool | None]]) -> list[bool | None]:
    """Return at which points some test holds; None where none of them does and one says nothing."""
    points = zip(*tests, strict=True)
    return [any(point) or (None if None in point else False) for point in points]


HOLDS_UNDER: dict[str, tuple[Together, Callable[[Sequence[Sequence[bool | None]]], list[bool | None]]]] = {
    "every_condition": (deciding.together, _all),
    "one_condition": (deciding.somewhere, _any),
}
"""How decisions under several conditions become one, and how what is found at points of the region does."""


def _share(points: Sequence[bool | None]) -> Share | None:
    told = [point for point in points if point is not None]
    return Share(sum(told), len(told)) if told else None
