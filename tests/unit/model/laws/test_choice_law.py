"""Choice (C13, C.4): exactly logit among what is offered, each stint weighted by 1 / its duration.

False-alarm rate: 1e-6 for each chi-square test of frequencies.
"""

import math

import numpy as np
import pytest
from scipy import stats

from simulator.kernel.distributions import gumbel
from simulator.model.laws.choice import instruction, leaning, ranking, utility

FALSE_ALARM = 1e-6
UTILITIES, STINTS = (0.5, 0.1, -0.3, 0.0), (1.0, 0.5, 2.0, 1.0)
DRAWS = 20_000


def rankings(temperature: float) -> list[list[int]]:
    u = np.random.Generator(np.random.PCG64(7)).random((DRAWS, len(UTILITIES)))
    leanings = [leaning(value, stint, temperature) for value, stint in zip(UTILITIES, STINTS, strict=True)]
    listed: list[list[int]] = ranking(leanings, gumbel(u, temperature))
    return listed


def weight(place: int, temperature: float) -> float:
    return math.exp(UTILITIES[place] / temperature) / STINTS[place]


@pytest.mark.parametrize("temperature", [0.1, 0.4, 2.0])
@pytest.mark.parametrize("offered", [(0, 1, 2, 3), (1, 3), (0, 2, 3)])
def test_the_best_liked_of_what_is_offered_is_a_logit_choice(offered: tuple[int, ...], temperature: float) -> None:
    """Frequencies of choices go as exp(utility / temperature) / stint, whatever else is not on offer."""
    chosen = [next(place for place in ranked if place in offered) for ranked in rankings(temperature)]
    weights = np.array([weight(place, temperature) for place in offered])
    counted = [chosen.count(place) for place in offered]
    assert stats.chisquare(counted, weights / weights.sum() * DRAWS).pvalue > FALSE_ALARM


def test_what_is_liked_second_does_not_depend_on_what_was_first() -> None:
    """Independence of irrelevant alternatives: without the first, the second is a logit choice among the rest."""
    temperature = 0.4
    listed = [ranked for ranked in rankings(temperature) if ranked[0] == 0]
    weights = np.array([weight(place, temperature) for place in (1, 2, 3)])
    counted = [sum(ranked[1] == place for ranked in listed) for place in (1, 2, 3)]
    assert stats.chisquare(counted, weights / weights.sum() * len(listed)).pvalue > FALSE_ALARM


def test_hours_go_as_the_exponential_of_utility() -> None:
    """As choices are weighted by 1 / stint, the length of a stint has no say in the hours that go into a work."""
    leanings = [leaning(0.3, stint, 0.25) for stint in (0.1, 1.0, 8.0)]
    hours = [stint * math.exp(value / 0.25) for value, stint in zip(leanings, (0.1, 1.0, 8.0), strict=True)]
    assert hours == pytest.approx([math.exp(0.3 / 0.25)] * 3)


def test_a_cool_head_takes_what_is_best() -> None:
    """Where there is hardly any mood, the order is that of the utilities."""
    assert all(ranked == [0, 1, 3, 2] for ranked in rankings(1e-4))


def test_one_row_of_moods_or_several() -> None:
    moods = gumbel(np.random.Generator(np.random.PCG64(1)).random((5, 3)), 0.3)
    leanings = [0.1, 0.0, -0.1]
    assert ranking(leanings, moods) == [ranking(leanings, row) for row in moods]


def test_instruction_and_utility() -> None:
    assert [instruction(place, 4) for place in range(4)] == [1.0, 0.75, 0.5, 0.25]
    assert utility(0.5, 0.75, 0.1) == pytest.approx(1.15)
    assert utility(0.0, 0.0, 0.0) == 0.0


def hours(values: list[float], stints: list[float], temperature: float) -> np.ndarray:
    """Return the shares of hours that go into works of these utilities, each always on offer."""
    drawn = [stint * math.exp(leaning(value, stint, temperature) / temperature)
             for value, stint in zip(values, stints, strict=True)]  # fmt: skip
    return np.array(drawn) / sum(drawn)


def test_activities_are_substitutes() -> None:
    """Holmstrom and Milgrom: pay for one work draws h_i h_j / T of the hours from each other."""
    stints, temperature, more = [1.0, 0.3, 2.0], 0.25, 1e-6
    before = hours([utility(0.1, 0.3, 0.8), utility(0.2, 0.0, 0.1), 0.0], stints, temperature)
    after = hours([utility(0.1, 0.3 + more, 0.8), utility(0.2, 0.0, 0.1), 0.0], stints, temperature)
    others = -before[0] * before[1:] / temperature
    assert (after - before) / more == pytest.approx([before[0] * (1 - before[0]) / temperature, *others], rel=1e-4)
