"""The market's numbers as the people at work meet them: in clock hours, per hour, ready to use.

A month of 168 clock hours holds fewer productive ones, so every duration of work is stretched here, once.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.journal.vocabulary import Activity
from simulator.kernel import distributions
from simulator.kernel.calendar import MONTH, YEAR
from simulator.model.laws.demand import demand
from simulator.model.laws.handover import passed_on
from simulator.model.laws.rewinning import rewon
from simulator.model.policies.in_force import InForce
from simulator.scenario.schema.clients import Buying, Segment
from simulator.scenario.schema.declared import plausible_range
from simulator.scenario.schema.market import Market
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.quantities import Spell
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.shocks import FallingMarket

Uniforms = npt.NDArray[np.floating[Any]]


def shape_of(cv: float) -> float:
    """Return the shape of a gamma distribution with coefficient of variation `cv`; infinite for 0."""
    return math.inf if cv == 0 else 1 / (cv * cv)


SHORTEST_STINT = 1 / 60
"""Hours below which a piece of work counts as that long where stints are weighed against one another."""


def _mean(weights: list[float], values: list[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long a piece of work or a wait lasts, in clock hours."""

    mean: float
    constant: float | None
    """The hours, where they are always the same; no luck is drawn then."""
    draw: Callable[[Uniforms], Uniforms]
    at: Callable[[float], float]
    """The same for a single uniform."""

    @classmethod
    def of(cls, spell: Spell, stretch: float = 1.0) -> "Lasting":
        """Return the spell stretched by the factor `stretch`."""
        mean = spell.mean * stretch
        if spell.spread == "exponential":
            return cls(
                mean,
                None,
                lambda u: distributions.exponential(u, mean),
                lambda u: distributions.scalar_exponential(u, mean),
            )
        if spell.spread == "lognormal" and spell.cv:
            cv = spell.cv
            return cls(
                mean,
                None,
                lambda u: distributions.lognormal_of_mean(u, mean, cv),
                lambda u: distributions.scalar_lognormal_of_mean(u, mean, cv),
            )
        return cls(mean, mean, lambda u: np.full_like(u, mean), lambda _: mean)


@dataclass(frozen=True, slots=True)
class SegmentTerms:
    """One segment; rates are per clock hour, times in clock hours."""

    index: int
    order_rate: float
    margin: float
    hazard: float
    win_rate: float
    touches: int
    deal_work: Lasting
    cycle: float
    load: float
    serving: Lasting
    developing: Lasting
    contact_every: float
    weight: float
    complexity: float
    repeats: float
    """Share of the needs of a client that become orders, where they have to be sold again."""

    @classmethod
    def of(cls, index: int, segment: Segment, stretch: float, buying: Buying) -> "SegmentTerms":
        """Translate `segment`, the `index`-th of its market."""
        return cls(
            index=index,
            order_rate=segment.orders_per_year / YEAR,
            margin=segment.margin_per_order,
            hazard=-math.log1p(-segment.annual_churn) / YEAR,
            win_rate=segment.win_rate,
            touches=segment.touches,
            deal_work=Lasting.of(segment.deal_work, stretch),
            cycle=segment.cycle,
            load=1 / segment.open_deals,
            serving=Lasting.of(segment.serving, stretch),
            developing=Lasting.of(segment.developing, stretch),
            contact_every=segment.contact_every,
            weight=segment.account_weight,
            complexity=segment.complexity,
            repeats=rewon(buying.rewon, segment.win_rate, buying.rewon_odds),
        )


@dataclass(frozen=True, slots=True)
class Ceilings:
    """The highest rates that any attention within the declared ranges could give.

    Candidate moments come at these rates whatever the parameters are, so that changing a parameter inside its
    range decides about the same moments anew instead of drawing others.
    """

    order: float
    leaving: float

    @classmethod
    def of(cls, market: Market, neglect: bool) -> "Ceilings":
        """Return the ceilings of `market`; a value outside its plausible range lifts them where `neglect` acts."""
        buying = market.buying
        floor = plausible_range(Buying, "order_floor")[0]
        well_served = plausible_range(Buying, "well_served")[0]
        multiplier = plausible_range(Market, "neglect_multiplier")[1]
        if neglect:
            floor = min(buying.order_floor, floor)
            well_served = min(buying.well_served, well_served)
            multiplier = max(market.neglect_multiplier, multiplier)
        return cls(order=floor + (1 - floor) / well_served, leaving=multiplier)


def _demand(shock: FallingMarket | None) -> Callable[[float], float]:
    if shock is None:
        return lambda _: 1.0
    return lambda now: demand(now, shock.at, shock.over, shock.depth)


class Terms:
    """All of a scenario's market that the model needs."""

    def __init__(self, scenario: Scenario) -> None:
        """Translate the market of `scenario`, with its mechanisms on or off."""
        market = scenario.market
        self.market = market
        self.mechanisms = scenario.mechanisms
        self.stretch = MONTH / market.labour.productive_hours
        self.segments = [
            SegmentTerms.of(index, segment, self.stretch, market.buying)
            for index, segment in enumerate(market.segments.values())
        ]
        self.segment_bounds = np.cumsum([segment.share for segment in market.segments.values()])[:-1].tolist()
        self.ceilings = Ceilings.of(market, scenario.mechanisms.neglect)
        self.rate_shape = shape_of(market.buying.rate_cv)
        self.churn_shape = shape_of(market.buying.churn_cv)
        self.spend_shape = shape_of(market.buying.spend_cv)
        self.between_shape = 2 + shape_of(market.buying.client_cv)
        self.discount = market.discount / YEAR
        mechanisms, nature = scenario.mechanisms, market.human_nature
        self.in_force = InForce(scenario.organization)
        """The organisation in force."""
        self.poachability = nature.poachability if mechanisms.following else 0.0
        resistance = {name.upper(): value for name, value in nature.resistance.model_dump().items()}
        self.resistance = [float(resistance.get(activity.name, 0.0)) for activity in Activity]
        """What an hour of each activity costs people, in hours' pay."""
        self.demand = _demand(scenario.shocks.falling_market)
        """Demand at an hour, relative to the start; 1 on a market that does not fall."""

    @property
    def organization(self) -> Organization:
        """The organisation in force."""
        return self.in_force.organization

    @property
    def kept_at_handover(self) -> float:
        """Share of a bond of which the next holder of an account has a part, after the hours that a hand-over takes."""
        if not self.mechanisms.handover_loss:
            return 1.0
        bonds, handover = self.market.bonds, self.organization.handover
        hours = handover.parallel_hours if handover.style == "parallel" else handover.hours
        return bonds.kept_at_handover * passed_on(hours, bonds.explaining)

    @property
    def lead_kept_at_handover(self) -> float:
        """Share of the chance of a lead that is left when it has passed to another hand."""
        if not self.mechanisms.handover_loss:
            return 1.0
        bonds = self.market.bonds
        return bonds.lead_kept_at_handover * passed_on(self.organization.handover.lead_hours, bonds.lead_explaining)

    def stint(self, work: str) -> float:
        """Return the clock hours that one piece of a kind of work usually takes."""
        market = self.market
        shares = [segment.share for segment in market.segments.values()]
        stints = {
            "prospecting": market.calling.sheet,
            "qualifying": market.qualifying.lead_work.mean * self.stretch,
            "reactivating": market.reactivation.work.mean * self.stretch,
            "closing": _mean(shares, [terms.deal_work.mean / terms.touches for terms in self.segments]),
            "serving": _mean(shares, [terms.serving.mean for terms in self.segments]),
            "developing": _mean(shares, [terms.developing.mean for terms in self.segments]),
            "visiting": self.organization.vip.hours * self.stretch + market.visits.travel,
            "rewinning": _mean(shares, [terms.deal_work.mean / terms.touches for terms in self.segments]),
        }
        return max(SHORTEST_STINT, stints[work])
