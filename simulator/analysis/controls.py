"""Means with luck taken out: control variates of known mean zero.

Luck (`fortune`) has mean zero whatever the design. Regressed on it, the numbers of the replications are as they would
have been with neither good nor bad luck: the intercept is the mean, what is left over its spread (Lavenberg, Welch,
Management Science 27, 1981; Nelson, Operations Research 38, 1990; Glasserman, Monte Carlo Methods in Financial
Engineering, 2003, section 4.1). How many controls there are depends on the number of replications and on nothing that
came out of them, nor is the shorter of two intervals chosen: both would make intervals look surer than they are.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.analysis.fortune import CAUSES
from simulator.analysis.intervals import CONFIDENCE, UNBOUNDED, Bounds, Numbers, cut_off, t_quantile
from simulator.analysis.sharp import Sharp

REPLICATIONS_PER_CONTROL = 10
"""Fewer than ten replications have no control, fewer than forty have one, more have one for each cause.

q controls cost a factor (n - 2) / (n - q - 2) in variance: 1.14 at worst by this rule, 1.04 at a hundred replications.
"""
ALL = "luck"
"""The one control of few replications: all causes together."""

Luck = Mapping[str, Sequence[float]]
"""Cause -> its luck, one number for each replication, all with mean zero."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """The least squares of numbers on controls: intercept and its standard error, and one slope for each control."""

    mean: float
    error: float
    left: float
    slopes: dict[str, float]


def sharpened(
    numbers: Sequence[float | None], luck: Luck | None, confidence: float = CONFIDENCE, bounds: Bounds = UNBOUNDED
) -> Sharp | None:
    """Return the mean of `numbers` with luck taken out and its interval at `confidence`, cut off at `bounds`.

    `numbers`: one for each replication, of a design, or differences of pairs; `luck` in the same order. None where
    there is nothing to stand on: no luck, too few replications, luck or numbers that are always the same, and a number
    that is missing somewhere: whether it is may hang on luck, which then has another mean than zero.
    """
    found = _fit(numbers, luck)
    if found is None:
        return None
    freedom = len(numbers) - 1 - len(found.slopes)
    half = t_quantile(freedom, confidence) * found.error
    low, high = cut_off(found.mean, found.mean - half, found.mean + half, bounds)
    return Sharp(found.mean, low, high, found.left, tuple(found.slopes))


def moved(numbers: Sequence[float | None], luck: Luck | None) -> dict[str, float]:
    """Return by how much the luck of each cause has moved the plain mean of `numbers`; empty as in `sharpened`.

    The sum over causes is the plain mean less the sharp one.
    """
    if luck is None:
        return {}
    return {cause: slope * float(np.mean(luck[cause])) for cause, slope in slopes(numbers, luck).items()}


def slopes(numbers: Sequence[float | None], luck: Luck | None) -> dict[str, float]:
    """Return by how much `numbers` move with each unit of the luck of a cause; empty as in `sharpened`.

    Numbers less slope times luck, cause by cause, have the sharp mean.
    """
    found = _fit(numbers, luck)
    if found is None:
        return {}
    return dict.fromkeys(CAUSES, found.slopes[ALL]) if ALL in found.slopes else found.slopes


def chosen(luck: Luck, replications: int) -> dict[str, Numbers]:
    """Return the controls of so many replications, those left out that say nothing which others do not.

    Luck that never strikes (nobody gives notice) is one of these.
    """
    causes = {cause: np.array(luck[cause], dtype=np.float64) for cause in CAUSES}
    if replications < REPLICATIONS_PER_CONTROL:
        return {}
    if replications < REPLICATIONS_PER_CONTROL * len(CAUSES):
        causes = {ALL: np.sum(list(causes.values()), axis=0)}
    kept: dict[str, Numbers] = {}
    for cause, column in causes.items():
        if _rank([*kept.values(), column]) > len(kept):
            kept[cause] = column
    return kept


def _rank(columns: Sequence[Numbers]) -> int:
    """Return how many columns there are that are no constant and no mixture of the others."""
    centred = np.column_stack([column - column.mean() for column in columns])
    sizes = np.abs(np.column_stack(columns)).max(axis=0)
    return int(np.linalg.matrix_rank(centred / np.where(sizes > 0, sizes, 1.0), tol=1e-8))


def _fit(numbers: Sequence[float | None], luck: Luck | None) -> _Fit | None:
    if luck is None or any(number is None or not math.isfinite(number) for number in numbers):
        return None
    found = np.array(numbers, dtype=np.float64)
    controls = chosen(luck, len(found))
    if not controls or found.min() == found.max():
        return None
    scales = {cause: float(column.std()) for cause, column in controls.items()}
    columns = [controls[cause] / scale for cause, scale in scales.items()]
    design = np.column_stack([np.ones(len(found)), *columns])
    coefficients = np.linalg.lstsq(design, found, rcond=None)[0]
    over = found - design @ coefficients
    variance = float(over @ over) / (len(found) - 1 - len(controls))
    error = math.sqrt(variance * float(np.linalg.inv(design.T @ design)[0, 0]))
    slopes = {cause: float(slope) / scales[cause] for cause, slope in zip(controls, coefficients[1:], strict=True)}
    return _Fit(float(coefficients[0]), error, variance / float(found.var(ddof=1)), slopes)
