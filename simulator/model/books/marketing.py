"""Marketing: the money for adverts, booked at the end of each month and whenever the budget changes."""

from collections.abc import Callable

from simulator.kernel.calendar import MONTH
from simulator.model.clock import Clock
from simulator.model.policies.in_force import InForce
from simulator.scenario.schema.organization import Organization


class MarketingBudget:
    """Spends the budget of the organisation in force, whatever comes of it."""

    def __init__(self, env: Clock, in_force: InForce, book: Callable[[float, float], None]) -> None:
        """Spend from hour 0 on; `book` takes down each sum of money, and the hour."""
        self._env = env
        self._in_force = in_force
        self._book = book
        self._spent_until = 0.0
        in_force.changed.subscribe(self._changed)

    def pay(self) -> None:
        """Book what was spent since the last time."""
        self._spend(self._in_force.organization)

    def _changed(self, before: Organization, after: Organization) -> None:
        """Close the account of a budget that ends; one that goes on is booked at the end of the month."""
        if after.marketing.budget != before.marketing.budget:
            self._spend(before)

    def _spend(self, organization: Organization) -> None:
        """Book what `organization`, which was in force until now, has spent since the last time."""
        now = self._env.now
        months = (now - self._spent_until) / MONTH
        self._spent_until = now
        self._book(organization.marketing.budget * months, now)
