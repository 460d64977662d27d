"""Luck taken out of means: the estimator against its formulas, and what it does where there is nothing to stand on."""

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from simulator.analysis.controls import ALL, chosen, moved, sharpened, slopes
from simulator.analysis.fortune import CAUSES
from simulator.analysis.intervals import mean_interval, paired_difference, t_quantile
from simulator.analysis.sharp import Sharp
from simulator.analysis.verdict import judge


def lucky(n, seed=1, slope=(1.0, 1.0, 1.0, 1.0), noise=1.0, mean=5.0):
    """Return numbers of n replications around `mean`, and their luck by cause."""
    chance = np.random.default_rng([seed, n])
    luck = {cause: chance.normal(0, 2, n) for cause in CAUSES}
    numbers = mean + sum(a * luck[cause] for a, cause in zip(slope, CAUSES, strict=True)) + chance.normal(0, noise, n)
    return list(numbers), {cause: list(column) for cause, column in luck.items()}


def test_one_control_agrees_with_a_regression_on_the_sum():
    numbers, luck = lucky(20, slope=(1.0, 0.8, 1.2, 0.3))
    found = sharpened(numbers, luck)
    line = stats.linregress(np.sum(list(luck.values()), axis=0), numbers)
    half = t_quantile(18) * line.intercept_stderr
    assert found.mean == pytest.approx(line.intercept)
    assert (found.low, found.high) == (pytest.approx(line.intercept - half), pytest.approx(line.intercept + half))
    assert found.variance_left == pytest.approx((1 - line.rvalue**2) * 19 / 18)
    assert found.controls == (ALL,)


def test_four_controls_agree_with_the_formulas_of_lavenberg_and_welch():
    """The mean less slopes times the mean of controls; its variance by way of their covariances, not of a design."""
    numbers, luck = lucky(60, slope=(1.0, -2.0, 0.5, 0.0))
    found = sharpened(numbers, luck, confidence=0.9)
    y, c = np.array(numbers), np.array([luck[cause] for cause in CAUSES]).T
    covariances = np.cov(c, rowvar=False)
    by_hand = np.linalg.solve(covariances, [np.cov(column, y)[0, 1] for column in c.T])
    over = y - y.mean() - (c - c.mean(axis=0)) @ by_hand
    variance = over @ over / (60 - 4 - 1)
    error = math.sqrt(variance * (1 / 60 + c.mean(axis=0) @ np.linalg.solve(covariances * 59, c.mean(axis=0))))
    half = stats.t.ppf(0.95, 55) * error
    assert found.mean == pytest.approx(y.mean() - by_hand @ c.mean(axis=0))
    assert (found.low, found.high) == (pytest.approx(found.mean - half), pytest.approx(found.mean + half))
    assert found.variance_left == pytest.approx(variance / y.var(ddof=1))
    assert found.controls == CAUSES


def test_luck_that_is_all_there_is_leaves_nothing():
    numbers, luck = lucky(30, noise=0.0)
    found = sharpened(numbers, luck)
    assert (found.mean, found.low, found.high) == (pytest.approx(5.0), pytest.approx(5.0), pytest.approx(5.0))
    assert found.variance_left == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("n", [9, 12, 60])
def test_numbers_less_slopes_times_luck_have_the_sharp_mean(n):
    numbers, luck = lucky(n)
    moving = slopes(numbers, luck)
    assert set(moving) == (set() if n < 10 else set(CAUSES))
    left = [number - sum(slope * luck[cause][place] for cause, slope in moving.items())
            for place, number in enumerate(numbers)]  # fmt: skip
    sharp = sharpened(numbers, luck)
    assert np.mean(left) == pytest.approx(np.mean(numbers) if sharp is None else sharp.mean)


@pytest.mark.parametrize("n", [10, 39, 40, 100])
def test_what_luck_moved_by_cause_adds_up(n):
    numbers, luck = lucky(n)
    parts = moved(numbers, luck)
    assert set(parts) == set(CAUSES)
    assert sum(parts.values()) == pytest.approx(np.mean(numbers) - sharpened(numbers, luck).mean)


@pytest.mark.parametrize(("n", "controls"), [(2, 0), (9, 0), (10, 1), (39, 1), (40, 4), (500, 4)])
def test_the_number_of_controls_follows_from_that_of_replications(n, controls):
    numbers, luck = lucky(n)
    found = sharpened(numbers, luck)
    assert (0 if found is None else len(found.controls)) == controls


def test_the_rule_looks_at_nothing_but_luck():
    """Luck that explains nothing is taken out all the same, at the cost of a wider interval."""
    _, luck = lucky(40)
    numbers = list(np.random.default_rng(3).normal(0, 1, 40))
    found, plain = sharpened(numbers, luck), mean_interval(numbers)
    assert found.controls == CAUSES
    assert found.high - found.low > plain.high - plain.low


def test_luck_that_never_strikes_or_says_nothing_new_is_left_out():
    numbers, luck = lucky(50)
    luck["people"] = [0.0] * 50
    assert sharpened(numbers, luck).controls == ("deals", "clients", "orders")
    luck["orders"] = list(-2 * np.array(luck["deals"]) + 1e-3 * np.array(luck["clients"]))
    assert sharpened(numbers, luck).controls == ("deals", "clients")
    luck["clients"] = [1e-9 * one for one in luck["clients"]]
    assert tuple(chosen(luck, 50)) == ("deals", "clients")
    never = {cause: [0.0] * 50 for cause in CAUSES}
    assert sharpened(numbers, never) is None
    assert moved(numbers, never) == {}


def test_units_do_not_matter():
    """In roubles all is 150,000 times as much, and no more certain."""
    numbers, luck = lucky(45)
    rate = 150_000.0
    found = sharpened(numbers, luck)
    priced = sharpened([rate * y for y in numbers], {cause: [rate * c for c in luck[cause]] for cause in luck})
    assert (priced.mean, priced.low) == (pytest.approx(rate * found.mean), pytest.approx(rate * found.low))
    assert priced.variance_left == pytest.approx(found.variance_left)


@pytest.mark.parametrize("missing", [None, math.nan, math.inf])
def test_a_number_that_is_missing_somewhere_leaves_the_plain_interval(missing):
    """Whether it exists may hang on luck, which has another mean among those that do."""
    numbers, luck = lucky(30)
    assert sharpened([*numbers[:-1], missing], luck) is None
    assert moved([*numbers[:-1], missing], luck) == {}


def test_nothing_to_stand_on():
    numbers, luck = lucky(30)
    assert sharpened(numbers, None) is None
    assert sharpened([3.0] * 30, luck) is None
    assert sharpened([], {cause: [] for cause in CAUSES}) is None


def test_bounds_cut_the_interval_off():
    numbers, luck = lucky(20, mean=0.1)
    free, cut = sharpened(numbers, luck), sharpened(numbers, luck, bounds=(0.0, None))
    assert free.low < 0 < free.mean
    assert (cut.low, cut.mean, cut.high) == (0.0, free.mean, free.high)


def test_the_mean_is_unbiased():
    """The mean of 3000 estimates from 12 replications lies within four standard errors of the truth.

    By chance it does not with probability 6e-5.
    """
    found = []
    for seed in range(3000):
        numbers, luck = lucky(12, seed=seed, slope=(1.0, 0.5, 1.5, 1.0), mean=0.7)
        found.append(sharpened(numbers, luck).mean)
    assert abs(np.mean(found) - 0.7) < 4 * np.std(found) / math.sqrt(3000)


def test_a_verdict_stands_on_the_sharp_interval():
    """Whatever the plain difference is; and a tenth of the variance needs a tenth of the pairs."""
    plain = paired_difference([20.0, -22.0] * 10, [0.0] * 20, +1)

    def judged(low, mean, high):
        return judge(replace(plain, sharp=Sharp(mean, low, high, 0.1, (ALL,))), 100.0, +1)

    before = judge(plain, 100.0, +1)
    assert before.word == "not_decided"
    assert judged(4, 5, 6).word == "better"
    assert judged(-6, -5, -4).word == "worse"
    assert judged(-1, 0, 1).word == "no_practical_difference"
    still = judged(-3.0, -1.0, 2.5)
    assert still.word == "not_decided"
    assert still.replications_needed / before.replications_needed == pytest.approx(0.1, rel=0.03)


def test_they_show_themselves_in_a_line():
    numbers, luck = lucky(40)
    sharp = sharpened(numbers, luck)
    assert repr(sharp).startswith("<Sharp 4.")
    assert repr(replace(mean_interval(numbers), sharp=sharp)).count("95 % interval") == 2
    gap = replace(paired_difference(numbers, [0.0] * 40, +1), sharp=sharp)
    assert "luck taken out +4." in repr(gap)
    assert gap.stands_on is sharp
