"""The accounts of one seat: those it looks after, and those that are buried beyond its attention limit."""

from collections import deque
from heapq import heappop, heappush

from simulator.journal.vocabulary import State
from simulator.model.client import Client

ROUNDING = 1e-9


class Portfolio:
    """Accounts in the order in which they came; the first ones that fit are looked after."""

    def __init__(self, limit: float | None) -> None:
        """Open a portfolio for `limit` weighted accounts; None is no limit."""
        self.limit = limit
        self.attended: dict[Client, float] = {}
        """Accounts looked after, with the hour at which each is to be contacted next."""
        self.buried: dict[Client, None] = {}
        self.to_call: deque[Client] = deque()
        """Clients that the head wants called, whatever the rhythm."""
        self.to_win_back: deque[Client] = deque()
        """Clients known to have left for a competitor."""
        self._load = 0.0
        self._rhythm: list[tuple[float, int, Client]] = []
        self._silence: list[tuple[float, int, Client]] = []

    @property
    def size(self) -> int:
        """How many accounts are on the list, those of clients who left unnoticed included."""
        return len(self.attended) + len(self.buried)

    @property
    def potential(self) -> float:
        """Margin an hour that accounts of these segments bring on average."""
        return sum(client.segment.order_rate * client.segment.margin for client in (*self.attended, *self.buried))

    @property
    def workload(self) -> float:
        """Share of a person's time that accounts of these segments take on average."""
        return sum(
            client.segment.order_rate * client.segment.serving.mean
            + client.segment.developing.mean / client.segment.contact_every
            for client in (*self.attended, *self.buried)
        )

    def has_room(self, client: Client) -> bool:
        """Whether the client would be looked after here."""
        return self.limit is None or self._load + client.segment.weight <= self.limit + ROUNDING

    def add(self, client: Client, first_contact: float) -> bool:
        """Put the client on the list, to be contacted first at that hour; return whether it is looked after."""
        if not self.has_room(client):
            self.buried[client] = None
            return False
        self._load += client.segment.weight
        self.contact_at(client, first_contact)
        heappush(self._silence, (client.last_order, client.number, client))
        return True

    def remove(self, client: Client, now: float) -> None:
        """Strike the client off; buried accounts move up into the free place, to be contacted at once."""
        if client in self.buried:
            del self.buried[client]
            return
        del self.attended[client]
        self._load -= client.segment.weight
        for other in list(self.buried):
            if not self.has_room(other):
                break
            del self.buried[other]
            self.add(other, now)

    def contact_at(self, client: Client, hour: float) -> None:
        """Plan the next proactive contact, instead of the one planned before."""
        self.attended[client] = hour
        heappush(self._rhythm, (hour, client.number, client))

    def next_contact(self, now: float) -> Client | None:
        """Return the client to be contacted now, if any: the head's list first, then the rhythm."""
        while self.to_call:
            client = self.to_call.popleft()
            if client in self.attended or client in self.buried:
                return client
        rhythm = self._rhythm
        while rhythm and rhythm[0][0] <= now:
            hour, _, client = heappop(rhythm)
            if self.attended.get(client) == hour:
                return client
        return None

    def next_due(self) -> float:
        """Return the hour of the next planned contact; it may turn out to be void."""
        return self._rhythm[0][0] if self._rhythm else float("inf")

    def next_silent(self, threshold: float, now: float) -> Client | None:
        """Return an account that is looked after and has not ordered for `threshold` hours, if any.

        It is returned again only after another such time of silence.
        """
        silence = self._silence
        while silence and silence[0][0] + threshold <= now:
            client = heappop(silence)[2]
            if client not in self.attended:
                continue
            if client.last_order + threshold <= now:
                heappush(silence, (now, client.number, client))
                return client
            heappush(silence, (client.last_order, client.number, client))
        return None

    def next_silence(self) -> float:
        """Return the hour since when some account may have been silent."""
        return self._silence[0][0] if self._silence else float("inf")

    def silent(self, since: float) -> list[Client]:
        """Return the accounts without an order since that hour, the longest silent first."""
        silent = [client for client in (*self.attended, *self.buried) if client.last_order < since]
        return sorted(silent, key=lambda client: (client.last_order, client.number))

    def gone(self) -> int:
        """Return how many accounts are of clients who have left unnoticed."""
        return sum(client.state in (State.LEFT, State.CEASED) for client in (*self.attended, *self.buried))
