"""Silent clients whom a review found: counted on the fingers."""

import pytest
from written import Writer

from simulator.analysis.measured import Measured
from simulator.analysis.outcome import Found
from simulator.analysis.silence import found_silent
from simulator.kernel.calendar import MONTH


def _found(*orders: tuple[float, int]) -> Found:
    writer = Writer()
    for month, client in orders:
        writer.order(month, client, placed=month)
    for month, client in ((11, 9), (13, 1), (13, 2), (14, 3)):
        writer.journal.chosen.add((month * MONTH, client, 0))
    return found_silent(Measured(writer.journal))


@pytest.mark.parametrize(
    ("orders", "bought"),
    [
        ((), 0),
        (((13.5, 1), (14.9, 2)), 2),
        (((13.5, 1), (14, 1)), 1),  # twice the same client
        (((13, 1),), 0),  # while it was talked about, not after it
        (((15.1, 2),), 0),  # too late
        (((14.5, 3), (13.5, 9)), 0),  # chosen by another review: a later one, and one of the warm-up
    ],
)
def test_the_first_review_of_the_window_counts(orders: tuple[tuple[float, int], ...], bought: int) -> None:
    assert _found(*orders) == Found(2, bought)


def test_nobody_is_counted_for_whom_sixty_days_are_not_over() -> None:
    writer = Writer(end=13.5 * MONTH)
    writer.journal.chosen.add((13 * MONTH, 1, 0))
    assert found_silent(Measured(writer.journal)) == Found(0, 0)
