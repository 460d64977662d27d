"""The population of the market: what each client is like, drawn from the market and the seed alone.

Clients are known by number, and numbers come in provinces by origin, so that a larger book or pool never renames
a client.
"""

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.kernel import distributions
from simulator.kernel.adding import total
from simulator.kernel.luck import ENTITIES_IN_A_BLOCK, Luck, Table, Uniforms, rows
from simulator.model.market.terms import SegmentTerms, Terms

BOOK: Final = 0
PIPELINE: Final = 1 << 20
POOL: Final = 1 << 22
INQUIRIES: Final = 1 << 24
FLOOD: Final = 1 << 26
VISITS_OF_A_CLIENT: Final = 256
"""A referral has the number `REFERRALS` + number of the client that named it x this + number of the visit."""

SEGMENT, RATE, CHURN, SIZE, EXIT, FAREWELL = range(TRAITS := 6)
Traits = list[float]


@dataclass(frozen=True, slots=True)
class Nature:
    """What a client is like; rates are per clock hour, `ceases` is the hour at which it leaves the market.

    `silent` tells whether it will leave without a word if it leaves for a competitor or ceases.
    """

    order_rate: float
    mean_margin: float
    hazard: float
    ceases: float
    silent: bool


class Population:
    """Draws clients by number."""

    def __init__(self, terms: Terms, luck: Luck) -> None:
        """Prepare to draw clients of the market of `terms`; each is drawn when its number is first asked for."""
        self._terms = terms
        self._luck = luck
        self._traits: Table[Traits] = Table(luck, "traits", TRAITS, rows)
        self.segments = range(len(terms.segments))
        """The segments, by their places in the market."""

    def segment_of(self, client: int) -> SegmentTerms:
        """Return the segment of a client."""
        return self._terms.segments[bisect_right(self._terms.segment_bounds, self._traits.row(client)[SEGMENT])]

    def nature_of(self, client: int, born: float) -> Nature:
        """Return what a client is like that came into the market at hour `born`.

        Order rates and hazards are gamma-mixed over clients, mean order sizes inverse-gamma (C.1).
        """
        terms = self._terms
        row = self._traits.row(client)
        segment = terms.segments[bisect_right(terms.segment_bounds, row[SEGMENT])]
        hazard = segment.hazard * distributions.scalar_gamma(row[CHURN], terms.churn_shape)
        return Nature(
            order_rate=segment.order_rate * distributions.scalar_gamma(row[RATE], terms.rate_shape),
            mean_margin=segment.margin * self._relative_size(row[SIZE]),
            hazard=hazard,
            ceases=born + self._lifetime(row[EXIT], hazard),
            silent=row[FAREWELL] < terms.market.buying.silent_leavers,
        )

    def exits(self, first: int, count: int, born: Uniforms) -> Uniforms:
        """Return the hours at which `count` clients from number `first` on, born at `born`, leave the market."""
        traits = self._block(first, count)
        terms = self._terms
        hazards = np.array([segment.hazard for segment in terms.segments])
        segments = np.searchsorted(terms.segment_bounds, traits[:, SEGMENT], side="right")
        rate = hazards[segments] * distributions.gamma(traits[:, CHURN], terms.churn_shape)
        rate *= terms.market.buying.exogenous_share
        with np.errstate(divide="ignore"):
            exits: Uniforms = born + distributions.exponential(traits[:, EXIT]) / rate
        return exits

    def mean_exit_rate(self) -> float:
        """Return the mean hazard per hour with which prospects leave the market."""
        shares = [segment.share for segment in self._terms.market.segments.values()]
        mean = total(share * segment.hazard for share, segment in zip(shares, self._terms.segments, strict=True))
        return mean * self._terms.market.buying.exogenous_share

    def _lifetime(self, u: float, hazard: float) -> float:
        rate = hazard * self._terms.market.buying.exogenous_share
        return -math.log1p(-u) / rate if rate > 0 else math.inf

    def _relative_size(self, u: float) -> float:
        shape = self._terms.between_shape
        if math.isinf(shape):
            return 1.0
        return (shape - 1) / distributions.scalar_gamma(u, shape, shape)

    def _block(self, first: int, count: int) -> Uniforms:
        blocks = range(first // ENTITIES_IN_A_BLOCK, (first + count - 1) // ENTITIES_IN_A_BLOCK + 1)
        drawn = [self._luck.uniforms("traits", block, 0, ENTITIES_IN_A_BLOCK * TRAITS) for block in blocks]
        start = first % ENTITIES_IN_A_BLOCK
        joined = np.concatenate(drawn) if drawn else np.empty(0)
        return joined.reshape(-1, TRAITS)[start : start + count]
