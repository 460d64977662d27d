"""Developing: proactive contact keeps bonds alive, and finds out who has left."""

from simpy import Environment

from simulator.journal.vocabulary import Activity, State, Trace
from simulator.kernel.luck import Luck, Sequence
from simulator.model.client import Client
from simulator.model.customers import Customers
from simulator.model.relations import Relations
from simulator.model.seat import Seat
from simulator.model.task import Task


class Contact(Task):
    """Somebody calls a client without being asked."""

    __slots__ = ("client", "developing")
    activity = Activity.DEVELOPING

    def __init__(self, developing: "Developing", client: Client, hours: float) -> None:
        """Call the client for `hours` clock hours."""
        super().__init__(hours)
        self.developing = developing
        self.client = client

    def finish(self, seat: Seat) -> None:
        """See whom one has talked to."""
        self.developing.talked(self.client, seat)


class Developing:
    """Calls each account in its rhythm."""

    def __init__(self, env: Environment, relations: Relations, customers: Customers, luck: Luck) -> None:
        """Call for the good of these relations."""
        self._env = env
        self._relations = relations
        self._customers = customers
        self._luck = luck
        self._contacts: dict[int, Sequence[float]] = {}

    def next_task(self, seat: Seat) -> Task | None:
        """Call whoever is due."""
        client = seat.portfolio.next_contact(self._env.now)
        if client is None:
            return None
        return Contact(self, client, self._hours(client))

    def await_work(self, seat: Seat) -> float:
        """Wake when the next contact is due."""
        return max(seat.portfolio.next_due(), self._env.now)

    def talked(self, client: Client, seat: Seat) -> None:
        """Lift the bond, or learn that there is nobody to tie it to."""
        now = self._env.now
        if client.owner is not seat:
            return
        if client.living:
            self._relations.contact(client, seat.number, now)
            if client in seat.portfolio.attended:
                seat.portfolio.contact_at(client, now + client.segment.contact_every)
            return
        self._customers.found_gone(client, now)
        if client.state is State.LEFT and "reactivating" in seat.does:
            seat.portfolio.to_win_back.append(client)

    def _hours(self, client: Client) -> float:
        lasting = client.segment.developing
        if lasting.constant is not None:
            return lasting.constant
        contacts = self._contacts.get(client.number)
        if contacts is None:
            contacts = Sequence(self._luck, "contacts", client.number, 1, lambda u: u[:, 0].tolist())
            self._contacts[client.number] = contacts
        return lasting.at(contacts.next())
