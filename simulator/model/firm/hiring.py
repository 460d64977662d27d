"""Hiring for overflow: when enough accounts are buried, the firm opens another seat to look after them."""

from collections.abc import Callable

from simulator.model.accounts.onboarding import Onboarding
from simulator.model.seats.seat import Post

ENOUGH = 0.5
"""Share of a portfolio that must be buried before another one is opened."""


class Hiring:
    """Opens seats; whoever is found for one takes buried accounts off the others."""

    def __init__(self, onboarding: Onboarding, open_seat: Callable[[Post], None]) -> None:
        """Open each seat by `open_seat`, which begins the search."""
        self._onboarding = onboarding
        self._open_seat = open_seat

    def consider(self) -> None:
        """Open a seat if the buried accounts fill a good part of another portfolio, besides those that stand empty."""
        seats = [seat for seat in self._onboarding.seats if seat.keeps_for_good]
        fullest = max(seats, key=lambda seat: len(seat.portfolio.buried))
        limit = fullest.portfolio.limit
        buried = sum(len(seat.portfolio.buried) for seat in seats)
        if limit and buried >= (sum(seat.person is None for seat in seats) + ENOUGH) * limit:
            self._open_seat(fullest.post)
