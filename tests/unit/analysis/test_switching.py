"""Switching values: against the closed form, against a known truth, and where there is none.

Made-up differences along an axis from 0 to 1; replications share noise between places, as designs on common luck do.
"""

import math

import numpy as np
import pytest

from simulator.analysis.intervals import t_quantile
from simulator.analysis.lines import Place, mixed, polynomial, read
from simulator.analysis.narrowing import narrowing
from simulator.analysis.switching import switches, windows

N = 20


def places(height, values, luck, common=3.0, own=1.0):
    """Return made-up places: a height known at each value, noise of the replication, and noise of the place."""
    shared, tilted = luck.normal(0, common, N), luck.normal(0, common, N)
    return [Place(x, (height(x) + shared + tilted * (x - 0.5) + luck.normal(0, own, N)).tolist()) for x in values]


def searched(height, luck, rounds=3, **noise):
    """Return the places of a search as `breakeven` makes it."""
    state = luck.bit_generator.state
    values = [0.0, 0.25, 0.5, 0.75, 1.0]
    for _ in range(rounds):
        luck.bit_generator.state = state
        seen = dict(zip(values, places(height, values, luck, **noise), strict=True))
        fresh = narrowing([seen[x] for x in sorted(seen)], 0.05)
        if not fresh:
            break
        values += [x for x in fresh if x not in seen]
    luck.bit_generator.state = state
    seen = dict(zip(values, places(height, values, luck, **noise), strict=True))
    luck.normal(size=1)
    return [seen[x] for x in sorted(seen)]


def fieller(found):
    """Return zero and interval of lines through each replication, by Fieller's quadratic (methods: closed form)."""
    x = np.array([place.at for place in found])
    gaps = np.array([place.gaps for place in found])
    design = np.column_stack([np.ones_like(x), x])
    a, b = np.linalg.lstsq(design, gaps, rcond=None)[0]
    v = np.cov(a, b) / N
    t2 = t_quantile(N - 1) ** 2
    p, q, r = (
        b.mean() ** 2 - t2 * v[1, 1], 2 * (a.mean() * b.mean() - t2 * v[0, 1]), a.mean() ** 2 - t2 * v[0, 0]
    )  # fmt: skip
    root = math.sqrt(q * q - 4 * p * r)
    return -a.mean() / b.mean(), (-q - root) / (2 * p), (-q + root) / (2 * p)


def test_the_interval_is_that_of_fiellers_closed_form():
    found = places(lambda x: 40 * (x - 0.5), [0.0, 0.5, 1.0], np.random.default_rng(1))
    only, = switches(found)
    assert (only.at, only.low, only.high) == pytest.approx(fieller(found), abs=1e-6)
    assert not only.bent


def test_intervals_hold_the_truth_as_often_as_they_say():
    """Of 150 intervals at 95 % fewer than 132 hold the truth once in 1000 times, if each does with 95 %."""
    luck, held, agreed = np.random.default_rng(2), 0, 0
    for _ in range(150):
        found = min(switches(searched(lambda x: 10 * (x - 0.37), luck)), key=lambda one: abs(one.at - 0.37))
        held += (found.low is None or found.low <= 0.37) and (found.high is None or found.high >= 0.37)
        agreed += found.agrees
    assert held >= 132
    assert agreed >= 140  # the two ways share their numbers, so they differ far less often than either misses


def test_a_bent_difference_is_followed():
    found, = switches(searched(lambda x: 60 * (math.sqrt(x) - 0.5), np.random.default_rng(3), common=1.0, own=0.3))
    assert found.low < 0.25 < found.high
    assert found.left <= found.at <= found.right


def test_several_switches_are_told_in_order():
    found = switches(places(lambda x: 20 * math.cos(2 * math.pi * x), np.linspace(0, 1, 9), np.random.default_rng(4)))
    assert [one.at for one in found] == pytest.approx([0.25, 0.75], abs=0.1)
    assert [(one.before, one.after) for one in found] == [(1, -1), (-1, 1)]


@pytest.mark.parametrize("height", [lambda _: 20.0, lambda _: -20.0, lambda x: 15 + 5 * x])
def test_where_one_design_is_better_everywhere_there_is_no_switch(height):
    assert not switches(places(height, [0.0, 0.5, 1.0], np.random.default_rng(5)))


def test_equal_designs_have_no_switch():
    assert not switches([Place(x, [0.0] * N) for x in (0.0, 0.5, 1.0)])


def test_a_switch_towards_an_undecided_end_is_open_there():
    gaps = np.random.default_rng(6).normal(0, 4, N)
    gaps -= gaps.mean()
    found, = switches([Place(x, (gaps + 20 * (x - 0.95)).tolist()) for x in (0.0, 0.5, 1.0)])
    assert found.high is None
    assert found.low < 0.95
    assert not found.decided
    assert found.at == pytest.approx(0.95)


def test_luck_that_all_places_share_is_not_averaged_out():
    """Ten places whose noise is the same know no more than one."""
    found = places(lambda _: 0.0, np.linspace(0, 1, 10), np.random.default_rng(7), common=3.0, own=0.0)
    line = read(mixed(found, polynomial([one.at for one in found], 0.5, 1)))
    shared = float(np.std(np.mean([one.gaps for one in found], axis=0), ddof=1)) / math.sqrt(N)
    assert line.error == pytest.approx(shared)


def test_steps_are_halved_between_signs_until_they_are_small():
    sure = [Place(x, [100 * (x - 0.3) + noise for noise in (-1e-3, 0.0, 1e-3)]) for x in (0.0, 0.5, 1.0)]
    assert narrowing(sure, 0.05) == [0.25]
    assert narrowing(sure, 0.6) == []
    assert len(windows(sure)) == 1
