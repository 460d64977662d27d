"""What sellers tell of their deals against what comes of them."""

import pytest
from written import END, WARM_UP, Writer, seat

from simulator.analysis.forecast import forecast
from simulator.journal.vocabulary import Stage
from simulator.kernel.calendar import MONTH


def told(*promises):
    """Return a story in which seats promise wins: (month, seat, wins)."""
    story = Writer(seat(0), seat(1), seat(2, department="other"))
    for month, number, wins in promises:
        story.journal.reports.add((month * MONTH, number, wins, wins / 2, 9, 1.0, 0, 0))
    return story


def deal(story, client, opened, ended=None, how=Stage.WON, number=0):
    story.lead(opened, client, Stage.DEAL, number)
    if ended is not None:
        story.lead(ended, client, how, number)


def found(story):
    return forecast(story.journal, WARM_UP, END)


def test_by_hand():
    """At 13 they promise 3 of four open deals, of which one is won in time; at 20 they promise 1, and one comes."""
    story = told((13, 0, 2.0), (13, 1, 1.0), (20, 0, 1.0))
    deal(story, 1, 12, 18)
    deal(story, 2, 12, 19.5)
    deal(story, 3, 12, 14, Stage.LOST)
    deal(story, 4, 12)
    deal(story, 5, 13.5, 15)
    deal(story, 6, 19, 25)
    seen = found(story)
    assert (seen.times / MONTH).tolist() == [13, 20]
    assert (seen.told.tolist(), seen.came.tolist()) == ([3, 1], [1, 1])
    assert seen.error == pytest.approx((2 + 0) / 2)


def test_only_reviews_whose_six_months_are_over_count():
    story = told((11, 0, 5.0), (12, 0, 1.0), (30, 0, 1.0), (31, 0, 5.0))
    deal(story, 1, 11, 13)
    deal(story, 2, 29, 33)
    assert (found(story).times / MONTH).tolist() == [12, 30]
    assert found(story).error == 0.0


def test_attempts_at_one_client_are_deals_of_their_own():
    story = told((13, 0, 1.0))
    story.lead(5, 1, Stage.DEAL).lead(6, 1, Stage.LOST).lead(12, 1, Stage.DEAL, attempt=1)
    story.lead(14, 1, Stage.WON, attempt=1)
    assert found(story).came.tolist() == [1]


def test_departments_that_report_nothing_are_left_out():
    story = told((13, 0, 1.0))
    deal(story, 1, 12, 14)
    deal(story, 2, 12, 14, number=2)
    assert found(story).came.tolist() == [1]


def test_nothing_to_tell():
    assert found(told()).error is None
    assert found(told((13, 0, 1.0))).error is None
    story = told((13, 0, 1.0))
    deal(story, 1, 12)
    assert found(story).error is None
