"""Advertising: how many inquiries a budget buys, where each costs more than the one before it (C38).

With n inquiries bought in a month the next one costs c0 (1 + n / n0), so that they cost c0 n (1 + n / (2 n0)) together:
whoever asks anyway is found first, and the rest are shown adverts in vain more and more often.

Off values: a budget of 0 buys none; an infinite n0, and all cost the same.
"""

from math import sqrt


def bought(budget: float, price: float, doubles_at: float) -> float:
    """Return the inquiries that a `budget` buys, both a month.

    The first costs `price`; at `doubles_at` inquiries a month the next costs twice as much, infinite for never.
    """
    cheap = budget / price
    return 2 * cheap / (1 + sqrt(1 + 2 * cheap / doubles_at))


def spent(inquiries: float, price: float, doubles_at: float) -> float:
    """Return the budget that buys so many inquiries, both a month: the inverse of `bought`."""
    return price * inquiries * (1 + inquiries / (2 * doubles_at))


def next_price(inquiries: float, price: float, doubles_at: float) -> float:
    """Return what one inquiry more costs where so many a month are bought."""
    return price * (1 + inquiries / doubles_at)
