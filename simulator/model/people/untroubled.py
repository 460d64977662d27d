"""The rate at which people leave whom nothing troubles: stated, or found from the attrition that is stated (C.5)."""

from simulator.model.policies.in_force import InForce
from simulator.model.seats.seat import Post
from simulator.scenario.figures.attrition import base_rates
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.scenario import Scenario


class Untroubled:
    """Knows the base rate of each team, in the organisation in force."""

    def __init__(self, scenario: Scenario, in_force: InForce) -> None:
        """Reckon with the organisation in force, and with each that a change brings."""
        self._scenario = scenario
        self._rates = base_rates(scenario, in_force.organization)
        in_force.changed.subscribe(self._reckon)

    def rate(self, post: Post) -> float:
        """Return the hazard a year; for a team that a change has ended, the last one."""
        return self._rates[post.department, post.role]

    def _reckon(self, before: Organization, after: Organization) -> None:
        self._rates |= base_rates(self._scenario, after)
