"""Waiting: for how long inquirers waited, in working hours or by the wall clock."""

from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.journal.journal import Journal
from simulator.kernel.calendar import wall_clock

Hours = npt.NDArray[np.floating[Any]]


def waits_of_inquirers(journal: Journal) -> Hours:
    """Return how long each inquiry that was answered had waited, in the order of the answers.

    On a market with nights that is by the wall clock, from the moment at which it came.
    """
    answers, found = journal.answers, journal.overnight
    if not journal.by_the_wall:
        waited: Hours = answers["time"] - answers["asked"]
        return waited
    ages = dict(zip(found["client"].tolist(), found["age"].tolist(), strict=True))
    told = zip(answers["time"].tolist(), answers["asked"].tolist(), answers["client"].tolist(), strict=True)
    return np.array([wall_clock(time) - wall_clock(asked) + ages.get(client, 0.0) for time, asked, client in told])
