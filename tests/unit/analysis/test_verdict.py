import math

import numpy as np
import pytest

from simulator.analysis.intervals import paired_difference, t_quantile
from simulator.analysis.verdict import judge


def difference(mean, half, direction=+1, n=16):
    """Return a paired difference with the given mean and half width."""
    noise = np.linspace(-1, 1, n)
    noise *= half * math.sqrt(n) / (t_quantile(n - 1) * np.std(noise, ddof=1))
    return paired_difference(list(noise + mean), [0.0] * n, direction)


@pytest.mark.parametrize(
    ("mean", "half", "word", "maybe_small"),
    [
        (5.0, 1.0, "better", False),
        (-5.0, 1.0, "worse", False),
        (2.5, 1.0, "better", True),
        (-2.5, 1.0, "worse", True),
        (0.5, 1.0, "no_practical_difference", False),
        (1.2, 0.5, "no_practical_difference", False),
        (1.5, 1.0, "better", True),
        (1.5, 2.0, "not_decided", False),
        (0.0, 3.0, "not_decided", False),
    ],
)
def test_words(mean, half, word, maybe_small):
    """The band is 2 % of 100."""
    found = judge(difference(mean, half), 100.0, +1)
    assert (found.word, found.maybe_small, found.band) == (word, maybe_small, 2.0)


def test_less_can_be_better():
    assert judge(difference(-5, 1, -1), 100.0, -1).word == "better"
    assert judge(difference(5, 1, -1), 100.0, -1).word == "worse"
    assert judge(difference(5, 1, 0), 100.0, 0).word == "higher"
    assert judge(difference(-5, 1, 0), 100.0, 0).word == "lower"


def test_the_band_is_around_zero_for_a_loss_too():
    assert judge(difference(0.5, 1), -100.0, +1).word == "no_practical_difference"


def test_identical_designs_make_no_difference_even_without_a_band():
    same = paired_difference([1.0, 2.0], [1.0, 2.0], +1)
    assert judge(same, 0.0, +1).word == "no_practical_difference"


@pytest.mark.parametrize(("mean", "half"), [(1.5, 2.0), (0.3, 4.0), (3.0, 3.5)])
def test_the_number_of_replications_that_would_decide(mean, half):
    """With that many pairs of the same mean and deviation the verdict is no longer open."""
    found = difference(mean, half)
    needed = judge(found, 100.0, +1).replications_needed
    assert needed > found.n
    narrowed = t_quantile(needed - 1) * found.deviation / math.sqrt(needed)
    assert judge(difference(mean, narrowed, n=needed), 100.0, +1).word != "not_decided"


def test_one_pair_decides_nothing():
    found = judge(paired_difference([2.0], [1.0], +1), 1.0, +1)
    assert (found.word, found.replications_needed) == ("not_decided", None)


def test_nothing_to_judge():
    assert judge(paired_difference([None], [None], +1), None, +1) is None
