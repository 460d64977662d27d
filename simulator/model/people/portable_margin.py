"""Portable margin: the margin of clients that would follow people if they left, by the law that holds at exits."""

from collections import defaultdict
from collections.abc import Collection

from simulator.kernel.adding import total
from simulator.kernel.calendar import MONTH
from simulator.model.clock import Clock
from simulator.model.laws.following import following
from simulator.model.market.client import FIRM
from simulator.model.market.customers import Customers
from simulator.model.people.rivals import Rivals


class PortableMargin:
    """Computes the margin that is expected to follow people; all margins are money a month, as clients buy now."""

    def __init__(self, env: Clock, customers: Customers, rivals: Rivals) -> None:
        """Look at the clients in `customers`; `rivals` tells how readily clients follow a person."""
        self._env = env
        self._customers = customers
        self._rivals = rivals

    def by_person(self) -> dict[int, float]:
        """Return the margin that is expected to follow each person who leaves alone."""
        now = self._env.now
        found: defaultdict[int, float] = defaultdict(float)
        for client in self._customers.everybody.values():
            worth = self._customers.outlook(client, now) * MONTH
            for person, bond in client.bonds.items():
                if person != FIRM:
                    chance = following(bond, client.bonds.values(), self._rivals.poachability(person), now)
                    found[person] += chance * worth
        return found

    def of(self, people: Collection[int]) -> float:
        """Return the margin that is expected to follow these people, who leave together."""
        found = self.by_person()
        return total(found[person] for person in people if person in found)

    def total(self) -> float:
        """Return the margin that all clients bring."""
        now = self._env.now
        return total(self._customers.outlook(client, now) for client in self._customers.everybody.values()) * MONTH
