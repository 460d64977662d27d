"""Indicators that tell of people and payments, on journals written by hand."""

import math
import sys
from importlib import import_module
from pkgutil import iter_modules

import pytest
from written import END, WARM_UP, Writer, seat

from simulator.analysis import indicators
from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.indicators import clients, hunting, money, work
from simulator.analysis.indicators.declaring import Indicator
from simulator.analysis.measured import Measured
from simulator.journal.vocabulary import Activity, Cost, Stage, State, Step
from simulator.kernel.calendar import MONTH


def test_every_declared_indicator_is_in_the_catalogue_once():
    modules = [import_module(f"{indicators.__name__}.{found.name}") for found in iter_modules(indicators.__path__)]
    declared = [one.key for module in modules for one in vars(module).values() if isinstance(one, Indicator)]
    assert sorted(declared) == sorted(indicator.key for indicator in CATALOGUE)


def test_the_key_of_an_indicator_is_the_name_of_its_function():
    assert all(vars(sys.modules[one.compute.__module__])[one.key] is one for one in CATALOGUE)


def test_losses_hold_those_who_followed():
    story = Writer().month_ends()
    story.client(5, 1, State.FOLLOWED).client(13, 2, State.FOLLOWED).client(14, 3, State.LEFT)
    story.client(15, 4, State.CEASED).client(16, 5, State.TURNED_AWAY)
    run = Measured(story.journal)
    assert clients.lost_clients(run) == 3
    assert clients.clients_followed(run) == 1


def test_churn_is_the_chance_to_leave_within_a_year():
    """Three are lost in 4 client-years of the window: a hazard of 3/4."""
    story = Writer()
    story.client(0, 1).client(0, 2, State.WAITING).client(0, 3).client(13, 1, State.LEFT)  # 1 month of the window
    story.client(14, 4, State.WAITING).client(15, 4, number=1).client(20, 4, State.CEASED)  # 6, on two seats
    story.client(11, 3, State.LEFT).client(21, 3).client(23, 3, State.FOLLOWED)  # 2, once won back
    story.client(27, 5)  # 9, and still there; client 2 has 24, and is waiting all the time
    story.client(30, 6).client(36, 6, State.LEFT)  # 6, lost when the window is over
    assert clients.churn_annual(Measured(story.journal)) == pytest.approx(1 - math.exp(-3 / 4))


def test_churn_of_no_clients_and_of_faithful_ones():
    assert clients.churn_annual(Measured(Writer().journal)) is None
    assert clients.churn_annual(Measured(Writer().client(12, 1).journal)) == 0.0
    gone = Writer().client(1, 1).client(11, 1, State.LEFT)
    assert clients.churn_annual(Measured(gone.journal)) is None


def test_who_leaves_at_the_signature_is_lost_and_was_never_there():
    story = Writer().client(0, 1).client(13, 2).client(13, 2, State.CEASED)
    story.client(24, 1, number=1).client(24, 1, State.FOLLOWED, 1)  # passed on and lost at once, but there before
    run = Measured(story.journal)
    assert clients.lost_clients(run) == 2
    assert clients.churn_annual(run) == pytest.approx(1 - math.exp(-1.0))


def test_shares_of_all_inquiries():
    """Twelve come in the window; one that came before is answered in it, one that was answered came too late."""
    story = Writer()
    story.inquiry(11.99, 1, answered_after=0.03 * MONTH).inquiry(11.98, 2, cold_after=0.03 * MONTH)
    story.inquiry(12, 3, answered_after=0.5).inquiry(13, 4, answered_after=1.0).inquiry(14, 5, answered_after=1.01)
    story.inquiry(14, 6, answered_after=40.0).lead(15, 6, Stage.OPPORTUNITY).lead(16, 6, Stage.COLD)
    for client in range(7, 14):
        story.inquiry(20, client, cold_after=8.0)
    story.inquiry(35.999, 14)  # still waits
    run = Measured(story.journal)
    assert hunting.unanswered_share(run) == pytest.approx(8 / 12)
    assert hunting.answered_within_hour_share(run) == pytest.approx(2 / 12)
    assert hunting.response_hours(run) == pytest.approx(1.01)  # of 0.5, 1, 1.01, 0.03 months and 40


def test_share_of_all_opportunities():
    story = Writer()
    story.lead(11, 1, Stage.OPPORTUNITY).lead(13, 1, Stage.COLD)  # arose before the window
    story.lead(12, 2, Stage.OPPORTUNITY).lead(13, 2, Stage.DEAL).lead(14, 2, Stage.LOST)
    story.lead(12, 3, Stage.OPPORTUNITY).lead(13, 3, Stage.COLD)
    story.lead(20, 3, Stage.OPPORTUNITY, attempt=1).lead(21, 3, Stage.DEAL, attempt=1)
    story.lead(35, 4, Stage.OPPORTUNITY)  # still waits
    story.lead(36, 5, Stage.OPPORTUNITY)  # arose after the window
    assert hunting.untaken_share(Measured(story.journal)) == pytest.approx(2 / 4)


def test_shares_of_nothing():
    run = Measured(Writer().journal)
    for share in (hunting.untaken_share, hunting.unanswered_share, hunting.answered_within_hour_share):
        assert share(run) is None


def test_leavers_hold_heads_and_nobody_who_rose():
    story = Writer()
    story.step(13, 0, 0, Step.QUIT).step(14, 2, 2, Step.SHOCK)
    story.step(15, 1, 1, Step.ROSE_FROM, 0).step(15, 0, 1, Step.ROSE_TO, 1)
    assert work.leavers(Measured(story.journal)) == 2


def test_overdue_share_is_by_margin_of_what_is_unpaid():
    story = Writer()
    for issued, margin, due, paid in (
        (30, 1.0, 31, 40),  # unpaid and overdue
        (34, 2.0, 35.5, float("inf")),  # unpaid and overdue
        (35.9, 3.0, 36.9, 37),  # unpaid and not due yet
        (30, 8.0, 31, 35),  # paid late
        (37, 9.0, 38, 39),  # issued after the end
    ):
        story.journal.invoices.add((issued * MONTH, 1, 0, margin, due * MONTH, paid * MONTH))
    assert clients.overdue_share(Measured(story.journal)) == pytest.approx(3 / 6)
    assert clients.overdue_share(Measured(Writer().journal)) is None


def test_absence_is_neither_work_nor_idling():
    story = Writer()
    hour = WARM_UP
    for activity, hours in ((Activity.CLOSING, 20), (Activity.SERVING, 50), (Activity.IDLING, 10)):
        story.work(hour, activity, hours)
        hour += hours
    story.work(hour, Activity.ABSENT, 20)
    run = Measured(story.journal)
    assert work.utilisation(run) == pytest.approx(0.7)
    assert work.idle_share(run) == pytest.approx(0.1)
    assert work.hunting_share(run) == pytest.approx(20 / 70)


def test_a_seat_that_stands_empty_costs_no_hours():
    story = Writer()
    story.lead(13, 1, stage=4)
    story.work(WARM_UP, Activity.CLOSING, 10).work(WARM_UP + 10, Activity.SERVING, 30)
    for number in (0, 1):
        story.journal.costs.add((13 * MONTH, Cost.SALARY, number, 4.0))
    assert hunting.cost_per_win(Measured(story.journal)) == pytest.approx(4.0 * 10 / 40)


def test_margin_belongs_to_the_person_who_sat_there():
    """Seat 0 earns 6 under one person and 4 under the next, who had earned 3 on seat 1 before."""
    story = Writer()
    story.step(20, 0, 0, Step.QUIT).step(22, 1, 1, Step.ROSE_FROM, 0).step(22, 0, 1, Step.ROSE_TO, 1)
    story.order(5, 9, 0, 100.0).order(15, 1, 0, 6.0).order(18, 2, 1, 3.0).order(25, 1, 0, 4.0)
    run = Measured(story.journal)
    assert money.person_margins(run) == [7.0, 6.0]
    assert money.top_seller_share(run) == pytest.approx(7 / 13)
    assert money.top_seller_share(Measured(Writer().journal)) is None


def test_margin_per_head_counts_seats_that_are_taken():
    """Two seats over 24 months, one of them empty for the last six: 1.75 heads."""
    story = Writer()
    story.step(30, 0, 0, Step.QUIT).order(20, 1, 0, 7.0)
    assert money.margin_per_head(Measured(story.journal)) == pytest.approx(7.0 / 1.75)


def test_accounts_per_manager_counts_seats_that_are_taken_at_the_end():
    story = Writer().month_ends(living=30.0)
    story.step(30, 0, 0, Step.QUIT)
    assert clients.accounts_per_manager(Measured(story.journal)) == 30
    story.step(31, 1, 1, Step.QUIT)
    assert clients.accounts_per_manager(Measured(story.journal)) == 15


def test_nobody_left():
    run = Measured(Writer().journal)
    assert money.exit_loss(run) == 0.0
    assert work.leavers(run) == 0
    assert hunting.forecast_error(run) is None


def test_the_exit_loss_is_undefined_where_nobody_is_left_to_compare_with():
    story = Writer()
    story.client(0, 1, State.CUSTOMER, 0).step(24, 0, 0, Step.QUIT)
    for month in range(24):
        story.order(month + 0.5, 1, 0, 1.0)
    assert money.exit_loss(Measured(story.journal)) is None


def test_exit_loss_is_the_sum_over_all_who_left():
    story = Writer()
    for client in (1, 2, 3):
        story.client(0, client, State.CUSTOMER, int(client > 2))
    for month in range(36):
        story.order(month + 0.5, 3, 1, 1.0)
        if month < 24:
            story.order(month + 0.6, 1, 0, 2.0)
        if month < 30:
            story.order(month + 0.7, 2, 0, 5.0)
    story.step(24, 0, 0, Step.QUIT).client(24, 1, State.FOLLOWED, 0).client(24, 2, State.CUSTOMER, 1)
    story.step(25, 0, story.newcomer(), Step.HIRED).client(25, 2, State.CUSTOMER, 0)
    story.step(30, 0, 3, Step.QUIT).client(30, 2, State.FOLLOWED, 0)
    run = Measured(story.journal)
    first, second = (one.loss for one in run.departures)
    assert first == pytest.approx(12 * (2.0 + 5.0) - 6 * 5.0)
    assert second == pytest.approx(6 * 5.0)
    assert money.exit_loss(run) == pytest.approx(first + second)


def test_the_window_is_that_of_the_journal():
    run = Measured(Writer(seat(0), warm_up=6 * MONTH, end=9.5 * MONTH).journal)
    assert run.months == 4
    assert (run.month_edges / MONTH).tolist() == [6, 7, 8, 9, 9.5]
    assert Measured(Writer().journal).end == END
