"""A seat belongs to the company: its place, its instructions, and everything that waits on its desk."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from simpy import Event

from simulator.model.client import Order
from simulator.model.lead import Deal, Lead
from simulator.model.portfolio import Portfolio
from simulator.model.task import Task
from simulator.scenario.organization import Role

ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Post:
    """Where a seat stands in the organisation: the team are all seats of one role in one department."""

    department: str
    role: str
    team: int
    terms: Role
    wage: float


class InquiryLine(Protocol):
    """What a seat sees of the inquiries that it answers."""

    next_time: float

    def take(self, seat: int, now: float) -> tuple[float, int, float, float, float] | None:
        """Return for a seat of that number the oldest inquiry that still waits (`inbound.Inquiry`), if any."""

    def await_next(self, seat: "Seat") -> None:
        """Ring `seat` when an inquiry comes, unless somebody has waited longer."""


@dataclass(slots=True)
class MonthOfWork:
    """What the work of a seat brought since the last pay day; pay plans see nothing else of it.

    Margins are of orders served: `first` of first orders of clients won by the seat, `repeat` of later orders of
    its accounts, `period` of all orders of clients won by it within the first period.
    """

    first: float = 0.0
    repeat: float = 0.0
    period: float = 0.0
    opportunities: int = 0


class Seat:
    """One seat and its desk."""

    __slots__ = (
        "appointments", "bell", "deals", "does", "leads", "line", "load", "month", "number", "opened",
        "opportunities", "orders", "portfolio", "post", "touches",
    )

    def __init__(self, number: int, post: Post, opened: float) -> None:
        """Set up seat `number` at hour `opened`."""
        self.number = number
        self.post = post
        self.opened = opened
        self.does: frozenset[str] = frozenset(post.terms.order_of_work)
        self.portfolio = Portfolio(post.terms.accounts)
        self.appointments: deque[Task] = deque()
        self.line: InquiryLine | None = None
        """The line of inquiries that this seat answers."""
        self.orders: deque[Order] = deque()
        self.leads: deque[Lead] = deque()
        """Warm leads to qualify."""
        self.opportunities: deque[Lead] = deque()
        """Opportunities of the seat's own that wait until there is room for another deal."""
        self.deals: dict[Deal, None] = {}
        """Open deals."""
        self.touches: deque[Deal] = deque()
        """Those of them in which it is the seller's turn."""
        self.load = 0.0
        """All open deals, as the share of what one seller can have open."""
        self.month = MonthOfWork()
        self.bell: Event | None = None

    @property
    def serves(self) -> bool:
        """Whether this seat looks after accounts."""
        return "serving" in self.does

    def has_room_for(self, load: float) -> bool:
        """Tell whether another deal of this load can be open at the same time."""
        return self.load + load <= 1 + ROUNDING

    def ring(self) -> None:
        """Wake the person on this seat, if idle."""
        if self.bell is not None:
            self.bell.succeed()
            self.bell = None


class Watch:
    """Idle people who would take up the next piece of work in a common queue, longest idle first."""

    def __init__(self) -> None:
        """Begin with nobody waiting."""
        self._waiting: dict[Seat, None] = {}

    def __bool__(self) -> bool:
        """Tell whether anybody may be waiting."""
        return bool(self._waiting)

    def join(self, seat: Seat) -> None:
        """Wait behind the others."""
        self._waiting.setdefault(seat)

    def call(self, can: Callable[[Seat], bool] = lambda _: True) -> None:
        """Ring the first who is still idle and can take the work up."""
        for seat in tuple(self._waiting):
            if seat.bell is None:
                del self._waiting[seat]
            elif can(seat):
                del self._waiting[seat]
                seat.ring()
                return
