"""The finite pool of prospects that all hunters of the market share."""

from array import array
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import count

import numpy as np

from simulator.journal.journal import Journal
from simulator.kernel.calendar import WORKDAY
from simulator.kernel.distributions import poisson_times
from simulator.kernel.luck import Luck
from simulator.model.market.population import POOL, Population
from simulator.model.market.regions import HOME, Regions
from simulator.model.seats.watch import Watch
from simulator.scenario.schema.demand import Prospects


class Pool:
    """Who can be called, who rests and until when, who has left the market.

    Prospects are known by their place in the pool, from 0; those born later follow those of the start. A prospect
    whose rest ends in the course of a day is on the list the next morning; without any rest it is there at once.
    There is a list for each region; who calls several goes by the order in which prospects came onto any of them.
    """

    def __init__(self, terms: Prospects, population: Population, luck: Luck, end: float, regions: Regions) -> None:
        """Fill the pool for a run until hour `end`."""
        births = poisson_times(luck, "births", terms.size * population.mean_exit_rate(), end)
        born = np.concatenate([np.zeros(terms.size), births])
        self._births = births.tolist()
        self._size = terms.size
        self._exits = array("d", population.exits(POOL, len(born), born) if len(born) else ())
        self._attempts = [0] * len(born)
        self._exited = 0
        self._engaged = 0
        self._reach = regions.reach
        self._ready: list[deque[int]] = [deque() for _ in regions.everywhere]
        self._region = [regions.of(POOL + place) for place in range(len(born))] if regions.count > 1 else []
        """By place, where there are regions."""
        self._turn, self._turns = [0] * len(born), count()
        """By place: how many came onto the lists before."""
        self._mornings: list[list[int]] = [[] for _ in range(int(end // WORKDAY) + 2)]
        """Who is on the list again, by the number of the working day; the last entry is beyond the run."""
        self._last = len(self._mornings) - 1
        self._today = 0
        self.hunters = Watch(self.call_hunter)
        """People who wait for somebody to call."""
        self._begin(terms, luck)

    def _begin(self, terms: Prospects, luck: Luck) -> None:
        """Let a share of the pool rest, and put all others in a random order."""
        order = luck.uniforms("pool order", 0, 0, self._size)
        rest = luck.uniforms("pool rest", 0, 0, self._size)
        resting = rest < terms.resting
        self._enlist(place for place in np.argsort(order, kind="stable").tolist() if not resting[place])
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
            self._enlist(self._mornings[self._today])
            self._mornings[self._today] = []

    def take(self, now: float, regions: Sequence[int] = (HOME,)) -> tuple[int, int] | None:
        """Return the next prospect to call in these regions, and how often it was called before; None if nobody is."""
        while ready := self._next_list(regions):
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
            self._enlist([place])
            self.call_hunter()

    def call_hunter(self) -> None:
        """Ring somebody who waits for prospects, if there are any for that seat by now."""
        if self.hunters and any(self._ready):
            self.hunters.call(lambda seat: bool(self._next_list(self._reach(seat, "prospecting"))))

    def next_return(self, regions: Sequence[int] = (HOME,)) -> float:
        """Return the hour at which somebody in these regions can be called again."""
        if self._next_list(regions):
            return 0.0
        for day in range(self._today + 1, self._last):
            morning = self._mornings[day]
            if morning and (len(regions) == len(self._ready) or any(self._region[one] in regions for one in morning)):
                return day * WORKDAY
        return float("inf")

    def _next_list(self, regions: Sequence[int]) -> deque[int] | None:
        """Return the list of one of these regions on which somebody stands longest; None if all are empty."""
        if len(regions) == 1:
            return self._ready[regions[0]]
        filled = [self._ready[region] for region in regions if self._ready[region]]
        return min(filled, key=lambda ready: self._turn[ready[0]], default=None)

    def _enlist(self, places: Iterable[int]) -> None:
        """Put prospects on the lists of their regions."""
        if not self._region:
            self._ready[HOME].extend(places)
            return
        for place in places:
            self._turn[place] = next(self._turns)
            self._ready[self._region[place]].append(place)

    def close(self, end: float, journal: Journal) -> None:
        """Say where everybody is when the run ends; who left the market in the meantime has exited."""
        resting_places = [place for morning in self._mornings for place in morning]
        listed = [place for ready in self._ready for place in ready]
        ready = sum(self._exits[place] > end for place in listed)
        resting = sum(self._exits[place] > end for place in resting_places)
        exited = self._exited + len(listed) + len(resting_places) - ready - resting
        journal.stock.add((self._size, len(self._births), ready, resting, self._engaged, exited))

    def _put_off(self, place: int, until: float) -> None:
        morning = max(int(until / WORKDAY) + 1, self._today + 1)
        self._mornings[morning if morning < self._last else self._last].append(place)
