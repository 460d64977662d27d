"""Tending: heads stay in touch with key accounts, so that more than one person holds the bonds to them (C51)."""

import math
from collections.abc import Callable, Iterable, Iterator

from simulator.journal.vocabulary import Activity
from simulator.model.leading.duty import Duty, spread
from simulator.model.market.client import Client
from simulator.model.market.relations import Relations, Tied
from simulator.scenario.schema.heads import KeyAccounts


class Contact(Duty):
    """A contact with one client."""

    __slots__ = ("client", "holder", "relations")
    activity = int(Activity.DEVELOPING)
    rank = 4

    def __init__(self, due: float, hours: float, client: Client, holder: Tied, relations: Relations) -> None:
        """Plan a contact of `hours` between `holder` and `client`, at hour `due`."""
        super().__init__(due, hours)
        self.client = client
        self.holder = holder
        self.relations = relations

    def finish(self, now: float) -> None:
        """Lift the bond, if the client is still there."""
        if self.client.living:
            self.relations.contact(self.client, self.holder, now)


class Tending:
    """Chooses the key accounts, and spreads the contacts with them over the month."""

    def __init__(
        self, terms: KeyAccounts, holder: Tied, clients: Callable[[], Iterable[Client]], relations: Relations
    ) -> None:
        """Let `holder` tend the most valuable of what `clients` returns; `terms` say how many and how often."""
        self._terms = terms
        self._holder = holder
        self._clients = clients
        self._relations = relations
        self._met: dict[int, float] = {}

    def month(self, start: float, end: float) -> Iterator[Duty]:
        """Yield the contacts that are due in a month; a client that never had one is due at once.

        Of the dates of a month in which the holder came, those before the arrival fall out.

        Clients are ranked by the margin that their orders bring on average, which the firm knows.
        """
        clients = list(self._clients())
        clients.sort(key=lambda client: (-client.nature.order_rate * client.nature.mean_margin, client.number))
        chosen = clients[: math.ceil(self._terms.share * len(clients) - 1e-9)]
        self._met = {one.number: self._met.get(one.number, -math.inf) for one in chosen}
        due = [one for one in chosen if self._met[one.number] + self._terms.every <= end]
        for place, when in spread(len(due), start, end):
            self._met[due[place].number] = when
            yield Contact(when, self._terms.hours, due[place], self._holder, self._relations)

    def start_over(self) -> None:
        """Forget all contacts, since the ties went with the person who left the chair."""
        self._met.clear()
