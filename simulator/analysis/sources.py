"""Where leads came from, what became of them (C22, C86), and how many deals are open."""

from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.analysis.measured import ATTEMPTS, Flags, Floats, Measured
from simulator.analysis.outcome import Source
from simulator.journal.journal import Table
from simulator.journal.vocabulary import REFERRALS, Stage

BEGINNINGS = {"leads": Stage.LEAD, "inquiries": Stage.INQUIRY}
DEALS_ENDED = (Stage.WON, Stage.LOST, Stage.NO_DECISION)

Numbers = npt.NDArray[np.floating[Any]]


def sources(run: Measured) -> dict[str, Source]:
    """Return, for each way in which leads begin, how many began, how many deals ended and were won in the window.

    A deal counts with the way in which its lead began, be that before the window or in it; deals of the opening
    pipeline began in neither way, nor did those with somebody whom a client has named. A deal ends where it is won,
    lost or not decided.
    """
    leads = run.journal.leads
    lead, stage = _names(leads), leads["stage"]
    inside = run.within(leads["time"]) & (leads["client"] < REFERRALS)
    dealt = lead[stage == Stage.DEAL]
    found = {}
    for name, first in BEGINNINGS.items():
        begun = int((inside & (stage == first)).sum())
        found[name] = _source(lead, stage, inside & np.isin(lead, dealt), lead[stage == first], begun)
    return found


def _source(lead: Numbers, stage: Numbers, inside: Flags, began: Numbers, begun: int) -> Source:
    mine = inside & np.isin(lead, began)
    return Source(begun, int(np.isin(stage[mine], DEALS_ENDED).sum()), int((stage[mine] == Stage.WON).sum()))


def open_deals(run: Measured) -> Floats:
    """Return how many deals somebody works on at the end of each measured month; those of the opening count as well."""
    leads = run.journal.leads
    begun = np.sort(leads["time"][leads["stage"] == Stage.DEAL])
    dealt = np.isin(_names(leads), _names(leads)[leads["stage"] == Stage.DEAL])
    ended = np.sort(leads["time"][dealt & np.isin(leads["stage"], DEALS_ENDED)])
    ends = run.month_edges[1:]
    counted: Floats = (np.searchsorted(begun, ends, "right") - np.searchsorted(ended, ends, "right")).astype(float)
    return counted


def _names(leads: Table) -> Numbers:
    """Return a number for each lead, by client and attempt."""
    named: Numbers = leads["client"] * ATTEMPTS + leads["attempt"]
    return named
