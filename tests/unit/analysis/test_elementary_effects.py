"""Elementary effects, and where a difference turns along one range."""

import numpy as np
import pytest

from simulator.analysis.elementary import elementary
from simulator.analysis.flips import STAYS, flip
from simulator.analysis.intervals import paired_difference


def there(mean, spread=1.0):
    """Return a difference with this mean over four pairs."""
    return paired_difference([mean - spread, mean, mean, mean + spread], [0.0] * 4, 1)


def test_size_mean_and_spread():
    found = elementary(np.array([[10.0, 10.0], [-20.0, -20.0], [30.0, 30.0]]))
    assert found.size.mean == pytest.approx(20)
    assert found.mean == pytest.approx(20 / 3)
    assert found.spread == pytest.approx(np.std([10, -20, 30], ddof=1))
    assert found.noise == 0
    assert "20" in repr(found)


def test_what_does_nothing_is_as_large_as_its_noise():
    """Sizes and what noise alone gives differ by less than 4.2 standard errors of either: 1 false alarm in 16,000."""
    effects = np.random.default_rng(1).normal(0, 10, (4000, 3))
    found = elementary(effects)
    expected = np.sqrt(2 / np.pi) * 10 / np.sqrt(3)
    assert found.size.mean == pytest.approx(expected, abs=4.2 * 10 / np.sqrt(3 * 4000))
    assert found.noise == pytest.approx(expected, rel=0.03)


def test_a_block_has_no_sign_and_one_replication_no_noise():
    found = elementary(np.array([[10.0], [-20.0]]), block=True)
    assert (found.mean, found.spread, found.noise) == (None, None, None)
    assert found.size.mean == 15


def test_a_way_on_which_a_number_is_missing_takes_no_part():
    found = elementary(np.array([[10.0, 10.0], [np.nan, 1.0]]))
    assert found.n == 1
    assert elementary(np.array([[np.nan, np.nan]])).size.mean is None


@pytest.mark.parametrize(
    ("low", "centre", "high", "at"),
    [(-10.0, 10.0, 30.0, 1.5), (10.0, 5.0, -15.0, 2.25), (30.0, 10.0, 5.0, None), (-10.0, 1.0, -30.0, 2 + 1 / 31)],
)
def test_thresholds_by_linear_interpolation(low, centre, high, at):
    """The nearest to what the scenario says, 2, where there are two."""
    found = flip([(1.0, there(low, 0.1)), (2.0, there(centre, 0.1)), (3.0, there(high, 0.1))], 2.0)
    assert found.at == (None if at is None else pytest.approx(at))
    assert found.turning == ("stays" if at is None else "turns")


def test_a_turn_that_is_not_decided_on_both_sides_is_one_perhaps():
    assert flip([(1.0, there(-1.0, 5.0)), (2.0, there(10.0, 0.1))], 2.0).turning == "may_turn"
    assert flip([], 2.0) == STAYS


def test_the_ends_decide_where_the_middle_does_not():
    places = [(1.0, there(-10.0, 0.1)), (2.0, there(1.0, 5.0)), (3.0, there(20.0, 0.1))]
    assert flip(places, 2.0).turning == "turns"
    assert flip(places[:2], 2.0).turning == "may_turn"
