"""How sums of money are written: with what they are in, in one scale where they stand together, rounded."""

from dataclasses import dataclass
from math import floor, log10
from typing import Protocol

SIGNIFICANT = 3
CENTS = 2
"""Decimals of small sums in a currency, at most."""


class Writes(Protocol):
    """Whoever writes numbers as a language does."""

    def number(self, value: float, decimals: int | None = None) -> str:
        """Return a number with so many decimals."""

    def signed(self, value: float, decimals: int | None = None) -> str:
        """Return a number with its sign."""

    def plain(self, value: float) -> str:
        """Return a number without padding zeros."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What sums that stand together are counted in: pays, roubles, millions of roubles.

    writer: writes the numbers. divisor: how many units it is. unit: its name, as readers are told. named: whether
    somebody has named a currency.
    """

    writer: Writes
    divisor: float
    unit: str
    named: bool

    def places(self, *amounts: float | None) -> int:
        """Return the decimals that give the largest of some sums three significant figures; -3 rounds to thousands."""
        known = [amount / self.divisor for amount in amounts if amount is not None]
        if not self.named:
            return digits(*known)
        size = max(map(abs, known), default=0.0)
        return min(SIGNIFICANT - 1 - floor(log10(size)), CENTS) if size else 0

    def number(self, amount: float, *beside: float | None) -> str:
        """Return a sum without its unit, as precise as those beside it ask for."""
        return self.writer.number(amount / self.divisor, self.places(amount, *beside))

    def signed(self, amount: float, *beside: float | None) -> str:
        """Return a sum with its sign, and without its unit."""
        return self.writer.signed(amount / self.divisor, self.places(amount, *beside))

    def with_unit(self, text: str) -> str:
        """Return a written sum with its unit."""
        return f"{text} {self.unit}"

    def short(self, text: str) -> str:
        """Return a written sum with its currency; where sums are in pays, as the words around it say, without."""
        return self.with_unit(text) if self.named else text

    def tick(self, amount: float) -> str:
        """Return a sum as it stands at an axis."""
        return self.writer.plain(amount / self.divisor)


def digits(*values: float | None) -> int:
    """Return the decimals that give the largest of some numbers three significant figures, and no less than units.

    A mean and the ends of its interval are written with the same number of decimals.
    """
    size = max((abs(value) for value in values if value is not None), default=0.0)
    if size >= 10 ** (SIGNIFICANT - 1) or size == 0:
        return 0
    places = SIGNIFICANT - 1
    while size >= 10 and places > 0:
        size, places = size / 10, places - 1
    return places
