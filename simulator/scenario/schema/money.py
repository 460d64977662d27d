"""What money is called and what it is worth.

The model counts in months of a closer's target pay: `pays`. A currency is a layer at the two ends: sums in files are
divided by what a closer earns in it, sums that are shown are multiplied by it. Where nobody has named a currency, a
sum is what it counts in.
"""

from dataclasses import dataclass
from math import floor, log10

from simulator.scenario.schema.labels import composed

PAYS = "pay"
"""The currency of whoever names none: a month of a closer's target pay."""
SUM = "money"
"""The unit of fields, indicators and series that are sums; `money/month` and the like are sums for each of something.
"""
MILLIONS = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
COMPUTED, GIVEN = 3, 6
"""Significant figures of a sum that was computed, and of one that somebody has written."""


@dataclass(frozen=True, slots=True)
class Money:
    """A currency, and what a closer earns a month in it at target."""

    currency: str = PAYS
    closer_pay: float = 1.0

    @property
    def named(self) -> bool:
        """Whether sums are in a currency that somebody has named."""
        return composed(self.currency) != PAYS

    def of(self, pays: float) -> float:
        """Return in this currency what comes to so many monthly pays of a closer."""
        return pays * self.closer_pay if self.named else pays

    def pays(self, amount: float) -> float:
        """Return how many monthly pays of a closer a sum in this currency is."""
        return amount / self.closer_pay if self.named else amount

    def unit(self, unit: str) -> str:
        """Return the name of a unit: for those of sums the currency, `RUB` or `RUB a month`."""
        if not self.named or not is_sum(unit):
            return unit
        _, _, each = unit.partition("/")
        return f"{self.currency} a {each}" if each else self.currency

    def told(self, pays: float, figures: int = COMPUTED) -> str:
        """Return so many pays as people write a sum: `150,000 RUB`, `10.3 million RUB`."""
        return f"{in_words(self.of(pays), figures)} {self.currency}"

    def number(self, pays: float, figures: int = GIVEN) -> str:
        """Return so many pays without the name of the currency, in units of it: `1,350,000`."""
        return f"{rounded(self.of(pays), figures):,.10g}"


def is_sum(unit: str) -> bool:
    """Tell whether numbers of a unit are sums of money."""
    return unit.partition("/")[0] == SUM


def rounded(amount: float, figures: int = COMPUTED) -> float:
    """Return a sum rounded to so many significant figures."""
    return float(f"{amount:.{figures}g}")


def in_words(amount: float, figures: int = COMPUTED) -> str:
    """Return a sum as English writes it, large ones in millions: `2,550`, `10.3 million`."""
    size = rounded(amount, figures)
    word, divisor = scale_of(size)
    if not word:
        return f"{size:,.10g}"
    return f"{size / divisor:,.{figures}g} {word}"


def scale_of(largest: float) -> tuple[str, float]:
    """Return in what people count sums of this size, and how many units that is; `""` and 1 below a million."""
    size = rounded(abs(largest))
    found = [(word, divisor) for word, divisor in MILLIONS.items() if size >= divisor]
    return found[-1] if found else ("", 1.0)


def places_of(largest: float, figures: int = COMPUTED) -> int:
    """Return to how many decimals a sum of this size is rounded; negative above the units: -3 rounds to thousands."""
    return figures - 1 - floor(log10(abs(largest))) if largest else 0
