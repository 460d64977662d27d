"""Reviews: every month the head goes through each portfolio with its owner, hears a report, and acts on it.

The owner tells of deals and silent clients, with excuses; the head believes what is explained. Of the silent clients
that nobody explains the longest silent are put on top of the owner's list, or rotated to a colleague (C18), or, as a
placebo, talked about just as long and left where they are (C20).
"""

from collections.abc import Callable, Iterator, Sequence

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity, Cause
from simulator.kernel.adding import total
from simulator.kernel.calendar import MONTH
from simulator.kernel.luck import Luck, Streams, rows
from simulator.model.accounts.onboarding import Onboarding
from simulator.model.laws.report import told, under_rotation
from simulator.model.laws.silence import alive
from simulator.model.leading.duty import Duty, call_in, dates
from simulator.model.market.client import Client
from simulator.model.market.customers import Customers
from simulator.model.market.terms import Terms
from simulator.model.policies.rotation import ROTATIONS, Silent
from simulator.model.seats.appointments import Review
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.heads import Head


class ReviewRound(Duty):
    """All portfolios of a department, one after another."""

    __slots__ = ("reviewing",)
    activity = int(Activity.REVIEWING)
    rank = 1

    def __init__(self, due: float, hours: float, reviewing: "Reviewing") -> None:
        """Plan the reviews of the team of `reviewing` at hour `due`, with so many `hours` for each portfolio."""
        super().__init__(due, hours)
        self.reviewing = reviewing

    def begin(self, now: float) -> None:
        """Call the owners in, and hear them."""
        self.hours *= self.reviewing.call_owners_in(self.hours, now)
        self.reviewing.hear(now)

    def finish(self, now: float) -> None:
        """Act on what was heard."""
        self.reviewing.act(now)


class ReviewLater(Duty):
    """The talk about a portfolio with an owner who was away during the round, and has left the report."""

    __slots__ = ("seat",)
    activity = ReviewRound.activity
    rank = ReviewRound.rank

    def __init__(self, due: float, hours: float, seat: Seat) -> None:
        """Plan a talk of `hours` with the owner on `seat`, in the place of the round at hour `due`."""
        super().__init__(due, hours)
        self.seat = seat

    def when(self, now: float) -> float:
        """Return the hour at which the owner is expected."""
        return self.seat.expected(now)

    def begin(self, now: float) -> None:
        """Call the owner in."""
        call_in(self.seat, Review(self.hours), now)


class Reviewing:
    """Hears reports, and decides about silent clients."""

    def __init__(
        self,
        terms: Terms,
        luck: Luck,
        journal: Journal,
        customers: Customers,
        onboarding: Onboarding,
        head: Head,
        team: Sequence[Seat],
        ask: Callable[[Duty], None],
    ) -> None:
        """Review the portfolios of `team` by the rules of `head`; rotated accounts pass by way of `onboarding`.

        `ask` puts before the head what has to be talked about later.
        """
        nature, mechanisms = terms.market.human_nature, terms.mechanisms
        self._head = head
        self._team = team
        self._ask = ask
        self._onboarding = onboarding
        self._customers = customers
        self._journal = journal
        self._silent_after = terms.market.buying.dormant_after
        self._excuses = nature.excuses if mechanisms.excuses else 0.0
        threatened = head.rotation == "rotate"
        self._embellishes = under_rotation(self._excuses, nature.disclosure) if threatened else self._excuses
        self._moods = Streams(luck, "excuses", 2, rows)
        self._named: dict[Client, float] = {}
        """By silent client: the hour at which it was last put on a list; no client is named two months running."""
        self._found: list[Silent] = []
        self.plan: float | None = None
        """The margin that the department is to earn until the next review, as reported; None before the first."""

    def month(self, start: float, end: float) -> Iterator[Duty]:
        """Yield the round at the end of each month."""
        if self._head.review == "monthly":
            for due in dates(MONTH, start, end):
                yield ReviewRound(due, self._head.review_hours, self)

    def start_over(self) -> None:
        """Forget what was told to the head who has left the chair."""
        self.plan = None

    def call_owners_in(self, hours: float, now: float) -> int:
        """Call in every owner of accounts or deals for `hours` each, and return how many come.

        The portfolio of an owner who is away is talked about once the owner is back.
        """
        owners = [seat for seat in self._team if seat.person is not None and (seat.portfolio.size or seat.deals)]
        there = [seat for seat in owners if seat.can_come(now)]
        for seat in owners:
            if seat in there:
                call_in(seat, Review(hours), now)
            elif hours > 0:
                self._ask(ReviewLater(now, hours, seat))
        return len(there)

    def hear(self, now: float) -> None:
        """Hear what each seat reports, and plan on it."""
        self._found.clear()
        staffed = [(place, seat) for place, seat in enumerate(self._team) if seat.person is not None]
        self.plan = total(self._report(place, seat, now) for place, seat in staffed)

    def act(self, now: float) -> None:
        """Rotate silent clients without an excuse as the head's policy says; name the longest silent of each seat."""
        self._transfer(now)
        for seat in self._team:
            self._name(seat, now)

    def _report(self, place: int, seat: Seat, now: float) -> float:
        """Write down what a seat reports; return the margin that it promises for the next month."""
        honest = promised = margin = 0.0
        for deal in seat.deals:
            chance = deal.chance()
            honest += chance
            promised += told(chance, self._embellishes)
            left = deal.lead.segment.touches - deal.reached
            soon = min(1.0, MONTH / (deal.delay * left)) if deal.delay else 1.0
            margin += soon * told(chance, self._embellishes) * deal.lead.segment.margin
        silent, explained, orders = self._accounts(place, seat, now)
        plan = margin + orders * MONTH
        self._journal.reports.add((now, seat.number, promised, honest, len(seat.deals), plan, silent, explained))
        return plan

    def _accounts(self, place: int, seat: Seat, now: float) -> tuple[int, int, float]:
        """Go through the accounts; return how many are silent, explained away, and the margin an hour promised."""
        silent, explained, orders = 0, 0, 0.0
        unexplained: list[Client] = []
        for client in (*seat.portfolio.attended, *seat.portfolio.buried):
            expected = self._customers.outlook(client, now)
            silence = now - client.last_order
            if silence > self._silent_after:
                silent += 1
                excuse, embellished = self._moods.next(client.number)
                if excuse < self._excuses:
                    explained += 1
                else:
                    unexplained.append(client)
                if embellished >= self._embellishes:
                    expected *= alive(client.nature.order_rate, client.nature.hazard, silence)
            orders += expected
        longest = sorted(unexplained, key=lambda client: (client.last_order, client.number))
        for client in longest[: self._head.rotation_limit]:
            self._journal.chosen.add((now, client.number, seat.number))
            self._found.append(Silent(client, place))
        return silent, explained, orders

    def _transfer(self, now: float) -> None:
        """Carry out what the policy of rotation decides, and charge the hours to both sides.

        All accounts that move are struck off first, so that owners who exchange accounts have room for them.
        """
        transfers = [
            (transfer.client, self._team[transfer.former], self._team[transfer.new], transfer.moves)
            for able, found in self._alike().items()
            for transfer in ROTATIONS[self._head.rotation](found, able)
            if transfer.client.owner is self._team[transfer.former]
        ]
        for client, former, _, moves in transfers:
            if moves:
                former.portfolio.strike(client)
        for client, former, new, moves in transfers:
            if moves:
                self._onboarding.hand_over(client, former, new, Cause.ROTATED)
                new.portfolio.call_soon([client])
            else:
                self._onboarding.charge_hand_over(former, new)
        for former in {former.number: former for _, former, _, moves in transfers if moves}.values():
            former.portfolio.move_up(now)

    def _alike(self) -> dict[tuple[bool, ...], list[Silent]]:
        """Return the silent clients by the seats that could look after them, told by place in the department."""
        alike: dict[tuple[bool, ...], list[Silent]] = {}
        for silent in self._found:
            able = (
                seat.person is not None and seat.keeps_for_good and seat.portfolio.is_for(silent.client)
                for seat in self._team
            )
            alike.setdefault(tuple(able), []).append(silent)
        return alike

    def _name(self, seat: Seat, now: float) -> None:
        """Put the longest silent clients on top of the owner's list, unless they were put there lately."""
        if self._head.review_calls == 0 or seat.person is None:
            return
        lately = now - 1.5 * MONTH
        silent = seat.portfolio.silent(now - self._silent_after)
        fresh = [client for client in silent if self._named.get(client, -MONTH) < lately][: self._head.review_calls]
        if fresh:
            self._named.update(dict.fromkeys(fresh, now))
            seat.portfolio.call_soon(fresh)
            seat.ring()
