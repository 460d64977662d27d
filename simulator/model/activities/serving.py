"""Serving: orders are carried out in the order in which they came; late service hurts the bond.

Whoever serves also asks for what is overdue (`collecting`), when no order waits.
"""

from simulator.journal.vocabulary import Activity
from simulator.model.activities.collecting import Collecting
from simulator.model.books.ledger import Ledger
from simulator.model.market.client import Order
from simulator.model.market.relations import Relations
from simulator.model.market.terms import Terms
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task

SERVING = int(Activity.SERVING)


class Service(Task):
    """One order is carried out."""

    __slots__ = ("order", "serving")
    activity = SERVING

    def __init__(self, serving: "Serving", order: Order, rate: float, waited: float) -> None:
        """Take up an order that has waited, at the `rate` of the person."""
        self.hours, self.waited = order.hours / rate, waited
        self.serving = serving
        self.order = order

    def finish(self, seat: Seat, now: float) -> None:
        """Earn the margin."""
        self.serving.served(self, seat, now)


class Serving(KindOfWork):
    """Works off the orders on the desk."""

    def __init__(self, terms: Terms, relations: Relations, ledger: Ledger, collecting: Collecting) -> None:
        """Serve for the ledger."""
        self._stint = terms.mean(lambda segment: segment.serving.mean)
        self._collecting = collecting
        self._relations = relations
        self._ledger = ledger

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Take up the oldest order."""
        if not seat.orders:
            overdue = seat.overdue
            return self._collecting.next_task(seat, now) if overdue and overdue[0].due <= now else None
        order = seat.orders.popleft()
        assert seat.person is not None
        return Service(self, order, seat.person.rate(SERVING), now - order.placed)

    def await_work(self, seat: Seat, now: float) -> float:
        """Clients ring by themselves; those that do not pay in time have to be called."""
        return self._collecting.await_work(seat, now)

    def stint(self) -> float:
        """Return the hours that an order usually takes."""
        return self._stint

    def served(self, service: Service, seat: Seat, now: float) -> None:
        """Book the order, and let the client feel how long it took."""
        order = service.order
        if order.client.living:
            self._relations.served(order.client, seat, service.waited, now)
        self._ledger.earn(order, seat, now)
