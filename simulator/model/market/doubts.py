"""Doubts: the moments at which a client may leave, which are its own luck and known in advance.

Candidate moments come at a ceiling that no neglect exceeds; what the organisation has made of the relationship decides,
at each, whether anything comes of it (thinning).
"""

from collections.abc import Iterator

from simulator.kernel.distributions import exponential
from simulator.kernel.luck import Luck, Uniforms, sequence
from simulator.model.market.client import Client, Doubt
from simulator.model.market.terms import Terms


class Doubts:
    """Draws the candidate moments of doubt of each client."""

    def __init__(self, terms: Terms, luck: Luck) -> None:
        """Prepare the draws; candidate moments come at the ceiling of leaving of the market of `terms`."""
        self._luck = luck
        self._attentive_share = 1 - terms.market.buying.exogenous_share
        self._ceiling = terms.ceilings.leaving

    def rate(self, client: Client) -> float:
        """Return how many candidate moments an hour a client has."""
        return client.nature.hazard * self._attentive_share * self._ceiling

    def drawn(self, client: int) -> Iterator[Doubt]:
        """Yield the doubts of a client, one after another; the gaps have mean 1."""
        return sequence(self._luck, "doubts", client, 2, _doubts, page_length=6)

    def foreseen(self, client: Client) -> Iterator[tuple[float, float]]:
        """Yield hour and thinning of every candidate moment of doubt of a client.

        These are the same moments that the client will come to; looking at them in advance does not use them up.
        """
        rate, hour = self.rate(client), client.born
        if rate > 0:
            for gap, thinning in self.drawn(client.number):
                hour += gap / rate
                yield hour, thinning


def _doubts(u: Uniforms) -> list[Doubt]:
    return list(zip(exponential(u[:, 0]).tolist(), u[:, 1].tolist(), strict=True))
