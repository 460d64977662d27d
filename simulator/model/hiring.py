"""Hiring for overflow: when enough accounts are buried, the firm looks for another person to look after them."""

from collections.abc import Callable
from typing import Any

from simpy import Environment, Event, Timeout

from simulator.model.onboarding import Onboarding
from simulator.model.seat import Post, Seat

ENOUGH = 0.5
"""Share of a portfolio that must be buried before another one is opened."""


class Hiring:
    """Looks for people, and hands buried accounts over to them."""

    def __init__(
        self, env: Environment, onboarding: Onboarding, search_time: float, open_seat: Callable[[Post], Seat]
    ) -> None:
        """Search for `search_time` hours each time; `open_seat` sets the new person to work."""
        self._env = env
        self._onboarding = onboarding
        self._search_time = search_time
        self._open_seat = open_seat
        self._searches = 0

    def consider(self) -> None:
        """Begin a search if the buried accounts fill a good part of another portfolio."""
        fullest = self._fullest()
        limit = fullest.portfolio.limit
        buried = sum(len(seat.portfolio.buried) for seat in self._onboarding.seats)
        if limit and buried >= (self._searches + ENOUGH) * limit:
            self._searches += 1
            Timeout(self._env, self._search_time, fullest.post).callbacks.append(self._found)

    def _found(self, event: Event) -> None:
        self._searches -= 1
        post: Any = event.value
        new = self._open_seat(post)
        while (fullest := self._fullest()).portfolio.buried:
            client = next(iter(fullest.portfolio.buried))
            if not new.portfolio.has_room(client):
                break
            fullest.portfolio.remove(client, self._env.now)
            self._onboarding.hand_over(client, fullest, new)

    def _fullest(self) -> Seat:
        return max(self._onboarding.seats, key=lambda seat: len(seat.portfolio.buried))
