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
from simulator.model.demand.grounds import Grounds
from simulator.model.market.population import POOL, Population
from simulator.model.market.regions import HOME
from simulator.model.seats.watch import Watch
from simulator.scenario.schema.demand import Prospects


class Pool:
    """Knows which prospects can be called, which rest and until when, and which have left the market.

    Prospects are known by their place in the pool, from 0; those born later follow those of the start. A prospect
    whose rest ends in the course of a day is on the list the next morning; without any rest it is there at once.
    There is a list for each hunting ground; a seat that calls in several goes by the order in which prospects were
    listed.
    """

    def __init__(self, terms: Prospects, population: Population, luck: Luck, end: float, grounds: Grounds) -> None:
        """Fill the pool with the `terms.size` prospects of the start, and with those born until hour `end`.

        Some of the first ones rest at the start; each is listed in its ground of `grounds`.
        """
        births = poisson_times(luck, "births", terms.size * population.mean_exit_rate(), end)
        born = np.concatenate([np.zeros(terms.size), births])
        self._births = births.tolist()
        self._size = terms.size
        self._exits = array("d", population.exits(POOL, len(born), born) if len(born) else ())
        self._attempts = [0] * len(born)
        self._exited = 0
        self._engaged = 0
        self.reach = grounds.reach
        """Returns the grounds where a seat calls."""
        self._ready: list[deque[int]] = [deque() for _ in range(grounds.count)]
        self._ground = [grounds.of(POOL + place) for place in range(len(born))] if grounds.count > 1 else []
        """By place: the ground of a prospect; empty where there is one ground only."""
        self._turn, self._turns = [0] * len(born), count()
        """By place: how many prospects came onto the lists before."""
        self._mornings: list[list[int]] = [[] for _ in range(int(end // WORKDAY) + 2)]
        """By working day: the prospects that return to the lists that morning; the last entry is beyond the run."""
        self._last = len(self._mornings) - 1
        self._today = 0
        self.hunters = Watch(self.call_hunter)
        """Idle seats that wait for prospects."""
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
        """Put the prospects whose rest is over by this morning on the lists."""
        today = int(now // WORKDAY)
        while self._today < today:
            self._today += 1
            self._enlist(self._mornings[self._today])
            self._mornings[self._today] = []

    def take(self, now: float, grounds: Sequence[int] = (HOME,)) -> tuple[int, int] | None:
        """Return the next prospect to call in these grounds, if any, and how often it was called before."""
        exits, attempts = self._exits, self._attempts
        while ready := self._next_list(grounds):
            place = ready.popleft()
            if exits[place] > now:
                attempt = attempts[place]
                attempts[place] = attempt + 1
                self._engaged += 1
                return place, attempt
            self._exited += 1
        return None

    def rest(self, place: int, from_hour: float, hours: float) -> None:
        """Let a prospect rest for `hours` from hour `from_hour` on."""
        self._engaged -= 1
        if hours > 0:
            self._put_off(place, from_hour + hours)
        else:
            self._enlist([place])
            self.call_hunter()

    def call_hunter(self) -> None:
        """Ring an idle seat that waits for prospects, if there are any for it by now."""
        if self.hunters and any(self._ready):
            self.hunters.call(lambda seat: bool(self._next_list(self.reach(seat))))

    def next_return(self, grounds: Sequence[int] = (HOME,)) -> float:
        """Return the hour at which a prospect in these grounds can be called: 0 for now, infinite for never."""
        if self._next_list(grounds):
            return 0.0
        for day in range(self._today + 1, self._last):
            morning = self._mornings[day]
            if morning and (len(grounds) == len(self._ready) or any(self._ground[one] in grounds for one in morning)):
                return day * WORKDAY
        return float("inf")

    def _next_list(self, grounds: Sequence[int]) -> deque[int] | None:
        """Return the list, among those of these grounds, with the prospect listed first; None if all are empty."""
        if len(grounds) == 1:
            return self._ready[grounds[0]]
        filled = [self._ready[ground] for ground in grounds if self._ready[ground]]
        return min(filled, key=lambda ready: self._turn[ready[0]], default=None)

    def _enlist(self, places: Iterable[int]) -> None:
        """Put prospects on the lists of their grounds."""
        if not self._ground:
            self._ready[HOME].extend(places)
            return
        for place in places:
            self._turn[place] = next(self._turns)
            self._ready[self._ground[place]].append(place)

    def close(self, end: float, journal: Journal) -> None:
        """Write down how many prospects are in each state when the run ends; those that left the market have exited."""
        resting_places = [place for morning in self._mornings for place in morning]
        listed = [place for ready in self._ready for place in ready]
        ready = sum(self._exits[place] > end for place in listed)
        resting = sum(self._exits[place] > end for place in resting_places)
        exited = self._exited + len(listed) + len(resting_places) - ready - resting
        journal.stock.add((self._size, len(self._births), ready, resting, self._engaged, exited))

    def _put_off(self, place: int, until: float) -> None:
        morning = max(int(until / WORKDAY) + 1, self._today + 1)
        self._mornings[morning if morning < self._last else self._last].append(place)
