"""Earnings: what a pay period comes to under a plan, and what the rules of a role make of it."""

from dataclasses import dataclass, replace

from simulator.model.policies.cap import capped


@dataclass(frozen=True, slots=True)
class Earnings:
    """Commission and bonus of a pay period, in money.

    `effortless` is the part that came without new effort, `new` the commission for new business, before any rule.
    `commission_counts` and `bonus_counts` are what one more of each would have been worth: 1 by the plan.
    """

    commission: float
    bonus: float
    effortless: float
    new: float
    commission_counts: float = 1.0
    bonus_counts: float = 1.0

    def accelerated(self, extra: float, counts: float) -> "Earnings":
        """Return the earnings with what an accelerator adds; one more of commission `counts` so many times by now."""
        return replace(self, commission=self.commission + extra, commission_counts=counts)

    def under(self, most: float) -> "Earnings":
        """Return what is paid where `most` is the most: the effortless part shrinks, and more would bring nothing."""
        earned = self.commission + self.bonus
        if earned <= most:
            return self
        commission, bonus = capped(self.commission, self.bonus, most)
        return Earnings(commission, bonus, self.effortless * most / earned, self.new, 0.0, 0.0)
