"""Means and paired differences of outcomes, with luck taken out where it can be: what every inquiry stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from simulator.analysis.catalogue import BY_KEY
from simulator.analysis.controls import moved, sharpened
from simulator.analysis.intervals import CONFIDENCE, Difference, Estimate, mean_interval, paired_difference
from simulator.analysis.outcome import Outcome
from simulator.experiment.fortunes import luck_between, luck_of
from simulator.kernel.adding import total

PRIMARY = "value"
"""The indicator that verdicts stand on."""


def numbers(runs: Sequence[Outcome], key: str = PRIMARY) -> list[float | None]:
    """Return an indicator, one number for each run; None where it does not exist."""
    return [outcome.indicators.get(key) for outcome in runs]


def level(runs: Sequence[Outcome], key: str = PRIMARY, confidence: float = CONFIDENCE) -> Estimate:
    """Return the mean of an indicator with its interval, within the bounds of the indicator."""
    found, bounds = numbers(runs, key), BY_KEY[key].bounds
    sharp = sharpened(found, luck_of(runs, key), confidence, bounds)
    return replace(mean_interval(found, confidence, bounds), sharp=sharp)


def difference(
    ours: Sequence[Outcome], theirs: Sequence[Outcome], key: str = PRIMARY, confidence: float = CONFIDENCE
) -> Difference:
    """Return the paired difference of an indicator, ours less theirs; both in the same order of replications."""
    sharp = sharpened(gaps(ours, theirs, key), luck_between(ours, theirs, key), confidence)
    plain = paired_difference(numbers(ours, key), numbers(theirs, key), BY_KEY[key].better, confidence)
    return replace(plain, sharp=sharp)


def gaps(ours: Sequence[Outcome], theirs: Sequence[Outcome], key: str = PRIMARY) -> list[float | None]:
    """Return ours less theirs, pair by pair; None where either number does not exist."""
    pairs = zip(numbers(ours, key), numbers(theirs, key), strict=True)
    return [None if mine is None or other is None else mine - other for mine, other in pairs]


def gaps_without_luck(
    ours: Sequence[Outcome], theirs: Sequence[Outcome], moving: Mapping[str, float], key: str = PRIMARY
) -> list[float]:
    """Return ours less theirs, pair by pair, with luck taken out by the slopes `moving` of its causes."""
    luck = luck_between(ours, theirs, key) or {}
    return [
        (gap or 0.0) - total(slope * luck[cause][pair] for cause, slope in moving.items())
        for pair, gap in enumerate(gaps(ours, theirs, key))
    ]


def luck_in_the_gap(ours: Sequence[Outcome], theirs: Sequence[Outcome], key: str = PRIMARY) -> dict[str, float]:
    """Return by how much each cause of luck has moved the plain mean difference."""
    return moved(gaps(ours, theirs, key), luck_between(ours, theirs, key))
