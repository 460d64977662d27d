"""Referrals: satisfied clients name somebody who is interested (C66, B.5).

Whom a client names at its n-th visit, and what that friend is like, is the luck of the friend, whose number follows
from the client's and from n: the same in every design.
"""

from simulator.journal.vocabulary import REFERRALS, Stage
from simulator.model.demand.pipeline import Pipeline
from simulator.model.market.client import Client
from simulator.model.market.lead import Lead
from simulator.model.market.population import VISITS_OF_A_CLIENT
from simulator.model.seats.seat import Seat

LARGEST = 1 << 52
"""Numbers up to here are whole in a column of floats."""


class Referrals:
    """Passes on whom clients have named."""

    def __init__(self, pipeline: Pipeline, seats: list[Seat]) -> None:
        """Feed `pipeline`; `seats` are all seats below the heads."""
        self._pipeline = pipeline
        self._seats = seats
        self._born: dict[int, float] = {}

    def born(self, friend: int) -> float:
        """Return the hour at which somebody was named, which is when this client came into the market."""
        return self._born[friend]

    def named(self, client: Client, visit: int, seat: Seat, now: float) -> bool:
        """Take down whom a client named at its `visit`-th visit; return whether anybody can make something of it."""
        friend = REFERRALS + client.number * VISITS_OF_A_CLIENT + visit
        qualifies, closes = (any(work in other.does for other in self._seats) for work in ("qualifying", "closing"))
        if not (qualifies or closes) or visit >= VISITS_OF_A_CLIENT or friend > LARGEST:
            return False
        self._born[friend] = now
        lead = Lead(friend, 0, now)
        self._pipeline.reach((now, friend, 0, int(Stage.LEAD), seat.number))
        if qualifies:
            self._pipeline.to_qualify(lead, seat)
        else:
            self._pipeline.to_close(lead, seat, now)
        return True
