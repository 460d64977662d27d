"""Distance: how people work with clients of another region than their own (C49)."""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.model.policies.offers import Offers, offered_by
from simulator.scenario.schema.policies import DISTANCE


@dataclass(frozen=True, slots=True)
class Between:
    """What lies between two regions; between a region and itself there is nothing."""

    hours: float = 0.0
    """Hours on the way of a visit, there and back."""
    cost: float = 0.0
    """Money that the journey costs."""
    odds: float = 1.0
    """Odds of winning without meeting, relative to those on the spot."""
    gain: float = 1.0
    """Worth of a contact without meeting, relative to one on the spot."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How people work across a distance."""

    seeks: bool = True
    """Whether prospects are called and inquiries answered."""
    odds: float = 1.0
    """Odds of winning, relative to those on the spot."""
    gain: float = 1.0
    """Worth of a contact, relative to one on the spot."""
    travels: bool = False
    """Whether people travel to a part of their touches."""


ON_THE_SPOT = Manner()

Distance = Callable[[Between], Manner]
"""Takes what lies between a seat and a client, and returns how the one works with the other."""


def remote(between: Between) -> Manner:
    """Work by telephone and screen: less is won, and contacts are worth less; nobody travels."""
    return Manner(odds=between.odds, gain=between.gain)


def travel(between: Between) -> Manner:
    """Go there: as good as on the spot, but it takes hours and money."""
    return Manner(travels=True)


def none(between: Between) -> Manner:
    """Seek no clients there; those whom the firm has are looked after without meeting them."""
    return Manner(seeks=False, odds=between.odds, gain=between.gain)


DISTANCES: Offers[Distance] = offered_by(DISTANCE, {"remote": remote, "travel": travel, "none": none})
