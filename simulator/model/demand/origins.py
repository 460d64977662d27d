"""Origins: when each client came into the market, which depends on where it comes from."""

from simulator.journal.vocabulary import REFERRALS
from simulator.model.demand.inbound import Inbound
from simulator.model.demand.pool import Pool
from simulator.model.demand.referrals import Referrals
from simulator.model.market.population import INQUIRIES, POOL


class Origins:
    """Knows the birth of every client that may be won."""

    def __init__(self, pool: Pool, inbound: Inbound, referrals: Referrals) -> None:
        """Look births up in the pool of prospects, the inquiries and the referrals."""
        self._pool = pool
        self._inbound = inbound
        self._referrals = referrals

    def born(self, client: int) -> float:
        """Return the hour at which a client came into the market; an inquirer comes when it asks."""
        if client >= REFERRALS:
            return self._referrals.born(client)
        if client >= INQUIRIES:
            return self._inbound.born(client)
        return self._pool.born(client - POOL) if client >= POOL else 0.0
