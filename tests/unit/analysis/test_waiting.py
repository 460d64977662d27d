"""The median time until something happens, where some are still waiting."""

import numpy as np
import pytest

from simulator.analysis.waiting import median_wait


@pytest.mark.parametrize(("waits", "median"), [
    ([], None),
    ([(3.0, False), (5.0, False)], None),
    ([(1.0, True), (2.0, True), (3.0, True)], 2.0),
    ([(1.0, True), (9.0, False), (9.0, False)], None),
    # four waited; one is lost from sight before the second event: 3/4, then 3/4 * 1/2 of them are still waiting
    ([(1.0, True), (2.0, False), (3.0, True), (4.0, True)], 3.0),
    ([(1.0, False)] * 50 + [(2.0, True)], 2.0),
])  # fmt: skip
def test_counted_on_the_fingers(waits, median):
    assert median_wait(waits) == median


def test_who_is_lost_from_sight_does_not_move_the_median():
    """Exponential waits of mean 10 with exponential losses of mean 10.

    The median is 10 log 2 = 6.93; with 4,000 of them its standard error is near 0.3 (Greenwood), and a deviation of
    four of these comes by chance once in 15,000 seeds. The bare mean of those to whom it happened would be 5.
    """
    chance = np.random.default_rng(1)
    happens, lost = chance.exponential(10, 4000), chance.exponential(10, 4000)
    waits = [(min(one, other), one <= other) for one, other in zip(happens.tolist(), lost.tolist(), strict=True)]
    assert median_wait(waits) == pytest.approx(10 * np.log(2), abs=1.2)
