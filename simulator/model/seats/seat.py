"""A seat: a place in the company, with its portfolio and everything that waits on its desk, whoever sits there."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Final, Protocol

from simpy import Event

from simulator.model.market.client import Client, Order
from simulator.model.market.lead import Deal, Lead, Leader
from simulator.model.market.receivables import Invoice
from simulator.model.seats.craft import Abilities, Scripts
from simulator.model.seats.expectation import Expectation
from simulator.model.seats.former_clients import FormerClients
from simulator.model.seats.new_business import NewBusiness, Tally
from simulator.model.seats.portfolio import Portfolio
from simulator.model.seats.task import Task, Worker
from simulator.scenario.schema.roles import Role

ROUNDING: Final = 1e-9
LOOK_AGAIN: Final = 1.0
"""Hours after which the head asks again for somebody who was about to go away."""
HANDOVER_SHARE: Final = 0.25
"""Share of a person's time that hand-overs of accounts may take while there is other work."""


@dataclass(frozen=True, slots=True)
class Post:
    """Where a seat stands in the organisation; `wage` is its target pay, in money a month.

    All seats of one role in one department are a team, known by number.
    """

    department: str
    role: str
    team: int
    terms: Role
    wage: float
    scripts: Scripts
    """The scripts of the role, by activity; all of its seats share them."""
    market_wage: float
    """What the market pays for such a seat, in money a month."""
    in_touch_every: float | None = None
    """Hours between calls to clients whom the seat won and colleagues look after; None: no such calls."""
    segments: frozenset[int] | None = None
    """The segments that the role names, by place in the market; None: all."""

    def names(self, segment: int) -> bool:
        """Tell whether the role is for the clients of a segment."""
        return self.segments is None or segment in self.segments


class Occupant(Worker):
    """What a seat sees of the person on it."""

    number: int
    since: float
    """The hour at which this person took the seat."""
    abilities: Abilities
    pace: float
    control: float
    controlled: float
    """For how many hours the head looked into this person's work since the last month's end."""
    defiant: bool
    """Whether the firm has yielded to this person in a strike."""
    hunted: float
    hunted_before: float
    expectation: Expectation

    @property
    def premium(self) -> float:
        """Return the pay a month beside the plan."""
        raise NotImplementedError

    def served(self, now: float) -> float:
        """Return the hours on the present seat, those before the run included."""
        raise NotImplementedError

    def skill(self, activity: int, complexity: float = 0.0) -> float:
        """Return how well this person does a kind of work; 1 is experienced and of average talent."""
        raise NotImplementedError

    def rate(self, activity: int) -> float:
        """Return how fast this person does a kind of work; 1 is average."""
        raise NotImplementedError

    def there_for(self, months: float) -> float:
        """Return the months out of the last `months` in which this person was not away, if hunting is counted."""
        raise NotImplementedError

    def remember(self, pay: float, residual: float, brought: float) -> None:
        """Remember a payment: all three are money a month."""
        raise NotImplementedError

    def close_sheet(self, months: float) -> None:
        """Close a pay period of so many months, and count the hours of hunting anew."""
        raise NotImplementedError


class InquiryLine(Protocol):
    """What a seat sees of the inquiries that it answers."""

    @property
    def next_time(self) -> float:
        """The hour at which the next inquiry comes, or came; infinite after the last."""

    def take(self, seat: int, now: float) -> tuple[float, int, float, float, float, float] | None:
        """Return for a seat of that number the oldest inquiry that still waits (`inquiry_line.Inquiry`), if any."""

    def await_next(self, seat: "Seat") -> None:
        """Ring `seat` when an inquiry comes, behind the seats that have waited longer."""


NextTask = Callable[["Seat", float], Task | None]
"""Takes up the next piece of some work for a seat at an hour, or returns None where there is nothing to do."""


@dataclass(slots=True)
class MonthOfWork:
    """What the work of a seat brought since the last pay day; pay plans see nothing else of it.

    Margins are of orders served: `first` of first orders of clients won by the seat, `asked` of those of them who asked
    by themselves, `repeat` of later orders of its accounts, `later` of later orders of clients won by the person,
    whichever seat looks after them, `period` of all orders of clients won by it within the first period, and
    `collected` of orders whose invoices were paid.
    """

    first: float = 0.0
    asked: float = 0.0
    repeat: float = 0.0
    later: float = 0.0
    period: float = 0.0
    collected: float = 0.0
    opportunities: float = 0
    wins: float = 0
    new: NewBusiness = field(default_factory=NewBusiness)

    @property
    def inbound(self) -> Tally:
        """What came of inquiries."""
        return self.new.inbound

    def won(self, client: Client) -> None:
        """Count a client that was won."""
        self.wins += 1
        self.new.add(client, wins=1)

    def found(self, number: int) -> None:
        """Count an opportunity, the client of which has this number."""
        self.opportunities += 1
        self.new.found(number)

    def brought_first(self, client: Client, margin: float) -> None:
        """Count the margin of a first order."""
        self.first += margin
        self.new.add(client, first=margin)

    def brought_in_period(self, client: Client, margin: float) -> None:
        """Count the margin of an order that a new client has placed within the first period."""
        self.period += margin
        self.new.add(client, period=margin)


class Seat:
    """One seat and its desk."""

    __slots__ = (
        "appointments", "bell", "closed", "deals", "does", "former_clients", "handover_from", "handovers",
        "head", "leads", "line", "load", "month", "number", "occupants", "offers", "on_duty", "opportunities", "orders",
        "overdue", "person", "place", "portfolio", "post", "region", "resistance", "ring_on", "scripts", "touches",
    )

    def __init__(self, number: int, post: Post, place: int, resistance: Sequence[float]) -> None:
        """Set up the empty seat `number` of a post, the `place`-th of its team.

        `resistance` is what an hour of each activity costs people, in hours' pay.
        """
        self.number, self.post, self.place, self.closed, self.region = number, post, place, False, 0
        """Once a change of the organisation has `closed` the seat, nobody new comes, and nothing new is put here;
        `region` is the place on the map of the market (`regions.Regions`), 0 being at home."""
        self.scripts = post.scripts
        self.resistance = resistance
        self.person: Occupant | None = None
        """The person on the seat; None while it stands empty."""
        self.occupants, self.handover_from = 0, 0.0
        """How many people had this seat so far; the hour from which the next hand-over is as urgent as an appointment.
        """
        self.head: Leader | None = None
        self.does: frozenset[str] = frozenset(post.terms.order_of_work)
        self.portfolio = Portfolio(post.terms.account_limit, post.segments)
        self.former_clients = FormerClients(post.in_touch_every)
        """Clients of colleagues with whom the person stays in touch."""
        self.appointments: deque[Task] = deque()
        self.handovers: deque[Task] = deque()
        """Hand-overs of accounts: they take only a part of the day, so that clients are served meanwhile."""
        self.line: InquiryLine | None = None
        """The line of inquiries that this seat answers, if any."""
        self.on_duty: NextTask | None = None
        """Takes up an inquiry before all other work, while this seat is on duty; None otherwise."""
        self.orders: deque[Order] = deque()
        self.offers: deque[Order] = deque()
        """Orders that have to be sold again before they can be served."""
        self.overdue: list[Invoice] = []
        """Heap of invoices that will be overdue, by the day on which they are due."""
        self.leads: deque[Lead] = deque()
        """Warm leads to qualify."""
        self.opportunities: deque[Lead] = deque()
        """Opportunities of the seat's own that wait until there is room for another deal."""
        self.deals: dict[Deal, None] = {}
        """Open deals."""
        self.touches: deque[Deal] = deque()
        """Open deals in which it is the seller's turn."""
        self.load = 0.0
        """Load of the open deals, as a share of what one seller can have open."""
        self.month = MonthOfWork()
        self.bell: Event | None = None
        self.ring_on: Callable[[], None] | None = None
        """Rings the next seat if the work for which this one was rung still waits."""

    @property
    def serves(self) -> bool:
        """Whether this seat looks after accounts."""
        return "serving" in self.does

    @property
    def keeps_for_good(self) -> bool:
        """Whether accounts stay here; a seat that wins clients may look after them for their first months only."""
        return self.serves and self.post.terms.passes_accounts_after is None

    @property
    def at_work(self) -> bool:
        """Whether the seat is taken, by a person who stays: the person on a closed seat is about to leave it."""
        return self.person is not None and not self.closed

    @property
    def is_cleared(self) -> bool:
        """Whether nothing is left on the desk with which another seat has to go on."""
        waits = (self.leads, self.opportunities, self.deals, self.orders, self.offers, self.overdue)
        return not self.portfolio.size and not self.portfolio.to_win_back and not any(waits)

    @property
    def holder(self) -> int:
        """The number of the person who holds the bonds that are tied here."""
        assert self.person is not None
        return self.person.number

    def present(self, now: float) -> bool:
        """Whether the seat is taken by a person who is neither ill nor on leave."""
        return self.person is not None and self.person.away_until <= now

    def can_come(self, now: float) -> bool:
        """Whether somebody is here whom the head can call in: neither away, nor about to go away or to leave."""
        return self.present(now) and not any(task.ends_presence for task in self.appointments)

    def expected(self, now: float) -> float:
        """Return the hour at which somebody may be called in, now at the earliest; infinite if the seat is empty."""
        if self.person is None:
            return inf
        return now if self.can_come(now) else max(self.person.away_until, now + LOOK_AGAIN)

    def next_appointment(self, now: float) -> Task | None:
        """Return the task that comes before all other work now, if any: appointment, inquiry on duty, due hand-over."""
        if self.appointments:
            return self.appointments.popleft()
        if self.on_duty is not None and (inquiry := self.on_duty(self, now)) is not None:
            return inquiry
        if self.handovers and self.handover_from <= now:
            return self.next_handover(now)
        return None

    def next_handover(self, now: float) -> Task | None:
        """Return the next hand-over, if any, due or not: a seat that has time does them early."""
        if not self.handovers:
            return None
        task = self.handovers.popleft()
        self.handover_from = now + task.hours / HANDOVER_SHARE
        return task

    def has_room_for(self, load: float) -> bool:
        """Tell whether another deal of this load can be open at the same time."""
        return self.load + load <= 1 + ROUNDING

    def pass_bell_on(self) -> None:
        """Ring the next seat, if the work for which this one was rung still waits."""
        ring_on, self.ring_on = self.ring_on, None
        if ring_on is not None:
            ring_on()

    def ring(self) -> None:
        """Wake the person on this seat, if idle."""
        if self.bell is not None:
            self.bell.succeed()
            self.bell = None
