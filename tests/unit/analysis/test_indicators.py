"""Indicators that tell of people and payments, on journals written by hand."""

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
from simulator.journal.vocabulary import Activity, Cost, State, Step
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
    assert clients.churn_annual(run) == pytest.approx(3 / (10 * 2))


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
