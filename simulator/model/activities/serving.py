"""Serving: orders are carried out in the order in which they came; late service hurts the bond."""

from simpy import Environment

from simulator.journal.vocabulary import Activity
from simulator.model.client import Order
from simulator.model.ledger import Ledger
from simulator.model.relations import Relations
from simulator.model.seat import Seat
from simulator.model.task import Task


class Service(Task):
    """One order is carried out."""

    __slots__ = ("order", "serving")
    activity = Activity.SERVING

    def __init__(self, serving: "Serving", order: Order, waited: float) -> None:
        """Take up an order that has waited."""
        super().__init__(order.hours, waited)
        self.serving = serving
        self.order = order

    def finish(self, seat: Seat) -> None:
        """Earn the margin."""
        self.serving.served(self, seat)


class Serving:
    """Works off the orders on the desk."""

    def __init__(self, env: Environment, relations: Relations, ledger: Ledger) -> None:
        """Serve for the ledger."""
        self._env = env
        self._relations = relations
        self._ledger = ledger

    def next_task(self, seat: Seat) -> Task | None:
        """Take up the oldest order."""
        if not seat.orders:
            return None
        order = seat.orders.popleft()
        return Service(self, order, self._env.now - order.placed)

    def await_work(self, seat: Seat) -> float:  # noqa: ARG002 - every kind of work is asked the same
        """Clients ring by themselves."""
        return float("inf")

    def served(self, service: Service, seat: Seat) -> None:
        """Book the order, and let the client feel how long it took."""
        now = self._env.now
        order = service.order
        if order.client.living:
            self._relations.served(order.client, seat.number, service.waited, now)
        self._ledger.earn(order, seat, now)
