"""What an indicator is, and the mark by which a function becomes one.

    @indicator(name=N_("Revenue"), unit="money", better=+1, definition=N_("What clients paid for their orders."))
    def revenue(run: Measured) -> Value:

The function's name is the key of the indicator in files and tables. Nothing else declares anything about it: tables,
reports and the glossary take its words from here, in the order of `catalogue.CATALOGUE`, where it has to be listed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from simulator.analysis.intervals import UNBOUNDED, Bounds
from simulator.analysis.measured import Measured

Unit = Literal["money", "clients", "people", "inquiries", "share", "hours", "days", "1"]
"""`money`: months of a closer's target pay; `hours`: working hours; `days`: those of the calendar; `share`: 0 to 1."""
Better = Literal[-1, 0, 1]

NATURAL: dict[Unit, Bounds] = {
    "money": UNBOUNDED, "clients": (0, None), "people": (0, None), "inquiries": (0, None), "share": (0, 1),
    "hours": (0, None), "days": (0, None), "1": (0, None),
}  # fmt: skip
"""Between what an indicator of a unit lies if it says nothing else."""
AMOUNT: Bounds = (0, None)
"""The bounds of what is never negative."""

Value = float | None
"""None means that the run holds no such thing: no deal was won, so there is no cycle."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number of a run, in `unit`; `better` is +1 if more is better, -1 if less is, 0 if neither.

    bounds: the least and the most that it can be; intervals of its mean end there. `name` and `definition` are what
    readers are told, in English; they are message ids of the catalogues.
    """

    key: str
    unit: Unit
    better: Better
    name: str
    definition: str
    bounds: Bounds
    compute: Callable[[Measured], Value]

    def __call__(self, run: Measured) -> Value:
        """Return the indicator of a run."""
        return self.compute(run)


def indicator(
    *, name: str, unit: Unit, better: Better, definition: str, bounds: Bounds | None = None
) -> Callable[[Callable[[Measured], Value]], Indicator]:
    """Return a decorator that makes an `Indicator` of a function; the key is the function's name.

    `bounds` is given where they are others than those of the unit (`NATURAL`).
    """
    ends = NATURAL[unit] if bounds is None else bounds
    return lambda function: Indicator(function.__name__, unit, better, name, definition, ends, function)


def share(part: float, whole: float) -> Value:
    """Return part / whole, or None of nothing."""
    return float(part / whole) if whole > 0 else None
