"""Stakes: what the firm stands to gain or lose at a moment of chance, as far as anybody can know by then.

They need not be right: luck has mean zero whatever is at stake. The nearer they come to what the moment moves in the
end, the more of the spread between runs the luck explains.
"""

from collections.abc import Iterable
from typing import NamedTuple

from simulator.kernel.calendar import MONTH
from simulator.model.laws.neglect import leaving_factor, order_size_factor
from simulator.model.market.client import Client
from simulator.model.market.terms import SegmentTerms, Terms
from simulator.model.seats.seat import Post

LOST_WITH_A_SELLER = 0.25
"""Share of what a book brings that is lost when the person leaves who holds it: some clients follow, others feel
neglected until a successor has won them over."""
BY_TALENT = 0.25
"""Margin that a talent of one mean more brings, relative to the pay of the seat."""


class Stake(NamedTuple):
    """Margin an hour from now on, and the hazard an hour at which it ends."""

    hourly: float
    fading: float


NOTHING = Stake(0.0, 0.0)


class Stakes:
    """Knows what is at stake on a market where all clients are well served."""

    def __init__(self, terms: Terms) -> None:
        """Take the clients, and how they are served well, from the market of `terms`."""
        buying, neglect = terms.market.buying, terms.mechanisms.neglect
        felt, shared = buying.well_served, buying.exogenous_share
        leaving = leaving_factor(felt, terms.market.neglect_multiplier if neglect else 1.0)
        self._size = order_size_factor(felt, buying.cross_sell if neglect else 0.0)
        self._leaving = shared + (1 - shared) * leaving
        self._of_segments = [self._typical(segment) for segment in terms.segments]
        self._turnover = terms.market.human_nature.quitting.base_rate if terms.mechanisms.quitting else 0.0
        self.doubt = leaving / terms.ceilings.leaving
        """Chance that anything comes of a candidate moment of doubt of a client who is well served."""
        self.need = 1 / terms.ceilings.order
        """The same of a candidate moment of need."""

    def of_client(self, client: Client) -> Stake:
        """Return what a client brings."""
        nature = client.nature
        hourly = nature.order_rate * nature.mean_margin * client.segment.repeats * self._size
        return Stake(hourly, nature.hazard * self._leaving)

    def of_order(self, client: Client) -> float:
        """Return what an order of a client brings on average, as far as its needs become orders."""
        return client.nature.mean_margin * client.segment.repeats * self._size

    def of_segment(self, segment: SegmentTerms) -> Stake:
        """Return what a client of a segment brings of which nothing else is known yet."""
        return self._of_segments[segment.index]

    def of_book(self, clients: Iterable[Stake]) -> Stake:
        """Return what is lost of these clients with the person who looks after them."""
        hourly = ending = 0.0
        for brings, fading in clients:
            hourly += brings
            ending += brings * fading
        return Stake(LOST_WITH_A_SELLER * hourly, ending / hourly) if hourly > 0 else NOTHING

    def of_talent(self, post: Post) -> Stake:
        """Return what a talent brings on a seat, for as long as people stay."""
        return Stake(BY_TALENT * post.wage / MONTH, self._turnover / (12 * MONTH))

    def _typical(self, segment: SegmentTerms) -> Stake:
        hourly = segment.order_rate * segment.margin * segment.repeats * self._size
        return Stake(hourly, segment.hazard * self._leaving)
