import numpy as np
import pytest
from scipy import stats

from simulator.analysis.intervals import (
    mean_interval,
    paired_difference,
    paired_shares,
    ratio_interval,
    t_quantile,
    wilson,
)


def test_mean_and_interval_agree_with_scipy():
    numbers = np.random.default_rng(1).normal(10, 3, 25)
    found = mean_interval(list(numbers))
    low, high = stats.t.interval(0.95, 24, loc=numbers.mean(), scale=stats.sem(numbers))
    assert (found.mean, found.n) == (pytest.approx(numbers.mean()), 25)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


def test_paired_difference_agrees_with_scipy():
    chance = np.random.default_rng(2)
    market = chance.normal(0, 5, 30)
    design, reference = market + chance.normal(1, 1, 30), market + chance.normal(0, 1, 30)
    found = paired_difference(list(design), list(reference), +1)
    expected = stats.ttest_rel(design, reference).confidence_interval(0.95)
    assert (found.low, found.high) == (pytest.approx(expected.low), pytest.approx(expected.high))
    assert found.correlation == pytest.approx(stats.pearsonr(design, reference).statistic)
    assert found.deviation == pytest.approx(np.std(design - reference, ddof=1))


def test_coverage_of_the_interval():
    """Of 2000 intervals of 12 normal differences 95 % should hold the truth.

    Binomial(2000, 0.95): outside 1900 +- 39 (four standard deviations) with probability 6e-5 if the formula is right.
    """
    chance = np.random.default_rng(3)
    held = 0
    for _ in range(2000):
        market = chance.normal(0, 4, 12)
        found = paired_difference(list(market + chance.normal(0.7, 1, 12)), list(market), +1)
        held += found.low <= 0.7 <= found.high
    assert abs(held - 1900) <= 39


def test_wilson_agrees_with_scipy():
    for successes, n in [(0, 10), (3, 10), (10, 10), (61, 100)]:
        expected = stats.binomtest(successes, n).proportion_ci(0.95, method="wilson")
        assert wilson(successes, n) == (pytest.approx(expected.low, abs=1e-12), pytest.approx(expected.high))


def test_wins_count_in_the_right_direction_and_ties_as_half():
    design, reference = [3, 1, 2, 2], [1, 2, 2, 2]
    assert paired_difference(design, reference, +1).probability_better == (1 + 2 * 0.5) / 4
    assert paired_difference([3, 3, 1], [1, 1, 2], +1).probability_better == pytest.approx(2 / 3)
    assert paired_difference([3, 3, 1], [1, 1, 2], -1).probability_better == pytest.approx(1 / 3)
    assert paired_difference(design, reference, 0).probability_better is None
    assert paired_difference(design, reference, 0).probability_low is None


def test_identical_designs_differ_by_exact_zero():
    numbers = [0.1, 0.7, 0.3]
    found = paired_difference(numbers, numbers, +1)
    assert (found.mean, found.low, found.high, found.deviation) == (0.0, 0.0, 0.0, 0.0)
    assert found.probability_better == 0.5
    assert found.correlation == pytest.approx(1.0)


def test_constant_numbers_have_an_interval_of_no_width():
    found = mean_interval([0.1, 0.1, 0.1])
    assert (found.mean, found.low, found.high) == (0.1, 0.1, 0.1)
    assert paired_difference([0.1] * 3, [0.2] * 3, +1).correlation is None


def test_one_replication_has_a_mean_and_no_interval():
    assert mean_interval([4.0]) == mean_interval([None, 4.0])
    found = paired_difference([4.0], [1.0], +1)
    assert (found.mean, found.low, found.high, found.deviation, found.correlation) == (3.0, None, None, None, None)


def test_numbers_that_do_not_exist_take_no_part():
    assert mean_interval([None, None]).n == 0
    assert mean_interval([None, None]).mean is None
    found = paired_difference([1.0, None, 5.0, float("nan")], [0.0, 1.0, None, 2.0], +1)
    assert (found.n, found.mean) == (1, 1.0)
    assert paired_difference([None], [1.0], +1).probability_better is None


def test_unpaired_sequences_are_refused():
    with pytest.raises(ValueError, match="zip"):
        paired_difference([1.0, 2.0], [1.0], +1)


def test_quantile_of_t():
    assert t_quantile(9) == pytest.approx(2.262157, abs=1e-6)


@pytest.mark.parametrize(
    ("numbers", "bounds", "low", "high"),
    [
        ([0.0, 0.5, 0.9], (0, 1), 0.0, 1.0),
        ([0.0, 0.0, 0.1], (0, 1), 0.0, None),
        ([1.0, 1.0, 0.8], (0, 1), None, 1.0),
        ([0.0, 3.0], (0, None), 0.0, None),
        ([-9.0, 3.0], (None, None), None, None),
        ([0.0, 0.0], (0, 1), 0.0, 0.0),
    ],
)
def test_an_interval_ends_where_the_number_does(numbers, bounds, low, high):
    plain, found = mean_interval(numbers), mean_interval(numbers, bounds=bounds)
    assert (found.mean, found.n) == (plain.mean, plain.n)
    assert found.low == (plain.low if low is None else low)
    assert found.high == (plain.high if high is None else high)
    assert found.low <= found.mean <= found.high


def test_a_single_number_has_no_interval_within_bounds_either():
    assert mean_interval([0.4], bounds=(0, 1)) == mean_interval([0.4])


def test_paired_shares_by_hand():
    """Of ten pairs both are true in four, ours alone in three, theirs alone in one: (3 - 1) / 10."""
    ours = [True] * 7 + [False] * 3
    theirs = [True] * 4 + [False] * 3 + [True] + [False] * 2
    gap, low, high = paired_shares(ours, theirs)
    half = 1.959964 * np.sqrt((3.5 + 1.5) - 2**2 / 12) / 12
    assert (gap, low, high) == (pytest.approx(0.2), pytest.approx(2 / 12 - half), pytest.approx(2 / 12 + half))
    assert paired_shares(theirs, ours) == (pytest.approx(-0.2), pytest.approx(-high), pytest.approx(-low))


def test_pairs_that_all_agree_do_not_make_it_certain():
    gap, low, high = paired_shares([True] * 20, [True] * 20)
    assert (gap, low) == (0.0, -high)
    assert 0.05 < high < 0.2
    assert paired_shares([True] * 3, [False] * 3)[2] == 1.0
    with pytest.raises(ValueError, match="no pairs"):
        paired_shares([], [])


@pytest.mark.parametrize("chances", [(0.25, 0.25), (0.1, 0.02), (0.4, 0.05), (0.02, 0.02)])
def test_exact_coverage_of_paired_shares(chances):
    """The chance that the interval of thirty pairs holds the truth, summed over all that can happen: no luck in it."""
    more, less = chances
    covered = 0.0
    for one in range(31):
        for other in range(31 - one):
            ours = [True] * one + [False] * (30 - one)
            theirs = [False] * one + [True] * other + [False] * (30 - one - other)
            _, low, high = paired_shares(ours, theirs)
            if low <= more - less <= high:
                covered += stats.multinomial.pmf([one, other, 30 - one - other], 30, [more, less, 1 - more - less])
    assert covered > 0.935


def test_a_ratio_has_the_replications_as_its_sample():
    """Three of five, in wholes of 1 to 3: residuals 3 - 1.8, 0 - 0.6 and 0 - 0.6 around the mean ratio."""
    found = ratio_interval([3.0, 0.0, 0.0], [3.0, 1.0, 1.0], bounds=(0, 1))
    assert (found.mean, found.n) == (pytest.approx(0.6), 3)
    assert (found.low, found.high) == (0.0, 1.0)
    assert ratio_interval([1.0], [2.0]).low is None
    assert ratio_interval([0.0, 0.0], [0.0, 0.0]).mean is None
