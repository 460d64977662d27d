"""How often intervals with luck taken out hold the truth: designs compared a thousand times, luck of many kinds."""

import math

import numpy as np
import pytest

from simulator.analysis.controls import sharpened
from simulator.analysis.fortune import CAUSES
from simulator.analysis.intervals import mean_interval

COMPARISONS = 1000


def normal(chance, shape):
    """Return luck of four causes, each of its own size."""
    sizes = np.array([3.0, 2.0, 1.0, 0.5]).reshape(4, 1, 1)
    return sizes * chance.normal(size=(4, *shape))


def of_clients(chance, shape, count, cv):
    """Return luck by cause where about `count` clients are won, of inverse-gamma sizes, as the market draws them.

    Skewed: a design by itself, or one that wins all the large clients, against one that wins none.
    """
    won = chance.poisson(count, shape)
    form = 2 + 1 / cv**2
    of_each = np.repeat(np.arange(won.size), won.ravel())
    sizes = (form - 1) / chance.gamma(form, size=won.sum()) - 1
    nature = np.bincount(of_each, sizes, minlength=won.size).reshape(shape)
    left = chance.poisson(count / 2, shape) - count / 2
    return np.array([won - count + nature, -left, 0.5 * chance.normal(0, math.sqrt(count), shape), np.zeros(shape)])


def covered(draw, n, explained, shift, seed):
    """Return the shares of comparisons whose sharp, and whose plain, interval holds the true difference.

    What luck does not explain has the same law as luck.
    """
    chance = np.random.default_rng([seed, n, round(100 * explained)])
    luck, other = draw(chance, (COMPARISONS, n)), draw(chance, (COMPARISONS, n)).sum(axis=0)
    numbers = shift + math.sqrt(explained) * luck.sum(axis=0) + math.sqrt(1 - explained) * other
    held = np.zeros(2)
    for place, row in enumerate(numbers):
        found = sharpened(list(row), dict(zip(CAUSES, luck[:, place], strict=True)))
        plain = mean_interval(list(row))
        held += [found.low <= shift <= found.high, plain.low <= shift <= plain.high]
    return held / COMPARISONS


@pytest.mark.parametrize("n", [12, 20, 100])
@pytest.mark.parametrize("shift", [0.0, 4.0])
def test_normal_luck(n, shift):
    """Of 1000 intervals 950 +- 28 hold the truth: outside of four standard deviations with probability 6e-5 each.

    So in one of 900 sets of seeds any of the 18 cells would fail by chance.
    """
    for explained in (0.0, 0.5, 0.9):
        sharp, _ = covered(normal, n, explained, shift, seed=1 + int(shift))
        assert abs(sharp - 0.95) <= 0.028, (n, explained)


@pytest.mark.parametrize("explained", [0.0, 0.5, 0.9])
def test_as_heavy_tails_as_the_market_has(explained):
    """Twenty replications, sizes of clients with a coefficient of variation of 0.9, two hundred of them won.

    Skewness is 0.3 a replication, too little to show in a mean of twenty (Johnson, JASA 73, 1978). Of 1000 intervals
    950 +- 28 hold the truth, as above: outside of four standard deviations with probability 6e-5 each.
    """
    sharp, plain = covered(lambda chance, shape: of_clients(chance, shape, 200, 0.9), 20, explained, 0.0, seed=5)
    assert abs(sharp - 0.95) <= 0.028
    assert abs(plain - 0.95) <= 0.028


@pytest.mark.verification
@pytest.mark.parametrize(("count", "cv"), [(200, 0.9), (20, 0.9), (200, 3.0), (20, 3.0)])
@pytest.mark.parametrize("n", [12, 20, 100])
def test_heavy_tails_cost_no_more_than_without_sharpening(count, cv, n):
    """The table of docs/luck.md (`pytest -m verification -s`): sharp intervals are about as honest as plain ones.

    Two shares of 1000 that are both 94 % differ by 3 %, were they independent, with probability 2e-3 one-sided; those
    of the same comparisons less often.
    """
    for explained in (0.0, 0.5, 0.9):
        sharp, plain = covered(lambda chance, shape: of_clients(chance, shape, count, cv), n, explained, 0.0, seed=6)
        print(f"{count} clients, cv {cv}, {n} replications, {explained:.0%}: plain {plain:.1%}, sharp {sharp:.1%}")  # noqa: T201
        assert sharp > plain - 0.03
