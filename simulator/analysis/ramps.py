"""Ramps: until when people on new seats have learned their work, and how many of those who are there have.

Somebody is ramped who gets `RAMPED` of what the same person will get done in an hour with all experience, in the work
of the seat and on average over its kinds; talent, which is not learned, does not count. Where nobody has to learn,
everybody is ramped at once. Whoever is ramped stays so for as long as the seat is kept.
"""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from simulator.analysis.measured import Floats, Measured
from simulator.analysis.stays import NOBODY

RAMPED = 0.8
"""Share of what an experienced person of the same talent gets done from which somebody counts as ramped."""


def ramped_at(run: Measured) -> Floats:
    """Return by stay the hour at which the person was ramped, infinite for those who never were.

    It lies between the last look at which somebody was not and the first at which somebody was, by linear
    interpolation; people are looked at when they sit down and at the end of each month.
    """
    table = run.journal.progress
    time, share = table["time"], table["share"]
    stay = run.stays.at(table["seat"], time)
    found = np.full(len(run.stays), np.inf)
    order = np.lexsort((time, stay))
    for first, last in _runs(stay[order]):
        rows = order[first:last]
        if stay[rows[0]] != NOBODY:
            found[stay[rows[0]]] = _crossing(time[rows], share[rows])
    return found


def ramped_people(run: Measured, seats: list[int], ramped: Floats) -> Floats:
    """Return how many on these seats were ramped in each measured month, on average over its hours.

    `ramped` is the hour by stay, as `ramped_at` returns it.
    """
    chosen = np.isin(run.stays.seats, np.array(seats, dtype=np.int64))
    until = run.stays.until[chosen, None]
    since = np.minimum(ramped[chosen, None], until)
    edges = run.month_edges
    before = np.clip(edges[None, :] - since, 0.0, until - since).sum(axis=0)
    people: Floats = np.diff(before) / np.diff(edges)
    return people


def _runs(places: npt.NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return where each run of equal numbers begins and ends."""
    edges = np.flatnonzero(np.diff(places)) + 1
    bounds = [0, *edges.tolist(), len(places)] if len(places) else []
    return list(pairwise(bounds))


def _crossing(time: Floats, share: Floats) -> float:
    """Return the hour at which a share first reached `RAMPED`; infinite if it never did."""
    there = np.flatnonzero(share >= RAMPED)
    if not len(there):
        return np.inf
    place = int(there[0])
    if not place:
        return float(time[0])
    low, high = float(share[place - 1]), float(share[place])
    part = (RAMPED - low) / (high - low)
    return float(time[place - 1] + part * (time[place] - time[place - 1]))
