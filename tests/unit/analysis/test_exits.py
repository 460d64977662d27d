"""Who left, who went along, and what was lost: counted by hand."""

import numpy as np
import pytest
from written import END, WARM_UP, Writer, seat

from simulator.analysis.exits import departures, until_filled
from simulator.analysis.stays import Stays
from simulator.journal.vocabulary import State, Step
from simulator.kernel.calendar import MONTH


def told():
    """Two seats with two clients each; at month 24 the first person leaves and takes client 2 along."""
    story = Writer(seat(0), seat(1), seat(2, "head"))
    for client, number in ((1, 0), (2, 0), (3, 1), (4, 1)):
        story.client(0, client, State.CUSTOMER, number)
    story.step(24, 0, 0, Step.QUIT, 0.4)
    story.client(24, 1, State.CUSTOMER, 1).client(24, 2, State.FOLLOWED, 0)
    return story


def monthly(client, number, margin, first, last):
    """Serve one order in the middle of each month from `first` to `last`."""
    return [(month + 0.5, client, number, margin) for month in range(first, last)]


def served(story, *orders):
    """Serve orders in the order of time."""
    for month, client, number, margin in sorted(orders):
        story.order(month, client, number, margin)
    return story


def found(story):
    stays = Stays(story.journal)
    return departures(story.journal, stays, WARM_UP), stays


def test_the_loss_is_what_the_trend_of_others_leads_to_expect():
    """Before, 1 and 2 bring 10 a month, others 10; after, 1 brings 4, others 8: lost are 10 x 0.8 - 4 a month."""
    story = told()
    orders = []
    for client, number, before, after in ((1, 0, 6, 4), (2, 0, 4, 0), (3, 1, 5, 4), (4, 1, 5, 4)):
        orders += monthly(client, number, before, 0, 24)
        orders += monthly(client, 1, after, 24, 36) if after else []
    (one,), _ = found(served(story, *orders))
    assert (one.followed, one.stay.person) == (1, 0)
    assert one.loss == pytest.approx(12 * (10 * 0.8 - 4))


def test_nothing_is_lost_where_nothing_changes():
    story = told()
    orders = [order for client in (1, 3, 4) for order in monthly(client, 1, 2.0, 0, 36)]
    (one,), _ = found(served(story, *orders))
    assert one.loss == pytest.approx(0.0)


def test_the_loss_can_be_negative():
    story = told()
    orders = monthly(3, 1, 2.0, 0, 36) + monthly(1, 0, 1.0, 0, 24) + monthly(1, 1, 3.0, 24, 36)
    (one,), _ = found(served(story, *orders))
    assert one.loss == pytest.approx(12 * (1 - 3))


def test_the_span_is_the_same_before_and_after_and_ends_with_the_run():
    """Eight months before the end only eight months are compared, whatever was earned earlier."""
    story = Writer(seat(0), seat(1))
    story.client(0, 1, State.CUSTOMER, 0).client(0, 3, State.CUSTOMER, 1)
    story.step(28, 0, 0, Step.SHOCK).client(28, 1, State.FOLLOWED, 0)
    orders = monthly(1, 0, 3.0, 20, 28) + monthly(1, 0, 100.0, 0, 20) + monthly(3, 1, 1.0, 0, 36)
    (one,), _ = found(served(story, *orders))
    assert one.loss == pytest.approx(8 * 3.0)


def test_clients_who_come_later_or_left_earlier_take_no_part():
    """Client 5 is won after the exit, and client 6 left before it: neither is a comparison."""
    story = Writer(seat(0), seat(1))
    for client, number in ((1, 0), (3, 1), (6, 1)):
        story.client(0, client, State.CUSTOMER, number)
    story.client(20, 6, State.LEFT, 1)
    story.step(24, 0, 0, Step.QUIT).client(24, 1, State.CUSTOMER, 1).client(26, 5, State.CUSTOMER, 1)
    orders = [order for client in (1, 3) for order in monthly(client, 1, 1.0, 0, 36)]
    orders += monthly(6, 1, 50.0, 12, 20) + monthly(5, 1, 50.0, 26, 36)
    (one,), _ = found(served(story, *orders))
    assert one.loss == pytest.approx(0.0)


def test_without_anybody_to_compare_with_the_loss_is_undefined():
    story = Writer(seat(0))
    story.client(0, 1, State.CUSTOMER, 0).step(24, 0, 0, Step.QUIT)
    (one,), _ = found(served(story, *monthly(1, 0, 2.0, 0, 24)))
    assert one.loss is None


def test_others_who_bought_nothing_before_are_nobody_to_compare_with():
    story = told()
    (one,), _ = found(served(story, *monthly(1, 0, 2.0, 0, 24), *monthly(3, 1, 2.0, 24, 36)))
    assert one.loss is None


def test_where_all_leave_within_days_nobody_is_left_to_compare_with():
    story = Writer(seat(0), seat(1))
    for client in range(2):
        story.client(0, client, State.CUSTOMER, client)
    story.step(24, 0, 0, Step.WALKED_OUT).step(24.1, 1, 1, Step.WALKED_OUT)
    everybody, _ = found(served(story, *monthly(0, 0, 2.0, 0, 24), *monthly(1, 1, 2.0, 0, 24)))
    assert [one.loss for one in everybody] == [None, None]


def test_accounts_are_those_of_the_seat_just_before_the_exit():
    """Client 4 had been the leaver's until a review gave it to somebody else; client 3 came to the leaver instead."""
    story = Writer(seat(0), seat(1))
    story.client(0, 3, State.CUSTOMER, 1).client(0, 4, State.CUSTOMER, 0).client(0, 5, State.CUSTOMER, 1)
    story.client(20, 3, State.CUSTOMER, 0).client(20, 4, State.CUSTOMER, 1)
    story.step(24, 0, 0, Step.QUIT).client(24, 3, State.CUSTOMER, 1).client(24, 4, State.CUSTOMER, 1)
    orders = monthly(5, 1, 1.0, 0, 36) + monthly(4, 1, 1.0, 0, 36) + monthly(3, 0, 7.0, 0, 24)
    (one,), _ = found(served(story, *orders))
    assert one.loss == pytest.approx(12 * 7.0)


def test_accounts_that_wait_for_a_successor_are_the_leavers():
    story = Writer(seat(0), seat(1, "closer"))
    story.client(0, 1, State.CUSTOMER, 0).client(0, 3, State.CUSTOMER, 1).step(24, 0, 0, Step.QUIT)
    (one,), _ = found(served(story, *monthly(1, 0, 2.0, 0, 24), *monthly(3, 1, 1.0, 0, 36)))
    assert one.loss == pytest.approx(24.0)


def test_clients_of_others_who_go_along_are_the_leavers():
    """Client 3 has passed to seat 1, and follows whoever left seat 0, first of two who leave at once."""
    story = Writer(seat(0), seat(1), seat(2))
    story.client(0, 3, State.CUSTOMER, 1).client(0, 4, State.CUSTOMER, 1)
    story.step(24, 0, 0, Step.SHOCK).step(24, 2, 2, Step.SHOCK).client(24, 3, State.FOLLOWED, 1)
    orders = monthly(4, 1, 1.0, 0, 36) + monthly(3, 1, 3.0, 0, 24)
    everybody, _ = found(served(story, *orders))
    assert [(one.followed, one.loss) for one in everybody] == [(1, pytest.approx(12 * 3.0)), (0, 0.0)]


def test_heads_count_among_those_who_left_and_lose_no_accounts():
    story = told()
    story.step(25, 2, 2, Step.QUIT)
    everybody, _ = found(served(story, *monthly(3, 1, 1.0, 0, 36)))
    assert [(one.stay.seat, one.loss) for one in everybody] == [(0, 0.0), (2, 0.0)]


def test_those_who_left_before_the_window_or_rose_are_left_out():
    story = Writer(seat(0), seat(1))
    story.step(6, 0, 0, Step.QUIT).step(20, 1, 1, Step.ROSE_FROM, 0).step(20, 0, 1, Step.ROSE_TO, 1)
    assert found(story)[0] == []


def test_two_leave_at_once():
    story = Writer(seat(0), seat(1), seat(2))
    for client in range(3):
        story.client(0, client, State.CUSTOMER, client)
    story.step(24, 0, 0, Step.SHOCK).step(24, 1, 1, Step.SHOCK)
    story.client(24, 0, State.FOLLOWED, 0).client(24, 1, State.CUSTOMER, 2)
    orders = [order for client in range(3) for order in monthly(client, client, 1.0, 0, 24)]
    everybody, _ = found(served(story, *orders, *monthly(2, 2, 0.5, 24, 36)))
    assert [(one.stay.person, one.followed) for one in everybody] == [(0, 1), (1, 0)]
    assert [one.loss for one in everybody] == [pytest.approx(12 * 0.5)] * 2


def test_an_account_that_passes_between_leavers_is_lost_once():
    """Client 0 passes to seat 1 for a day before its new owner leaves as well, and it with him; client 2 stays."""
    story = Writer(seat(0), seat(1), seat(2))
    for client in range(3):
        story.client(0, client, State.CUSTOMER, client)
    story.step(24, 0, 0, Step.SHOCK).client(24, 0, State.CUSTOMER, 1)
    story.step(24.05, 1, 1, Step.SHOCK).client(24.05, 0, State.FOLLOWED, 1).client(24.05, 1, State.FOLLOWED, 1)
    orders = monthly(0, 0, 5.0, 0, 24) + monthly(1, 1, 1.0, 0, 24) + monthly(2, 2, 1.0, 0, 36)
    everybody, _ = found(served(story, *orders))
    assert [(one.stay.seat, one.followed) for one in everybody] == [(0, 0), (1, 2)]
    assert [one.loss for one in everybody] == [pytest.approx(12 * 5.0), pytest.approx(12 * 1.0)]


def test_how_long_the_seat_stood_empty():
    story = told()
    story.step(26.5, 0, story.newcomer(), Step.HIRED)
    story.step(30, 1, 1, Step.QUIT)
    everybody, stays = found(story)
    assert until_filled(everybody[0], stays) == pytest.approx(2.5 * MONTH)
    assert until_filled(everybody[1], stays) is None


def test_agrees_with_adding_up_order_by_order():
    """As many orders as in a run."""
    chance = np.random.default_rng(3)
    story = Writer(*(seat(number) for number in range(12)))
    for client in range(600):
        story.client(0, client, State.CUSTOMER, client % 12)
    hours = np.sort(chance.uniform(0, END, 20_000))
    clients = chance.integers(0, 600, len(hours))
    for hour, client in zip(hours, clients, strict=True):
        story.order(hour / MONTH, client, client % 12, 1.0)
    for number in range(6):
        story.step(20 + number, number, number, Step.QUIT)
        for client in range(number, 600, 12):
            story.client(20 + number, client, State.CUSTOMER, 11)
    everybody, _ = found(story)
    one = everybody[3]
    span = min(12 * MONTH, END - one.stay.until)
    mine = clients % 12 == 3
    before = (hours > one.stay.until - span) & (hours <= one.stay.until)
    after = (hours > one.stay.until) & (hours <= one.stay.until + span)
    slow = (mine & before).sum() * (~mine & after).sum() / (~mine & before).sum() - (mine & after).sum()
    assert one.loss == pytest.approx(slow)
