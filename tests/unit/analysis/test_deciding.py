"""The decision rule: every verdict can be reached, and only where it should."""

import numpy as np
import pytest

from simulator.analysis.deciding import (
    confidence_of_each,
    mean_on_side,
    mean_within,
    side,
    somewhere,
    together,
    verdict,
    within,
)
from simulator.analysis.effects import Effect, difference, level


def effect(low, high, reference=100.0, span=1.0):
    return Effect((low + high) / 2, low, high, 50, reference, span)


@pytest.mark.parametrize(
    ("low", "high", "direction", "decided"),
    [
        (1.0, 9.0, +1, "holds"),  # part of it lies inside the band of 2, but not all of it
        (1.0, 9.0, -1, "falsified"),
        (-9.0, -3.0, -1, "holds"),
        (-9.0, -3.0, +1, "falsified"),
        (-2.0, 2.0, +1, "not_supported"),
        (0.5, 1.5, +1, "not_supported"),  # above zero for sure, and too small to matter
        (-1.5, -0.5, +1, "not_supported"),
        (-1.0, 2.1, +1, "not_decided"),
        (-9.0, 9.0, -1, "not_decided"),
        (0.0, 9.0, +1, "not_decided"),  # an interval that touches zero says nothing
    ],
)
def test_sides(low, high, direction, decided):
    assert side(effect(low, high), direction) == decided


def test_the_band_is_a_share_of_the_reference_whatever_its_sign():
    assert side(effect(1.0, 3.0, reference=-200.0), +1) == "not_supported"
    assert side(effect(1.0, 3.0, reference=10.0), +1) == "holds"
    assert side(effect(1.0, 3.0, reference=-200.0), +1, indifference=0.001) == "holds"


def test_without_a_reference_only_nothing_at_all_is_too_small():
    assert side(effect(0.0, 0.0, reference=0.0), +1) == "not_supported"
    assert side(effect(1e-9, 1.0, reference=None), +1) == "holds"


def test_a_slope_matters_if_the_whole_range_does():
    assert side(effect(0.1, 0.3, span=20), +1) == "holds"
    assert side(effect(0.01, 0.09, span=20), +1) == "not_supported"


@pytest.mark.parametrize(
    ("low", "high", "decided"),
    [(45, 75, "holds"), (50, 60, "holds"), (20, 44.9, "falsified"), (76, 80, "falsified"), (40, 50, "not_decided"),
     (70, 80, "not_decided"), (20, 90, "not_decided")],
)  # fmt: skip
def test_bounds(low, high, decided):
    assert within(effect(low, high), (45, 75)) == decided


def test_nothing_is_decided_without_an_interval():
    for nothing in (Effect(None, None, None, 0), Effect(3.0, None, None, 1)):
        assert side(nothing, +1) == within(nothing, (0, 9)) == "not_decided"
    assert mean_on_side(Effect(None, None, None, 0), +1) is None
    assert mean_within(Effect(None, None, None, 0), (0, 1)) is None


def test_the_mean_alone():
    assert mean_on_side(effect(-9, 15), +1) is True
    assert mean_on_side(effect(-9, 11), +1) is False  # a mean of 1 lies inside the band of 2
    assert mean_on_side(effect(-15, 9), -1) is True
    assert mean_within(effect(-9, 11), (0, 2)) is True
    assert mean_within(effect(-9, 11), (2, 3)) is False


@pytest.mark.parametrize(
    ("decisions", "decided"),
    [
        (["holds"], "holds"),
        (["holds", "holds"], "holds"),
        (["falsified", "falsified"], "falsified"),
        (["not_supported", "not_supported"], "not_supported"),
        (["not_decided", "not_decided"], "not_decided"),
        (["holds", "falsified"], "depends_on"),
        (["not_decided", "falsified", "holds"], "depends_on"),
        (["holds", "not_decided"], "not_decided"),
        (["falsified", "not_decided"], "not_decided"),
        (["holds", "not_supported"], "not_supported"),
        (["falsified", "not_supported"], "not_supported"),
        (["not_supported", "not_decided", "holds"], "not_decided"),
    ],
)
def test_conditions_together(decisions, decided):
    assert together(decisions) == together(decisions[::-1]) == decided


@pytest.mark.parametrize(
    ("decisions", "decided"),
    [
        (["holds", "falsified"], "holds"),
        (["not_decided", "not_supported", "holds"], "holds"),
        (["falsified", "falsified"], "falsified"),
        (["falsified", "not_supported"], "not_supported"),
        (["falsified", "not_decided"], "not_decided"),
    ],
)
def test_one_condition_may_be_enough(decisions, decided):
    assert somewhere(decisions) == somewhere(decisions[::-1]) == decided


def test_looking_under_more_stones_finds_no_more_in_noise():
    """Four conditions without any effect: such a claim holds by chance in at most 2.5 % of books.

    Of 2,000 books 50 are expected at most; more than 78 come by chance once in 10,000. At 95 % for each condition
    there would be about 190.
    """
    assert confidence_of_each(1) == pytest.approx(0.95)
    assert confidence_of_each(4) == pytest.approx(0.9875)
    luck = np.random.default_rng(12)
    held = 0
    for _ in range(2000):
        numbers = luck.normal(0, 1, (4, 2, 20))
        found = [difference(pair.tolist(), confidence_of_each(4)) for pair in numbers]
        held += somewhere([side(one, +1, indifference=0) for one in found]) == "holds"
    assert held <= 78


def test_a_mean_on_an_end_of_the_bounds_is_seldom_placed_wrongly():
    """The true mean lies just on the lower end of the bounds: neither side is right, and each is seldom claimed.

    A 95 % interval lies wholly inside, or wholly outside, by chance in at most 2.5 % of tests. Of 2,000 tests 50 are
    expected at most on each side; more than 78 come by chance once in 10,000.
    """
    luck = np.random.default_rng(14)
    found = [within(level([luck.normal(3, 1, 20).tolist()]), (3, 9)) for _ in range(2000)]
    assert found.count("holds") <= 78
    assert found.count("falsified") <= 78
    assert found.count("not_decided") >= 1850


@pytest.mark.parametrize(("mean", "decided"), [(6.0, "holds"), (1.5, "falsified"), (10.5, "falsified")])
def test_a_mean_far_from_the_bounds_is_placed_rightly(mean, decided):
    """The means are six standard errors and more away from the bounds: a wrong answer comes once in a million."""
    luck = np.random.default_rng(15)
    assert {within(level([luck.normal(mean, 1, 25).tolist()]), (3, 9)) for _ in range(50)} == {decided}


def test_verdicts():
    found = [verdict(one) for one in ("holds", "falsified", "not_supported", "not_decided", "depends_on")]
    assert found == ["holds", "does_not_hold", "does_not_hold", "not_decided", "depends_on"]
