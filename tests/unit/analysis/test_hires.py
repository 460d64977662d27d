"""Ramp and payback, counted on the fingers in journals that are written by hand."""

import numpy as np
import pytest
from written import END, WARM_UP, Writer, seat

from simulator.analysis.hires import hired, staffed
from simulator.analysis.indicators.hiring import payback_share, ramped_share
from simulator.analysis.measured import Measured
from simulator.analysis.ramps import ramped_at
from simulator.journal.vocabulary import Cost, Step
from simulator.kernel.calendar import MONTH


class Told(Writer):
    """Writes costs and progress as well."""

    def cost(self, month, amount, number=1, kind=Cost.SALARY):
        """Book a payment for whoever sits on a seat."""
        self.journal.costs.add((month * MONTH, kind, number, amount))
        return self

    def progress(self, *looks, number=1, person=2):
        """Look at somebody: pairs of month and share."""
        for month, share in looks:
            self.journal.progress.add((month * MONTH, number, person, share))
        return self


@pytest.fixture
def told():
    """Return a firm in which seat 1 is left at 13 and filled from outside at 14, by person 2."""
    told = Told(seat(0), seat(1))
    told.step(13, 1, 1, Step.QUIT, 0.3)
    told.step(14, 1, told.newcomer(), Step.HIRED, MONTH)
    return told


def only(told):
    (one,) = hired(Measured(told.journal))
    return one


def test_a_ramp_ends_between_two_looks(told):
    told.progress((14, 0.4), (15, 0.6), (16, 0.7), (17, 0.9), (18, 0.95))
    one = only(told)
    assert one.ramped == pytest.approx(16.5 - 14)
    assert (one.role, one.month, one.stayed, one.watched) == ("sales/seller", 2, 22, 22)


def test_who_leaves_too_soon_was_never_ramped(told):
    told.progress((14, 0.4), (15, 0.7)).step(15.5, 1, 2, Step.QUIT, 0.3)
    one = only(told)
    assert one.ramped is None
    assert (one.stayed, one.watched) == (1.5, 22)


def test_who_has_nothing_to_learn_is_ramped_at_once(told):
    assert only(told.progress((14, 1.0), (15, 1.0))).ramped == 0


def test_ramps_belong_to_stays(told):
    told.progress((0, 1.0), number=0, person=0).progress((0, 0.9), number=1, person=1).progress((14, 0.5), (15, 0.8))
    run = Measured(told.journal)
    by_person = dict(zip(run.stays.people.tolist(), (ramped_at(run) / MONTH).tolist(), strict=True))
    assert by_person == {0: 0, 1: 0, 2: pytest.approx(15)}


def test_a_hire_has_paid_back_on_the_pay_day_by_which_it_brought_more_than_it_cost(told):
    told.cost(14, 7, kind=Cost.HIRING).cost(15, 1).cost(15, 0.1, kind=Cost.SEATS).cost(16, 1).cost(17, 1)
    told.order(14.5, 1, 1, margin=5, placed=14.2).order(16.5, 1, 1, margin=6, placed=16.2)
    one = only(told)
    assert one.paid_back == 3
    assert (one.brought, one.cost) == (11, pytest.approx(10.1))


def test_between_pay_days_nothing_is_compared(told):
    """At 14.5 the margin exceeds what is booked, but the month has not been paid yet; at its end it does not."""
    told.cost(14, 7, kind=Cost.HIRING).cost(15, 1).order(14.5, 1, 1, margin=7.5, placed=14.2)
    assert only(told).paid_back is None


def test_what_a_predecessor_cost_and_brought_does_not_count(told):
    told.cost(12, 50).cost(13, 5).order(12, 1, 1, margin=100).cost(15, 1).order(14.5, 1, 1, margin=2, placed=14.2)
    one = only(told)
    assert (one.brought, one.cost, one.paid_back) == (2, 1, 1)


def test_a_first_order_counts_for_whoever_won_the_client(told):
    """Seat 1 wins the client, seat 0 looks after it: the first order counts there, the second here."""
    told.order(14.8, 7, 0, margin=4, winner=1, placed=14.5).order(16, 7, 0, margin=9, winner=1, placed=15.5)
    told.cost(15, 1)
    assert only(told).brought == 4


def test_a_first_order_of_a_winner_who_has_left_counts_for_the_owner(told):
    told.order(14.8, 7, 1, margin=4, winner=1, placed=12.9).cost(15, 1)
    assert only(told).brought == 4, "person 1 won it, and person 2 looks after it by then"
    told = Told(seat(0), seat(1))
    told.step(13, 1, 1, Step.QUIT, 0.3).step(14, 1, told.newcomer(), Step.HIRED, MONTH)
    told.order(14.8, 7, 0, margin=4, winner=1, placed=12.9).cost(15, 1)
    assert only(told).brought == 0


def test_seats_by_month(told):
    told.progress((0, 1.0), number=0, person=0).progress((0, 1.0), number=1, person=1)
    told.progress((14, 0.5), (16, 0.8), (17, 0.9))
    months = staffed(Measured(told.journal))["sales/seller"]
    assert months.planned == [2.0] * 24
    assert months.taken[:4] == [2.0, 1.0, 2.0, 2.0]
    assert months.ramped[:5] == [2.0, 1.0, 1.0, 1.0, 2.0]


def test_the_indicators(told):
    told.progress((0, 1.0), number=0, person=0).progress((0, 1.0), number=1, person=1)
    told.progress((14, 0.5), (16, 0.8))
    run = Measured(told.journal)
    assert (WARM_UP, END) == (12 * MONTH, 36 * MONTH)
    assert ramped_share(run) == pytest.approx((24 + 1 + 20) / (24 + 1 + 22))
    assert payback_share(run) is None, "nobody has brought anything"
    told.order(14.5, 1, 1, margin=2, placed=14.2).cost(15, 1)
    assert payback_share(Measured(told.journal)) == 1


def test_roles_that_bring_nothing_do_not_count():
    told = Told(seat(0), seat(1, "generator"))
    told.step(13, 1, 1, Step.QUIT, 0.3).step(14, 1, told.newcomer(), Step.HIRED, MONTH).cost(15, 1)
    told.order(16, 1, 0)
    assert payback_share(Measured(told.journal)) is None


def test_nobody_was_hired():
    run = Measured(Told(seat(0)).journal)
    assert hired(run) == []
    assert np.isinf(ramped_at(run)).all()
