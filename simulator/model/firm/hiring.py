"""Hiring for overflow: when enough accounts are buried, the firm opens another seat to look after them."""

from collections.abc import Callable
from typing import Final

from simulator.model.accounts.owners import AccountOwners
from simulator.model.seats.seat import Post, Seat

ENOUGH: Final = 0.5
"""Share of a portfolio's limit that must be buried before another seat is opened."""


class Hiring:
    """Opens seats for buried accounts; the person found for a seat then takes accounts over from the others."""

    def __init__(self, owners: AccountOwners, open_seat: Callable[[Post], None]) -> None:
        """Watch the portfolios of `owners`; `open_seat` opens a seat of a post and begins the search."""
        self._owners = owners
        self._open_seat = open_seat

    def open_seat_if_needed(self) -> None:
        """Open a seat if buried accounts fill a good part of another portfolio, besides those of empty seats.

        Only seats that look after the same clients count, and no accounts that such a seat would not look after.
        """
        fullest = max(self._owners.keepers, key=_waiting)
        seats = self._owners.alike(fullest)
        limit = fullest.portfolio.limit
        buried = sum(_waiting(seat) for seat in seats)
        if limit and buried >= (sum(seat.person is None for seat in seats) + ENOUGH) * limit:
            self._open_seat(fullest.post)


def _waiting(seat: Seat) -> int:
    """Return how many buried accounts wait for a place on a seat that looks after such clients."""
    return sum(seat.portfolio.is_for(client) for client in seat.portfolio.buried)
