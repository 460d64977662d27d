"""Former clients: clients with whom a person stays in touch though a colleague looks after them now (C50)."""

from heapq import heappop, heappush
from math import inf

from simulator.model.market.client import Client


class FormerClients:
    """The former clients whom the person on a seat still calls, all in the same rhythm."""

    def __init__(self, every: float | None) -> None:
        """Call each former client every `every` hours; with None, none is called."""
        self._every = every
        self._calls: list[tuple[float, int, Client]] = []
        self.due = inf
        """The hour of the next call; infinite where there is none."""

    def tie(self, client: Client, now: float) -> None:
        """Plan the first call to a client whose account has just been passed on."""
        if self._every is not None:
            heappush(self._calls, (now + self._every, client.number, client))
            self.due = self._calls[0][0]

    def next_call(self, now: float) -> Client | None:
        """Return the client to be called now, if any, and plan the next call; clients without an owner are dropped."""
        while self._calls and self._calls[0][0] <= now:
            _, _, client = heappop(self._calls)
            if client.owner is not None:
                self.tie(client, now)
                return client
        self.due = self._calls[0][0] if self._calls else inf
        return None

    def take_over(self, other: "FormerClients", now: float) -> None:
        """Take over the former clients of the seat that the person has left."""
        for _, _, client in sorted(other._calls, key=lambda call: call[:2]):
            self.tie(client, now)
        other.drop()

    def drop(self) -> None:
        """Forget all former clients, since the ties belong to the person and not to the seat."""
        self._calls.clear()
        self.due = inf
