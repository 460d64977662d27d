"""Work away from the telephone: a seat on duty for inquiries leaves it for another day (C42)."""

import math

from simulator.model.policies.pay import Rates
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task
from simulator.scenario.schema.work import WORK

AWAY_FROM_THE_DESK = tuple(sheet.name for sheet in WORK if not sheet.at_desk)
"""A person who calls prospects cannot be called, and one who visits is not there."""


class OffDuty(KindOfWork):
    """A kind of work that only seats do that are not on duty."""

    def __init__(self, kind: KindOfWork) -> None:
        """Do the work `kind` on days without duty."""
        self._kind = kind

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Offer nothing to a seat on duty."""
        return None if seat.on_duty is not None else self._kind.next_task(seat, now)

    def await_work(self, seat: Seat, now: float) -> float:
        """Await nothing while on duty; a seat that is relieved is rung."""
        return math.inf if seat.on_duty is not None else self._kind.await_work(seat, now)

    def stint(self) -> float:
        """Take as long as on other days."""
        return self._kind.stint()

    def pays(self, rates: Rates) -> float:
        """Pay as on other days."""
        return self._kind.pays(rates)
