"""Clients by segment: how many there are at the end, with whom, how many were won and lost, and what they brought."""

import numpy as np
import numpy.typing as npt

from simulator.analysis.measured import Measured
from simulator.analysis.outcome import BySegment
from simulator.journal.vocabulary import LIVING, LOSSES, NO_SEAT, Stage

Clients = npt.NDArray[np.int64]


def segments(run: Measured) -> dict[str, BySegment]:
    """Return the results of each segment of which the firm ever had clients, in the order of the market."""
    clients = run.journal.clients
    client, segment = clients["client"].astype(np.int64), clients["segment"].astype(np.int64)
    known, first, last = _known(client)
    place = segment[first]
    there, owner = np.isin(clients["state"][last], LIVING), clients["seat"][last]
    lost = segment[run.within(clients["time"]) & np.isin(clients["state"], LOSSES)]
    won = place[np.isin(known, _won(run))]
    margins = _margins(run, known)
    return {
        name: BySegment(
            clients=int((there & (place == one)).sum()),
            managers=len(np.unique(owner[there & (place == one) & (owner != NO_SEAT)])),
            won=int((won == one).sum()),
            lost=int((lost == one).sum()),
            margin=float(margins[place == one].sum()),
        )
        for one, name in enumerate(run.journal.segments)
        if (place == one).any()
    }


def _known(client: Clients) -> tuple[Clients, Clients, Clients]:
    """Return the clients of a table, and the rows of the first and of the last fact of each."""
    known, first = np.unique(client, return_index=True)
    _, behind = np.unique(client[::-1], return_index=True)
    return known, first.astype(np.int64), (len(client) - 1 - behind).astype(np.int64)


def _won(run: Measured) -> Clients:
    """Return the clients who signed in the window, those who were turned away included."""
    leads = run.journal.leads
    won: Clients = leads["client"][(leads["stage"] == Stage.WON) & run.within(leads["time"])].astype(np.int64)
    return won


def _margins(run: Measured, known: Clients) -> npt.NDArray[np.float64]:
    """Return what the orders of each of these clients brought that were served in the window (money)."""
    served = run.journal.served
    inside = (served["time"] > run.start) & (served["time"] <= run.end) & np.isin(served["client"], known)
    place = np.searchsorted(known, served["client"][inside].astype(np.int64))
    return np.bincount(place, served["margin"][inside], minlength=len(known)).astype(np.float64)
