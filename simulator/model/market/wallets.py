"""Wallets: how much of its purchases a client makes here, relative to a client without visits (C66, C71)."""

from simulator.kernel.calendar import YEAR
from simulator.model.laws.wallet import fallen_back, lifted
from simulator.model.market.client import Client
from simulator.model.market.problems import Problems
from simulator.scenario.schema.visits import Visits


class Wallets:
    """Keeps what visits have changed in the size of clients' orders."""

    def __init__(self, visits: Visits, problems: Problems) -> None:
        """Begin before the first visit; `visits` are the market's numbers, and unfixed `problems` may cost orders."""
        self._usual = visits.wallet
        self._half_life = visits.wallet_half_life
        self._uplift = visits.offer_uplift
        self.problems = problems
        self._shares: dict[int, tuple[float, float]] = {}
        """By client: the share of wallet (0-1) after the last visit, and the hour of that visit."""
        self._sold: dict[int, float] = {}
        """By client: the hour until which it buys what a visit sold to it."""

    def averted(self, client: Client) -> bool:
        """Tell whether the doubt that comes up now is due to a problem that was fixed."""
        return self.problems.averted(client)

    def appetite(self, client: Client, now: float) -> float:
        """Return the size of a client's orders relative to what they would be without visits and problems."""
        size = self.problems.kept(client, now) if self.problems.cost_orders else 1.0
        if self._shares and client.number in self._shares:
            size *= self._share(client, now) / self._usual
        if self._sold and self._sold.get(client.number, 0.0) > now:
            size *= 1 + self._uplift
        return size

    def visited(self, client: Client, gain: float, now: float) -> None:
        """Let a visit win the share `gain` (0-1) of what the client buys elsewhere."""
        self._shares[client.number] = lifted(self._share(client, now), gain), now

    def sold(self, client: Client, now: float) -> None:
        """Sell the client an addition to its orders, which it buys for a year."""
        self._sold[client.number] = now + YEAR

    def _share(self, client: Client, now: float) -> float:
        share, since = self._shares.get(client.number, (self._usual, now))
        return fallen_back(share, self._usual, now - since, self._half_life)
