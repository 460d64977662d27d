"""The client base: needs become orders, doubts become losses, and lives end, all by the client's own luck.

Candidate moments of need and of doubt belong to the client and come at ceilings that no attention exceeds; what
the organisation has made of the relationship decides, at each, whether anything comes of it (thinning). With
neglect switched off this is Pareto/NBD with Gamma-Gamma spend.
"""

from collections.abc import Callable
from typing import Protocol

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import NO_SEAT, State, Trace
from simulator.kernel import distributions
from simulator.kernel.luck import Luck, Streams, Uniforms, rows, sequence
from simulator.kernel.notice import Notice
from simulator.model.clock import Clock, after
from simulator.model.laws.bond import attention
from simulator.model.laws.neglect import leaving_factor, order_factor, order_size_factor
from simulator.model.market.client import Client, Need, Order
from simulator.model.market.doubts import Doubts
from simulator.model.market.terms import Terms

NEED_PASSED = int(Trace.NEED_PASSED)


class EffectOfVisits(Protocol):
    """What the client base knows of visits: how they change a client's doubts and orders (`wallets.Wallets`)."""

    def averted(self, client: Client) -> bool:
        """Tell whether the cause of a client's present doubt was removed beforehand."""

    def appetite(self, client: Client, now: float) -> float:
        """Return the size of a client's orders relative to what it would be if nobody visited it."""


class Customers:
    """All clients of the firm, with their needs and doubts."""

    def __init__(
        self, env: Clock, terms: Terms, luck: Luck, journal: Journal, doubts: Doubts,
        visits: EffectOfVisits | None = None,
    ) -> None:  # fmt: skip
        """Create an empty client base for the market of `terms`.

        `doubts` draws the moments at which clients may leave; `visits` is None where the mechanism
        of visits is switched off.
        """
        self.journal = journal
        self.everybody: dict[int, Client] = {}
        """Clients who have not left, by number."""
        self.departed: set[int] = set()
        """Numbers of people who left the firm: no client is tied to them any more."""
        self.place_freed: Notice[[]] = Notice()
        """Told when an account has left a portfolio."""
        self.lost: Notice[Client] = Notice()
        """Told when the firm learns that a client has left."""
        self.ordered: Notice[Client, float] = Notice()
        """Told of each order that is placed, and its margin."""
        self.admitted: Notice[Client, bool] = Notice()
        """Told of each client who joins; whether it is new, or was won back."""
        self.left: Notice[Client, bool] = Notice()
        """Told of each client who leaves, whether or not the firm knows; whether it ceased."""
        self.needed: Notice[Client, float, float] = Notice()
        """Told of each candidate moment of need: its chance, and the relative size of the need, 0 if there is none."""
        self.doubted: Notice[Client, float, bool] = Notice()
        """Told of each candidate moment of doubt: the chance to leave, and whether the client leaves."""
        self.wooed = 1.0
        """Factor on the hazard of leaving of every client; it is 1 unless a rival woos the firm's clients."""
        self._env = env
        self._terms = terms
        self._neglect = terms.mechanisms.neglect
        self._multiplier = terms.market.neglect_multiplier if self._neglect else 1.0
        self._cross_sell = terms.market.buying.cross_sell if self._neglect else 0.0
        self._order_floor = terms.market.buying.order_floor if self._neglect else 1.0
        self._well_served = terms.market.buying.well_served
        self._order_ceiling = terms.ceilings.order
        self._attentive_share = 1 - terms.market.buying.exogenous_share
        self._rewon = terms.market.buying.rewon > 0
        self._demand = terms.demand
        self._seasons = terms.months.of_needs
        self._luck = luck
        self._candidates = doubts
        self._visits = visits
        self._departures = Streams(luck, "departures", 1, rows, page_length=4)

    def admit(self, client: Client) -> None:
        """Let the needs and doubts of a new client begin; they are counted from its birth, whoever won it and when."""
        number, now = client.number, self._env.now
        self.everybody[number] = client
        needs = self._needs_of(client)
        client.needs = sequence(self._luck, "needs", number, 4, needs, page_length=48)
        client.requests = sequence(self._luck, "requests", number, 4, needs, page_length=2)
        client.doubts = self._candidates.drawn(number)
        client.next_need = client.next_doubt = client.born
        self.admitted(client, True)
        self._await_need(client, now)
        self._await_doubt(client, now)
        if client.nature.ceases < self.journal.end:
            after(self._env, max(0.0, client.nature.ceases - now), self._ceases, client)

    def _order(self, client: Client, felt: float, size: float, hours: float, now: float) -> Order:
        margin = client.nature.mean_margin * size * order_size_factor(felt, self._cross_sell)
        return Order(client, now, margin * self.appetite(client, now), hours)

    def _place(self, order: Order, now: float) -> None:
        """Put an order on the desk of the client's owner, or aside as long as the client has none."""
        client = order.client
        client.last_order = order.placed = now
        self.journal.placed.add((now, client.number, order.margin))
        self.ordered(client, order.margin)
        if client.owner is None:
            client.lent.append(order)
            return
        client.owner.orders.append(order)
        client.owner.ring()

    def order_won(self, order: Order, now: float) -> None:
        """Place an order that had to be sold again."""
        self._place(order, now)

    def order_lost(self, order: Order, now: float) -> None:
        """Drop an order that could not be sold again; the client stays."""
        self.journal.note((now, NO_SEAT, order.client.number, NEED_PASSED, float(order.stints)))

    def order_at_once(self, client: Client) -> None:
        """Place an order that a seat asked for; the client's own needs come when they would have come."""
        now = self._env.now
        _, _, size, hours = next(client.requests)
        self._place(self._order(client, attention(client.bonds.values(), now), size, hours, now), now)

    def found_gone(self, client: Client, now: float) -> None:
        """Close the account of a client that was found to have left."""
        seat = client.owner.number if client.owner else NO_SEAT
        self.journal.note((now, seat, client.number, Trace.FOUND_GONE, now - client.left_at))
        self._release(client, now)

    def win_back(self, client: Client) -> None:
        """Let a client return that had left for a competitor."""
        now = self._env.now
        self.everybody[client.number] = client
        for person in client.bonds.keys() & self.departed:
            del client.bonds[person]
        self.admitted(client, False)
        if client.next_need <= now:
            self._await_need(client, now)
        if client.next_doubt <= now:
            self._await_doubt(client, now)

    def luck_of_departure(self, client: Client) -> float:
        """Return the client's own luck, a uniform, when a person who holds a bond to it leaves the firm."""
        return self._departures.next(client.number)[0]

    def follow(self, client: Client) -> None:
        """Let a client follow a person who leaves the firm; its account is closed at once."""
        now = self._env.now
        self._leave(client, State.FOLLOWED)
        self._release(client, now)

    def outlook(self, client: Client, now: float) -> float:
        """Return the margin an hour that a client's orders bring on average, at the attention that it feels now."""
        felt = attention(client.bonds.values(), now) if self._neglect else self._well_served
        mean = client.nature.mean_margin
        size = self._rate(client, felt, now) * mean * order_size_factor(felt, self._cross_sell)
        return size * self.appetite(client, now)

    def felt(self, client: Client, now: float) -> float:
        """Return the attention, in 0-1, that a client feels."""
        return attention(client.bonds.values(), now) if self._neglect else self._well_served

    def appetite(self, client: Client, now: float) -> float:
        """Return the size of a client's orders relative to what it would be if nobody visited it."""
        return self._visits.appetite(client, now) if self._visits else 1.0

    def _rate(self, client: Client, felt: float, now: float) -> float:
        """Return the orders an hour of a client that feels the attention `felt`, in 0-1."""
        factor = order_factor(felt, self._order_floor, self._well_served) * self._demand(now)
        return client.nature.order_rate * factor * client.segment.repeats

    def _await_need(self, client: Client, now: float) -> None:
        """Wait for the next candidate moment of need after `now`."""
        rate = client.nature.order_rate * self._order_ceiling
        if rate == 0:
            return
        hour = client.next_need
        while hour <= now:
            client.need = next(client.needs)
            gap = client.need[0] / rate
            hour = self._seasons.after(hour, gap) if self._seasons else hour + gap
        client.next_need = hour
        if hour < self.journal.end:
            after(self._env, hour - now, self._needs, client)

    def _needs(self, client: Client) -> None:
        """Decide at a candidate moment of need whether the need arises, and wait for the next one."""
        if not client.living:
            return
        now = self._env.now
        _, keep, size, hours = client.need
        felt = attention(client.bonds.values(), now) if self._neglect else self._well_served
        rate = order_factor(felt, self._order_floor, self._well_served) * self._demand(now)
        arises = keep * self._order_ceiling < rate
        self.needed(client, min(1.0, rate / self._order_ceiling), size if arises else 0.0)
        if arises:
            self._need_arises(self._order(client, felt, size, hours, now), now)
        else:
            self.journal.note((now, NO_SEAT, client.number, NEED_PASSED, felt))
        self._await_need(client, max(now, client.next_need))  # the clock may be a rounding short of the moment

    def _need_arises(self, order: Order, now: float) -> None:
        """Turn a need into an order, or into an offer on the owner's desk where orders have to be sold again."""
        owner = order.client.owner
        if self._rewon and owner is not None:
            owner.offers.append(order)
            owner.ring()
        else:
            self._place(order, now)

    def _await_doubt(self, client: Client, now: float) -> None:
        """Wait for the next candidate moment of doubt after `now`."""
        rate = self._candidates.rate(client)
        if rate == 0:
            return
        while client.next_doubt <= now:
            client.candidate = next(client.doubts)
            client.next_doubt += client.candidate[0] / rate
        if client.next_doubt < self.journal.end:
            after(self._env, client.next_doubt - now, self._doubts, client)

    def _doubts(self, client: Client) -> None:
        """Decide at a candidate moment of doubt whether the client leaves, and wait for the next one."""
        if not client.living:
            return
        now = self._env.now
        felt = attention(client.bonds.values(), now)
        hazard = leaving_factor(felt, self._multiplier) * self.wooed
        leaves = client.candidate[1] * self._terms.ceilings.leaving < hazard
        self.doubted(client, min(1.0, hazard / self._terms.ceilings.leaving), leaves)
        if leaves and not (self._visits and self._visits.averted(client)):
            self._leave(client, State.LEFT)
        else:
            self._await_doubt(client, max(now, client.next_doubt))

    def _ceases(self, client: Client) -> None:
        """Let a client's life in the market end."""
        if client.living:
            self._leave(client, State.CEASED)

    def _leave(self, client: Client, state: State) -> None:
        now = self._env.now
        client.left_at = now
        del self.everybody[client.number]
        self.left(client, state is State.CEASED)
        client.move_to(state, now, self.journal)
        if not client.nature.silent and state is not State.FOLLOWED:
            self._release(client, now)

    def _release(self, client: Client, now: float) -> None:
        """Take a client whom the firm knows to have left off its owner's list."""
        if client.owner is not None:
            client.owner.portfolio.remove(client, now)
            client.owner = None
            self.place_freed()
        self.lost(client)

    def _needs_of(self, client: Client) -> Callable[[Uniforms], list[Need]]:
        serving, shape = client.segment.serving, self._terms.spend_shape

        def needs(u: Uniforms) -> list[Need]:
            gap = distributions.exponential(u[:, 0]).tolist()
            size = distributions.gamma(u[:, 2], shape).tolist()
            return list(zip(gap, u[:, 1].tolist(), size, serving.draw(u[:, 3]).tolist(), strict=True))

        return needs
