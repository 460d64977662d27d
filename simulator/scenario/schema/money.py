"""What money is called and what it is worth.

The model counts in months of a closer's target pay: `pays`. A currency is a layer at the two ends: sums in files are
divided by what a closer earns in it, sums that are shown are multiplied by it. Where nobody has named a currency, a
sum is what it counts in.
"""

from dataclasses import dataclass

from simulator.kernel.showing import large
from simulator.scenario.schema.writing import number

PAYS = "pay"
"""The currency of whoever names none: a month of a closer's target pay."""
SUM = "money"
"""The unit of fields, indicators and series that are sums; `money/month` and the like are sums for each of something.
"""
KEPT = 14
"""Significant figures that are kept of a sum in pays."""
GIVEN = 6
"""Significant figures of a sum that somebody has written."""


@dataclass(frozen=True, slots=True)
class Money:
    """A currency, and what a closer earns a month in it at target."""

    currency: str = PAYS
    closer_pay: float = 1.0

    @property
    def named(self) -> bool:
        """Whether sums are in a currency that somebody has named."""
        return self.currency != PAYS

    def of(self, pays: float) -> float:
        """Return in this currency what comes to so many monthly pays of a closer."""
        return pays * self.closer_pay if self.named else pays

    def pays(self, amount: float) -> float:
        """Return how many monthly pays of a closer a sum in this currency is.

        Without the last digits, which only the division has made: a sum at a bound stays at the bound.
        """
        return float(f"{amount / self.closer_pay:.{KEPT}g}") if self.named else amount

    def unit(self, unit: str) -> str:
        """Return the name of a unit: for those of sums the currency, `RUB` or `RUB a month`."""
        if not self.named or not is_sum(unit):
            return unit
        _, _, each = unit.partition("/")
        return f"{self.currency} a {each}" if each else self.currency

    def said(self, pays: float, unit: str = SUM, figures: int = GIVEN) -> str:
        """Return so many pays as people write a sum: `150,000 RUB a month`; without a currency the number alone."""
        return f"{large(self.of(pays), figures)} {self.unit(unit)}" if self.named else number(pays)

    def bare(self, pays: float) -> str:
        """Return so many pays without the name of the currency, in units of it: `1,350,000`."""
        return f"{float(f'{self.of(pays):.{GIVEN}g}'):,.10g}" if self.named else number(pays)


IN_PAYS = Money()


def is_sum(unit: str) -> bool:
    """Tell whether numbers of a unit are sums of money."""
    return unit.partition("/")[0] == SUM
