"""Shares of a spread: what each assumption adds to it, although the numbers at every point are noisy."""

import warnings

import numpy as np
import pytest
from scipy.stats import binom

from simulator.analysis.crossing import crossed
from simulator.analysis.pooling import without_luck
from simulator.analysis.shares import spread

WEIGHTS = np.array([40.0, 20.0, 0.0])
TRUE = WEIGHTS**2 / (WEIGHTS**2).sum()
STUDIES = 300
UNLIKELY = 1e-4
"""Chance that a count of alarms, were their rate as stated, is above what a test allows."""


def a_study(chance, rows=64, replications=2, noise=15.0):
    """Return the numbers of first, second and mixed points of a linear truth, with luck common to all points."""
    first, second = chance.random((2, rows, len(WEIGHTS)))
    luck = chance.normal(0, 50, replications)

    def seen(points):
        return (points - 0.5) @ WEIGHTS[:, None] + luck + chance.normal(0, noise, (len(points), replications))

    mixed = {}
    for column in range(len(WEIGHTS)):
        points = first.copy()
        points[:, column] = second[:, column]
        mixed[str(column)] = seen(points)
    return seen(first), seen(second), mixed


@pytest.fixture(scope="module")
def studies():
    chance = np.random.default_rng(5)
    return [a_study(chance) for _ in range(STUDIES)]


def test_products_of_different_replications_have_no_noise_in_them():
    """A z-test of each of two means: a false alarm in 1 of 16,000 runs of two tests."""
    chance = np.random.default_rng(1)
    noisy = 3.0 + chance.normal(0, 10, (40_000, 2))
    products = crossed(noisy, noisy)
    assert abs(products.mean() - 9) < 4.2 * products.std() / 200
    squares = noisy.mean(axis=1) ** 2
    assert abs(squares.mean() - 9 - 50) < 4.2 * squares.std() / 200


def test_shares_of_a_linear_truth_are_found_on_average(studies):
    """A z-test of six means over 300 studies; a ratio of means is biased by less than 0.02 at 64 rows."""
    found = [spread(*one).shares for one in studies]
    for kind in ("first", "total"):
        for column, true in enumerate(TRUE):
            means = np.array([getattr(shares[str(column)], kind).mean for shares in found if shares])
            assert abs(means.mean() - true) < 0.02 + 4.2 * means.std() / np.sqrt(len(means)), (kind, column)


def test_an_assumption_that_does_nothing_has_no_share_though_there_is_noise(studies):
    """The interval excludes zero from above in 2.5 % of studies; more than the bound has a chance of 1 in 10,000."""
    alarms = sum(spread(*one).shares["2"].total.low > 0 for one in studies)
    assert alarms <= binom.ppf(1 - UNLIKELY, STUDIES, 0.025)


def test_the_textbook_form_gives_it_one(studies):
    found = []
    for first, second, mixed in studies:
        seen = [one.mean(axis=1) for one in (first, second, mixed["2"])]
        found.append(((seen[2] - seen[0]) ** 2).mean() / 2 / np.concatenate(seen[:2]).var())
    assert np.mean(found) > 0.3


def test_intervals_cover_the_truth(studies):
    """Nominally 95 %; a linearised ratio of 64 skewed rows has to keep 90 %, but for chance, 1 in 10,000."""
    within = 0
    for one in studies:
        share = spread(*one).shares["0"].total
        within += share.low <= TRUE[0] <= share.high
    assert within >= binom.ppf(UNLIKELY, STUDIES, 0.90)


def test_noise_is_told(studies):
    noise = 15.0**2 / 2
    signal = (WEIGHTS**2).sum() / 12
    assert np.mean([spread(*one).noise for one in studies]) == pytest.approx(noise / (noise + signal), abs=0.05)


def test_nothing_is_shared_out_where_the_spread_is_not_told_from_noise():
    """Where nothing matters, shares are told in 2.5 % of studies; above the bound with a chance of 1 in 10,000."""
    chance = np.random.default_rng(2)
    told = 0
    for _ in range(STUDIES):
        first, second, third = chance.normal(0, 10, (3, 32, 2))
        told += bool(spread(first, second, {"a": third}).shares)
    assert told <= binom.ppf(1 - UNLIKELY, STUDIES, 0.025)


def test_without_noise_shares_are_those_of_salib():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from SALib.analyze import sobol as analysed
        from SALib.sample import sobol as sampled
        from SALib.test_functions import Ishigami
    problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[-np.pi, np.pi]] * 3}
    points = sampled.sample(problem, 1024, calc_second_order=False, seed=1)
    seen = Ishigami.evaluate(points)
    theirs = analysed.analyze(problem, seen, calc_second_order=False, seed=1)
    twice = np.column_stack([seen, seen])
    ours = spread(twice[::5], twice[4::5], {name: twice[1 + number :: 5] for number, name in enumerate("abc")})
    assert ours.noise == 0
    for number, name in enumerate("abc"):
        assert ours.shares[name].total.mean == pytest.approx(theirs["ST"][number], rel=1e-3)
        assert ours.shares[name].first.mean == pytest.approx(theirs["S1"][number], abs=0.01)


def test_points_at_which_there_is_no_number_take_no_part():
    first, second, mixed = a_study(np.random.default_rng(3))
    whole = spread(first, second, mixed)
    holed = np.vstack([first, np.full((1, 2), np.nan)])
    longer = np.vstack([second, second[:1]])
    more = {name: np.vstack([one, one[:1]]) for name, one in mixed.items()}
    found = spread(holed, longer, more)
    assert found.points == whole.points + 1
    assert found.shares["0"].total.n == 64


def test_luck_is_taken_out_of_many_small_samples():
    """Slopes of 1 and 2 explain all but noise of 1; the mean moves by less than 4.2 standard errors."""
    chance = np.random.default_rng(4)
    luck = chance.normal(0, 10, (200, 2, 2))
    truth = chance.random((200, 1)) * 100
    numbers = truth + luck @ np.array([1.0, 2.0]) + chance.normal(0, 1, (200, 2))
    found = without_luck(numbers, luck)
    assert (found - truth).std() < 1.1
    assert abs((found - truth).mean()) < 4.2 / np.sqrt(400)


def test_few_points_have_no_control():
    numbers = np.arange(8.0).reshape(4, 2)
    assert without_luck(numbers, np.ones((4, 2, 6))) is numbers
    assert without_luck(numbers, None) is numbers
