"""The portfolio: the accounts that a seat looks after, and those that are buried beyond its account limit."""

from collections import deque
from heapq import heappop, heappush
from typing import Final

from simulator.kernel.adding import total
from simulator.model.market.client import Client

ROUNDING: Final = 1e-9


class Portfolio:
    """The accounts of one seat in the order in which they came; the first ones that fit are looked after."""

    def __init__(self, limit: float | None, segments: frozenset[int] | None = None) -> None:
        """Create an empty portfolio that looks after `limit` accounts, counted by the weight of their segments.

        None is no limit. Only accounts of these `segments`, by place in the market, are looked after; None is all.
        """
        self.limit = limit
        self.segments = segments
        self.attended: dict[Client, float] = {}
        """Accounts looked after, with the hour at which each is to be contacted next."""
        self.buried: dict[Client, None] = {}
        self.contact_due = float("inf")
        """The hour of the next contact; it may turn out to be void."""
        self.silence_due = float("inf")
        """The hour since which some account may have been silent; infinite if there is none."""
        self.to_win_back: deque[Client] = deque()
        """Clients known to have left for a competitor."""
        self._to_call: deque[Client] = deque()
        self._load = 0.0
        self._rhythm: list[tuple[float, int, Client]] = []
        self._silence: list[tuple[float, int, Client]] = []
        self._watched: dict[Client, float] = {}
        """Accounts looked after, with the hour under which each stands in `_silence`; other entries are void."""

    @property
    def size(self) -> int:
        """How many accounts are on the list, buried ones and those of clients who left unnoticed included."""
        return len(self.attended) + len(self.buried)

    @property
    def potential(self) -> float:
        """Margin an hour that the accounts bring on average, by their segments."""
        return total(client.segment.order_rate * client.segment.margin for client in (*self.attended, *self.buried))

    @property
    def workload(self) -> float:
        """Share of a person's time that the accounts take on average, by their segments."""
        return total(
            client.segment.order_rate * client.segment.serving.mean
            + client.segment.developing.mean / client.segment.contact_every
            for client in (*self.attended, *self.buried)
        )

    def is_for(self, client: Client) -> bool:
        """Whether clients of this segment are looked after here while there is room; others are only served."""
        return self.segments is None or client.segment.index in self.segments

    def has_room(self, client: Client) -> bool:
        """Whether the client would be looked after here."""
        if not self.is_for(client):
            return False
        return self.limit is None or self._load + client.segment.weight <= self.limit + ROUNDING

    def add(self, client: Client, now: float) -> bool:
        """Put the client on the list; return whether it is looked after.

        The rhythm of contacts goes on, whoever kept it; a contact that is overdue is due now.
        """
        if not self.has_room(client):
            self.buried[client] = None
            return False
        self._load += client.segment.weight
        self.contact_at(client, client.contact_due(now))
        self._watch(client, client.last_order)
        self.silence_due = self._silence[0][0]
        return True

    def remove(self, client: Client, now: float) -> None:
        """Strike the client off; buried accounts move up into the free place."""
        buried = client in self.buried
        self.strike(client)
        if not buried:
            self.move_up(now)

    def move_up(self, now: float) -> None:
        """Look after buried accounts for which there is a place by now."""
        for other in list(self.buried):
            if not self.is_for(other):
                continue
            if not self.has_room(other):
                break
            del self.buried[other]
            self.add(other, now)

    def strike(self, client: Client) -> None:
        """Strike the client off without letting buried accounts move up, as when a whole desk is cleared."""
        if client in self.buried:
            del self.buried[client]
        else:
            del self.attended[client]
            del self._watched[client]
            self._load -= client.segment.weight

    def contact_at(self, client: Client, hour: float) -> None:
        """Plan the next proactive contact, instead of the one planned before."""
        self.attended[client] = hour
        heappush(self._rhythm, (hour, client.number, client))
        self.contact_due = min(self.contact_due, hour)

    def call_soon(self, clients: list[Client]) -> None:
        """Put clients on top of the list of calls, ahead of the rhythm."""
        self._to_call.extend(clients)
        self.contact_due = 0.0

    def next_contact(self, now: float) -> Client | None:
        """Return the client to be contacted now, if any: those named by the head first, then by the rhythm."""
        while self._to_call:
            client = self._to_call.popleft()
            if client in self.attended or client in self.buried:
                return client
        rhythm, found = self._rhythm, None
        while found is None and rhythm and rhythm[0][0] <= now:
            hour, _, client = heappop(rhythm)
            if self.attended.get(client) == hour:
                found = client
        self.contact_due = rhythm[0][0] if rhythm else float("inf")
        return found

    def next_silent(self, threshold: float, now: float) -> Client | None:
        """Return an account that is looked after and has not ordered for `threshold` hours, if any.

        It is returned again only after another such time of silence.
        """
        silence, found = self._silence, None
        while found is None and silence and silence[0][0] + threshold <= now:
            since, _, client = heappop(silence)
            if self._watched.get(client) == since:
                is_silent = client.last_order + threshold <= now
                found = client if is_silent else None
                self._watch(client, now if is_silent else client.last_order)
        self.silence_due = silence[0][0] if silence else float("inf")
        return found

    def _watch(self, client: Client, since: float) -> None:
        self._watched[client] = since
        heappush(self._silence, (since, client.number, client))

    def silent(self, since: float) -> list[Client]:
        """Return the accounts without an order since that hour, the longest silent first."""
        silent = [client for client in (*self.attended, *self.buried) if client.last_order < since]
        return sorted(silent, key=lambda client: (client.last_order, client.number))
