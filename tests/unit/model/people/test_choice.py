"""Free choice: the ranking is a logit choice among whatever offers something."""

import math

import numpy as np
import pytest
from scipy import stats

from simulator.model.laws.choice import instruction, leaning, ranking, utility
from simulator.model.laws.pressure import pressure
from simulator.model.simulate import simulate
from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.scenario import Scenario

FALSE_ALARM = 1e-6


def design(**head: object) -> Scenario:
    work = ["serving", "qualifying", "closing", "developing", "prospecting"]
    seller = {"count": 2, "order_of_work": work}
    return Scenario.model_validate({
        "organization": {"departments": {"sales": {"head": head, "roles": {"seller": seller}}}},
        "market": {"prospects": {"size": 2000}, "opening": {"clients": 40, "pipeline": 4}},
        "mechanisms": dict.fromkeys(SWITCHES, False),
        "warm_up": "0 h",
        "horizon": "6 months",
    })


def hunting_hours(scenario: Scenario, replication: int) -> float:
    work = simulate(scenario, replication).work
    return float(work["hours"][work["activity"] == 0].sum())


@pytest.mark.parametrize("offered", [(0, 1, 2, 3), (1, 3), (0, 2, 3)])
def test_the_best_liked_of_what_is_offered_is_a_logit_choice(offered: tuple[int, ...]) -> None:
    """Frequencies against exp(utility / temperature) / stint, chi-square; false alarm 1e-6 each."""
    utilities, stints, temperature = (0.5, 0.1, -0.3, 0.0), (1.0, 0.5, 2.0, 1.0), 0.4
    leanings = [leaning(*pair, temperature) for pair in zip(utilities, stints, strict=True)]
    draws = np.random.Generator(np.random.PCG64(7)).random((20_000, 4))
    moods = -temperature * np.log(-np.log(draws))
    chosen = [next(place for place in row if place in offered) for row in ranking(leanings, moods)]
    weights = np.array([math.exp(utilities[place] / temperature) / stints[place] for place in offered])
    counted = [chosen.count(place) for place in offered]
    assert stats.chisquare(counted, weights / weights.sum() * len(chosen)).pvalue > FALSE_ALARM


def test_instruction_and_utility() -> None:
    assert [instruction(place, 4) for place in range(4)] == [1.0, 0.75, 0.5, 0.25]
    assert utility(0.5 * 0.75, 0.2, 0.1) == pytest.approx(0.475)


def test_pressure_saturates() -> None:
    assert pressure(0.0, 10.0, 6.0) == 0.0
    assert pressure(0.5, 6.0, 6.0) == pytest.approx(0.5 * (1 - math.exp(-1)))
    assert pressure(0.5, 1e6, 6.0) == pytest.approx(0.5)


def test_insistence_counts_only_where_people_choose() -> None:
    """Switched off, insistence changes no byte; switched on, it does."""
    mild, harsh = design(insistence=0.1), design(insistence=2.0)
    told = [simulate(one).work.to_bytes() for one in (mild, harsh)]
    free = [simulate(one.with_("mechanisms.least_resistance", True)).work.to_bytes() for one in (mild, harsh)]
    assert told[0] == told[1]
    assert free[0] != free[1]


def test_least_resistance_moves_hours_away_from_what_is_resisted() -> None:
    """Prospecting is resisted most and asked for last: in each of six replications fewer hours go into it.

    Under no effect all six would fall with probability 1/64; the seeds are fixed, so the test cannot flicker.
    """
    told = design(insistence=0.2)
    free = told.with_("mechanisms.least_resistance", True)
    assert all(hunting_hours(free, replication) < hunting_hours(told, replication) for replication in range(6))


def test_appending_a_role_leaves_everybodys_moods_alone() -> None:
    """People are known by team and place: an added team that has nothing to do renames nobody."""
    free = design().with_("mechanisms.least_resistance", True)
    facts = free.model_dump(mode="json")
    idle = facts["organization"]["departments"]["sales"]["roles"]["seller"] | {"count": 0}
    facts["organization"]["departments"]["other"] = {"roles": {"seller": idle}}
    assert simulate(Scenario.model_validate(facts)).work.to_bytes() == simulate(free).work.to_bytes()
