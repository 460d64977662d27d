"""Onboarding: gives a new client an owner and a first order, or lets it wait, and passes accounts between seats."""

from collections import deque

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Cause, State, Trace
from simulator.kernel.calendar import MONTH
from simulator.kernel.notice import Notice
from simulator.model.accounts.owners import AccountOwners
from simulator.model.clock import Clock, after
from simulator.model.demand.origins import Origins
from simulator.model.market.client import Client
from simulator.model.market.customers import Customers
from simulator.model.market.population import Population
from simulator.model.market.relations import Relations
from simulator.model.market.terms import Terms
from simulator.model.policies.overflow import OVERFLOWS, Fate
from simulator.model.seats.appointments import HandOver
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.handover import Handover

TIED_AFTER = (Cause.WON, Cause.DUE)
"""Causes of hand-overs after which the winner may stay in touch with a client; after others the winner has gone."""


class Onboarding:
    """Gives clients to seats: when they are won, and when they change hands."""

    def __init__(
        self,
        env: Clock,
        journal: Journal,
        terms: Terms,
        population: Population,
        origins: Origins,
        customers: Customers,
        relations: Relations,
        owners: AccountOwners,
    ) -> None:
        """Give clients to `owners`, by the policies of the organisation in force.

        `population` says what a client is like, `origins` when it was born; it joins `customers` unless it is refused.
        """
        self.no_room: Notice[[]] = Notice()
        """Told when a new account found no room and the overflow policy asks for another seat."""
        self._env = env
        self._journal = journal
        self._terms = terms
        self._population = population
        self._origins = origins
        self._customers = customers
        self._relations = relations
        self._owners = owners
        self._waiting: deque[tuple[Client, Seat]] = deque()
        customers.place_freed.subscribe(self.fill_places)

    @property
    def winners_keep(self) -> bool:
        """Whether the seats that win accounts may keep them, whatever their work."""
        return self._terms.organization.overflow == "keep_with_closer"

    @property
    def _handover(self) -> Handover:
        return self._terms.organization.handover

    def welcome(self, number: int, touches: int, winner: Seat) -> None:
        """Admit a client that `winner` has won with so many touches, and give it an owner."""
        now = self._env.now
        born = self._origins.born(number)
        nature = self._population.nature_of(number, born)
        client = Client(number, self._population.segment_of(number), nature, born)
        client.winner, client.won_by = winner.number, winner.holder
        client.won_at = client.last_order = client.called = now
        winner.month.won(client)
        for _ in range(touches):
            self._relations.contact(client, winner, now)
        if self._place(client, winner):
            self._customers.admit(client)
            if self._terms.market.buying.first_order:
                self._customers.order_at_once(client)

    def give(self, client: Client, seat: Seat) -> None:
        """Make `seat` the owner of a client, to be contacted when the last contact asks for it.

        A client that has left unnoticed stays gone.
        """
        client.owner = seat
        if client.living:
            client.move_to(State.CUSTOMER, self._env.now, self._journal)
        if not seat.portfolio.add(client, self._env.now):
            buried = len(seat.portfolio.buried)
            self._journal.note((self._env.now, seat.number, client.number, Trace.BURIED, buried))
        seat.orders.extend(client.lent)
        client.lent.clear()
        seat.ring()

    def hand_over(self, client: Client, former: Seat, new: Seat, cause: Cause = Cause.WON) -> None:
        """Pass an account from one seat to another; the people on both seats spend the hours.

        The former owner may have left: then there is no bond of which the new one could have a part, and nobody to
        explain the account. If the same person is on both seats, nothing has to be explained.
        """
        now = self._env.now
        self._journal.moves.add((now, client.number, former.number, new.number, cause))
        if client.winner == former.number and cause in TIED_AFTER:
            former.former_clients.tie(client, now)
        if former.person is None or former.person is not new.person:
            if former.person is not None and new.person is not None:
                parallel = self._handover.style == "parallel"
                self._relations.hand_over(client, former.holder, new, parallel, now)
            self.charge_hand_over(former, new)
        self.give(client, new)

    def take_along(self, client: Client, former: Seat, new: Seat) -> None:
        """Let the owner of an account, who moves from `former` to `new`, keep it."""
        now = self._env.now
        former.portfolio.strike(client)
        self._journal.moves.add((now, client.number, former.number, new.number, Cause.CHANGED))
        self.give(client, new)

    def charge_hand_over(self, *seats: Seat) -> None:
        """Let the people on these seats spend the hours of a hand-over."""
        handover = self._handover
        hours = handover.parallel_hours if handover.style == "parallel" else handover.hours
        for seat in seats:
            if hours > 0 and seat.person is not None:
                seat.handovers.append(HandOver(hours))
                seat.ring()

    def receive(self, client: Client, former: Seat, candidates: list[Seat], cause: Cause) -> None:
        """Pass an account that `former` gives up to one of `candidates`, at best one that has room."""
        roomy = [seat for seat in candidates if seat.portfolio.has_room(client)]
        self.hand_over(client, former, self._owners.choose(client, roomy or candidates), cause)

    def fill_places(self) -> None:
        """Give waiting clients to seats that have room by now; a winner that serves has the first claim."""
        blocked: list[list[Seat]] = []
        for client, winner in tuple(self._waiting):
            seats = self._owners.for_good(client, winner.post.department)
            roomy = [] if seats in blocked else self._owners.with_room(client, winner.post.department)
            if not roomy and not self._owners.parted:
                break
            if not roomy:
                blocked.append(seats)  # who waits for the same seats waits behind this one
                continue
            self._waiting.remove((client, winner))
            if client.living and winner in roomy:
                self._keep(client, winner)
            elif client.living:
                self.hand_over(client, winner, self._owners.choose(client, roomy))

    def _place(self, client: Client, winner: Seat) -> bool:
        """Find an owner; return whether the client stays with the firm.

        A winner that serves keeps the client while there is room; else a seat with room gets it; else the overflow
        policy decides.
        """
        if self._may_keep(client, winner) and winner.portfolio.has_room(client):
            self._keep(client, winner)
        elif roomy := self._owners.with_room(client, winner.post.department):
            self.hand_over(client, winner, self._owners.choose(client, roomy))
        else:
            return self._overflows(client, winner)
        return True

    def _overflows(self, client: Client, winner: Seat) -> bool:
        fate, search = self._overflow_policy(client, winner, self._may_keep(client, winner))
        if fate is Fate.WITH_WINNER:
            self._keep(client, winner)
        elif fate is Fate.BURIED:
            self._bury(client, winner)
        elif fate is Fate.WAITS:
            client.move_to(State.WAITING, self._env.now, self._journal)
            self._waiting.append((client, winner))
        else:
            client.move_to(State.TURNED_AWAY, self._env.now, self._journal)
        if search:
            self.no_room()
        return fate is not Fate.REFUSED

    def _bury(self, client: Client, winner: Seat) -> None:
        """Put a client for whom there is no room on a list; that of the winner, if nobody else is to have it."""
        chosen = self._best_left(client, winner)
        if chosen is winner:
            self._keep(client, winner)
        else:
            self.hand_over(client, winner, chosen)

    def _keep(self, client: Client, seat: Seat) -> None:
        self.give(client, seat)
        if seat.post.terms.passes_accounts_after is not None:
            self._pass_on_after(seat.post.terms.passes_accounts_after, client)

    def _pass_on_after(self, hours: float, client: Client) -> None:
        after(self._env, hours, self._first_months_over, client)

    def _first_months_over(self, client: Client) -> None:
        """Pass an account on to a seat that keeps accounts for good, unless it is on one by now (C45).

        Where none of them has room, the overflow policy says whether it is buried there or stays where it is.
        """
        owner = client.owner
        if not isinstance(owner, Seat) or owner.keeps_for_good:
            return
        roomy = self._owners.with_room(client, owner.post.department)
        fate, search = (Fate.BURIED, False) if roomy else self._overflow_policy(client, owner, False)
        if search:
            self.no_room()
        if fate is Fate.BURIED:
            owner.portfolio.remove(client, self._env.now)
            new = self._owners.choose(client, roomy) if roomy else self._best_left(client, owner)
            self.hand_over(client, owner, new, Cause.DUE)
        elif fate is not Fate.WITH_WINNER:
            self._pass_on_after(MONTH, client)

    def _may_keep(self, client: Client, winner: Seat) -> bool:
        """Tell whether a seat that has won a client serves, and is for such clients."""
        return winner.serves and self._owners.may_pass(client, winner, winner)

    def _best_left(self, client: Client, former: Seat) -> Seat:
        """Choose a seat to keep a client for which none has room."""
        return self._owners.choose(client, self._owners.for_good(client, former.post.department))

    def _overflow_policy(self, client: Client, seat: Seat, serves: bool) -> tuple[Fate, bool]:
        """Return what becomes of an account for which there is no room, and whether another seat is wanted.

        `seat` has it so far, and may keep it if it `serves`. Where no seat would ever look after the client, there is
        no place to wait for, and none to be filled.
        """
        fate, search = OVERFLOWS[self._terms.organization.overflow](serves)
        if self._owners.anybody_for(client, seat.post.department):
            return fate, search
        return (Fate.BURIED if fate is Fate.WAITS else fate), False
