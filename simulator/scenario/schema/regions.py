"""Regions of a market that lie away from the home office (C49)."""

from simulator.scenario.schema.circumstances import people_work_apart
from simulator.scenario.schema.declared import Values, declared
from simulator.scenario.schema.quantities import Hours, Share


class Region(Values):
    """A part of the market away from the home office: one has to travel there, or to work at a distance."""

    share: Share = declared(
        ..., "share of clients, prospects and inquirers who are in this region; what is left is at home",
        unit="share", plausible=(0.5, 1.5), relative=True, source="C49", evidence="A",
    )
    travel: Hours = declared(
        "8 h", "hours on the way of a visit from the home office, there and back",
        unit="h", plausible=(4.0, 16.0), source="B.1", evidence="A",
        exists=people_work_apart("travel"),
    )
    journey_cost: float = declared(
        0.05, "money that a journey from the home office costs: tickets, a car, a night",
        unit="money", plausible=(0.01, 0.15), source="C49", evidence="A", ge=0, le=1000,
        exists=people_work_apart("travel"),
    )
    remote_odds: float = declared(
        0.7, "odds of winning a deal without meeting, relative to one on the spot",
        unit="1", plausible=(0.4, 1.0), source="C49", evidence="A", ge=0, le=10,
        exists=people_work_apart("remote", "none"),
    )
    remote_gain: Share = declared(
        0.7, "what a contact without meeting is worth to the bond, relative to one on the spot",
        unit="share", plausible=(0.4, 1.0), source="C49", evidence="A",
        exists=people_work_apart("remote", "none"),
    )
