"""Account owners: the seats that may look after accounts, and the choice of the one that gets an account."""

from collections.abc import Sequence

from simulator.model.market.client import Client
from simulator.model.market.regions import Regions
from simulator.model.policies.assignment import ASSIGNMENTS
from simulator.model.policies.in_force import InForce
from simulator.model.seats.seat import Seat


class AccountOwners:
    """Knows the seats that look after accounts, and chooses among them."""

    def __init__(self, seats: Sequence[Seat], regions: Regions, in_force: InForce) -> None:
        """Choose among `seats`, all below the heads at any time, by the assignment policy in force.

        `regions` tells which of them are near a client.
        """
        self._seats = seats
        self._in_force = in_force
        self.near = regions.near
        """Returns those of several seats that are in the region of a client, or all of them if none is."""
        self._dealt = 0
        """How many accounts were dealt out, for policies that deal in turn."""

    @property
    def all(self) -> list[Seat]:
        """The seats that look after accounts, in the order in which they were opened."""
        return [seat for seat in self._seats if seat.serves and not seat.closed]

    def staffed(self) -> list[Seat]:
        """Return the account owners that do not stand empty."""
        return [seat for seat in self.all if seat.person is not None]

    def for_good(self) -> list[Seat]:
        """Return the seats that keep accounts for good: the occupied ones, or all if none is occupied."""
        keepers = [seat for seat in self.all if seat.keeps_for_good]
        return [seat for seat in keepers if seat.person is not None] or keepers

    def with_room(self, client: Client) -> list[Seat]:
        """Return the occupied seats that keep accounts for good and have room for a client."""
        return [seat for seat in self.for_good() if seat.person is not None and seat.portfolio.has_room(client)]

    def choose(self, client: Client, seats: Sequence[Seat]) -> Seat:
        """Return the seat that the assignment policy chooses among those of the client's region, or among all."""
        near = self.near(client.number, seats)
        assign = ASSIGNMENTS[self._in_force.organization.assignment]
        chosen = near[assign([seat.portfolio for seat in near], self._dealt)]
        self._dealt += 1
        return chosen
