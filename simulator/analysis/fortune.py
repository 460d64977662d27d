"""The luck of a run: by how much more or less than was to be expected chance gave it, cause by cause.

At each moment that counts the model knows the odds it draws against. What happened less what was to be expected, times
what was at stake by then, is luck: whatever was at stake, its mean is exactly zero (docs/luck.md). So luck tells why a
run came out as it did, and can be taken out of means over many (`controls`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simulator.analysis.sums import Sum

CAUSES = ("deals", "clients", "orders", "people")
"""What luck comes from.

deals: which deals are won, and what the clients won are like. clients: who leaves, ceases to be, follows a leaver.
orders: when needs arise, and how large they are. people: who gives notice, and what hires are like.
"""

STROKES_KEPT = 8
"""Single strokes of luck that are kept of a run, at most."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stroke of luck.

    month: months since the start of the measured time, negative within the warm-up. cause: what it was about: `won`,
    `lost`, `nature` (of a client won), `left`, `ceased`, `followed`, `order`, `quit`, `talent` (of a hire). client: its
    number, where it was about one. role: `department/role` of the seat, where it was about one. amount: what it moved
    `value` by, against what was to be expected (money). chance: the odds that it had; None where it was no yes or no.
    """

    month: float
    cause: str
    client: int | None
    role: str | None
    amount: Sum
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class Fortune:
    """The luck of one run.

    value, profit: cause (of `CAUSES`) -> what luck added to the indicator (money); 0 is to be expected of each.
    strokes: the largest single strokes by what they moved `value` by, largest first, `STROKES_KEPT` at most.
    """

    value: dict[str, Sum]
    profit: dict[str, Sum]
    strokes: list[Stroke]

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Fortune":
        """Return the fortune that `dataclasses.asdict` took apart; `KeyError` or `TypeError` for anything else."""
        return cls(dict(facts["value"]), dict(facts["profit"]), [Stroke(**one) for one in facts["strokes"]])
