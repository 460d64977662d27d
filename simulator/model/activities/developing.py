"""Developing: proactive contact keeps bonds alive, and finds out who has left."""

from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity, State
from simulator.kernel.luck import Luck, Streams
from simulator.model.market.client import Client
from simulator.model.market.customers import Customers
from simulator.model.market.regions import Regions
from simulator.model.market.relations import Relations
from simulator.model.market.terms import Terms
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Outing, Task

DEVELOPING = int(Activity.DEVELOPING)


class Contact(Outing):
    """A person calls a client without being asked."""

    __slots__ = ("client", "developing")
    activity = DEVELOPING

    def __init__(self, developing: "Developing", client: Client, hours: float, travel: float) -> None:
        """Call the client for `hours` clock hours, or go there, which takes so many more."""
        self.hours, self.waited, self.travel = hours, DID_NOT_QUEUE, travel
        self.developing = developing
        self.client = client

    def finish(self, seat: Seat, now: float) -> None:
        """See whom one has talked to."""
        self.developing.talked(self.client, seat, now)


class FormerClientContact(Contact):
    """A person calls a client won before, whom a colleague looks after by now."""

    __slots__ = ()

    def finish(self, seat: Seat, now: float) -> None:
        """See whether the client is still there."""
        self.developing.kept_in_touch(self.client, seat, now)


class Developing(KindOfWork):
    """Calls each account in its rhythm."""

    def __init__(
        self, terms: Terms, relations: Relations, customers: Customers, luck: Luck, regions: Regions
    ) -> None:
        """Call clients of `customers` to lift the bonds that `relations` keeps; across `regions` people may travel."""
        self._stint = terms.mean(lambda segment: segment.developing.mean)
        self._regions = regions
        self._made: dict[int, int] = {}
        """By client of another region: contacts made by people who travel."""
        self._relations = relations
        self._customers = customers
        self._contacts: Streams[float] = Streams(luck, "contacts", 1, lambda u: u[:, 0].tolist())

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Call the client whose contact is due."""
        assert seat.person is not None
        if seat.portfolio.contact_due <= now and (client := seat.portfolio.next_contact(now)) is not None:
            return Contact(self, client, self._hours(client) / seat.person.pace, self._travel(client, seat, now))
        if seat.former_clients.due <= now and (client := seat.former_clients.next_call(now)) is not None:
            hours = self._hours(client) / seat.person.pace
            return FormerClientContact(self, client, hours, self._travel(client, seat, now))
        return None

    def await_work(self, seat: Seat, now: float) -> float:
        """Wake when the next contact is due."""
        return max(min(seat.portfolio.contact_due, seat.former_clients.due), now)

    def stint(self) -> float:
        """Return the hours that a contact usually takes."""
        return self._stint

    def kept_in_touch(self, client: Client, seat: Seat, now: float) -> None:
        """Lift the bond to a client whom a colleague looks after, or tell the colleague that the client has left."""
        assert seat.person is not None
        if client.living:
            self._relations.contact(client, seat, now, seat.person.skill(DEVELOPING))
        elif client.owner is not None:
            self._customers.found_gone(client, now)

    def talked(self, client: Client, seat: Seat, now: float) -> None:
        """Lift the bond, or learn that there is nobody to tie it to."""
        if client.owner is not seat:
            return
        if client.living:
            assert seat.person is not None
            self._relations.contact(client, seat, now, seat.person.skill(DEVELOPING))
            client.called = now
            if client in seat.portfolio.attended:
                seat.portfolio.contact_at(client, now + client.segment.contact_every)
            return
        self._customers.found_gone(client, now)
        if client.state is State.LEFT and "reactivating" in seat.does:
            seat.portfolio.to_win_back.append(client)

    def _travel(self, client: Client, seat: Seat, now: float) -> float:
        """Return the hours on the way to a contact; the first one with a client of another region is in person."""
        if not self._regions.manner(client.number, seat).travels:
            return 0.0
        contacts = self._made.get(client.number, 0)
        self._made[client.number] = contacts + 1
        return self._regions.journey(client.number, seat, contacts, now)

    def _hours(self, client: Client) -> float:
        lasting = client.segment.developing
        if lasting.constant is not None:
            return lasting.constant
        return lasting.at(self._contacts.next(client.number))
