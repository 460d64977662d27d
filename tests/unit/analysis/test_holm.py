"""Differences judged together."""

import numpy as np
import pytest
from scipy import stats

from simulator.analysis.holm import chance_of_none, holm
from simulator.analysis.intervals import paired_difference


def test_steps_by_hand():
    levels = holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005})
    assert {name: round(1 - level, 6) for name, level in levels.items()} == {
        "d": 0.0125, "a": 0.016667, "c": 0.025, "b": 0.025,
    }  # fmt: skip
    assert list(levels) == ["a", "b", "c", "d"]


def test_one_difference_is_judged_as_ever():
    assert holm({"a": 0.3}) == {"a": 0.95}


def test_the_chance_of_none_is_that_of_the_paired_t_test():
    chance = np.random.default_rng(1)
    ours, theirs = chance.normal(0.5, 1, 14), chance.normal(0, 1, 14)
    assert chance_of_none(paired_difference(ours, theirs, 1)) == pytest.approx(stats.ttest_rel(ours, theirs).pvalue)
    assert chance_of_none(paired_difference([1.0, 2.0], [1.0, 2.0], 1)) == 1
    assert chance_of_none(paired_difference([2.0, 3.0], [1.0, 2.0], 1)) == 0
    assert chance_of_none(paired_difference([2.0], [1.0], 1)) == 1


def test_of_equal_designs_any_is_called_different_in_5_of_100():
    """1000 families of eight that share a reference; more than 71 once in a thousand tests. Unadjusted, it is more."""
    chance = np.random.default_rng(2)
    adjusted, unadjusted = 0, 0
    for _ in range(1000):
        numbers = chance.standard_normal((9, 20))
        found = dict(enumerate(stats.ttest_1samp(numbers[1:] - numbers[0], 0, axis=1).pvalue))
        levels = holm(found)
        adjusted += any(found[one] <= 1 - levels[one] for one in found)
        unadjusted += min(found.values()) <= 0.05
    assert adjusted <= 71
    assert unadjusted > 71
