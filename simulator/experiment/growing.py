"""Lets a study grow until it is as precise as was asked for, look by look (`stopping` has the rule)."""

from collections.abc import Callable
from dataclasses import replace

from simulator.experiment.comparison import PRIMARY, Comparison
from simulator.experiment.precision import Precision
from simulator.experiment.stopping import Look, first
from simulator.experiment.store import Store

Carry = Callable[[Store, int], None]
"""Runs what a study lacks, told how many replications are expected in the end."""

OnLook = Callable[[Look], None]
"""Told of every look at how precise the study is by then."""


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
    mean = comparison.estimate(comparison.reference, PRIMARY).mean
    count = comparison.completed if broken_off else comparison.study.replications
    return Look(precision, precision.amount(mean), comparison.half_width, count, limit, broken_off)


def _nobody(look: Look) -> None:
    """Tell nobody how precise the study is."""
    del look
