"""How sums of money are written: with what they are in, in one scale where they stand together, rounded."""

from dataclasses import dataclass
from math import floor, log10
from typing import TYPE_CHECKING

from simulator.kernel.showing import scale_of

if TYPE_CHECKING:
    from simulator.report.language import Language

SIGNIFICANT = 3
CENTS = 2
"""Decimals of small sums in a currency, at most."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What sums that stand together are counted in: pays, roubles, millions of roubles.

    divisor: how many units that is. unit: its name, as readers are told. named: whether somebody has named a currency.
    """

    language: "Language"
    divisor: float
    unit: str
    named: bool

    def places(self, *amounts: float | None) -> int:
        """Return the decimals that give the largest of some sums three significant figures; -3 rounds to thousands."""
        from simulator.report.language import digits  # noqa: PLC0415 -- which knows this module

        known = [amount / self.divisor for amount in amounts if amount is not None]
        if not self.named:
            return digits(*known)
        size = max(map(abs, known), default=0.0)
        return min(SIGNIFICANT - 1 - floor(log10(size)), CENTS) if size else 0

    def number(self, amount: float, *beside: float | None) -> str:
        """Return a sum without its unit, as precise as those beside it ask for."""
        return self.language.number(amount / self.divisor, self.places(amount, *beside))

    def signed(self, amount: float, *beside: float | None) -> str:
        """Return a sum with its sign, and without its unit."""
        return self.language.signed(amount / self.divisor, self.places(amount, *beside))

    def with_unit(self, text: str) -> str:
        """Return a written sum with its unit."""
        return f"{text} {self.unit}"

    def short(self, text: str) -> str:
        """Return a written sum with its currency; where sums are in pays, as the words around it say, without."""
        return self.with_unit(text) if self.named else text

    def tick(self, amount: float) -> str:
        """Return a sum as it stands at an axis."""
        return self.language.plain(amount / self.divisor)


def scale(language: "Language", *amounts: float | None) -> Scale:
    """Return in what these sums are counted where they stand together."""
    if not language.money.named:
        return Scale(language, 1.0, language.say("monthly pays"), named=False)
    word, divisor = scale_of(max((abs(amount) for amount in amounts if amount is not None), default=0.0))
    unit = f"{language.say(word)} {language.money.currency}" if word else language.money.currency
    return Scale(language, divisor, unit, named=True)
