"""Regions: where clients and seats are, and what it means that one is not where the other is (C49).

The region of a client is its own luck, the same for every design; the region of a seat is a decision. Whatever a
seat does with a client of its own region is done on the spot. Everything else follows from `policies.distance`.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Protocol, TypeVar

from simulator.kernel.luck import Luck, Table, rows
from simulator.model.market.terms import Terms
from simulator.model.policies.distance import DISTANCES, ON_THE_SPOT, Between, Manner
from simulator.scenario.schema.regions import Region
from simulator.scenario.schema.roles import Role

HOME = 0
"""The place of the home region; the others follow in the order of the market."""

AT_HOME = {"share": 0, "travel": "0 h", "journey_cost": 0, "remote_odds": 1, "remote_gain": 1}
"""What the way from the home office to itself is like."""

NOWHERE = -1
"""Where inquiries go from regions in which nobody seeks clients: they are not answered."""

SLACK = 1e-9


class Stand(Protocol):
    """Where somebody is: the number and the region of a seat, that of a head among them."""

    number: int

    @property
    def region(self) -> int:
        """The region, by its place on the map."""


class Workplace(Stand, Protocol):
    """What regions see of a seat below the heads besides: the kinds of work that are done there."""

    does: frozenset[str]


class Staffed(Workplace, Protocol):
    """The same, and whether somebody sits there."""

    @property
    def person(self) -> object | None:
        """Who sits there."""


SomeSeat = TypeVar("SomeSeat", bound=Staffed)


class Regions:
    """The map of the market."""

    def __init__(
        self, terms: Terms, luck: Luck, seats: Sequence[Staffed], pay: Callable[[int, float, float], None]
    ) -> None:
        """Draw the map.

        `seats` are all seats below the heads at any time; `pay` books what a journey costs: number of a seat, amount,
        hour.
        """
        found = terms.market.regions if terms.mechanisms.distance else {}
        self._names = {name: place for place, name in enumerate(found, 1)}
        self._terms = terms
        self.count = len(found) + 1
        self.everywhere = tuple(range(self.count))
        bodies = [Region.model_validate(AT_HOME), *found.values()]
        shares = [1 - sum(body.share for body in bodies), *(body.share for body in bodies[1:])]
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
        """Whether somebody sits away from home."""
        return self.count > 1 and any(seat.region != HOME for seat in self._seats)

    def travel_hours(self, client: int, seat: Stand) -> float:
        """Return the clock hours on the way of a visit of a client by somebody on `seat`, there and back.

        They are hours of the journey, not stretched like productive ones; 0 on the spot.
        """
        return self._between[seat.region][self.of(client)].hours if self._bounds else 0.0

    def travel_cost(self, client: int, seat: Stand) -> float:
        """Return what the journey of such a visit costs."""
        return self._between[seat.region][self.of(client)].cost if self._bounds else 0.0

    def set_out(self, client: int, seat: Stand, now: float) -> float:
        """Let somebody set out to a client: book what the journey costs, and return the hours on the way."""
        cost = self.travel_cost(client, seat)
        if cost:
            self._pay(seat.number, cost, now)
        return self.travel_hours(client, seat)

    def journey(self, client: int, seat: Stand, place: int, now: float) -> float:
        """Return the hours on the way to a touch, and book the journey; 0 where nobody travels.

        `place` numbers the touches of a deal from the last one, which is 0, or the contacts with a client from the
        first one: of them an even part is made in person, number 0 always among them.
        """
        if not self._bounds or not self.manner(client, seat).travels or not self._meets(place):
            return 0.0
        return self.set_out(client, seat, now)

    def manner(self, client: int, seat: Stand) -> Manner:
        """Return how somebody on `seat` works with a client."""
        return self._manners[seat.region][self.of(client)] if self._bounds else ON_THE_SPOT

    def reach(self, seat: Workplace, work: str) -> Sequence[int]:
        """Return where a seat seeks clients: in its own region, and where nobody on the spot does this work."""
        if not self._bounds:
            return self.everywhere
        here = seat.region
        return tuple(
            there for there in self.everywhere
            if there == here or (self._manners[here][there].seeks and not self.has_local(there, work))
        )  # fmt: skip

    def may_take(self, client: int, seat: Stand, able: Sequence[Staffed]) -> bool:
        """Tell whether a lead that waits for those who are `able` is for this seat: who is on the spot goes first."""
        if not self._bounds or (region := self.of(client)) == seat.region:
            return True
        return not any(other.region == region and other.person is not None for other in able)

    def has_local(self, region: int, work: str) -> bool:
        """Tell whether there is somebody in a region who does a kind of work."""
        return any(seat.region == region and seat.person is not None and work in seat.does for seat in self._seats)

    def sought(self, client: int, work: str) -> bool:
        """Tell whether any seat, taken or not, seeks clients where this one is."""
        if not self._bounds:
            return True
        region = self.of(client)
        able = [seat for seat in self._seats if work in seat.does]
        return any(seat.region == region or self._manners[seat.region][region].seeks for seat in able)

    def territories(self, seats: Sequence[SomeSeat]) -> tuple[dict[int, list[SomeSeat]], list[int]]:
        """Return the seats that answer inquiries, by region, and from where each region is answered.

        Those on the spot answer; for a region without any the home office does, or the first region with people where
        there is nobody at home, if clients are sought there at all. Inquiries from elsewhere come to NOWHERE.
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
        """Return those of the seats that are where the client is; all of them where none is."""
        if not self._bounds:
            return seats
        region = self.of(client)
        return [seat for seat in seats if seat.region == region] or seats

    def _meets(self, place: int) -> bool:
        share = self._terms.organization.in_person
        return math.ceil((place + 1) * share - SLACK) > math.ceil(place * share - SLACK)


def _between(here: Region, there: Region) -> Between:
    """Return what lies between two regions: whoever goes from one to another goes by way of the home office."""
    return Between(
        hours=here.travel + there.travel,
        cost=here.journey_cost + there.journey_cost,
        odds=min(here.remote_odds, there.remote_odds),
        gain=min(here.remote_gain, there.remote_gain),
    )
