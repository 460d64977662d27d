"""How far the pipeline that sellers report is from what comes of it (C19, C106)."""

from dataclasses import dataclass

import numpy as np

from simulator.analysis.measured import ATTEMPTS, Flags, Floats
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import ENDS, Stage
from simulator.kernel.calendar import MONTH

LOOKING_AHEAD = 6 * MONTH
"""Within this time after a review a deal must be won to count as what came of the report."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was told at each monthly review and what came, as arrays of one number a review.

    times: hours of the reviews. told: wins that the reports promise from the deals open then. came: those of the deals
    that were won within six months.
    """

    times: Floats
    told: Floats
    came: Floats

    @property
    def error(self) -> float | None:
        """The sum of all |told - came| by the sum of what came; None where nothing came."""
        total = float(self.came.sum())
        return float(np.abs(self.told - self.came).sum()) / total if total > 0 else None


def forecast(journal: Journal, start: float, end: float) -> Forecast:
    """Compare reports with results for the reviews in [start, end) whose six months are over by `end`.

    Each department reviews by itself, at its own hour: told are its seats' reports, and what came is of the deals that
    began on its seats. A deal is open at a review from the moment it became one until it ended, whichever way.
    """
    reviews = [_of_department(journal, name, start, end) for name in _departments(journal)]
    parts = [np.concatenate(part) if part else np.empty(0) for part in zip(*reviews, strict=True)] or [np.empty(0)] * 3
    order = np.argsort(parts[0], kind="stable")
    return Forecast(*(part[order] for part in parts))


def _departments(journal: Journal) -> list[str]:
    """Return the departments of which a seat stands in the reports."""
    return sorted({journal.seats[int(seat)].department for seat in np.unique(journal.reports["seat"])})


def _of_department(journal: Journal, name: str, start: float, end: float) -> tuple[Floats, Floats, Floats]:
    """Return hours, told and came of the reviews of one department."""
    reports = journal.reports
    seats = [seat.number for seat in journal.seats if seat.department == name]
    measured = (reports["time"] >= start) & (reports["time"] < end) & (reports["time"] + LOOKING_AHEAD <= end)
    measured &= np.isin(reports["seat"], seats)
    times, places = np.unique(reports["time"][measured], return_inverse=True)
    told = np.bincount(places, reports["told"][measured], minlength=len(times)).astype(float)
    opened, ended, won = _deals(journal, {name})
    by = times[:, None]
    came = won & (opened <= by) & (ended >= by) & (ended <= by + LOOKING_AHEAD)
    return times, told, came.sum(axis=1).astype(float)


def _deals(journal: Journal, departments: set[str]) -> tuple[Floats, Floats, Flags]:
    """Return when each deal of these departments was opened, when it ended (or infinity), and whether it was won."""
    leads = journal.leads
    stage, time = leads["stage"], leads["time"]
    lead = leads["client"] * ATTEMPTS + leads["attempt"]
    reporting = [seat.number for seat in journal.seats if seat.department in departments]
    begun = (stage == Stage.DEAL) & np.isin(leads["seat"], reporting)
    over = np.isin(stage, ENDS)
    order = np.argsort(lead[over], kind="stable")
    finished, when, how = lead[over][order], time[over][order], stage[over][order]
    place = np.searchsorted(finished, lead[begun])
    found = np.minimum(place, max(len(finished) - 1, 0))
    if not len(finished):
        return time[begun], np.full(int(begun.sum()), np.inf), np.zeros(int(begun.sum()), dtype=bool)
    there = finished[found] == lead[begun]
    return time[begun], np.where(there, when[found], np.inf), there & (how[found] == Stage.WON)
