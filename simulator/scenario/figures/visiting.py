"""What a VIP programme comes to before anything is simulated: hours a year, and the share of problems that it finds."""

import math

from simulator.kernel.calendar import MONTH, YEAR
from simulator.scenario.schema.scenario import Scenario


def found_share(smoulder: float, every: float, detection: float) -> float:
    """Return the share of problems that visits find before the client makes up its mind.

    A problem smoulders for an exponential time with mean s, visits come every V hours at a phase of their own, and each
    that falls into that time finds it with probability q:

        q (s / V) (1 - exp(-V / s)) / (1 - (1 - q) exp(-V / s))

    The first of them comes after a time U that is uniform on (0, V); the k-th one after it finds the problem if it
    still smoulders then, P(S > U + k V) = exp(-k V / s) (s / V) (1 - exp(-V / s)), and if k others did not find it.
    """
    if not (smoulder > 0 and every < math.inf):
        return 0.0
    lasts = math.exp(-every / smoulder)
    return detection * smoulder / every * (1 - lasts) / (1 - (1 - detection) * lasts)


def visits_per_client(scenario: Scenario) -> float:
    """Return how many visits a year a client gets on average."""
    vip = scenario.organization.vip
    return vip.visits_per_year * (1 - vip.top_share) + vip.visits_per_year_top * vip.top_share


def hours_per_visit(scenario: Scenario) -> float:
    """Return the clock hours that a visit takes, the way included; of these, hours of work only are stretched."""
    stretch = MONTH / scenario.market.labour.productive_hours
    return scenario.organization.vip.hours * stretch + scenario.market.visits.travel


def clients_per_visitor(scenario: Scenario) -> float:
    """Return how many clients one person can visit as often as the programme says, with nothing else to do."""
    hours = visits_per_client(scenario) * hours_per_visit(scenario)
    return YEAR / hours if hours else math.inf
