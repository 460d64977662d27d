"""Tending: who leads stays in touch with the most valuable clients, so that more than one person holds them (C51)."""

import math
from collections.abc import Callable, Iterable, Iterator

from simulator.journal.vocabulary import Activity
from simulator.model.leading.duty import Duty
from simulator.model.market.client import Client
from simulator.model.market.relations import Relations, Tied
from simulator.scenario.schema.heads import KeyAccounts


class Contact(Duty):
    """A contact with one client."""

    __slots__ = ("client", "holder", "relations")
    activity = int(Activity.DEVELOPING)
    rank = 4

    def __init__(self, due: float, hours: float, client: Client, holder: Tied, relations: Relations) -> None:
        """Note down that `holder` is to meet `client`."""
        super().__init__(due, hours)
        self.client = client
        self.holder = holder
        self.relations = relations

    def finish(self, now: float) -> None:
        """Lift the bond, if the client is still there."""
        if self.client.living:
            self.relations.contact(self.client, self.holder, now)


class Tending:
    """Chooses whom to stay in touch with, and spreads the contacts over the month."""

    def __init__(
        self, terms: KeyAccounts, holder: Tied, clients: Callable[[], Iterable[Client]], relations: Relations
    ) -> None:
        """Let `holder` tend the most valuable of `clients`."""
        self._terms = terms
        self._holder = holder
        self._clients = clients
        self._relations = relations
        self._met: dict[int, float] = {}

    def month(self, start: float, end: float) -> Iterator[Duty]:
        """Yield the contacts that are due in a month; who never had one is due at once.

        The firm knows what a client's orders bring on average.
        """
        clients = list(self._clients())
        clients.sort(key=lambda client: (-client.nature.order_rate * client.nature.mean_margin, client.number))
        chosen = clients[: math.ceil(self._terms.share * len(clients) - 1e-9)]
        self._met = {one.number: self._met.get(one.number, -math.inf) for one in chosen}
        due = [one for one in chosen if self._met[one.number] + self._terms.every <= end]
        for place, client in enumerate(due):
            self._met[client.number] = when = start + (place + 0.5) * (end - start) / len(due)
            yield Contact(when, self._terms.hours, client, self._holder, self._relations)

    def start_over(self) -> None:
        """Begin anew: whoever sat here took the ties along."""
        self._met.clear()
