"""Reactivating: calls to silent clients, and one campaign for each client known to have left for a competitor."""

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity, State
from simulator.kernel.luck import Luck, Streams, rows
from simulator.kernel.odds import with_odds
from simulator.model.market.client import Client
from simulator.model.market.customers import Customers
from simulator.model.market.relations import Relations
from simulator.model.market.terms import Lasting, Terms
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task

REACTIVATING = int(Activity.REACTIVATING)


class SilentCall(Task):
    """A person asks a silent client what is the matter."""

    __slots__ = ("client", "reactivating")
    activity = REACTIVATING

    def __init__(self, reactivating: "Reactivating", client: Client, hours: float) -> None:
        """Call for `hours` clock hours."""
        self.hours, self.waited = hours, DID_NOT_QUEUE
        self.reactivating = reactivating
        self.client = client

    def finish(self, seat: Seat, now: float) -> None:
        """Get an order, learn that the client has left, or hear that it is too early."""
        self.reactivating.called(self.client, seat, now)


class Campaign(SilentCall):
    """A person tries to win a lost client back."""

    __slots__ = ()

    def finish(self, seat: Seat, now: float) -> None:
        """See whether the client returns."""
        self.reactivating.campaigned(self.client, seat, now)


class Reactivating(KindOfWork):
    """Works through the silent accounts of the seat, then through those it has lost."""

    def __init__(
        self, terms: Terms, relations: Relations, customers: Customers, luck: Luck, journal: Journal
    ) -> None:
        """Call silent clients of `customers`; the market of `terms` says what calls take and bring."""
        self._terms = terms.market.reactivation
        self._threshold = terms.market.buying.dormant_after
        self._lasting = Lasting.of(self._terms.work, terms.stretch)
        self._relations = relations
        self._customers = customers
        self._journal = journal
        self._answers = Streams(luck, "answers", 2, rows, page_length=4)

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Call the account that has been silent longest, or try to win a lost one back."""
        portfolio = seat.portfolio
        if portfolio.silence_due + self._threshold <= now:
            silent = portfolio.next_silent(self._threshold, now)
            if silent is not None:
                return SilentCall(self, silent, self._hours(silent, seat))
        if portfolio.to_win_back:
            lost = portfolio.to_win_back.popleft()
            return Campaign(self, lost, self._hours(lost, seat))
        return None

    def await_work(self, seat: Seat, now: float) -> float:
        """Wake when the next account may have been silent for too long."""
        return max(seat.portfolio.silence_due + self._threshold, now)

    def stint(self) -> float:
        """Return the hours that a call or a campaign usually takes."""
        return self._lasting.mean

    @staticmethod
    def usual_hours(terms: Terms) -> float:
        """Return the clock hours that a call or a campaign takes on average."""
        return terms.market.reactivation.work.mean * terms.stretch

    def called(self, client: Client, seat: Seat, now: float) -> None:
        """A silent client was called."""
        if client.owner is not seat:
            return
        if not client.living:
            self._customers.found_gone(client, now)
            if client.state is State.LEFT:
                seat.portfolio.to_win_back.append(client)
            return
        self._relations.contact(client, seat, now)
        if self._answers.next(client.number)[1] < with_odds(self._terms.order, _skill(seat)):
            self._customers.order_at_once(client)

    def campaigned(self, client: Client, seat: Seat, now: float) -> None:
        """A campaign for a lost client is over."""
        chance = with_odds(self._terms.win_back, _skill(seat))
        if self._answers.next(client.number)[1] >= chance or client.nature.ceases <= now:
            return
        client.owner = seat
        client.move_to(State.CUSTOMER, now, self._journal)
        self._relations.contact(client, seat, now)
        client.called = now
        seat.portfolio.add(client, now)
        self._customers.win_back(client)
        self._customers.order_at_once(client)

    def _hours(self, client: Client, seat: Seat) -> float:
        assert seat.person is not None
        constant = self._lasting.constant
        hours = constant if constant is not None else self._lasting.at(self._answers.next(client.number)[0])
        return hours / seat.person.pace



def _skill(seat: Seat) -> float:
    assert seat.person is not None
    return seat.person.skill(REACTIVATING)
