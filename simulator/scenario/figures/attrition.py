"""Attrition by role in closed form: what there is to expect of a design, and the base rate that makes it so.

Attrition is how many leave by their own choice for each person and year, and so it can be more than 1. Where it is
stated, it is that of a typical company: the hours of the role are spread as its work typically is (`workday`), pay is
at target, nobody has more accounts than the limit, a head looks into the work for as many hours as heads do who do as
is usual, and the colleagues of the department leave as often as theirs do in turn. Under a stated attrition a

    base rate b = a / (R M),    R = exp(drudgery D + control C),    M = E min(peer_factor^k, peer_cap)

with k the colleagues who left within the time of memory (`peers`). What to expect of a design is b R' M', where R' is
with the hours of control of the department's own head, and M' follows from all rates of the department together.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from simulator.kernel.adding import total
from simulator.kernel.calendar import YEAR
from simulator.scenario.figures.peers import mean_peer_factor
from simulator.scenario.figures.talents import expected_search
from simulator.scenario.figures.workday import typical_drudgery, typical_hours
from simulator.scenario.schema.declared import default_of
from simulator.scenario.schema.heads import Head
from simulator.scenario.schema.human import Quitting
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.timeline import Team

MEMORY = 0.25
"""Years for which a colleague who left is remembered."""
MOST = 24.0
"""Leavers for each person and year: who decides at month ends stays for half a month on average, at least."""
LARGEST_LOG = 700.0


@dataclass(frozen=True, slots=True)
class Prone:
    """How prone the people of a role are to leave; rates are a year."""

    seats: int
    vacancy: float
    """Years for which a seat stands empty after each."""
    base: float
    """The hazard of somebody whom nothing troubles; of no account where attrition is stated."""
    reasons: float
    """The factor of all reasons but peers."""
    stated: float | None = None
    """Attrition, where it is given."""

    def attrition(self, peers: float) -> float:
        """Return the leavers for each person and year, if peers make a factor of so much."""
        return self.stated if self.stated is not None else min(self.base * self.reasons * peers, MOST)

    def departures(self, peers: float) -> float:
        """Return the departures from all seats in the time of memory; seats stand empty for a while after each."""
        rate = self.attrition(peers)
        return MEMORY * self.seats * rate / (1 + rate * self.vacancy)


def base_rates(scenario: Scenario, organization: Organization) -> dict[Team, float]:
    """Return the hazard a year of somebody whom nothing troubles, for each team of an organisation of `scenario`.

    It is `base_rate`, but for roles of which attrition is stated, by themselves or for all on the market.
    """
    quitting = scenario.market.human_nature.quitting
    rates = {(name, role): quitting.base_rate for name, role, _ in organization.roles()}
    if not scenario.mechanisms.quitting:
        return rates
    for name, department in organization.departments.items():
        stated = {role: stated_attrition(body, quitting) for role, body in department.roles.items()}
        if any(one is not None for one in stated.values()):
            prone = _prone(scenario, department.roles, rates=None, control_hours=default_of(Head, "control_hours"))
            peers = _peer_factor(prone.values(), scenario)
            rates |= {
                (name, role): one.stated / (one.reasons * peers)
                for role, one in prone.items() if one.stated is not None
            }
    return rates


def expected_attrition(scenario: Scenario, organization: Organization | None = None) -> dict[Team, float]:
    """Return the attrition to expect of each team, by its work, its head's control and its colleagues.

    `organization` is that of the start, unless another of the scenario's is given.
    """
    organization = organization or scenario.organization
    if not scenario.mechanisms.quitting:
        return {(name, role): 0.0 for name, role, _ in organization.roles()}
    rates = base_rates(scenario, organization)
    found: dict[Team, float] = {}
    for name, department in organization.departments.items():
        hours = department.head.control_hours if department.head is not None else 0.0
        own = {role: rates[name, role] for role in department.roles}
        prone = _prone(scenario, department.roles, rates=own, control_hours=hours)
        peers = _peer_factor(prone.values(), scenario)
        found |= {(name, role): one.attrition(peers) for role, one in prone.items()}
    return found


def stated_attrition(role: Role, quitting: Quitting) -> float | None:
    """Return the attrition that is stated of a role, by itself or for all roles; None where nothing is."""
    return role.attrition if role.attrition is not None else quitting.attrition


def _prone(
    scenario: Scenario, roles: dict[str, Role], *, rates: dict[str, float] | None, control_hours: float
) -> dict[str, Prone]:
    """Return how prone people are to leave, by role: as is stated, or, where there are `rates`, as follows of them."""
    quitting, hours = scenario.market.human_nature.quitting, typical_hours(scenario)
    control = quitting.control * _completeness(control_hours, scenario)
    found = {}
    for name, role in roles.items():
        reasons = min(quitting.drudgery * typical_drudgery(role, scenario, hours) + control, LARGEST_LOG)
        found[name] = Prone(
            seats=role.count,
            vacancy=expected_search(role, scenario) / YEAR,
            base=rates[name] if rates is not None else quitting.base_rate,
            reasons=math.exp(reasons),
            stated=stated_attrition(role, quitting) if rates is None else None,
        )
    return found


def _completeness(hours: float, scenario: Scenario) -> float:
    if not scenario.mechanisms.control:
        return 0.0
    return 1 - math.exp(-hours / scenario.market.human_nature.leadership.control_saturation)


def _peer_factor(prone: Iterable[Prone], scenario: Scenario) -> float:
    """Return the factor M that colleagues who leave make, at which they leave as often as it makes them leave.

    The more they leave because of it, the fewer would leave without: one side falls with M and the other rises.
    """
    quitting, people = scenario.market.human_nature.quitting, list(prone)
    if not scenario.mechanisms.contagion or quitting.peer_factor <= 1 or quitting.peer_cap <= 1:
        return 1.0
    from scipy.optimize import brentq  # noqa: PLC0415 -- slow to load, and most commands do not ask

    def surplus(peers: float) -> float:
        unmoved = total(one.departures(peers) for one in people) / peers
        return mean_peer_factor(unmoved, quitting.peer_factor, quitting.peer_cap) - peers

    return float(brentq(surplus, 1.0, quitting.peer_cap))
