"""Relations: how contacts, service and hand-overs move the bonds between clients and people."""

from typing import Protocol

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Trace
from simulator.model.laws.bond import Bond, decay_rate, faded, lift
from simulator.model.market.client import FIRM, Client
from simulator.model.market.regions import Regions
from simulator.model.market.terms import Terms


class Tied(Protocol):
    """What relations see of a seat: its number, its region, and the person on it, who holds the bonds."""

    number: int
    @property
    def region(self) -> int:
        """The region of the market in which the seat is."""

    @property
    def holder(self) -> int:
        """The number of the person."""


class Relations:
    """Keeps all bonds; the laws are in `laws.bond`."""

    def __init__(self, terms: Terms, journal: Journal, regions: Regions) -> None:
        """Keep the bonds by the numbers of the market of `terms`; `regions` say what a contact from afar is worth."""
        bonds = terms.market.bonds
        self._manner = regions.manner
        self._terms = terms
        self._late_factor = bonds.late_factor
        self._contact_gain = bonds.contact_gain
        self._order_gain = bonds.order_gain
        self._late_after = bonds.late_after
        self._firm_share = bonds.firm_share
        self._journal = journal
        self._rate = decay_rate(bonds.half_life)
        self._firm_rate = decay_rate(bonds.firm_half_life)

    def contact(self, client: Client, seat: Tied, now: float, quality: float = 1.0) -> None:
        """Book a contact of the person on `seat` with the client, worth `quality` (1 is usual), or less from afar."""
        self.meeting(client, seat, now, quality * self._manner(client.number, seat).gain)

    def meeting(self, client: Client, seat: Tied, now: float, quality: float = 1.0) -> None:
        """Book a contact in person, which is worth as much at any distance; `quality` 1 is usual."""
        self._lift(client, seat.holder, min(1.0, self._contact_gain * quality), now)
        client.touched = now
        if self._journal.tracing:
            bond = client.bonds[seat.holder]
            self._journal.note((now, seat.number, client.number, Trace.CONTACT, faded(bond, now)))

    def served(self, client: Client, seat: Tied, waited: float, now: float) -> None:
        """Book the serving of an order that `waited` so many hours: bonds rise, after a loss if it was late."""
        if waited > self._late_after:
            for bond in client.bonds.values():
                bond.level *= self._late_factor
            self._journal.note((now, seat.number, client.number, Trace.SERVED_LATE, waited))
        self._lift(client, seat.holder, self._order_gain, now)
        client.touched = now

    def hand_over(self, client: Client, former: int, new: Tied, parallel: bool, now: float) -> None:
        """Give the account to a new holder, who starts with a fraction of the bond to the person of number `former`.

        A new holder with a stronger bond, from before or from a parallel hand-over, keeps it. In a `parallel` hand-over
        the bond to the former person stays as well.
        """
        bond = client.bonds.get(former) if parallel else client.bonds.pop(former, None)
        level = self._terms.kept_at_handover * faded(bond, now) if bond else 0.0
        own = client.bonds.get(new.holder)
        if own is not None:
            level = max(level, faded(own, now))
        client.bonds[new.holder] = Bond(level, now, self._rate)
        self._journal.note((now, new.number, client.number, Trace.HANDED_OVER, level))

    def open(self, client: Client, seat: Tied, level: float, firm: float, since: float) -> None:
        """Set the bonds of a client of the opening book, last touched at hour `since`; both levels are in 0-1."""
        client.bonds[seat.holder] = Bond(level, since, self._rate)
        client.bonds[FIRM] = Bond(firm, since, self._firm_rate)
        client.touched = since

    def _lift(self, client: Client, person: int, gain: float, now: float) -> None:
        bonds = client.bonds
        own, firms = bonds.get(person), bonds.get(FIRM)
        if own is None:
            own = bonds[person] = Bond(0.0, now, self._rate)
        if firms is None:
            firms = bonds[FIRM] = Bond(0.0, now, self._firm_rate)
        lift(own, gain, now)
        lift(firms, gain * self._firm_share, now)
