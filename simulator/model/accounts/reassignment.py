"""Re-assignment: passes what lies on a desk to other seats, when people quit, rise or move, and to new colleagues."""

from collections import deque
from collections.abc import Sequence
from heapq import heappush

from simulator.journal.vocabulary import Cause
from simulator.model.accounts.onboarding import Onboarding
from simulator.model.accounts.owners import AccountOwners
from simulator.model.clock import Clock
from simulator.model.demand.pipeline import Pipeline
from simulator.model.market.client import Client
from simulator.model.market.lead import Deal
from simulator.model.market.terms import Terms
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat


class Reassignment:
    """Passes leads, deals and accounts from one desk to others."""

    def __init__(
        self, env: Clock, terms: Terms, seats: Sequence[Seat], pipeline: Pipeline, onboarding: Onboarding,
        owners: AccountOwners,
    ) -> None:  # fmt: skip
        """Pass things on among `seats`, all below the heads at any time.

        Leads go back to `pipeline`; accounts pass to `owners` by way of `onboarding`.
        """
        self._env = env
        self._seats = seats
        self._onboarding = onboarding
        self._pipeline = pipeline
        self._eligibility = pipeline.eligibility
        self._owners = owners
        self._terms = terms

    def clear(self, seat: Seat, cause: Cause) -> None:
        """Pass on all that lies on a desk; where nobody else does such work, it waits for the successor."""
        colleagues = [other for other in self._seats if other.at_work and other is not seat]
        self._pipeline.give_back(seat)
        seat.former_clients.drop()
        self._deals(seat, [other for other in colleagues if "closing" in other.does])
        self._accounts(seat, [other for other in colleagues if _may_keep_for(seat, other)], cause)

    def take_along(self, old: Seat, new: Seat) -> None:
        """Let a person who moves take along what the new work goes on with; other leads go to the common queues."""
        self._take_leads_along(old, new)
        self._pipeline.give_back(old)
        new.former_clients.take_over(old.former_clients, self._env.now)
        if _may_keep_for(old, new) or self._onboarding.winners_keep:
            for client in [*old.portfolio.attended, *old.portfolio.buried]:
                if new.portfolio.has_room(client) and self._owners.may_pass(client, old, new):
                    self._onboarding.take_along(client, old, new)
            _sort_out(old, new)
        if "reactivating" in new.does:
            new.portfolio.to_win_back.extend(old.portfolio.to_win_back)
            old.portfolio.to_win_back.clear()

    def _take_leads_along(self, old: Seat, new: Seat) -> None:
        if "qualifying" in new.does:
            meant = [lead for lead in old.leads if self._eligibility.may_qualify(new, lead)]
            new.leads.extend(meant)
            for lead in meant:
                old.leads.remove(lead)
        if "closing" in new.does:
            meant = [lead for lead in old.opportunities if self._eligibility.may_close(new, lead)]
            new.opportunities.extend(meant)
            for lead in meant:
                old.opportunities.remove(lead)
            for deal in list(old.deals):
                self._pass(deal, old, new)

    def clear_behind(self, seat: Seat, person: Person | None) -> None:
        """Pass on what is left on the desk of a closed seat.

        `person`, who left it for another seat, explains the accounts; None if that person is gone.
        """
        there = person.seat if person is not None else None
        seat.person = person if there is not None else None
        self.clear(seat, Cause.CHANGED)
        seat.person = None
        if there is not None:
            there.handovers.extend(seat.handovers)
            there.ring()
        seat.handovers.clear()

    def relieve(self, seat: Seat) -> None:
        """Give a seat with a new person accounts that are buried elsewhere, as far as there is room."""
        sources = [other for other in self._owners.staffed() if other is not seat and seat.keeps_for_good]
        buried = {
            other: deque(one for one in other.portfolio.buried if self._owners.may_pass(one, other, seat))
            for other in sources
        }
        while sources:
            fullest = max(sources, key=lambda other: len(buried[other]))
            if not buried[fullest] or not seat.portfolio.has_room(buried[fullest][0]):
                break
            client = buried[fullest].popleft()
            fullest.portfolio.remove(client, self._env.now)
            self._onboarding.hand_over(client, fullest, seat, Cause.RELIEVED)
        self._onboarding.fill_places()

    def _deals(self, seat: Seat, closers: list[Seat]) -> None:
        """Give each open deal to the closer with most room, in the same team if possible; the change costs some chance.

        Where nobody else closes, the deals stay for the successor, who is a new face as well.
        """
        if seat.closed and not closers:
            return
        for deal in list(seat.deals):
            deal.survival *= self._terms.lead_kept_at_handover ** (1 / deal.lead.segment.touches)
            if closers:
                meant = self._eligibility.meant(closers, deal.lead)
                mates = [other for other in meant if other.post.team == seat.post.team]
                self._pass(deal, seat, min(mates or meant, key=lambda other: other.load))

    def _pass(self, deal: Deal, seat: Seat, new: Seat) -> None:
        segment = deal.lead.segment
        del seat.deals[deal]
        seat.load -= segment.load
        new.deals[deal] = None
        new.load += segment.load
        deal.seat = new
        if deal in seat.touches:
            seat.touches.remove(deal)
            new.touches.append(deal)
            new.ring()

    def _accounts(self, seat: Seat, keepers: list[Seat], cause: Cause) -> None:
        if not keepers:
            return
        accounts = [*seat.portfolio.attended, *seat.portfolio.buried]
        passing = [(client, heirs) for client in accounts if (heirs := self._owners.heirs(client, seat, keepers))]
        for client, _ in passing:
            seat.portfolio.strike(client)
        for client, heirs in passing:
            team = [other for other in heirs if other.post.team == seat.post.team]
            roomy = [other for other in team if other.portfolio.has_room(client)]
            self._onboarding.receive(client, seat, roomy or list(heirs), cause)
        self._orders(seat, keepers)
        self._lost_ones(seat, keepers)

    def _orders(self, seat: Seat, keepers: list[Seat]) -> None:
        """Move orders, offers and unpaid invoices to the owners of their clients, and ring the seats that got any."""
        orders, offers, overdue = list(seat.orders), list(seat.offers), list(seat.overdue)
        for desk in (seat.orders, seat.offers, seat.overdue):
            desk.clear()
        for order in orders:
            _owner(order.client, keepers).orders.append(order)
        for offer in offers:
            _owner(offer.client, keepers).offers.append(offer)
        for invoice in overdue:
            heappush(_owner(invoice.client, keepers).overdue, invoice)
        clients = [*(paper.client for paper in (*orders, *offers)), *(invoice.client for invoice in overdue)]
        for heir in dict.fromkeys(_owner(client, keepers) for client in clients):
            heir.ring()

    def _lost_ones(self, seat: Seat, keepers: list[Seat]) -> None:
        able = [other for other in keepers if "reactivating" in other.does] or (keepers if seat.closed else [])
        for client in list(seat.portfolio.to_win_back):
            heirs = self._owners.heirs(client, seat, able)
            if heirs:
                heirs[0].portfolio.to_win_back.append(client)
                seat.portfolio.to_win_back.remove(client)


def _may_keep_for(seat: Seat, other: Seat) -> bool:
    """Tell whether `other` may take accounts over: those kept for good never go to a seat that passes accounts on."""
    return other.keeps_for_good or (other.serves and not seat.keeps_for_good)


def _sort_out(old: Seat, new: Seat) -> None:
    """Move orders, offers and unpaid invoices from `old` to `new`, except those of clients that `old` still owns."""
    for here, there in ((old.orders, new.orders), (old.offers, new.offers)):
        stay = [order for order in here if order.client.owner is old]
        there.extend(order for order in here if order.client.owner is not old)
        here.clear()
        here.extend(stay)
    for invoice in old.overdue:
        if invoice.client.owner is not old:
            heappush(new.overdue, invoice)
    old.overdue[:] = [invoice for invoice in old.overdue if invoice.client.owner is old]


def _owner(client: Client, keepers: list[Seat]) -> Seat:
    """Return the seat that looks after a client; the first of `keepers` if the account is closed already."""
    return client.owner if isinstance(client.owner, Seat) else keepers[0]
