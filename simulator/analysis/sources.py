"""Where leads came from, and what became of them: cold calls by the firm, or inquiries by prospects (C22, C86)."""

from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.analysis.measured import ATTEMPTS, Flags, Measured
from simulator.analysis.outcome import Source
from simulator.journal.vocabulary import REFERRALS, Stage

BEGINNINGS = {"leads": Stage.LEAD, "inquiries": Stage.INQUIRY}
DEALS_ENDED = (Stage.WON, Stage.LOST, Stage.NO_DECISION)

Numbers = npt.NDArray[np.floating[Any]]


def sources(run: Measured) -> dict[str, Source]:
    """Return, for each way in which leads begin, how many began, how many deals ended and were won in the window.

    A deal counts with the way in which its lead began, be that before the window or in it; deals of the opening
    pipeline began in neither way, nor did those with somebody whom a client has named; inquiries after adverts are
    among the inquiries. A deal ends where it is won,
    lost or not decided.
    """
    leads = run.journal.leads
    lead, stage = leads["client"] * ATTEMPTS + leads["attempt"], leads["stage"]
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
