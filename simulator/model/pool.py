"""The finite pool of prospects that all hunters of the market share."""

from array import array
from collections import deque

import numpy as np

from simulator.journal.journal import Journal
from simulator.kernel.calendar import WORKDAY
from simulator.kernel.distributions import poisson_times
from simulator.kernel.luck import Luck
from simulator.model.population import POOL, Population
from simulator.model.seat import Watch
from simulator.scenario.demand import Prospects


class Pool:
    """Who can be called, who rests and until when, who has left the market.

    Prospects are known by their place in the pool, from 0; those born later follow those of the start. A prospect
    whose rest ends in the course of a day is on the list the next morning; without any rest it is there at once.
    """

    def __init__(self, terms: Prospects, population: Population, luck: Luck, end: float) -> None:
        """Fill the pool for a run until hour `end`."""
        births = poisson_times(luck, "births", terms.size * population.mean_exit_rate(), end)
        born = np.concatenate([np.zeros(terms.size), births])
        self._births = births.tolist()
        self._size = terms.size
        self._exits = array("d", population.exits(POOL, len(born), born) if len(born) else ())
        self._attempts = [0] * len(born)
        self._exited = 0
        self._engaged = 0
        self._ready: deque[int] = deque()
        self._mornings: list[list[int]] = [[] for _ in range(int(end // WORKDAY) + 2)]
        """Who is on the list again, by the number of the working day; the last entry is beyond the run."""
        self._last = len(self._mornings) - 1
        self._today = 0
        self.hunters = Watch(self._call_hunter)
        """People who wait for somebody to call."""
        self._begin(terms, luck)

    def _begin(self, terms: Prospects, luck: Luck) -> None:
        """Let a share of the pool rest, and put all others in a random order."""
        order = luck.uniforms("pool order", 0, 0, self._size)
        rest = luck.uniforms("pool rest", 0, 0, self._size)
        resting = rest < terms.resting
        self._ready.extend(place for place in np.argsort(order, kind="stable").tolist() if not resting[place])
        hours = rest / terms.resting * terms.resting_up_to if terms.resting else rest
        for place in np.flatnonzero(resting).tolist():
            self._put_off(place, hours[place])
        for number, hour in enumerate(self._births):
            self._put_off(self._size + number, hour)

    def born(self, place: int) -> float:
        """Return the hour at which a prospect came into the market."""
        return self._births[place - self._size] if place >= self._size else 0.0

    def wake(self, now: float) -> None:
        """Put everybody on the list whose rest was over this morning."""
        today = int(now // WORKDAY)
        while self._today < today:
            self._today += 1
            self._ready.extend(self._mornings[self._today])
            self._mornings[self._today] = []

    def take(self, now: float) -> tuple[int, int] | None:
        """Return the next prospect to call and how often it was called before; None if nobody can be called."""
        ready = self._ready
        while ready:
            place = ready.popleft()
            if self._exits[place] > now:
                attempt = self._attempts[place]
                self._attempts[place] = attempt + 1
                self._engaged += 1
                return place, attempt
            self._exited += 1
        return None

    def rest(self, place: int, from_hour: float, hours: float) -> None:
        """Leave a prospect in peace for so many hours from that hour on."""
        self._engaged -= 1
        if hours > 0:
            self._put_off(place, from_hour + hours)
        else:
            self._ready.append(place)
            self._call_hunter()

    def _call_hunter(self) -> None:
        if self._ready and self.hunters:
            self.hunters.call()

    def next_return(self) -> float:
        """Return the hour at which somebody can be called again."""
        if self._ready:
            return 0.0
        for day in range(self._today + 1, self._last):
            if self._mornings[day]:
                return day * WORKDAY
        return float("inf")

    def close(self, end: float, journal: Journal) -> None:
        """Say where everybody is when the run ends; who left the market in the meantime has exited."""
        resting_places = [place for morning in self._mornings for place in morning]
        ready = sum(self._exits[place] > end for place in self._ready)
        resting = sum(self._exits[place] > end for place in resting_places)
        exited = self._exited + len(self._ready) + len(resting_places) - ready - resting
        journal.stock.add((self._size, len(self._births), ready, resting, self._engaged, exited))

    def _put_off(self, place: int, until: float) -> None:
        morning = max(int(until / WORKDAY) + 1, self._today + 1)
        self._mornings[morning if morning < self._last else self._last].append(place)
