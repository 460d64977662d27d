"""A pay cut: new rules of pay that the firm imposes at once, and may withdraw (C34)."""

from collections.abc import Sequence

from simulator.kernel.adding import total
from simulator.model.books.deductions import Deductions
from simulator.model.books.ledger import Ledger
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.conflict import PayCut as Terms


class PayCut:
    """Imposes and withdraws the rules of a cut, and knows the people whom they hit."""

    def __init__(self, cut: Terms, ledger: Ledger, seats: Sequence[Seat]) -> None:
        """Prepare the rules of `cut`; `seats` are all below the heads at any time, and `ledger` pays their people."""
        self._rules = Deductions(cut)
        self._ledger = ledger
        self._seats = seats

    def impose(self) -> list[tuple[Person, Seat]]:
        """Pay by the rules from now on; return the people whom they hit, with their seats."""
        self._ledger.deductions = self._rules
        return [(seat.person, seat) for seat in self._seats
                if self._rules.hits(seat) and isinstance(seat.person, Person)]  # fmt: skip

    def withdraw(self) -> None:
        """Pay as before."""
        self._ledger.deductions = None

    def loss(self, person: Person, seat: Seat) -> float:
        """Return the share (0-1) of a person's usual pay that the rules take."""
        usual = total(person.pay) / len(person.pay) if person.pay else seat.post.wage
        return self._rules.loss(seat, usual, self._ledger.salary_of(seat), self._rules.idle(person))
