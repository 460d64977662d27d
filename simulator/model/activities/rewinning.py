"""Re-winning: where repeat business does not come by itself, an order has to be sold again before it is served."""

from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity
from simulator.kernel.luck import Luck, Streams, rows
from simulator.model.laws.rewinning import rewon
from simulator.model.market.client import Order
from simulator.model.market.customers import Customers
from simulator.model.market.regions import Regions
from simulator.model.market.terms import Terms
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Outing, Task

REWINNING = int(Activity.REWINNING)


class Offer(Outing):
    """A stint of selling an order again; it takes as many as a new deal has touches."""

    __slots__ = ("order", "rewinning")
    activity = REWINNING

    def __init__(self, rewinning: "Rewinning", order: Order, hours: float, travel: float) -> None:
        """Work on an offer for so many clock hours, after so many on the way."""
        self.hours, self.waited, self.travel = hours, DID_NOT_QUEUE, travel
        self.rewinning = rewinning
        self.order = order

    def finish(self, seat: Seat, now: float) -> None:
        """Get the order, lose it, or go on."""
        self.rewinning.worked_on(self.order, seat, now)


class Rewinning(KindOfWork):
    """Works on the offers for clients that need something again, in the order in which they asked."""

    def __init__(self, terms: Terms, customers: Customers, luck: Luck, regions: Regions) -> None:
        """Sell needs of `customers` again; the market of `terms` says how difficult that is, from 0 to 1."""
        self._difficulty = terms.market.buying.rewon
        self._odds = terms.market.buying.rewon_odds
        self._patience = terms.market.buying.rewon_patience
        self._stint = terms.mean(lambda segment: segment.deal_work.mean / segment.touches)
        self._customers = customers
        self._regions = regions
        self._chances = Streams(luck, "rewinning", 1, rows)

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Take the oldest offer a stint further; a client that waited too long at first has bought elsewhere."""
        while seat.offers and not seat.offers[0].stints and seat.offers[0].placed + self._patience < now:
            self._customers.order_lost(seat.offers.popleft(), now)
        if not seat.offers:
            return None
        assert seat.person is not None
        order = seat.offers.popleft()
        segment = order.client.segment
        hours = self._difficulty * segment.deal_work.mean / segment.touches
        left = segment.touches - order.stints - 1
        return Offer(self, order, hours / seat.person.pace, self._regions.journey(order.client.number, seat, left, now))

    def await_work(self, seat: Seat, now: float) -> float:
        """Clients ring by themselves."""
        return float("inf")

    def stint(self) -> float:
        """Return the hours that a touch of a new deal usually takes; orders are sold again like deals."""
        return self._stint

    def worked_on(self, order: Order, seat: Seat, now: float) -> None:
        """Another stint is done; with the last one it is known whether the order comes."""
        client = order.client
        client.touched = now
        if not client.living:
            self._customers.order_lost(order, now)
            return
        order.stints += 1
        if order.stints < client.segment.touches:
            seat.offers.appendleft(order)  # what was begun is finished first
            return
        assert seat.person is not None
        skill = seat.person.skill(REWINNING, client.segment.complexity)
        odds = self._odds * skill * self._regions.manner(client.number, seat).odds
        if self._chances.next(client.number)[0] < rewon(self._difficulty, client.segment.win_rate, odds):
            self._customers.order_won(order, now)
        else:
            self._customers.order_lost(order, now)
