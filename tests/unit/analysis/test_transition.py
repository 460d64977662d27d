"""The dip after a change and its payback, on paths of which both are known."""

import math

import numpy as np
import pytest

from simulator.analysis.outcome import Outcome, Reorganised
from simulator.analysis.transition import depths, differences, lengths, paybacks, transition, transitions

DIP = [-3.0, -6.0, -3.0, 0.0, 3.0, 3.0, 3.0, 3.0, 3.0]
"""Means of three months -4, -3, 0, 2, 3 ...; sums -3, -9, -12, -12, -9, -6, -3, 0, 3."""


def runs(result: list[float], change: float | None = None, count: int = 4, spread: float = 0.0) -> list[Outcome]:
    changes = [] if change is None else [Reorganised(change, 0, 1, 1, 1, 0)]
    return [
        Outcome("design", place, {}, {"profit": [one + spread * (place - (count - 1) / 2) for one in result]},
                {}, {}, {}, [], [], 0, changes=changes)
        for place in range(count)
    ]  # fmt: skip


def test_a_dip_of_three_months() -> None:
    path = np.array([DIP])
    assert depths(path) == pytest.approx(4)
    assert lengths(path) == 5  # the third, fourth and fifth month are the first three that make no loss together
    assert paybacks(path) == 8


@pytest.mark.parametrize(
    ("path", "depth", "length", "payback"),
    [
        ([0.0] * 6, 0, 0, 0),
        ([1.0] * 6, 0, 0, 0),
        ([-1.0] * 6, 1, math.inf, math.inf),
        ([-1.0, 1, 1, 1, 1, 1], 0, 0, 2),
        ([-3.0, -3, -3, 3, 3, 3], 3, 5, 6),  # the sum is exactly nothing at the end
        ([2.0, -6, 1, 1, 1, 1, 1, 1], 4 / 3, 5, 6),
    ],
)
def test_paths(path: list[float], depth: float, length: float, payback: float) -> None:
    one = np.array([path])
    assert depths(one)[0] == pytest.approx(depth)
    assert lengths(one)[0] == length
    assert paybacks(one)[0] == payback


def test_payback_counts_the_last_time_below() -> None:
    assert paybacks(np.array([[-1.0, 2, -3, 3, 1]]))[0] == 4


def test_only_months_since_the_change_count() -> None:
    before = [9.0, -9.0]
    found = differences(runs(before + DIP, 2.0), runs([0.0] * 11))
    assert found.tolist() == [DIP] * 4


def test_changes_that_wait_are_aligned() -> None:
    one, other = runs([5.0, *DIP], 1.0, 1), runs(DIP, 0.0, 1)
    found = differences(one + other, runs([0.0] * 10, count=1) + runs([0.0] * 9, count=1))
    assert found.tolist() == [DIP, DIP]


def test_estimates_and_their_intervals() -> None:
    found = transition(runs([0.0] * 2 + DIP, 2.0, 20, 0.5), runs([10.0] * 11, count=20))
    assert found is not None
    assert found.month == 2
    assert found.months == 9
    assert found.depth.low < found.depth.value < found.depth.high  # type: ignore[operator]
    assert found.depth.value == pytest.approx(14)
    assert found.depth_share is not None
    assert found.depth_share.value == pytest.approx(1.4)
    assert found.payback.value is None
    assert found.payback.high is None
    assert found.paid_back == 0
    assert found.paid_back_high < 0.2


def test_the_same_outcomes_have_the_same_intervals() -> None:
    one, other = runs(DIP, 0.0, 10, 0.3), runs([0.0] * 9, count=10)
    assert transition(one, other) == transition(one, other)


def test_no_transition_without_a_change_that_can_be_seen() -> None:
    plain = runs([0.0] * 9)
    assert transition(runs(DIP), plain) is None
    assert transition(runs(DIP, -3.0), plain) is None
    assert transition(runs(DIP, 7.0), plain) is None
    assert transitions({"universal": plain, "changed": runs(DIP, 0.0), "other": runs(DIP)}).keys() == {"changed"}
