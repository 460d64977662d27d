"""Visiting: the VIP programme goes to the clients of the whole firm, and asks them in between."""

from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity
from simulator.model.accounts.programme import Programme
from simulator.model.accounts.rounds import SURVEY, VISIT
from simulator.model.books.ledger import Ledger
from simulator.model.market.client import Client
from simulator.model.market.regions import Regions
from simulator.model.market.terms import Terms
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Outing, Task


class Call(Outing):
    """A person visits a client, or asks it whether it is satisfied."""

    __slots__ = ("client", "kind", "programme", "top")
    activity = int(Activity.VISITING)

    def __init__(self, programme: Programme, client: Client, kind: int, hours: float, travel: float) -> None:
        """Spend `hours` clock hours with a client, and `travel` on the way."""
        self.hours, self.waited, self.travel = hours, DID_NOT_QUEUE, travel
        self.programme = programme
        self.client = client
        self.kind = kind
        self.top = programme.rounds.is_top(client)

    def finish(self, seat: Seat, now: float) -> None:
        """See what comes of it."""
        self.programme.called(self.client, self.kind, self.top, seat, now)


class Visiting(KindOfWork):
    """Goes through the round of the seat."""

    def __init__(self, terms: Terms, programme: Programme, ledger: Ledger, regions: Regions) -> None:
        """Go through the rounds of `programme`; `terms` and `regions` hold the journeys, `ledger` books their cost."""
        self._regions = regions
        self._programme = programme
        self._ledger = ledger
        self._terms = terms
        self._stretch = terms.stretch
        self._travel = terms.market.visits.travel
        self._trip_cost = terms.market.visits.trip_cost

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Visit or ask the client that is due; preparing a visit shows whether it has left, and then nobody travels."""
        if not self._programme.takes_place or (call := self._programme.rounds.next_call(seat, now)) is None:
            return None
        client, kind = call
        assert seat.person is not None
        vip = self._programme.vip
        hours = (vip.survey_hours if kind == SURVEY else vip.hours) * self._stretch / seat.person.pace
        travel = self._set_out(client, seat, now) if kind == VISIT and client.living else 0.0
        return Call(self._programme, client, kind, hours, travel)

    def await_work(self, seat: Seat, now: float) -> float:
        """Wake when the next client is due."""
        return self._programme.rounds.next_due(seat, now) if self._programme.takes_place else float("inf")

    def stint(self) -> float:
        """Return the hours that a visit takes by the programme of today, the way included."""
        return self.usual_hours(self._terms)

    @staticmethod
    def usual_hours(terms: Terms) -> float:
        """Return the clock hours that a visit takes by the programme in force, the way included."""
        return terms.organization.vip.hours * terms.stretch + terms.market.visits.travel

    def _set_out(self, client: Client, seat: Seat, now: float) -> float:
        """Pay for the way to a client, and return how long it is."""
        self._ledger.travel(seat.number, self._trip_cost, now)
        return max(self._travel, self._regions.set_out(client.number, seat, now))
