"""The effects that tests of claims look at, on numbers whose answers are known."""

import numpy as np
import pytest
from scipy import stats

from simulator.analysis import effects
from simulator.analysis.deciding import side


def columns(*arms):
    return [list(map(float, arm)) for arm in arms]


def test_a_difference_is_the_paired_t_interval():
    a, b = [3, 5, 9, 4], [1, 4, 5, 4]
    found = effects.difference(columns(a, b))
    gaps = np.subtract(a, b)
    low, high = stats.t.interval(0.95, 3, gaps.mean(), stats.sem(gaps))
    assert (found.mean, found.low, found.high, found.n) == pytest.approx((1.75, low, high, 4))
    assert found.reference == 3.5
    assert found.band(0.02) == pytest.approx(0.07)


def test_a_replication_counts_only_if_all_arms_have_the_number():
    found = effects.difference([[1.0, None, 5.0, float("nan")], [0.0, 2.0, 3.0, 4.0]])
    assert (found.mean, found.n, found.reference) == (1.5, 2, 1.5)
    assert effects.difference([[None], [1.0]]).mean is None


def test_an_interaction_is_a_difference_of_differences():
    found = effects.interaction(columns([9, 10], [5, 6], [4, 5], [3, 4]))
    assert (found.mean, found.low, found.high, found.reference) == (3, 3, 3, 3.5)


def test_a_level_has_no_band():
    found = effects.level(columns([1, 2, 3]))
    assert (found.mean, found.reference, found.band(0.02)) == (2, None, 0)


def test_a_ratio_of_proportional_numbers_is_exact():
    found = effects.ratio(columns([2, 4, 7], [1, 2, 3.5]))
    assert (found.mean, found.low, found.high) == pytest.approx((2, 2, 2))
    assert effects.ratio(columns([1, 2], [0, 0])).mean is None


def test_the_interval_of_a_ratio_covers_it_95_times_in_100():
    """False alarms: 400 intervals at 95 %, so 380 expected; fewer than 364 come by chance once in 3000."""
    luck = np.random.default_rng(5)
    hits = 0
    for _ in range(400):
        market = luck.normal(10, 1, 40)
        found = effects.ratio(columns(2 * market + luck.normal(0, 2, 40), market + luck.normal(0, 1, 40)))
        hits += found.low <= 2 <= found.high
    assert hits >= 364


def test_a_slope_is_found_in_each_replication():
    levels = [0, 10, 30]
    found = effects.slope(columns([5, 1], [25, 41], [65, 121]), levels)
    assert found.mean == pytest.approx(3)
    assert found.low < 3 < found.high
    slopes = [np.polyfit(levels, row, 1)[0] for row in ([5, 25, 65], [1, 41, 121])]
    assert slopes == pytest.approx([2, 4])
    assert found.span == 30
    assert found.band(0.02) == pytest.approx(0.02 * 43 / 30)


def test_an_optimum_is_chosen_on_one_half_and_measured_on_the_other():
    inside, near, far = [9, 1, 9, 1], [5, 3, 5, 3], [4, 4, 4, 4]
    found = effects.optimum(columns(near, inside, far), [1, 2, 3], (2, 2), +1)
    assert found.best == 2
    assert found.mean == pytest.approx(1 - 3)  # the other half thinks otherwise, and it is the one that counts
    assert found.reference == 3
    least = effects.optimum(columns(near, inside, far), [1, 2, 3], (2, 2), -1)
    assert least.best == 3
    assert least.mean == pytest.approx(-(1 - 4))


def test_an_optimum_needs_two_halves():
    assert effects.optimum(columns([1], [2]), [1, 2], (1, 1), +1).mean is None


def test_picking_the_best_of_many_does_not_flatter():
    """Eight levels that are all the same: the claim that the best lies inside holds by chance in 2.5 % of books.

    Of 800 books 20 are expected; more than 38 come by chance once in 10,000. Were the effect measured on the
    replications on which the best was chosen, a third of them or more would hold or be falsified.
    """
    luck = np.random.default_rng(11)
    levels = list(range(8))
    held = falsified = 0
    for _ in range(800):
        numbers = luck.normal(100, 10, (60, 1)) + luck.normal(0, 20, (60, 8))
        found = effects.optimum(columns(*numbers.T), levels, (2, 4), +1)
        decided = side(found, +1)
        held += decided == "holds"
        falsified += decided == "falsified"
    assert held <= 38
    assert falsified <= 38
