"""The appraisal: what the clients of the firm will bring, as far as its own recent past tells.

How much a client is attended to is chance from week to week, and passes; what a client is like stays. So clients are
appraised by their own natures, and by how readily clients of their segment ordered and left over the last quarter, for
what was done for them. A single large client that happens to have been called yesterday is worth no more than one that
is due today. A longer memory would tell of a past in which the firm had fewer clients to attend to (docs/yardstick.md).
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from simulator.kernel.adding import total
from simulator.model.laws.neglect import leaving_factor, order_factor, order_size_factor
from simulator.model.laws.worth import expected_stay
from simulator.model.market.client import Client
from simulator.model.market.customers import Customers
from simulator.model.market.terms import SegmentTerms, Terms

COUNTS: Final = 3
"""At so many counts, one a month, what clients met with is remembered."""


@dataclass(slots=True)
class Treatment:
    """How clients of one segment were treated, summed over clients at one count or several.

    bought: what they bought relative to well-served clients who are offered nothing; leaving: how readily they left,
    relative to clients with all attention; going_along: the hazard an hour at which they went along with people.
    """

    clients: float = 0.0
    bought: float = 0.0
    leaving: float = 0.0
    going_along: float = 0.0


class AtRisk(Protocol):
    """What an appraisal knows of people who may leave (`key_person_risk.KeyPersonRisk`)."""

    def look_round(self) -> None:
        """See how things stand at this hour."""

    def of(self, client: Client, now: float) -> float:
        """Return the hazard an hour at which a client goes along with somebody."""


class Appraisal:
    """Appraises the client base, and changes nothing of it."""

    def __init__(self, terms: Terms, customers: Customers, risk: AtRisk) -> None:
        """Appraise `customers` by the numbers of the market of `terms`, and by who of them may go along with people."""
        buying, neglect = terms.market.buying, terms.mechanisms.neglect
        self._terms = terms
        self._customers = customers
        self._risk = risk
        self._floor = buying.order_floor if neglect else 1.0
        self._well_served = buying.well_served
        self._cross_sell = buying.cross_sell if neglect else 0.0
        self._multiplier = terms.market.neglect_multiplier if neglect else 1.0
        self._shared = buying.exogenous_share
        self._remembered: deque[list[Treatment]] = deque(maxlen=COUNTS)
        """By count and segment."""

    def count(self, now: float) -> tuple[float, float]:
        """Remember how clients are treated, and return what those who have not left will bring, and for how long.

        The first is discounted margin (money), the second the sum of their expected stays (`laws.worth`, hours).
        """
        living = list(self._customers.everybody.values())
        self._remember(living, now)
        usual = [self._usual(segment) for segment in self._terms.segments]
        stays = [self._stay(client, usual[client.segment.index]) for client in living]
        demand = self._terms.demand(now)
        brought = [
            stay * demand * self._margin(client, now) * usual[client.segment.index].bought
            for client, stay in zip(living, stays, strict=True)
        ]
        return total(brought), total(stays)

    def _remember(self, living: list[Client], now: float) -> None:
        """Take down how clients are treated at this count."""
        self._risk.look_round()
        treated = [Treatment() for _ in self._terms.segments]
        for client in living:
            felt, one = self._customers.felt(client, now), treated[client.segment.index]
            one.clients += 1
            one.bought += order_factor(felt, self._floor, self._well_served) * order_size_factor(felt, self._cross_sell)
            one.leaving += self._shared + (1 - self._shared) * leaving_factor(felt, self._multiplier)
            one.going_along += self._risk.of(client, now)
        self._remembered.append(treated)

    def _usual(self, segment: SegmentTerms) -> Treatment:
        """Return how a client of a segment was treated on average; it has one, or nobody asks."""
        counts = [count[segment.index] for count in self._remembered]
        clients = max(1.0, _summed(counts, lambda one: one.clients))
        parts: list[Callable[[Treatment], float]] = [
            lambda one: one.bought, lambda one: one.leaving, lambda one: one.going_along
        ]  # fmt: skip
        return Treatment(1.0, *(_summed(counts, part) / clients for part in parts))

    def _stay(self, client: Client, usual: Treatment) -> float:
        return expected_stay(client.nature.hazard * usual.leaving + usual.going_along, self._terms.discount)

    def _margin(self, client: Client, now: float) -> float:
        """Return the margin an hour that a client brings that is well served and offered nothing."""
        nature = client.nature
        return nature.order_rate * client.segment.repeats * nature.mean_margin * self._customers.appetite(client, now)


def _summed(counts: list[Treatment], part: Callable[[Treatment], float]) -> float:
    return total([part(one) for one in counts])
