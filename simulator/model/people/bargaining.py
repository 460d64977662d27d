"""Bargaining: what the firm pays people who could take clients along for staying (C35, C101)."""

from simulator.model.firm.firm import Firm
from simulator.model.laws.bargaining import premium
from simulator.model.people.portable_margin import PortableMargin
from simulator.model.policies.conflict import RETENTIONS
from simulator.model.seats.person import Person


class Bargaining:
    """Looks at every month's end at what hangs on whom, and sets the pay for staying for the next month."""

    def __init__(self, firm: Firm, portable: PortableMargin) -> None:
        """Read the firm's policy, and how much of what it would lose people can claim."""
        self._terms = firm.terms
        self._share = firm.terms.market.human_nature.bargaining_share
        self._seats = firm.seats
        self._portable = portable

    def consider(self) -> None:
        """Agree with everybody below the heads."""
        policy = self._terms.organization.conflict.retention
        if not self._terms.mechanisms.bargaining:
            return
        portable = {} if policy == "none" else self._portable.by_person()
        for seat in self._seats:
            if isinstance(seat.person, Person):
                seat.person.retention = RETENTIONS[policy](premium(self._share, portable.get(seat.person.number, 0.0)))
