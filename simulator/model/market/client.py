"""A client of the firm and its orders: its owner, its bonds, its state, and its next needs and doubts."""

import math
from collections import deque
from collections.abc import Iterator
from typing import Final, Protocol

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import LIVING, NO_SEAT, State
from simulator.model.laws.bond import Bond
from simulator.model.market.population import Nature
from simulator.model.market.terms import SegmentTerms

FIRM: Final = -1
"""The holder of the bond to the firm itself; all other bonds are held by people, by number."""
NOBODY: Final = -2

Need = tuple[float, float, float, float]
"""A candidate order: gap to the one before (unit mean), thinning, size (unit mean), hours of serving."""
Doubt = tuple[float, float]
"""A candidate moment of doubt: gap to the one before (unit mean), thinning."""


class Accounts(Protocol):
    """What a client knows of the portfolio that it is in."""

    def remove(self, client: "Client", now: float) -> None:
        """Strike the client off the list."""


class Holder(Protocol):
    """What a client knows of the seat that looks after it."""

    @property
    def number(self) -> int:
        """The number of the seat."""

    @property
    def offers(self) -> "deque[Order]":
        """Orders that have to be sold again first."""

    @property
    def orders(self) -> "deque[Order]":
        """Orders that wait to be served."""

    @property
    def portfolio(self) -> "Accounts":
        """The accounts of the seat."""

    def ring(self) -> None:
        """Wake the person on the seat, since there is something to do."""


class Client:
    """One client, from the signature on."""

    __slots__ = (
        "bonds", "born", "called", "candidate", "doubts", "last_order", "left_at", "lent", "living", "nature", "need",
        "needs", "next_doubt", "next_need", "number", "owner", "requests", "segment", "state", "touched", "winner",
        "won_at", "won_by",
    )

    def __init__(self, number: int, segment: SegmentTerms, nature: Nature, born: float = 0.0) -> None:
        """Create client `number` of `segment`, with the traits `nature`, not yet owned by any seat.

        `born` is the hour at which the client came into the market.
        """
        self.born = born
        self.number = number
        self.segment = segment
        self.nature = nature
        self.bonds: dict[int, Bond] = {}
        self.owner: Holder | None = None
        self.winner = NO_SEAT
        """The number of the seat that won it."""
        self.won_by = NOBODY
        """The number of the person who won it."""
        self.won_at = 0.0
        self.state = State.WAITING
        self.living = True
        """Whether the client has not left."""
        self.touched = self.called = 0.0
        """The hour at which anybody worked for the client last; that of the last proactive contact by its owner, the
        signature being one."""
        self.last_order = 0.0
        self.left_at = math.inf
        self.lent: deque[Order] = deque()
        """Orders that wait until the client has an owner."""
        self.needs: Iterator[Need]
        self.requests: Iterator[Need]
        """Orders that a seat asks for: of these only size and hours of serving count."""
        self.need: Need
        self.next_need = 0.0
        self.doubts: Iterator[Doubt]
        self.candidate: Doubt
        self.next_doubt = 0.0

    def contact_due(self, now: float) -> float:
        """Return the hour of the next proactive contact, whoever looks after the client: now, if it has passed."""
        return max(now, self.called + self.segment.contact_every)

    def move_to(self, state: State, now: float, journal: Journal) -> None:
        """Enter `state`, and write it in the journal."""
        self.state = state
        self.living = state in LIVING
        seat = self.owner.number if self.owner else NO_SEAT
        journal.clients.add((now, self.number, state, seat, self.segment.index))


class Order:
    """What a client asked for, until it has been served."""

    __slots__ = ("client", "hours", "margin", "placed", "stints")

    def __init__(self, client: Client, placed: float, margin: float, hours: float) -> None:
        """Create an order of `client`, placed at hour `placed`.

        `margin` is money; `hours` are the clock hours that it takes to serve.
        """
        self.client = client
        self.placed = placed
        self.margin = margin
        self.hours = hours
        self.stints = 0
        """How many stints of selling it again it has taken so far."""
