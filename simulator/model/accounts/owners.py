"""Account owners: the seats that may look after accounts, and the choice of the one that gets an account."""

from collections.abc import Sequence

from simulator.model.market.client import Client
from simulator.model.market.pods import Pods
from simulator.model.market.regions import Regions
from simulator.model.policies.assignment import ASSIGNMENTS
from simulator.model.policies.in_force import InForce
from simulator.model.seats.seat import Seat


class AccountOwners:
    """Knows the seats that look after accounts, and chooses among them."""

    def __init__(self, seats: Sequence[Seat], regions: Regions, pods: Pods, in_force: InForce) -> None:
        """Choose among `seats`, all below the heads at any time, by the assignment policy in force.

        `regions` tells which of them are near a client, and `pods` which department keeps it to itself.
        """
        self._seats = seats
        self._pods = pods
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

    @property
    def keepers(self) -> list[Seat]:
        """The seats that keep accounts for good, taken or empty."""
        return [seat for seat in self.all if seat.keeps_for_good]

    @property
    def parted(self) -> bool:
        """Whether some seats look after clients after whom others do not, by segment or department."""
        return self._pods.part_accounts or any(seat.post.segments is not None for seat in self._seats)

    def for_good(self, client: Client, holder: str | None) -> list[Seat]:
        """Return the seats that may keep a client for good: the occupied ones, or all if none is occupied.

        `holder` is the department that has won the client, if any. Where roles for its segment are occupied, it is
        theirs.
        """
        keepers = self._in_pod(client, self.keepers, holder)
        return _named(client, [seat for seat in keepers if seat.person is not None] or keepers)

    def with_room(self, client: Client, holder: str | None) -> list[Seat]:
        """Return those of them that are occupied and have room for the client."""
        seats = self.for_good(client, holder)
        return [seat for seat in seats if seat.person is not None and seat.portfolio.has_room(client)]

    def heirs(self, client: Client, seat: Seat, colleagues: Sequence[Seat]) -> Sequence[Seat]:
        """Return those of the occupied `colleagues` of a seat to which a client of it may pass, by preference.

        There is none where its department keeps the account and nobody else is there: then it waits for the successor.
        """
        return _named(client, self._in_pod(client, colleagues, seat.post.department))

    def may_pass(self, client: Client, former: Seat, new: Seat) -> bool:
        """Tell whether an account may pass from one seat to be looked after by another, if there is room."""
        return new.portfolio.is_for(client) and bool(self._in_pod(client, [new], former.post.department))

    def anybody_for(self, client: Client, holder: str | None) -> bool:
        """Tell whether any seat, taken or empty, would look after a client of this segment for good."""
        return any(seat.portfolio.is_for(client) for seat in self._in_pod(client, self.keepers, holder))

    def alike(self, seat: Seat) -> list[Seat]:
        """Return the seats that keep accounts for good and look after the same clients as this one, itself included."""
        return [other for other in self.keepers if self._remit(other) == self._remit(seat)]

    def _remit(self, seat: Seat) -> tuple[frozenset[int] | None, str | None]:
        return seat.post.segments, self._pods.keeps_what_it_wins(seat.post.department)

    def _in_pod(self, client: Client, seats: Sequence[Seat], holder: str | None) -> Sequence[Seat]:
        """Return those of several seats that are in the department which keeps a client to itself; all if none does.

        A department without a seat that keeps accounts for good cannot keep any to itself.
        """
        keeper = self._pods.keeper_of_account(client.number, holder)
        if keeper is None or not any(seat.post.department == keeper for seat in self.keepers):
            return seats
        return [seat for seat in seats if seat.post.department == keeper]

    def choose(self, client: Client, seats: Sequence[Seat]) -> Seat:
        """Return the seat that the assignment policy chooses among those of the client's region, or among all."""
        near = self.near(client.number, seats)
        assign = ASSIGNMENTS[self._in_force.organization.assignment]
        chosen = near[assign([seat.portfolio for seat in near], self._dealt)]
        self._dealt += 1
        return chosen


def _named(client: Client, seats: Sequence[Seat]) -> list[Seat]:
    """Return those of several seats whose role names the segment of a client; all of them where none does."""
    return [seat for seat in seats if seat.portfolio.is_for(client)] or list(seats)
