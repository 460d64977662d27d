"""Eligibility: which requests each seat may take up, as the roles and departments of the design say.

Where no occupied seat may take up a request, every seat that does such work may: routing loses no lead. Before that,
what a department keeps to itself goes to others who are meant for such requests.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from simulator.model.market.impressions import Impressions
from simulator.model.market.lead import Lead
from simulator.model.market.pods import Pods
from simulator.model.market.population import Population
from simulator.model.policies.in_force import InForce
from simulator.model.policies.routing import COMPLEX, ROUTINGS, SIMPLE
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.organization import Organization

TIERS = {"all": (SIMPLE, COMPLEX), "simple": (SIMPLE,), "complex": (COMPLEX,)}
ALL_ALIKE = (SIMPLE,)
ANY: Final = -1
"""The segment of requests that are not told apart by segment."""


class Request(NamedTuple):
    """What tells requests apart.

    A `tier` of None is not known yet. Of segments that the same roles take up, the first stands for all; `keeper` is
    the department that keeps the request to itself, if any.
    """

    tier: int | None
    segment: int
    keeper: str | None


class Eligibility:
    """Knows which seats may take up which leads and inquiries."""

    def __init__(
        self, in_force: InForce, seats: Sequence[Seat], impressions: Impressions, population: Population, pods: Pods,
        segments: Sequence[str],
    ) -> None:  # fmt: skip
        """Apply the rules of the organisation in force to `seats`, which are all seats below the heads at any time.

        Requests are sorted into tiers by the `impressions` that they make, by the segments of `population`, which have
        the names `segments`, and by the department that keeps them to itself, as `pods` tell.
        """
        self._in_force = in_force
        self._seats = seats
        self._impressions = impressions
        self._population = population
        self._pods = pods
        self._names = segments
        self._tiers: dict[int, int] = {}
        """By client: the tier of its requests, once it was determined."""
        self._alike: dict[str, list[int]] = {}
        """By work and segment: the first of the segments that the same roles take up; empty if all take up all."""
        self._eligible: dict[tuple[str, bool | None, Request], list[Seat]] = {}
        """By work, origin (None: whatever) and request: who may do it; emptied whenever people come or go."""
        self._numbers: dict[tuple[int, tuple[int, ...], str | None], int] = {}
        """By tier, segments and keeper: the number of each kind of inquiries that was ever told apart."""
        self._look_at(in_force.organization)
        in_force.changed.subscribe(lambda _, after: self._look_at(after))

    def _look_at(self, organization: Organization) -> None:
        """Find out whether the roles of an organisation differ in what they may take up, and sort requests anew."""
        roles = [role for _, _, role in organization.roles()]
        sorted_out = self._sorts and any(role.request_tier != "all" for role in roles)
        named = any(role.segments is not None and role.count for role in roles)
        works = ("qualifying", "closing") if named else ()
        self._alike = {work: _first_alike(organization, work, self._names) for work in works}
        self.parted = named or self._pods.part_leads
        """Whether leads are parted by segments or departments."""
        self.restricted = sorted_out or self.parted or any(role.lead_source != "all" for role in roles)
        """Whether there is anything that some seat may not take up."""
        self._tiers.clear()
        self._eligible.clear()
        self.kinds = self._kinds()
        """The kinds of inquiries that are told apart, numbered; a kind keeps its number for the whole run."""
        self._only_kind = next(iter(self.kinds.values())) if len(self.kinds) == 1 else None

    def _kinds(self) -> dict[Request, int]:
        alike = self._alike.get("qualifying", [])
        found = {}
        for first in dict.fromkeys(alike or [ANY]):
            together = tuple(segment for segment, other in enumerate(alike) if other == first)
            for keeper in self._pods.keeping_leads:
                for tier in self._told_apart:
                    kind = tier, together, keeper
                    found[Request(tier, first, keeper)] = self._numbers.setdefault(kind, len(self._numbers))
        return found

    @property
    def _sorts(self) -> bool:
        return self._in_force.organization.routing != "anyone"

    @property
    def _told_apart(self) -> tuple[int, ...]:
        """The tiers of requests that are told apart."""
        return (SIMPLE, COMPLEX) if self._sorts else ALL_ALIKE

    def _tier_of(self, client: int) -> int:
        """Return the tier to which a request of this client belongs, by the first impression."""
        if not self._sorts:
            return SIMPLE
        tier = self._tiers.get(client)
        if tier is None:
            organization = self._in_force.organization
            tier = ROUTINGS[organization.routing](self._impressions.of(client), organization.sorting)
            self._tiers[client] = tier
        return tier

    def kind_of(self, client: int) -> int:
        """Return the number of the kind to which an inquiry of this client belongs."""
        if self._only_kind is not None:
            return self._only_kind
        keeper = self._pods.keeper_of_lead(client, None)
        return self.kinds[Request(self._tier_of(client), self._segment("qualifying", client), keeper)]

    def people_changed(self) -> None:
        """Forget which seats are eligible: people have come or gone, or seats were opened or closed."""
        self._eligible.clear()

    def may_close(self, seat: Seat, lead: Lead) -> bool:
        """Whether this seat may take up this opportunity."""
        return not self.restricted or seat in self.closers(lead)

    def may_qualify(self, seat: Seat, lead: Lead) -> bool:
        """Whether this seat may qualify a lead that the firm has found, whose tier is not known yet."""
        return not self.restricted or seat in self.qualifiers(lead)

    def may_keep(self, seat: Seat, lead: Lead) -> bool:
        """Whether a seat that has found a lead, and qualifies, may go on with it: nobody else is meant for it."""
        return not self.parted or seat in self.eligible("qualifying", None, self._request("qualifying", lead, None))

    def closers(self, lead: Lead) -> list[Seat]:
        """Return the seats that may take up this opportunity."""
        request = self._request("closing", lead, self._tier_of(lead.number))
        return self.eligible("closing", lead.inbound, request)

    def qualifiers(self, lead: Lead) -> list[Seat]:
        """Return the seats that may qualify a lead that the firm has found."""
        return self.eligible("qualifying", False, self._request("qualifying", lead, None))

    def queue_of(self, lead: Lead) -> Request | None:
        """Return what the opportunities have in common that wait for the same closers; None where all do."""
        return self._request("closing", lead, None) if self.parted else None

    def queue_ahead(self, seat: Seat, segment: int) -> Request | None:
        """Return the same for what this seat may find in a segment, by its place in the market."""
        if not self.parted:
            return None
        alike = self._alike.get("closing")
        return Request(None, alike[segment] if alike else ANY, self._pods.keeps_what_it_finds(seat.post.department))

    def meant(self, seats: Sequence[Seat], lead: Lead) -> list[Seat]:
        """Return those of several occupied seats that are meant for a lead by segment and department, or all."""
        keeper, segment = self._pods.keeper_of_lead(lead.number, lead.finder), self._population.segment_of(lead.number)
        named = [seat for seat in seats if seat.post.names(segment.index)]
        here = [seat for seat in named if keeper in (None, seat.post.department)]
        return here or named or list(seats)

    def eligible(self, work: str, inbound: bool | None, request: Request) -> list[Seat]:
        """Return the seats that may do this work on such requests; `inbound` of None is whatever origin."""
        key = (work, inbound, request)
        found = self._eligible.get(key)
        if found is None:
            found = self._eligible[key] = self._found(work, inbound, request)
        return found

    def able(self, work: str) -> list[Seat]:
        """Return the seats that may do this work on inquiries of whatever kind."""
        return self.eligible(work, True, Request(None, ANY, None))

    def _request(self, work: str, lead: Lead, tier: int | None) -> Request:
        return Request(tier, self._segment(work, lead.number), self._pods.keeper_of_lead(lead.number, lead.finder))

    def _segment(self, work: str, client: int) -> int:
        alike = self._alike.get(work)
        return alike[self._population.segment_of(client).index] if alike else ANY

    def _found(self, work: str, inbound: bool | None, request: Request) -> list[Seat]:
        able = [seat for seat in self._seats if work in seat.does and not seat.closed]
        meant = [seat for seat in able if self._is_meant(seat, inbound, request)]
        here = [seat for seat in meant if request.keeper in (None, seat.post.department)]
        occupied = (seats for seats in (here, meant) if any(seat.person is not None for seat in seats))
        return next(occupied, able)

    def _is_meant(self, seat: Seat, inbound: bool | None, request: Request) -> bool:
        role = seat.post.terms
        if inbound is not None and role.lead_source == ("own_leads" if inbound else "inquiries"):
            return False
        if request.segment != ANY and not seat.post.names(request.segment):
            return False
        return request.tier is None or not self._sorts or request.tier in TIERS[role.request_tier]


def _first_alike(organization: Organization, work: str, segments: Sequence[str]) -> list[int]:
    """Return for each segment the first of those that the same roles take up."""
    takers = [
        tuple(
            (department, name) for department, name, role in organization.roles()
            if role.count and work in role.order_of_work and (role.segments is None or segment in role.segments)
        )
        for segment in segments
    ]  # fmt: skip
    return [takers.index(one) for one in takers]
