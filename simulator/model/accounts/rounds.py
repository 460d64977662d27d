"""Rounds: which seat visits which client, and when (C67, C68).

A client whose owner visits is visited by the owner. All others are dealt to the seats that visit and do not serve, or
to all that visit where there are none of these, in the region of the client if possible. A client stays with its
visitor, so that bonds can grow. Clients of a visitor's seat that stands empty wait for the successor, for a while; new
ones are dealt to seats that are taken, if there are any.
"""

from collections import Counter, deque
from collections.abc import Sequence
from heapq import heappop, heappush
from typing import Final

from simulator.kernel.adding import total
from simulator.kernel.calendar import MONTH, YEAR
from simulator.kernel.luck import Luck, Table, rows
from simulator.model.market.client import Client
from simulator.model.market.customers import Customers
from simulator.model.market.regions import Regions
from simulator.model.policies.in_force import InForce
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.vip import VipProgramme

PATIENCE: Final = 3
"""Month ends at which an empty seat keeps its clients."""

NEVER = float("inf")
VISIT: Final = 0
SURVEY: Final = 1


class Rounds:
    """The calendar of visits and surveys."""

    def __init__(
        self, in_force: InForce, customers: Customers, luck: Luck, seats: Sequence[Seat], regions: Regions
    ) -> None:
        """Plan visits and surveys of `customers`, by the programme of the organisation in force.

        `seats` are all below the heads at any time; `regions` tells which of them are near a client.
        """
        in_force.changed.subscribe(lambda _, after: self._change_rhythm(after.vip))
        self._regions = regions
        self._customers = customers
        self._seats = seats
        self._top_share, self._every, self._survey_every = _rhythm(in_force.organization.vip)
        self._phases: Table[list[float]] = Table(luck, "rounds", 2, rows)
        self._month = -1
        """The month for which the rounds were planned last."""
        self._since: float | None = None
        """The hour since which orders are remembered; None before the first plan."""
        self._orders: dict[int, deque[tuple[float, float]]] = {}
        self._dealt: dict[int, Seat] = {}
        self._load: Counter[Seat] = Counter()
        """How many clients are dealt to each seat."""
        self._empty: Counter[Seat] = Counter()
        self._top: set[int] = set()
        self._anchors: dict[tuple[int, int], float] = {}
        """By client and kind: when the last visit or survey was due; the next one is an interval later."""
        self._due: dict[tuple[int, int], float] = {}
        """By client and kind: the hour at which the next one is due; other entries of the heaps are void."""
        self._heaps: dict[Seat, list[tuple[float, int, int, Client]]] = {}

    def _change_rhythm(self, programme: VipProgramme) -> None:
        """Visit in the rhythm of `programme` from now on; all dates are planned anew unless the rhythm is the same."""
        rhythm = _rhythm(programme)
        if rhythm == (self._top_share, self._every, self._survey_every):
            return
        self._top_share, self._every, self._survey_every = rhythm
        for dates in (self._anchors, self._due, self._heaps):
            dates.clear()
        self._month = -1
        for seat in self._visiting():
            seat.ring()

    def resettle(self) -> None:
        """Give the visits of closed seats to those that visit now; the dates stay."""
        for number in [number for number, seat in self._dealt.items() if seat.closed]:
            self._load[self._dealt.pop(number)] -= 1
        for closed in [seat for seat in self._heaps if seat.closed]:
            for due, number, kind, client in self._heaps.pop(closed):
                if self._due.get((number, kind)) == due:
                    self._put(self._visitor(client), due, kind, client)
        for seat in self._visiting():
            seat.ring()

    def every(self, client: Client) -> float:
        """Return the interval between visits of a client, in hours."""
        return self._every[client.number in self._top]

    def is_top(self, client: Client) -> bool:
        """Tell whether a client is among the top clients, which bring most margin."""
        return client.number in self._top

    def next_call(self, seat: Seat, now: float) -> tuple[Client, int] | None:
        """Return the client due at this seat now and the kind of call, if any; the next date is planned at once."""
        self._look_around(now)
        heap = self._heaps.get(seat, [])
        while heap and heap[0][0] <= now:
            due, number, kind, client = heappop(heap)
            if self._due.get((number, kind)) != due or self._is_over(client):
                continue
            visitor = self._visitor(client)
            if visitor is not seat:
                self._put(visitor, due, kind, client)
                if visitor is not None:
                    visitor.ring()
                continue
            every = self._interval(client, kind)
            self._anchors[number, kind] = max(due, now - every / 2)
            self._plan(client, kind)
            return client, kind
        return None

    def next_due(self, seat: Seat, now: float) -> float:
        """Return the hour at which the seat should look again: a client is due, or the month of the plan ends."""
        heap = self._heaps.get(seat)
        return max(now, min(heap[0][0] if heap else NEVER, (self._month + 1) * MONTH))

    def _look_around(self, now: float) -> None:
        """Plan once a month: find new clients, rank them by margin, and count the months of empty seats."""
        month = int(now // MONTH)
        if month == self._month:
            return
        if self._since is None:
            self._since = now
            self._customers.ordered.subscribe(self._ordered)
        self._month = month
        for seat in self._visiting():
            self._empty[seat] = 0 if seat.person is not None else self._empty[seat] + 1
        clients = list(self._customers.everybody.values())
        self._rank(clients, now)
        for client in clients:
            self._enlist(client, now)

    def _ordered(self, client: Client, margin: float) -> None:
        """Remember an order for a year."""
        self._orders.setdefault(client.number, deque()).append((client.last_order, margin))

    def _rank(self, clients: list[Client], now: float) -> None:
        """Find the top clients, and plan anew the visits of those that join or leave the top."""
        count = round(self._top_share * len(clients))
        best = sorted(clients, key=lambda client: (-self._brought(client, now), client.number))[:count]
        former, self._top = self._top, {client.number for client in best}
        for client in clients:
            if (client.number in former) != (client.number in self._top) and (client.number, VISIT) in self._anchors:
                self._plan(client, VISIT)

    def _brought(self, client: Client, now: float) -> float:
        """Return the margin of a client's orders in the last 12 months.

        For the time before the firm won it, or before orders were remembered, the mean of its segment counts.
        """
        orders = self._orders.setdefault(client.number, deque())
        while orders and orders[0][0] < now - YEAR:
            orders.popleft()
        unknown = max(0.0, YEAR - (now - max(self._since or 0.0, client.won_at)))
        return total([margin for _, margin in orders]) + unknown * client.segment.order_rate * client.segment.margin

    def _enlist(self, client: Client, now: float) -> None:
        """Plan the first visit and the first survey of a client, at a phase of its own."""
        for kind, phase in enumerate(self._phases.row(client.number)):
            every = self._interval(client, kind)
            if (client.number, kind) not in self._anchors and every < NEVER:
                self._anchors[client.number, kind] = now + (phase - 1) * every
                self._plan(client, kind)

    def _plan(self, client: Client, kind: int) -> None:
        due = self._anchors[client.number, kind] + self._interval(client, kind)
        self._due[client.number, kind] = due
        if due < NEVER:
            self._put(self._visitor(client), due, kind, client)

    def _put(self, seat: Seat | None, due: float, kind: int, client: Client) -> None:
        if seat is None:
            del self._anchors[client.number, kind]  # no seat visits it; it is planned anew next month
            return
        heappush(self._heaps.setdefault(seat, []), (due, client.number, kind, client))

    def _interval(self, client: Client, kind: int) -> float:
        return self.every(client) if kind == VISIT else self._survey_every

    def _is_over(self, client: Client) -> bool:
        """Tell whether the firm knows that a client has left; one that comes back is enlisted anew."""
        if client.living or client.owner is not None:
            return False
        for kind in (VISIT, SURVEY):
            self._anchors.pop((client.number, kind), None)
            self._due.pop((client.number, kind), None)
        self._deal(client, None)
        return True

    def _visiting(self) -> list[Seat]:
        """Return the seats among which clients are dealt out."""
        visiting = [seat for seat in self._seats if "visiting" in seat.does and not seat.closed]
        return [seat for seat in visiting if not seat.serves] or visiting

    def _visitor(self, client: Client) -> Seat | None:
        """Return the seat that visits a client; None if there is none."""
        owner = client.owner
        if isinstance(owner, Seat) and "visiting" in owner.does and not owner.closed:
            return owner
        seat = self._dealt.get(client.number)
        if seat is None or self._empty[seat] > PATIENCE:
            waited_for = [
                seat for seat in self._visiting() if self._empty[seat] <= PATIENCE and seat.portfolio.is_for(client)
            ]
            staffed = [seat for seat in waited_for if seat.person is not None]
            if not waited_for:
                return None
            near = self._regions.near(client.number, staffed or waited_for)
            seat = min(near, key=lambda one: (self._load[one], one.number))
            self._deal(client, seat)
        return seat

    def _deal(self, client: Client, seat: Seat | None) -> None:
        """Deal a client to a visiting seat instead of the one that had it; None deals it to no seat."""
        former = self._dealt.pop(client.number, None)
        if former is not None:
            self._load[former] -= 1
        if seat is not None:
            self._dealt[client.number] = seat
            self._load[seat] += 1


def _rhythm(programme: VipProgramme) -> tuple[float, dict[bool, float], float]:
    """Return the share of top clients, the hours between visits (top clients: True), and those between surveys."""
    usual, top = programme.visits_per_year, programme.visits_per_year_top
    every = {True: YEAR / top if top else NEVER, False: YEAR / usual if usual else NEVER}
    return programme.top_share, every, NEVER if programme.survey_every is None else programme.survey_every
