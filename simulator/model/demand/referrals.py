"""Referrals: satisfied clients name other firms that are interested (C66, B.5).

Which firm a client names at its n-th visit, and what that firm is like, is the luck of the firm named, whose number
follows from the client's and from n: the same in every design.
"""

from typing import Final

from simulator.journal.vocabulary import REFERRALS, Stage
from simulator.model.demand.pipeline import Pipeline
from simulator.model.market.client import Client
from simulator.model.market.lead import Lead
from simulator.model.market.population import VISITS_OF_A_CLIENT
from simulator.model.seats.seat import Seat

LARGEST: Final = 1 << 52
"""Numbers up to here are whole in a column of floats."""


class Referrals:
    """Turns the firms that clients name into leads."""

    def __init__(self, pipeline: Pipeline, seats: list[Seat]) -> None:
        """Put the leads into `pipeline`; `seats`, all below the heads at any time, tell what work the firm does."""
        self._pipeline = pipeline
        self._seats = seats
        self._born: dict[int, float] = {}

    def born(self, friend: int) -> float:
        """Return the hour at which a referral was named, which is when it came into the market."""
        return self._born[friend]

    def named(self, client: Client, visit: int, seat: Seat, now: float) -> bool:
        """Make a lead of the firm that a client names at its `visit`-th visit; return whether the firm can use it."""
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
