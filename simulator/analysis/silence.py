"""What became of silent clients whom a review found: whether they bought again soon (C20)."""

import numpy as np

from simulator.analysis.measured import TOLERANCE, Measured
from simulator.analysis.outcome import Found
from simulator.kernel.calendar import DAY, WEEK

SOON = 60 * DAY
"""Hours within which a purchase counts as an answer to the review."""

ROUND = WEEK
"""Hours within which departments hold their reviews of the same month."""


def found_silent(run: Measured) -> Found:
    """Return how many silent clients the first review of the window chose, and how many bought within 60 days.

    Only the first: whom later reviews choose depends on what the first one did, so designs that rotate could not be
    compared with those that do not. Clients chosen too late for 60 days inside the window are left out.
    """
    time, client = run.journal.chosen["time"], run.journal.chosen["client"]
    inside = (time > run.start + TOLERANCE) & (time + SOON <= run.end + TOLERANCE)
    if not inside.any():
        return Found(0, 0)
    first = inside & (time <= time[inside].min() + ROUND)
    served = run.journal.served
    bought = sum(
        bool(np.any((served["client"] == one) & (served["placed"] > chosen) & (served["placed"] <= chosen + SOON)))
        for one, chosen in zip(client[first], time[first], strict=True)
    )
    return Found(int(first.sum()), int(bought))
