"""When a study is precise enough: replications are added until the interval is as narrow as was asked for.

The rule looks at the width of the interval, never at its place: whether a difference is significant, or which design is
ahead, ends no study. It is that of Chow and Robbins (On the asymptotic theory of fixed-width sequential confidence
intervals, Annals of Mathematical Statistics 36, 1965) with the two cautions that keep its intervals honest where
replications are few: a first stage of `FIRST`, since a study that may stop at any width stops where the spread was
underrated by chance, and few looks, each at the number that the spread known by then calls for (docs/statistics.md has
the coverage, and what was rejected). What it does depends on nothing but the replications in their order, so a study
that was interrupted, or holds more of them already, ends at the same one.
"""

import math
from dataclasses import dataclass
from typing import Any

from simulator.experiment.precision import Precision

USUAL = 40
"""Replications where nobody says how many."""
LIMIT = 1000
"""The most of them where a precision is asked for."""
FIRST = 30
"""Replications before the first look."""
FEWEST = 10
"""Replications from one look to the next, at least; a tenth of those before, if that is more."""
FASTEST = 2
"""By what factor replications grow from one look to the next, at most."""
HOPELESS = 1e6
"""By what factor a half width can be too large, and it be worth telling what it would take."""


@dataclass(frozen=True, slots=True)
class Look:
    """How precise a study was after so many replications.

    precision: what was asked for.
    amount: the same in the money of the market; None for a share of a mean that does not exist.
    half_width: half the width of the widest 95 % interval, in the money of the market; None where there is none.
    replications: how many the look is at.
    limit: the most that may be run.
    broken_off: whether runs of this look are missing, because the study was interrupted.
    """

    precision: Precision
    amount: float | None
    half_width: float | None
    replications: int
    limit: int
    broken_off: bool = False

    @property
    def reached(self) -> bool:
        """Whether it is as precise as was asked for."""
        return self._narrow and not self.broken_off

    @property
    def needed(self) -> int | None:
        """About how many replications it takes in all, if the spread stays; None where nobody can tell."""
        if self._narrow:
            return self.replications
        if self.half_width is None or not self.amount:
            return None
        factor = self.half_width / self.amount
        return math.ceil(self.replications * factor**2) if factor < HOPELESS else None

    @property
    def expected(self) -> int:
        """At how many replications the study will probably end."""
        return self.limit if self.needed is None else min(self.limit, self.needed)

    @property
    def following(self) -> int | None:
        """Return how many replications the next look is at; None if this is the last."""
        if self.reached or self.replications >= self.limit:
            return None
        return min(self.limit, following(self.replications, self.needed))

    def summary(self) -> dict[str, Any]:
        """Return it as plain data, as in `summary.json`; `needed` counts all replications, those run included."""
        return {
            "asked": str(self.precision),
            "amount": self.amount,
            "half_width": self.half_width,
            "reached": self.reached,
            "replications": self.replications,
            "needed": self.needed,
            "limit": self.limit,
        }

    @property
    def _narrow(self) -> bool:
        return self.half_width is not None and self.amount is not None and self.half_width <= self.amount


def planned(replications: int | None, precision: Precision | None) -> int:
    """Return how many replications a study has, or how many at most, where somebody may have said it."""
    if replications is not None:
        return replications
    return USUAL if precision is None else LIMIT


def first(limit: int) -> int:
    """Return how many replications the first look is at."""
    return min(FIRST, limit)


def following(replications: int, needed: int | None) -> int:
    """Return how many the next look is at, if so many `replications` were too few and `needed` are called for."""
    least = replications + max(FEWEST, math.ceil(replications / 10))
    most = max(least, FASTEST * replications)
    return most if needed is None else max(least, min(needed, most))
