"""Portfolios: striking accounts off, moving up, and the list of those who are silent."""

import pytest
from small_company import client

from simulator.model.seats.portfolio import Portfolio

THRESHOLD = 100.0


def silent(portfolio: Portfolio, now: float) -> list[int]:
    """Take everybody off the list of the silent who stands there at that hour."""
    found = []
    while (one := portfolio.next_silent(THRESHOLD, now)) is not None:
        found.append(one.number)
    return found


def test_a_client_struck_and_added_again_is_silent_once() -> None:
    """The entry of before is void, whether the client ordered in the meantime or not."""
    portfolio, one, other = Portfolio(None), client(1), client(2)
    for account in (one, other):
        portfolio.add(account, 0.0)
        portfolio.strike(account)
        portfolio.add(account, 0.0)
    other.last_order = 50.0
    assert silent(portfolio, 120.0) == [1]
    assert silent(portfolio, 160.0) == [2]
    assert silent(portfolio, 220.0) == [1]


def test_who_is_struck_off_is_not_silent_here() -> None:
    portfolio, one = Portfolio(None), client(1)
    portfolio.add(one, 0.0)
    portfolio.strike(one)
    assert silent(portfolio, 1000.0) == []
    assert portfolio.next_contact(1000.0) is None
    assert portfolio.size == 0


def test_striking_moves_nobody_up_and_removing_does() -> None:
    """A desk that is cleared has no use for free places; an account that leaves makes room for a buried one."""
    portfolio, accounts = Portfolio(2), [client(number) for number in range(5)]
    for account in accounts:
        account.called = -account.segment.contact_every
    assert [portfolio.add(account, 10.0) for account in accounts] == [True, True, False, False, False]
    portfolio.strike(accounts[0])
    assert list(portfolio.attended) == [accounts[1]]
    portfolio.remove(accounts[1], 20.0)
    assert list(portfolio.attended) == accounts[2:4]
    assert list(portfolio.buried) == accounts[4:]
    assert [portfolio.next_contact(20.0) for _ in range(3)] == [*accounts[2:4], None]


@pytest.mark.parametrize(("called", "due"), [(95.0, 263.0), (0.0, 168.0), (-68.0, 100.0), (-5000.0, 100.0)])
def test_the_rhythm_of_contacts_goes_on_whoever_keeps_the_account(called: float, due: float) -> None:
    """The next contact is due a month (168 h) after the last one, on every list; what is overdue is due now."""
    account, keeper = client(), client(1)
    account.called = called
    former, new, full = Portfolio(None), Portfolio(None), Portfolio(1)
    former.add(account, 50.0)
    former.strike(account)
    new.add(account, 100.0)
    assert new.attended[account] == due
    new.strike(account)
    full.add(keeper, 50.0)
    full.add(account, 60.0)
    full.remove(keeper, 100.0)
    assert full.attended[account] == due


def test_room_is_what_was_taken_up_less_what_was_struck_off() -> None:
    portfolio, accounts = Portfolio(3), [client(number, segment=2 * (number == 0)) for number in range(4)]
    for account in accounts[:2]:
        portfolio.add(account, 0.0)
    assert not portfolio.has_room(accounts[2])  # the large one weighs two
    portfolio.strike(accounts[0])
    assert portfolio.has_room(accounts[2])
