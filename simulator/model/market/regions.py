"""Regions: where clients and seats are, and what the distance between them costs (C49).

The region of a client is its own luck, the same for every design; the region of a seat is a decision. Whatever a
seat does with a client of its own region is done on the spot. Everything else follows from `policies.distance`.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Final, Protocol, TypeVar

from simulator.kernel.adding import total
from simulator.kernel.luck import Luck, Table, rows
from simulator.model.market.terms import Terms
from simulator.model.policies.distance import DISTANCES, ON_THE_SPOT, Between, Manner
from simulator.scenario.schema.regions import Region
from simulator.scenario.schema.roles import Role

HOME: Final = 0
"""The place of the home region; the others follow in the order of the market."""

AT_HOME = {"share": 0, "travel": "0 h", "journey_cost": 0, "remote_odds": 1, "remote_gain": 1}
"""The home region, described as the other regions are: no travel, no cost and no loss from the home office."""

NOWHERE: Final = -1
"""The place of inquiries from regions in which no seat seeks clients: they are not answered."""

SLACK: Final = 1e-9


class Stand(Protocol):
    """A seat, or the chair of a head, that is somewhere: its number and its region."""

    number: int

    @property
    def region(self) -> int:
        """The region, by its place on the map."""


class Workplace(Stand, Protocol):
    """A seat below the heads: also the kinds of work that are done there."""

    does: frozenset[str]


class Staffed(Workplace, Protocol):
    """A seat below the heads: also the person on it."""

    @property
    def person(self) -> object | None:
        """The person on the seat; None while it stands empty."""


SomeSeat = TypeVar("SomeSeat", bound=Staffed)


class Regions:
    """The map of the market."""

    def __init__(
        self, terms: Terms, luck: Luck, seats: Sequence[Staffed], pay: Callable[[int, float, float], None]
    ) -> None:
        """Lay out the regions of the market of `terms`, or the home region alone where distance is switched off.

        `seats` are all seats below the heads at any time; `pay` books what a journey costs: number of a seat, amount
        of money, hour of the run.
        """
        found = terms.market.regions if terms.mechanisms.distance else {}
        self._names = {name: place for place, name in enumerate(found, 1)}
        self._terms = terms
        self.count = len(found) + 1
        self.everywhere = tuple(range(self.count))
        bodies = [Region.model_validate(AT_HOME), *found.values()]
        shares = [1 - total(body.share for body in bodies), *(body.share for body in bodies[1:])]
        self._bounds = list(accumulate(shares))[:-1]
        self._between = [
            [Between() if here == there else _between(bodies[here], bodies[there]) for there in self.everywhere]
            for here in self.everywhere
        ]
        self._manners_of = {
            name: [
                [ON_THE_SPOT if here == there else manner(self._between[here][there]) for there in self.everywhere]
                for here in self.everywhere
            ]
            for name, manner in DISTANCES.items()
        }
        self._luck: Table[list[float]] = Table(luck, "region", 1, rows)
        self._seats = seats
        self._pay = pay

    def of(self, client: int) -> int:
        """Return the region of a client, a prospect or an inquirer."""
        return bisect_right(self._bounds, self._luck.row(client)[0]) if self._bounds else HOME

    def of_post(self, department: str, role: Role) -> int:
        """Return the region of the seats of a role."""
        body = self._terms.organization.departments.get(department)
        name = role.region or (body.region if body is not None else None)
        return self._names.get(name, HOME) if name else HOME

    @property
    def _manners(self) -> list[list[Manner]]:
        """How people work across each distance, in the organisation in force."""
        return self._manners_of[self._terms.organization.distance]

    @property
    def divided(self) -> bool:
        """Whether any seat is away from the home region."""
        return self.count > 1 and any(seat.region != HOME for seat in self._seats)

    def travel_hours(self, client: int, seat: Stand) -> float:
        """Return the clock hours of the journey, there and back, when the person on `seat` visits a client.

        They are not stretched like productive hours; 0 on the spot.
        """
        return self._between[seat.region][self.of(client)].hours if self._bounds else 0.0

    def travel_cost(self, client: int, seat: Stand) -> float:
        """Return the money that the journey of such a visit costs."""
        return self._between[seat.region][self.of(client)].cost if self._bounds else 0.0

    def set_out(self, client: int, seat: Stand, now: float) -> float:
        """Let the person on `seat` set out to a client: book the cost of the journey, and return its hours."""
        cost = self.travel_cost(client, seat)
        if cost:
            self._pay(seat.number, cost, now)
        return self.travel_hours(client, seat)

    def journey(self, client: int, seat: Stand, place: int, now: float) -> float:
        """Book the journey to a touch, and return its hours; 0 where the touch takes no journey.

        `place` numbers the touches of a deal from the last one, which is 0, or the contacts with a client from the
        first one: of them an even part is made in person, number 0 always among them.
        """
        if not self._bounds or not self.manner(client, seat).travels or not self._meets(place):
            return 0.0
        return self.set_out(client, seat, now)

    def manner(self, client: int, seat: Stand) -> Manner:
        """Return how the person on `seat` works with a client: on the spot, by journeys or from afar."""
        return self._manners[seat.region][self.of(client)] if self._bounds else ON_THE_SPOT

    def reach(self, seat: Workplace, work: str) -> Sequence[int]:
        """Return the regions where a seat seeks clients: its own, and those where nobody on the spot does this work."""
        if not self._bounds:
            return self.everywhere
        here = seat.region
        return tuple(
            there for there in self.everywhere
            if there == here or (self._manners[here][there].seeks and not self.has_local(there, work))
        )  # fmt: skip

    def may_take(self, client: int, seat: Stand, able: Sequence[Staffed]) -> bool:
        """Tell whether this seat may take a lead that waits for the seats `able`: seats on the spot go first."""
        if not self._bounds or (region := self.of(client)) == seat.region:
            return True
        return not any(other.region == region and other.person is not None for other in able)

    def has_local(self, region: int, work: str) -> bool:
        """Tell whether a region has a person who does this kind of work."""
        return any(seat.region == region and seat.person is not None and work in seat.does for seat in self._seats)

    def sought(self, client: int, work: str) -> bool:
        """Tell whether any seat, taken or empty, seeks clients in the region of this client."""
        if not self._bounds:
            return True
        region = self.of(client)
        able = [seat for seat in self._seats if work in seat.does]
        return any(seat.region == region or self._manners[seat.region][region].seeks for seat in able)

    def territories(self, seats: Sequence[SomeSeat]) -> tuple[dict[int, list[SomeSeat]], list[int]]:
        """Return the seats that answer inquiries, by region, and from where each region is answered.

        Seats on the spot answer. A region without any is answered by the home office, or by the first region with
        people if there is nobody at home, provided that clients are sought there; all other inquiries go to NOWHERE.
        """
        here: dict[int, list[SomeSeat]] = {}
        for seat in ([seat for seat in seats if seat.person is not None] or seats) if self.divided else seats:
            here.setdefault(seat.region, []).append(seat)
        centre = HOME if HOME in here else min(here, default=HOME)
        answered_in = [
            region if region in here else centre if self._manners[centre][region].seeks else NOWHERE
            for region in self.everywhere
        ]
        return here | ({NOWHERE: []} if here and NOWHERE in answered_in else {}), answered_in

    def near(self, client: int, seats: Sequence[SomeSeat]) -> Sequence[SomeSeat]:
        """Return the seats that are in the client's region; all of them where none is."""
        if not self._bounds:
            return seats
        region = self.of(client)
        return [seat for seat in seats if seat.region == region] or seats

    def _meets(self, place: int) -> bool:
        share = self._terms.organization.in_person
        return math.ceil((place + 1) * share - SLACK) > math.ceil(place * share - SLACK)


def _between(here: Region, there: Region) -> Between:
    """Return what lies between two regions: every journey from one to another goes by way of the home office."""
    return Between(
        hours=here.travel + there.travel,
        cost=here.journey_cost + there.journey_cost,
        odds=min(here.remote_odds, there.remote_odds),
        gain=min(here.remote_gain, there.remote_gain),
    )
