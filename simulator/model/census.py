"""The census: at the end of each month somebody counts."""

from simpy import Environment

from simulator.journal.journal import Journal
from simulator.kernel.calendar import DAY
from simulator.model.customers import Customers
from simulator.model.pipeline import Pipeline
from simulator.model.seat import Seat

GRAVEYARD_AFTER = 60 * DAY
"""Accounts and leads that nobody has touched for so long lie in the graveyard (A.0)."""


class Census:
    """Counts the base, the portfolios and the leads; it touches nothing."""

    def __init__(
        self, env: Environment, journal: Journal, customers: Customers, pipeline: Pipeline, dormant_after: float
    ) -> None:
        """Count clients as dormant who have been silent for `dormant_after` hours."""
        self._env = env
        self._journal = journal
        self._customers = customers
        self._pipeline = pipeline
        self._dormant_after = dormant_after

    def count(self, seats: list[Seat]) -> None:
        """Write the numbers of this moment into the journal."""
        now = self._env.now
        living = self._customers.everybody.values()
        dormant = sum(client.last_order < now - self._dormant_after for client in living)
        attended = sum(self._count_portfolio(seat, now) for seat in seats)
        listed, untouched = self._lists(seats, now)
        leads, forgotten = self._leads(seats, now)
        worth = sum(self._customers.worth(client, now) for client in living)
        self._journal.base.add(
            (now, len(living), dormant, len(living) - attended, untouched, listed, leads, forgotten, worth)
        )

    def _count_portfolio(self, seat: Seat, now: float) -> int:
        portfolio = seat.portfolio
        buried = sum(client.living for client in portfolio.buried)
        gone = portfolio.gone()
        attended = portfolio.size - gone - buried
        facts = (now, seat.number, attended, buried, gone, len(seat.deals), len(seat.touches))
        self._journal.portfolios.add(facts)
        return attended

    def _lists(self, seats: list[Seat], now: float) -> tuple[int, int]:
        touched = [
            client.touched
            for seat in seats
            for accounts in (seat.portfolio.attended, seat.portfolio.buried)
            for client in accounts
        ]
        return len(touched), sum(hour < now - GRAVEYARD_AFTER for hour in touched)

    def _leads(self, seats: list[Seat], now: float) -> tuple[int, int]:
        touched = [lead.touched for lead in (*self._pipeline.leads, *self._pipeline.opportunities)]
        for seat in seats:
            touched += [lead.touched for lead in (*seat.leads, *seat.opportunities)]
            touched += [deal.lead.touched for deal in seat.deals]
        return len(touched), sum(hour < now - GRAVEYARD_AFTER for hour in touched)
