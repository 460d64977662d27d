"""Expectation: how far people reckon to be paid by the rates of their plan, after the months that they have seen."""

from typing import Final

MONTHS_TO_GET_USED: Final = 3
"""Months after which a person takes what pay days bring for granted."""


class Expectation:
    """What the last months have taught a person about pay; whoever is new on a seat goes by the plan as written."""

    __slots__ = ("_months", "bonus", "commission", "inbound")

    def __init__(self, inbound: float) -> None:
        """Begin on a seat where the share `inbound` (0-1) of new business is known to come of inquiries."""
        self.commission = self.bonus = 1.0
        """What one more of commission, or of the team's bonus, would have been worth lately: 1 by the plan, 0 where
        a cap was reached."""
        self.inbound = inbound
        """Share of inquiries in the opportunities and wins lately."""
        self._months = 0

    def learn(self, commission: float, bonus: float, inbound: float | None) -> None:
        """Remember a pay day; `inbound` is None where there was neither an opportunity nor a win."""
        self._months += 1
        weight = 1 / min(self._months, MONTHS_TO_GET_USED)
        self.commission += weight * (commission - self.commission)
        self.bonus += weight * (bonus - self.bonus)
        if inbound is not None:
            self.inbound += weight * (inbound - self.inbound)
