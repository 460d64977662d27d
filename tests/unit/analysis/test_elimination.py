"""Races on made-up numbers whose truth is known: sd of a difference 330, 200 with luck taken out, a value of 1000.

The 55 staffings of twelve sellers in three roles lose 20 for each squared seat that they are away from the best, as the
two staffings of the conveyor do of which the difference was measured; where it is less steep, more of them are good.
"""

import numpy as np
import pytest
from scipy import stats

from simulator.analysis.elimination import eliminate, standing, without_luck

STAFFINGS = [(a, b, 12 - a - b) for a in range(1, 11) for b in range(1, 12 - a)]
TOP, GOOD = 1000.0, 20.0
OWN, LUCK, SHARED = 200 / np.sqrt(2), np.sqrt((330**2 - 200**2) / 2), 400.0
SEARCHES = 40


def worth(best, steepness=20.0):
    away = ((np.array(STAFFINGS) - np.array(best)) ** 2).sum(axis=1)
    return TOP - steepness * away


class World:
    """Draws numbers of candidates with these means, and the luck in them; the same for whoever asks again."""

    def __init__(self, means, seed, spread=1.0, lucky=True):
        """Draw about these means; `spread` is relative, `lucky` tells whether luck is known."""
        self.means, self.spread = np.asarray(means), np.broadcast_to(spread, len(means))
        self.seed, self.lucky, self.asked = seed, lucky, 0

    def __call__(self, candidates, replications):
        """Return numbers and luck, one row for each replication."""
        rows = [self._row(replication) for replication in replications]
        self.asked += len(candidates) * len(rows)
        numbers = np.array([[row[0][one] for one in candidates] for row in rows])
        return numbers, np.array([[row[1][one] for one in candidates] for row in rows]) if self.lucky else None

    def _row(self, replication):
        chance = np.random.default_rng([self.seed, replication])
        shared, luck = chance.normal(0, SHARED), self.spread * chance.normal(0, LUCK, len(self.means))
        return self.means + shared + luck + self.spread * chance.normal(0, OWN, len(self.means)), luck


def at_equal_precision():
    """Return the replications of each that one look at all takes, for 95 % that the best is not missed by more than 20.

    The rule of Nelson and Matejcik with Bonferroni's constant, luck taken out.
    """
    return int(np.ceil((stats.norm.isf(0.05 / (len(STAFFINGS) - 1)) * 200 / GOOD) ** 2))


@pytest.mark.parametrize(("best", "steepness"), [((3, 2, 7), 20.0), ((3, 2.5, 6.5), 20.0), ((4, 3, 5), 5.0)])
def test_a_good_one_is_found_with_a_tenth_of_the_runs_of_trying_all(best, steepness):
    """95 % is promised; alarm 0.01 where it is kept just so (binomial: fewer than 34 of 40)."""
    means = worth(best, steepness)
    allowance = at_equal_precision() * len(STAFFINGS) // 10
    found = [eliminate(World(means, seed), range(len(means)), allowance) for seed in range(SEARCHES)]
    good = sum(means[one.best] >= means.max() - GOOD for one in found)
    assert good >= stats.binom.ppf(0.01, SEARCHES, 0.95)
    assert all(one.runs <= allowance for one in found)


def test_the_steeper_the_ground_the_sooner_a_race_ends():
    means = worth((3, 2, 7))
    all_of_them = at_equal_precision() * len(STAFFINGS)
    steep = eliminate(World(means, 1), range(len(means)), all_of_them)
    assert steep.settled
    assert steep.runs < 0.1 * all_of_them
    assert steep.runs == sum(steep.replications)
    assert steep.best == int(np.argmax(means))


def test_the_best_is_hardly_ever_dropped_though_spreads_differ():
    """It may happen in 5 % of races; alarm 0.01. The best is the noisiest, by half as much again as the others."""
    means, spread = worth((3, 2, 7)), np.ones(len(STAFFINGS))
    best = int(np.argmax(means))
    spread[best] = 1.5
    lost = 0
    for seed in range(SEARCHES):
        found = eliminate(World(means, seed, spread), range(len(means)), 20_000)
        lost += found.best != best
    assert lost <= stats.binom.isf(0.01, SEARCHES, 0.05)


def test_looking_often_is_no_way_to_a_false_result():
    """Of two designs that are the same, one is dropped in 5 % of races at most; alarm 0.01.

    No band: with one a race between equals is to end.
    """
    dropped = 0
    for seed in range(200):
        found = eliminate(World([TOP, TOP], seed), [0, 1], 200, indifference=0.0)
        dropped += found.settled
    assert dropped <= stats.binom.isf(0.01, 200, 0.05)


def test_nothing_is_said_of_two_replications_of_two():
    now = standing(np.array([[1.0, 5.0], [2.0, 9.0]]), np.array([[0.0, 1.0], [1.0, 0.0]]), 0.01, 0.01, 0.02)
    assert np.isinf(now.halves[1 - now.leader])
    assert not any(now.dropped)


def test_luck_is_taken_out_by_one_slope():
    luck = np.random.default_rng(1).normal(size=(40, 5))
    truth = np.arange(5.0) + np.random.default_rng(2).normal(size=(40, 1))
    assert without_luck(truth + 3 * luck, luck) == pytest.approx(truth)
    assert without_luck(truth, None) is truth


def test_without_an_account_of_luck_it_takes_more_runs():
    means = worth((3, 2, 7))
    with_it, without = (eliminate(World(means, 3, lucky=lucky), range(len(means)), 10**6) for lucky in (True, False))
    assert without.best == with_it.best
    assert without.runs > 1.5 * with_it.runs


def test_where_little_may_be_spent_it_goes_to_those_in_front():
    means = worth((3, 2, 7))
    world = World(means, 4)
    found = eliminate(world, range(len(means)), 300)
    assert found.runs == world.asked <= 300
    assert not found.settled
    assert sum(look.set_aside for look in found.looks) > 0
    longest = max(found.replications)
    assert found.replications[found.best] == longest
    assert sorted(found.replications)[len(means) // 2] < longest / 3


def test_too_few_runs_for_a_look_are_refused():
    with pytest.raises(ValueError, match="too few"):
        eliminate(World(worth((3, 2, 7)), 0), range(55), 100)


def test_one_alone_has_won():
    assert eliminate(World([TOP], 0), [0], 10).settled
