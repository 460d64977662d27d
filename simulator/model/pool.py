"""The finite pool of prospects that all hunters of the market share."""

from collections import deque
from heapq import heapify, heappop, heappush

import numpy as np

from simulator.journal.journal import Journal
from simulator.kernel.distributions import poisson_times
from simulator.kernel.luck import Luck
from simulator.model.population import POOL, Population
from simulator.scenario.demand import Prospects


class Pool:
    """Who can be called, who rests and until when, who has left the market.

    Prospects are known by their place in the pool, from 0; those born later follow those of the start.
    """

    def __init__(self, terms: Prospects, population: Population, luck: Luck, end: float) -> None:
        """Fill the pool for a run until hour `end`."""
        births = poisson_times(luck, "births", terms.size * population.mean_exit_rate(), end)
        born = np.concatenate([np.zeros(terms.size), births])
        self._births = births.tolist()
        self._size = terms.size
        self._exits = population.exits(POOL, len(born), born).tolist() if len(born) else []
        self._attempts = [0] * len(born)
        self._exited = 0
        self._engaged = 0
        self._ready: deque[int] = deque()
        self._resting: list[tuple[float, int]] = []
        self._begin(terms, luck)

    def _begin(self, terms: Prospects, luck: Luck) -> None:
        """Let a share of the pool rest, and put all others in a random order."""
        order = luck.uniforms("pool order", 0, 0, self._size)
        rest = luck.uniforms("pool rest", 0, 0, self._size)
        resting = rest < terms.resting
        hours = rest / terms.resting * terms.resting_up_to if terms.resting else rest
        self._ready.extend(int(place) for place in np.argsort(order, kind="stable") if not resting[place])
        self._resting = [(float(hours[place]), int(place)) for place in np.flatnonzero(resting)]
        self._resting += [(hour, self._size + number) for number, hour in enumerate(self._births)]
        heapify(self._resting)

    def born(self, place: int) -> float:
        """Return the hour at which a prospect came into the market."""
        return self._births[place - self._size] if place >= self._size else 0.0

    def take(self, now: float) -> tuple[int, int] | None:
        """Return the next prospect to call and how often it was called before; None if nobody can be called."""
        resting, ready = self._resting, self._ready
        while resting and resting[0][0] <= now:
            ready.append(heappop(resting)[1])
        while ready:
            place = ready.popleft()
            if self._exits[place] > now:
                attempt = self._attempts[place]
                self._attempts[place] = attempt + 1
                self._engaged += 1
                return place, attempt
            self._exited += 1
        return None

    def rest(self, place: int, until: float) -> None:
        """Leave a prospect in peace until that hour."""
        self._engaged -= 1
        heappush(self._resting, (until, place))

    def next_return(self) -> float:
        """Return the hour at which the next prospect can be called."""
        return self._resting[0][0] if self._resting else float("inf")

    def close(self, end: float, journal: Journal) -> None:
        """Say where everybody is when the run ends; who left the market in the meantime has exited."""
        ready = sum(self._exits[place] > end for place in self._ready)
        resting = sum(self._exits[place] > end for _, place in self._resting)
        exited = self._exited + len(self._ready) + len(self._resting) - ready - resting
        journal.stock.add((self._size, len(self._births), ready, resting, self._engaged, exited))
