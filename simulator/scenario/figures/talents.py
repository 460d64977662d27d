"""Which talents a seat requires, and how many applicants have them (C.8, C105).

Nobody decrees that universal sellers are rare: an applicant's two talents are standard normal scores (of the logarithm
of talent) with a correlation, and somebody qualifies for a seat who is above the standard in each talent that its work
requires.
"""

import math
from functools import cache

from simulator.scenario.schema.market import Market
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario

HALF = 0.5
LEAST = 1e-12
"""Shares below this are told as this: the closed form is a difference of numbers that a double holds no finer."""


def required_talents(role: Role, market: Market) -> tuple[bool, bool]:
    """Return whether a seat requires the hunter's talent, and whether it requires the farmer's (C104).

    It requires the hunter's if that is at least half of what some kind of work in its order of work takes, and the
    farmer's if there is work of which the hunter's is less than half.
    """
    shares = market.human_nature.talents.hunting
    hunting = [getattr(shares, work) >= HALF for work in role.order_of_work]
    return any(hunting), not all(hunting)


@cache
def share_above(standard: float, correlation: float, talents_required: int) -> float:
    """Return the share of applicants who are above `standard` in each of the talents required, of which there are 0-2.

    `standard` is in standard deviations, `correlation` that of the two scores. For one talent it is the upper tail
    Q(s) of the normal distribution; for two that of the bivariate one, Q(s) - 2 T(s, sqrt((1 - rho) / (1 + rho)))
    with Owen's T (Owen 1956). At s = 0.5 and rho = 0.2: 0.309 and 0.121 (C.8).
    """
    from scipy.special import ndtr, owens_t  # noqa: PLC0415 -- slow to load, and most commands do not ask

    if talents_required == 0:
        return 1.0
    one = float(ndtr(-standard))
    if talents_required == 1:
        return max(one, LEAST)
    slope = math.sqrt((1 - correlation) / (1 + correlation))
    return max(one - 2 * float(owens_t(standard, slope)), LEAST)


def share_qualified(role: Role, scenario: Scenario) -> float:
    """Return the share of applicants who qualify for a seat of `role`; 1 where people do not differ (talents off)."""
    return _share(scenario, sum(required_talents(role, scenario.market)))


def scarcity_premium(role: Role, scenario: Scenario) -> float:
    """Return the factor on the wage of a seat: (P(one talent) / P(those required)) ** scarcity; 1 with talents off.

    With the defaults 1.05 for a seat that requires both talents, 1 for all others (B.8, C105).
    """
    rarer = _share(scenario, 1) / share_qualified(role, scenario)
    return float(rarer**scenario.market.labour.scarcity)


def expected_search(role: Role, scenario: Scenario) -> float:
    """Return the expected working hours until a seat of `role` is filled from outside: search + gap / share (C.8)."""
    labour = scenario.market.labour
    return labour.search + labour.applicant_every / share_qualified(role, scenario)


def _share(scenario: Scenario, talents_required: int) -> float:
    if not scenario.mechanisms.talents:
        return 1.0
    correlation = scenario.market.human_nature.talents.correlation
    return share_above(scenario.market.labour.standard, correlation, talents_required)
