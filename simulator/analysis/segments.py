"""Clients by segment: how many there are at the end, with whom, how many were won and lost, and what they brought."""

import numpy as np
import numpy.typing as npt

from simulator.analysis.measured import Measured
from simulator.analysis.outcome import BySegment
from simulator.journal.vocabulary import LIVING, LOSSES, NO_SEAT, Stage

Places = npt.NDArray[np.int64]


def segments(run: Measured) -> list[BySegment]:
    """Return the results of each segment, by its place in the market, up to the last of which the firm had clients."""
    clients = run.journal.clients
    client, segment = clients["client"].astype(np.int64), clients["segment"].astype(np.int64)
    known, first, last = _ends_of_groups(client)
    place = segment[first]
    count = int(place.max()) + 1 if len(place) else 0
    there = np.isin(clients["state"][last], LIVING)
    owner = clients["seat"][last].astype(np.int64)
    lost = run.within(clients["time"]) & np.isin(clients["state"], LOSSES)
    at = dict(zip(known.tolist(), place.tolist(), strict=True))
    served = run.journal.served
    inside = (served["time"] > run.start) & (served["time"] <= run.end)
    bought = np.array([at[one] for one in served["client"][inside].astype(np.int64).tolist()], dtype=np.int64)
    margin = np.bincount(bought, served["margin"][inside], minlength=count)
    won = _won(run, at, count)
    return [
        BySegment(
            clients=int((there & (place == one)).sum()),
            managers=len(np.unique(owner[there & (place == one) & (owner != NO_SEAT)])),
            won=won[one],
            lost=int((lost & (segment == one)).sum()),
            margin=float(margin[one]),
        )
        for one in range(count)
    ]


def _ends_of_groups(client: Places) -> tuple[Places, Places, Places]:
    """Return the clients of a table in the order of time, and the rows of the first and the last fact of each."""
    known, first = np.unique(client, return_index=True)
    _, behind = np.unique(client[::-1], return_index=True)
    return known, first.astype(np.int64), (len(client) - 1 - behind).astype(np.int64)


def _won(run: Measured, at: dict[int, int], count: int) -> list[int]:
    """Return how many clients of each segment were won in the window, those who were turned away included."""
    leads = run.journal.leads
    won = leads["client"][(leads["stage"] == Stage.WON) & run.within(leads["time"])].astype(np.int64).tolist()
    places = [at[one] for one in won if one in at]
    return [places.count(place) for place in range(count)]
