"""The laws of conflict: closed forms and off values."""

import math

import numpy as np
import pytest

from simulator.model.laws.bargaining import premium
from simulator.model.laws.following import following_from_list
from simulator.model.laws.founding import founding_chance
from simulator.model.laws.strike import threshold, willing
from simulator.model.laws.versatility import in_demand
from simulator.model.policies.conflict import RESPONSES, RETENTIONS, Answer, StrikeSoFar


def test_without_power_or_loss_nobody_would_ever_join():
    assert threshold(0.01, 0.2, 0.0) == math.inf
    assert threshold(0.01, 0.0, 0.3) == math.inf
    assert threshold(0.01, 0.2, 0.5) == pytest.approx(0.1)
    assert threshold(0.0, 0.2, 0.5) == 0


@pytest.mark.parametrize(
    ("thresholds", "joined"),
    [
        ([], 0), ([math.inf] * 3, 0), ([0.0] * 3, 3), ([1 / 3, 2 / 3, 1], 3), ([1 / 3, 0.7, 0.7], 1), ([0.4] * 3, 0),
    ],
)  # fmt: skip
def test_a_cascade_stops_where_the_next_needs_more(thresholds, joined):
    assert willing(thresholds) == joined
    assert willing(thresholds[::-1]) == joined


@pytest.mark.parametrize("ratio", [0.5, 1.4, 2.0, 4.0])
def test_a_large_team_joins_as_far_as_theory_says(ratio):
    """With exponential fears the share s that joins solves s = 1 - exp(-ratio s): none below 1, all far above it.

    200,000 people at the quantiles of their fear, so that nothing is left to chance; the error is that of one person.
    """
    people = 200_000
    fears = -np.log1p(-(np.arange(people) + 0.5) / people)
    share = willing((fears / ratio).tolist()) / people
    expected = 0.0
    if ratio > 1:
        expected = 1.0
        for _ in range(200):
            expected = 1 - math.exp(-ratio * expected)
    assert share == pytest.approx(expected, abs=5e-3)


def test_keeping_somebody_costs_a_share_of_what_would_follow():
    assert premium(0.3, 2.0) == pytest.approx(0.6)
    assert premium(0.0, 2.0) == 0
    assert RETENTIONS["none"](0.6) == 0
    assert RETENTIONS["match"](0.6) == 0.6


def test_who_can_win_and_serve_and_has_clients_founds():
    assert founding_chance(0.05, 1, 1, 1, 1) == pytest.approx(0.05)
    assert founding_chance(0.05, 2, 0.5, 3, 1.5) == pytest.approx(0.1)
    assert founding_chance(0.05, 1, 0, 1, 1) == founding_chance(0, 1, 1, 1, 1) == founding_chance(0.05, 1, 1, 1, 0) == 0
    assert founding_chance(0.5, 10, 10, 10, 1) == 1


def test_breadth_is_worth_what_the_elasticity_says():
    assert in_demand([1, 1, 2], 1) == 1
    assert in_demand([1, 0, 0.5], 1) == pytest.approx(math.exp(-0.5))
    assert in_demand([1, 0], -1) > 1
    assert in_demand([0.3, 0.1], 0) == 1


def test_attention_keeps_clients_from_following_a_list():
    assert following_from_list(1.0, 0.1) == 0
    assert following_from_list(0.25, 0.1) == pytest.approx(0.075)


@pytest.mark.parametrize(
    ("policy", "lasted", "answer"),
    [
        ("yield", 8, Answer.YIELD), ("dismiss", 8, Answer.DISMISS), ("hold_out", 8, Answer.WAIT),
        ("hold_out", 24, Answer.YIELD),
    ],
)  # fmt: skip
def test_how_a_firm_answers(policy, lasted, answer):
    assert RESPONSES[policy](StrikeSoFar(lasted, 24)) is answer
