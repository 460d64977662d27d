"""The market's numbers as the people at work meet them: in clock hours, per hour, ready to use.

A month of 168 clock hours holds fewer productive ones, so every duration of work is stretched here, once.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.journal.vocabulary import ACTIVITIES
from simulator.kernel import distributions
from simulator.kernel.adding import total
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
from simulator.scenario.schema.work import ADDED, WORK

Uniforms = npt.NDArray[np.floating[Any]]


def shape_of(cv: float) -> float:
    """Return the shape of a gamma distribution with coefficient of variation `cv`; infinite for 0."""
    return math.inf if cv == 0 else 1 / (cv * cv)


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
        resistance = nature.resistance.model_dump()
        self.resistance = [float(resistance.get(activity, 0.0)) for activity in ACTIVITIES]
        """What an hour of each activity costs people, in hours' pay."""
        self.work = [sheet for sheet in WORK if sheet.name not in ADDED or scenario.does(sheet.name)]
        """The kinds of work that anybody could be paid for: ours, and those of extensions that somebody does."""
        self.demand = _demand(scenario.shocks.falling_market)
        """Demand at an hour, relative to the start; 1 on a market that does not fall."""

    @property
    def organization(self) -> Organization:
        """The organisation in force."""
        return self.in_force.organization

    def places_of(self, segments: Iterable[str]) -> frozenset[int]:
        """Return the places of segments in the market, by their names."""
        names = list(self.market.segments)
        return frozenset(names.index(name) for name in segments)

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

    def mean(self, about: Callable[[SegmentTerms], float]) -> float:
        """Return the mean of a number over all clients of the market."""
        shares = (segment.share for segment in self.market.segments.values())
        return total(share * about(segment) for share, segment in zip(shares, self.segments, strict=True))
