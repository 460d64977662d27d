"""Eligibility: which requests each seat may take up, as the roles of the design say.

Where nobody who is there may take up a request, everybody may who can: routing loses no lead.
"""

from collections.abc import Sequence

from simulator.model.market.impressions import Impressions
from simulator.model.market.lead import Lead
from simulator.model.policies.routing import COMPLEX, ROUTINGS, SIMPLE
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.organization import Organization

TAKEN = {"all": (SIMPLE, COMPLEX), "simple": (SIMPLE,), "complex": (COMPLEX,)}
ALL_ALIKE = (SIMPLE,)


class Eligibility:
    """Knows who may take up what."""

    def __init__(self, organization: Organization, seats: Sequence[Seat], impressions: Impressions) -> None:
        """Learn what the roles of `organization` may take up; `seats` are all there are at any time."""
        self._seats = seats
        self._impressions = impressions
        self._kinds: dict[int, int] = {}
        self._takers: dict[tuple[str, bool, int], list[Seat]] = {}
        self.go_by(organization)

    def go_by(self, organization: Organization) -> None:
        """Learn what the roles of `organization` may take up; it may change during the run."""
        self._sort = ROUTINGS[organization.routing]
        self._bounds = organization.sorting
        self._sorts = organization.routing != "anyone"
        roles = [role for _, _, role in organization.roles()]
        sorted_out = self._sorts and any(role.request_tier != "all" for role in roles)
        self.restrict = sorted_out or any(role.lead_source != "all" for role in roles)
        """Whether anybody may not take up something."""
        self._kinds.clear()
        self._takers.clear()

    @property
    def kinds(self) -> tuple[int, ...]:
        """The kinds of requests that are told apart."""
        return (SIMPLE, COMPLEX) if self._sorts else ALL_ALIKE

    def kind_of(self, client: int) -> int:
        """Return the kind of which a request of this client seems to be."""
        if not self._sorts:
            return SIMPLE
        kind = self._kinds.get(client)
        if kind is None:
            kind = self._kinds[client] = self._sort(self._impressions.of(client), self._bounds)
        return kind

    def forget(self) -> None:
        """Hear that people have come or gone, or that seats were opened or closed."""
        self._takers.clear()

    def may_close(self, seat: Seat, lead: Lead) -> bool:
        """Whether this seat may take up this opportunity."""
        return not self.restrict or seat in self.takers("closing", lead.inbound, self.kind_of(lead.number))

    def may_qualify(self, seat: Seat) -> bool:
        """Whether this seat may look at leads that the firm has found; nobody knows yet what is behind them."""
        return not self.restrict or seat in self.takers("qualifying", False, None)

    def takers(self, work: str, inbound: bool, kind: int | None) -> list[Seat]:
        """Return the seats that may do this work on such requests; of no `kind`, nobody knows what they are."""
        key = (work, inbound, -1 if kind is None else kind)
        found = self._takers.get(key)
        if found is None:
            found = self._takers[key] = self._found(work, inbound, kind)
        return found

    def _found(self, work: str, inbound: bool, kind: int | None) -> list[Seat]:
        able = [seat for seat in self._seats if work in seat.does and not seat.closed]
        meant = [seat for seat in able if self._is_meant(seat, inbound, kind)]
        return meant if any(seat.person is not None for seat in meant) else able

    def _is_meant(self, seat: Seat, inbound: bool, kind: int | None) -> bool:
        role = seat.post.terms
        if role.lead_source == ("own_leads" if inbound else "inquiries"):
            return False
        return kind is None or not self._sorts or kind in TAKEN[role.request_tier]
