"""Deductions: what a cut of pay and fines for passivity take off the pay of the people whom they hit (C34)."""

from dataclasses import dataclass

from simulator.kernel.calendar import MONTH
from simulator.model.seats.seat import Occupant, Seat
from simulator.scenario.schema.conflict import PayCut
from simulator.scenario.schema.work import WORK

HUNTS = {sheet.name for sheet in WORK if sheet.side == "hunting"}


@dataclass(frozen=True, slots=True)
class Pay:
    """One payment to a person, by its kinds, in money."""

    salary: float
    commission: float
    bonus: float


class Deductions:
    """The rules of a cut of pay: whom they hit, and what they take."""

    def __init__(self, cut: PayCut) -> None:
        """Apply the rules of `cut`: whom they hit, the share that they take, the norm of hunting and the fine."""
        self._cut = cut

    def hits(self, seat: Seat) -> bool:
        """Tell whether the rules hold for the person on this seat."""
        cut, post = self._cut, seat.post
        return (
            (cut.whom == "everybody" or seat.serves)
            and (cut.departments is None or post.department in cut.departments)
            and (cut.roles is None or post.role in cut.roles)
        )

    def left(self, seat: Seat) -> tuple[float, float]:
        """Return the shares (0-1) that are left of the salary, and of commissions and bonuses."""
        if not self.hits(seat):
            return 1.0, 1.0
        kept = 1 - self._cut.cut
        return (kept if self._cut.of == "all" else 1.0), kept

    def finable(self, seat: Seat) -> bool:
        """Tell whether the person on this seat can be fined, which takes a seat whose work includes hunting."""
        return self._cut.fine > 0 and self.hits(seat) and bool(HUNTS & seat.does)

    def after(self, seat: Seat, person: Occupant, pay: Pay, months: float) -> Pay:
        """Return what is left of `pay`, which is for so many months; a fine takes no more than there is.

        Nobody has to hunt while away.
        """
        of_salary, of_rest = self.left(seat)
        parts = [pay.commission * of_rest, pay.bonus * of_rest, pay.salary * of_salary]
        fine = 0.0
        if self.finable(seat) and person.hunted < self._cut.norm * person.there_for(months):
            fine = self._cut.fine * seat.post.wage * months
        for place, amount in enumerate(parts):
            taken = min(fine, amount)
            parts[place] -= taken
            fine -= taken
        return Pay(parts[2], parts[0], parts[1])

    def loss(self, seat: Seat, usual: float, salary: float, idle: bool) -> float:
        """Return the share (0-1) of a usual pay that the rules take; `idle` tells whether a fine is to be expected.

        `usual` and `salary` are money a month.
        """
        if usual <= 0 or not self.hits(seat):
            return 0.0
        of_salary, of_rest = self.left(seat)
        lost = (1 - of_salary) * salary + (1 - of_rest) * max(0.0, usual - salary)
        fine = self._cut.fine * seat.post.wage if idle and self.finable(seat) else 0.0
        return min(1.0, (lost + fine) / usual)

    def spur(self, seat: Seat, person: Occupant) -> float:
        """Return what an hour of hunting saves a person who did too little of it last month, in hours' pay."""
        if not self.finable(seat) or person.hunted_before >= self._cut.norm:
            return 0.0
        return self._cut.fine * MONTH / self._cut.norm

    def idle(self, person: Occupant) -> bool:
        """Tell whether a person hunted so little last month that a fine would have been due."""
        return person.hunted_before < self._cut.norm
