"""Eligibility: which requests each seat may take up, as the roles of the design say.

Where no occupied seat may take up a request, every seat that does such work may: routing loses no lead.
"""

from collections.abc import Sequence

from simulator.model.market.impressions import Impressions
from simulator.model.market.lead import Lead
from simulator.model.policies.in_force import InForce
from simulator.model.policies.routing import COMPLEX, ROUTINGS, SIMPLE
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.organization import Organization

TIERS = {"all": (SIMPLE, COMPLEX), "simple": (SIMPLE,), "complex": (COMPLEX,)}
ALL_ALIKE = (SIMPLE,)


class Eligibility:
    """Knows which seats may take up which leads and inquiries."""

    def __init__(self, in_force: InForce, seats: Sequence[Seat], impressions: Impressions) -> None:
        """Apply the rules of the organisation in force to `seats`, which are all seats below the heads at any time.

        Requests are sorted into tiers by the `impressions` that they make.
        """
        self._in_force = in_force
        self._seats = seats
        self._impressions = impressions
        self._tiers: dict[int, int] = {}
        """By client: the tier of its requests, once it was determined."""
        self._eligible: dict[tuple[str, bool, int], list[Seat]] = {}
        """By work, origin and tier: the seats that may do it; emptied whenever people come or go."""
        self._look_at(in_force.organization)
        in_force.changed.subscribe(lambda _, after: self._look_at(after))

    def _look_at(self, organization: Organization) -> None:
        """Find out whether the roles of an organisation differ in what they may take up, and sort requests anew."""
        roles = [role for _, _, role in organization.roles()]
        sorted_out = self._sorts and any(role.request_tier != "all" for role in roles)
        self.restricted = sorted_out or any(role.lead_source != "all" for role in roles)
        """Whether there is anything that some seat may not take up."""
        self._tiers.clear()
        self._eligible.clear()

    @property
    def _sorts(self) -> bool:
        return self._in_force.organization.routing != "anyone"

    @property
    def tiers(self) -> tuple[int, ...]:
        """The tiers of requests that are told apart."""
        return (SIMPLE, COMPLEX) if self._sorts else ALL_ALIKE

    def tier_of(self, client: int) -> int:
        """Return the tier to which a request of this client belongs, by the first impression."""
        if not self._sorts:
            return SIMPLE
        tier = self._tiers.get(client)
        if tier is None:
            organization = self._in_force.organization
            tier = ROUTINGS[organization.routing](self._impressions.of(client), organization.sorting)
            self._tiers[client] = tier
        return tier

    def people_changed(self) -> None:
        """Forget which seats are eligible: people have come or gone, or seats were opened or closed."""
        self._eligible.clear()

    def may_close(self, seat: Seat, lead: Lead) -> bool:
        """Whether this seat may take up this opportunity."""
        return not self.restricted or seat in self.eligible("closing", lead.inbound, self.tier_of(lead.number))

    def may_qualify(self, seat: Seat) -> bool:
        """Whether this seat may qualify leads that the firm has found, whose tier is not known yet."""
        return not self.restricted or seat in self.eligible("qualifying", False, None)

    def eligible(self, work: str, inbound: bool, tier: int | None) -> list[Seat]:
        """Return the seats that may do this work on such requests; a `tier` of None is not known yet."""
        key = (work, inbound, -1 if tier is None else tier)
        found = self._eligible.get(key)
        if found is None:
            found = self._eligible[key] = self._found(work, inbound, tier)
        return found

    def _found(self, work: str, inbound: bool, tier: int | None) -> list[Seat]:
        able = [seat for seat in self._seats if work in seat.does and not seat.closed]
        meant = [seat for seat in able if self._is_meant(seat, inbound, tier)]
        return meant if any(seat.person is not None for seat in meant) else able

    def _is_meant(self, seat: Seat, inbound: bool, tier: int | None) -> bool:
        role = seat.post.terms
        if role.lead_source == ("own_leads" if inbound else "inquiries"):
            return False
        return tier is None or not self._sorts or tier in TIERS[role.request_tier]
