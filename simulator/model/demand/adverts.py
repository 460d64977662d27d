"""Adverts: the inquiries that a budget could buy, and which of them the budget in force buys (C38).

Whoever might ask after an advert does so at an hour of the market's own and at a height, which is how many inquiries a
month have to be bought for this one to be among them. So a larger budget adds inquiries and moves none, whatever the
design, and a budget that changes during the run decides about the same inquirers anew.
"""

import math
from itertools import chain
from typing import Final

from simulator.journal.vocabulary import BOUGHT
from simulator.kernel.calendar import MONTH
from simulator.kernel.distributions import poisson_times
from simulator.kernel.luck import ENTITIES_IN_A_BLOCK, Luck
from simulator.model.demand.arrivals import Arrivals, Stream
from simulator.model.laws.advertising import bought
from simulator.model.policies.in_force import InForce
from simulator.scenario.schema.market import Market
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.scenario import Scenario

STOREY: Final = 100.0
"""Inquiries a month between the floor and the ceiling of a storey of heights; each storey is a stream of its own."""
CLIENTS_OF_A_STOREY: Final = 1 << 17
"""More than the inquirers of a storey in any run."""


class Adverts:
    """Knows everybody who might ask after an advert, and who does."""

    def __init__(self, scenario: Scenario, in_force: InForce, luck: Luck, end: float) -> None:
        """Draw whoever might ask until hour `end`, up to the largest budget of any organisation of `scenario`."""
        self._in_force = in_force
        self._market = scenario.market
        most = max(inquiries_bought(scenario.market, stage) for stage in scenario.stages)
        storeys = range(math.ceil(most / STOREY))
        self._even = [poisson_times(luck, "adverts", STOREY / MONTH, end, storey) for storey in storeys]
        """By storey: when everybody in it might ask."""
        self._heights = [_heights(luck, storey, len(self._even[storey])) for storey in storeys]
        """By storey: the height of each inquirer."""

    def streams(self, arrivals: Arrivals) -> list[Stream]:
        """Return the inquiries of all who might ask, one stream for each storey; they know no seasons."""
        firsts = (BOUGHT + storey * CLIENTS_OF_A_STOREY for storey in range(len(self._even)))
        return [
            arrivals.stream(first, "bought inquiry", even, first // ENTITIES_IN_A_BLOCK)
            for first, even in zip(firsts, self._even, strict=True)
        ]

    @property
    def bought(self) -> float:
        """How many inquiries a month the budget in force buys."""
        return inquiries_bought(self._market, self._in_force.organization)

    def is_bought(self, client: int, bought: float) -> bool:
        """Whether a client asks where so many inquiries a month are `bought`; whoever needs no advert always does."""
        if client < BOUGHT:
            return True
        storey, place = divmod(client - BOUGHT, CLIENTS_OF_A_STOREY)
        return self._heights[storey][place] < bought


def _heights(luck: Luck, storey: int, count: int) -> list[float]:
    """Return how many inquiries a month have to be bought for each of the first `count` inquirers of a storey."""
    blocks = range(-(-count // ENTITIES_IN_A_BLOCK))
    above = [luck.uniforms("heights of adverts", storey, block, ENTITIES_IN_A_BLOCK).tolist() for block in blocks]
    return [STOREY * (storey + u) for u in chain.from_iterable(above)][:count]


def inquiries_bought(market: Market, organization: Organization) -> float:
    """Return how many inquiries a month an organisation buys on a market."""
    terms = market.advertising
    doubles_at = math.inf if terms.doubles_at is None else terms.doubles_at
    return bought(organization.marketing.budget, terms.price, doubles_at)
