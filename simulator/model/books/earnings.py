"""Earnings: what a seat's month comes to under its plan, and what the rules of the role leave of it."""

from dataclasses import dataclass

from simulator.model.policies.cap import capped


@dataclass(frozen=True, slots=True)
class Earnings:
    """Commission and bonus of a pay period, in money; `effortless` is the part that came without new effort."""

    commission: float
    bonus: float
    effortless: float

    def under(self, most: float) -> "Earnings":
        """Return what is paid of it where no more than `most` may be; what was effortless shrinks with the rest."""
        earned = self.commission + self.bonus
        if earned <= most:
            return self
        commission, bonus = capped(self.commission, self.bonus, most)
        return Earnings(commission, bonus, self.effortless * most / earned)
