"""Bargaining: the premiums that the firm pays for staying to people who could take clients along (C35, C101)."""

from collections.abc import Sequence

from simulator.model.laws.bargaining import premium
from simulator.model.market.terms import Terms
from simulator.model.people.portable_margin import PortableMargin
from simulator.model.policies.conflict import RETENTIONS
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat


class Bargaining:
    """Sets at every month's end the pay for staying of each person, by the margin that would follow the person."""

    def __init__(self, terms: Terms, seats: Sequence[Seat], portable: PortableMargin) -> None:
        """Bargain with the people on `seats`, all below the heads, who claim a share of their `portable` margin."""
        self._terms = terms
        self._share = terms.market.human_nature.bargaining_share
        self._seats = seats
        self._portable = portable

    def bargain(self) -> None:
        """Agree on the pay for staying with every person below the heads, by the policy of retention in force."""
        policy = self._terms.organization.conflict.retention
        if not self._terms.mechanisms.bargaining:
            return
        portable = {} if policy == "none" else self._portable.by_person()
        for seat in self._seats:
            if isinstance(seat.person, Person):
                seat.person.retention = RETENTIONS[policy](premium(self._share, portable.get(seat.person.number, 0.0)))
