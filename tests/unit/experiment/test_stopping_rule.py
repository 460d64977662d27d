"""When replications are enough: a function of widths alone (tests/theory/test_stopping.py has what it is worth)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.experiment.precision import Precision
from simulator.experiment.stopping import FIRST, LIMIT, USUAL, Look, first, planned


def look(half_width, replications=100, *, limit=1000, amount=10.0, broken_off=False):
    return Look(Precision(10.0), amount, half_width, replications, limit, broken_off)


def test_how_many_are_planned():
    assert planned(None, None) == USUAL == 40
    assert planned(None, Precision(1.0)) == LIMIT == 1000
    assert planned(7, None) == planned(7, Precision(1.0)) == 7


def test_the_first_look_is_at_the_first_stage_or_the_limit():
    assert (first(1000), first(12)) == (FIRST, 12) == (30, 12)


@pytest.mark.parametrize(("half_width", "reached", "needed", "following"), [
    (9.9, True, 100, None),
    (10.0, True, 100, None),
    (10.1, False, 103, 110),  # a tenth more at least
    (12.0, False, 144, 144),
    (20.0, False, 400, 200),  # twice as many at most
    (None, False, None, 200),
])
def test_looks(half_width, reached, needed, following):
    found = look(half_width)
    assert (found.reached, found.needed, found.following) == (reached, needed, following)


def test_ten_more_at_least():
    assert look(10.1, 30).following == 40
    assert look(99.0, 4).following == 14


def test_what_nobody_can_live_to_see_is_not_told():
    found = look(10.0, amount=1e-300)
    assert (found.needed, found.following, found.expected) == (None, 200, 1000)


def test_the_limit_is_the_last_look():
    assert look(20.0, 900, limit=1000).following == 1000
    last = look(20.0, 1000, limit=1000)
    assert (last.following, last.reached, last.needed, last.expected) == (None, False, 4000, 1000)


def test_a_look_that_was_broken_off_reaches_nothing():
    assert not look(1.0, broken_off=True).reached


def test_a_share_of_nothing():
    """Designs that are alike need no more, whatever the share; others would need for ever."""
    assert look(0.0, amount=0.0).reached
    found = look(3.0, amount=0.0)
    assert (found.reached, found.needed, found.following, found.expected) == (False, None, 200, 1000)
    assert not look(3.0, amount=None).reached


@given(st.floats(0, 1e6), st.integers(1, 999), st.floats(1e-6, 1e6))
def test_looks_go_on_to_the_limit_and_never_beyond(half_width, replications, amount):
    found = look(half_width, replications, amount=amount)
    assert (found.following is None) == found.reached == (half_width <= amount)
    if found.following is not None:
        assert replications < found.following <= 1000
    assert replications <= found.expected <= 1000
