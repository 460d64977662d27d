"""Shapley shares by single orders, held against worths whose shares are known."""

from collections import Counter
from itertools import chain, combinations
from math import factorial

import pytest
from scipy.stats import chisquare

from simulator.analysis.shapley import coalitions, order_of, shares

PLAYERS = ("a", "b", "c", "d")


def subsets(players):
    return map(frozenset, chain.from_iterable(combinations(players, size) for size in range(len(players) + 1)))


def tabulated(worth, players=PLAYERS):
    return {there: worth(there) for there in subsets(players)}


def exact(worths, players=PLAYERS):
    """Return the shares by Shapley's own formula, over all coalitions."""
    m = len(players)
    return {
        player: sum(
            factorial(len(before)) * factorial(m - len(before) - 1) / factorial(m)
            * (worths[before | {player}] - worths[before])
            for before in subsets([other for other in players if other != player])
        )
        for player in players
    }  # fmt: skip


def tangled(there):
    """Return a worth with effects of one, two, three and all; `d` changes nothing."""
    a, b, c = ("a" in there), ("b" in there), ("c" in there)
    return 7 + 3 * a - 2 * b + 5 * a * b - 4 * b * c + 11 * a * b * c


def test_an_order_asks_for_twice_as_many_worths_as_there_are_players():
    for number in range(1, 5):
        assert len(coalitions(PLAYERS[:number])) == 2 * number
    assert coalitions(PLAYERS)[0] == frozenset(PLAYERS)
    assert frozenset() in coalitions(PLAYERS)


@pytest.mark.parametrize("replication", range(8))
def test_shares_of_a_single_order_add_up_and_whoever_changes_nothing_gets_zero(replication):
    order = order_of(PLAYERS, 0, replication)
    found = shares(tabulated(tangled), order)
    assert sum(found.values()) == tangled(frozenset(PLAYERS)) - tangled(frozenset())
    assert found["d"] == 0


@pytest.mark.parametrize("replication", range(8))
def test_a_single_order_is_exact_where_players_act_alone_or_two_by_two(replication):
    worths = tabulated(lambda there: tangled(there) - 11 * (there >= {"a", "b", "c"}))
    assert shares(worths, order_of(PLAYERS, 0, replication)) == pytest.approx(exact(worths))


def test_the_mean_over_all_orders_is_the_share():
    worths = tabulated(tangled)
    orders = [order_of(PLAYERS, 1, number) for number in range(4000)]
    once = {order: shares(worths, order) for order in orders}
    assert len(once) == factorial(len(PLAYERS))
    for player, share in exact(worths).items():
        assert sum(found[player] for found in once.values()) / len(once) == pytest.approx(share)


def test_all_orders_are_equally_likely():
    """Chi-square over the 24 orders of four players, 4800 drawn; false alarm 1 in 1000."""
    found = Counter(order_of(PLAYERS, 3, number) for number in range(4800))
    assert len(found) == 24
    assert chisquare(list(found.values())).pvalue > 0.001
