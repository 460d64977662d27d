"""Lets a study grow until it is as precise as was asked for, look by look (`stopping` has the rule)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from simulator.experiment.comparison import Comparison
from simulator.experiment.pairs import PRIMARY
from simulator.experiment.precision import Precision
from simulator.experiment.stopping import Look, first
from simulator.experiment.store import Store

Carry = Callable[[Store, int], None]
"""Runs what a study lacks, told how many replications are expected in the end."""

OnLook = Callable[[Look], None]
"""Told of every look at how precise the study is by then."""


class Interval(Protocol):
    """A 95 % interval, in the unit of what it is of; None where there is none."""

    @property
    def low(self) -> float | None:
        """Its lower end."""

    @property
    def high(self) -> float | None:
        """Its upper end."""


def until_precise(
    store: Store,
    precision: Precision,
    carry: Carry,
    read: Callable[[Store], Comparison],
    on_look: OnLook | None = None,
) -> Comparison:
    """Return the comparison at the replication at which it is as precise as asked, or at the last of the study.

    `read` reads what was carried out. Ends early where `carry` leaves runs missing, as one that runs nothing does.
    """
    limit = store.study.replications
    count: int | None = first(limit)
    expected = 0
    while count is not None:
        part = store.part(count)
        carry(part, max(count, expected))
        look = look_at(comparison := read(part), precision, limit, broken_off=part.lacks_runs())
        (on_look or _nobody)(look)
        expected, count = look.expected, None if look.broken_off else look.following
    return replace(comparison, look=look)


def look_at(comparison: Comparison, precision: Precision, limit: int, *, broken_off: bool = False) -> Look:
    """Return how precise a comparison is: its widest difference in value, or the value of its only design."""
    level = comparison.estimate(comparison.reference, PRIMARY).stands_on
    intervals: list[Interval] = [finding.stands_on for finding in comparison.verdict] or [level]
    count = comparison.completed if broken_off else comparison.study.replications
    return Look(precision, precision.amount(level.mean), widest(intervals), count, limit, broken_off)


def widest(intervals: Sequence[Interval]) -> float | None:
    """Return half the width of the widest interval; None where one of them does not exist."""
    widths = [one.high - one.low for one in intervals if one.low is not None and one.high is not None]
    return max(widths) / 2 if len(widths) == len(intervals) else None


def _nobody(look: Look) -> None:
    """Tell nobody how precise the study is."""
    del look
