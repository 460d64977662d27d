"""The census: counts clients, accounts and leads at the end of each month, for the journal."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from simulator.journal.journal import Journal
from simulator.kernel.calendar import DAY
from simulator.model.books.appraisal import Appraisal, AtRisk
from simulator.model.clock import Clock
from simulator.model.demand.pipeline import Pipeline
from simulator.model.market.client import Client
from simulator.model.market.customers import Customers
from simulator.model.market.terms import Terms
from simulator.model.seats.seat import Seat

GRAVEYARD_AFTER: Final = 60 * DAY
"""Accounts and leads without a touch for so many hours lie in the graveyard (A.0)."""


@dataclass(slots=True)
class Count:
    """What is counted of a list of accounts."""

    living: int = 0
    gone: int = 0
    dormant: int = 0
    untouched: int = 0


class Census:
    """Counts the client base, the portfolios and the leads, and changes none of them."""

    def __init__(
        self, env: Clock, journal: Journal, terms: Terms, customers: Customers, pipeline: Pipeline, risk: AtRisk
    ) -> None:
        """Count `customers` and the leads of `pipeline` into `journal`.

        Clients are appraised on the market of `terms`; `risk` knows which of them people who leave would take along.
        """
        self._env = env
        self._journal = journal
        self._customers = customers
        self._pipeline = pipeline
        self._appraisal = Appraisal(terms, customers, risk)
        self._dormant_after = terms.market.buying.dormant_after

    def count(self, seats: list[Seat]) -> None:
        """Write the numbers of this hour into the journal; `seats` are all below the heads."""
        now = self._env.now
        attended, buried = Count(), Count()
        for seat in seats:
            self._count_seat(seat, attended, buried, now)
        living = self._customers.everybody.values()
        silent_since = now - self._dormant_after
        dormant = sum([client.last_order < silent_since for client in living])
        leads, forgotten = self._leads(seats, now)
        listed = attended.living + attended.gone + buried.living + buried.gone
        self._journal.base.add((
            now, len(living), dormant, attended.dormant, len(living) - attended.living, listed,
            attended.untouched + buried.untouched, leads, forgotten, *self._appraisal.count(now),
        ))  # fmt: skip

    def _count_seat(self, seat: Seat, attended: Count, buried: Count, now: float) -> None:
        gone, looked_after, beyond = attended.gone + buried.gone, attended.living, buried.living
        self._count(seat.portfolio.attended, attended, now)
        self._count(seat.portfolio.buried, buried, now)
        facts = (
            now, seat.number, attended.living - looked_after, buried.living - beyond,
            attended.gone + buried.gone - gone, len(seat.deals), len(seat.touches),
        )  # fmt: skip
        self._journal.portfolios.add(facts)

    def _count(self, accounts: Iterable[Client], counted: Count, now: float) -> None:
        silent_since, forgotten_since = now - self._dormant_after, now - GRAVEYARD_AFTER
        for client in accounts:
            counted.untouched += client.touched < forgotten_since
            if client.living:
                counted.living += 1
                counted.dormant += client.last_order < silent_since
            else:
                counted.gone += 1

    def _leads(self, seats: list[Seat], now: float) -> tuple[int, int]:
        touched = [lead.touched for lead in (*self._pipeline.leads, *self._pipeline.opportunities)]
        for seat in seats:
            touched += [lead.touched for lead in (*seat.leads, *seat.opportunities)]
            touched += [deal.lead.touched for deal in seat.deals]
        return len(touched), sum([hour < now - GRAVEYARD_AFTER for hour in touched])
