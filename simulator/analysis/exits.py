"""Who left the firm, which clients went along, and what margin was lost in the year after.

The loss is a difference in differences, as in Shi, Sridhar, Grewal & Lilien 2017 (B.7): the leaver's accounts are
compared with themselves before the exit, and what the same months brought with all other accounts is taken off.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.analysis.stays import Stay, Stays
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import LIVING, Cause, State
from simulator.kernel.calendar import YEAR

Floats = npt.NDArray[np.floating[Any]]
Numbers = npt.NDArray[np.int64]

SPAN = YEAR
"""How long before and after an exit margins are compared, at most."""


@dataclass(frozen=True, slots=True)
class Departure:
    """One person who left the firm.

    stay: on the seat that was left. followed: clients that went along. loss: margin lost with the accounts of that
    seat (money; negative where they brought more than could be expected).
    """

    stay: Stay
    followed: int
    loss: float


def departures(journal: Journal, stays: Stays, start: float) -> list[Departure]:
    """Return everybody who left the firm from hour `start` to the end of the run, heads included, in order of time."""
    leaving = [stay for stay in stays if stay.exit and start <= stay.until < journal.end]
    accounts = Accounts(journal)
    return [
        Departure(stay, accounts.followed(stay), accounts.loss(stay))
        for stay in sorted(leaving, key=lambda stay: (stay.until, stay.seat))
    ]


class Accounts:
    """The accounts of a run: whose they were at an exit, and what margin they brought before and after."""

    def __init__(self, journal: Journal) -> None:
        """Read `journal`; orders are served in the order of time, states are taken in the order of time."""
        served, clients, moves = journal.served, journal.clients, journal.moves
        self._end = journal.end
        self._served_at, self._margin = served["time"], served["margin"]
        self._known = np.unique(np.concatenate([served["client"], clients["client"]]))
        self._buyer = self._places(served["client"])
        self._time, self._state, self._seat = clients["time"], clients["state"], clients["seat"]
        self._client = self._places(clients["client"])
        passed = moves["cause"] == Cause.EXIT
        self._passed_at, self._former = moves["time"][passed], moves["former"][passed]
        self._passed = self._places(moves["client"][passed])

    def followed(self, stay: Stay) -> int:
        """Return how many clients went along with somebody who left."""
        return int(self._gone_along(stay).sum())

    def loss(self, stay: Stay) -> float:
        """Return the margin that is missing with a leaver's accounts in the twelve months after the exit.

        expected = their margin in the span before x (margin of all other accounts in the span after / before)
        loss = expected - their margin in the span after

        The span is twelve months, or less where the run begins or ends within them, the same before and after. All
        accounts, the leaver's and the others, are those of clients whom the firm had just before the exit: clients
        won later would make the others grow, and clients lost earlier have no year after. Without any margin of
        others to compare with, the accounts are expected to go on as before. The loss of a single exit is a noisy
        number and may be negative: orders come by chance, and a successor may do better.
        """
        mine = np.zeros(len(self._known), dtype=bool)
        mine[self._passed[(self._passed_at == stay.until) & (self._former == stay.seat)]] = True
        mine[self._client[self._gone_along(stay)]] = True
        living = self._living_before(stay.until)
        span = min(SPAN, stay.until, self._end - stay.until)
        before = self._margins(stay.until - span, stay.until)
        after = self._margins(stay.until, stay.until + span)
        others_before = float(before[living & ~mine].sum())
        trend = float(after[living & ~mine].sum()) / others_before if others_before > 0 else 1.0
        return float(before[living & mine].sum()) * trend - float(after[living & mine].sum())

    def _gone_along(self, stay: Stay) -> npt.NDArray[np.bool_]:
        """Return which of the states taken are those of clients who went along with a leaver."""
        gone: npt.NDArray[np.bool_] = (
            (self._state == State.FOLLOWED) & (self._time == stay.until) & (self._seat == stay.seat)
        )
        return gone

    def _living_before(self, hour: float) -> npt.NDArray[np.bool_]:
        """Return which of the known clients the firm had just before `hour`."""
        earlier = np.searchsorted(self._time, hour, side="left")
        last = np.full(len(self._known), -1.0)
        last[self._client[:earlier]] = self._state[:earlier]  # where a client stands twice, the later state remains
        living: npt.NDArray[np.bool_] = np.isin(last, LIVING)
        return living

    def _margins(self, start: float, end: float) -> Floats:
        """Return the margin served in (start, end] by known client."""
        first, last = np.searchsorted(self._served_at, (start, end), side="right")
        margins: Floats = np.bincount(
            self._buyer[first:last], self._margin[first:last], minlength=len(self._known)
        ).astype(float)
        return margins

    def _places(self, clients: Floats) -> Numbers:
        return np.searchsorted(self._known, clients).astype(np.int64)


def until_filled(departed: Departure, stays: Stays) -> float | None:
    """Return the hours for which the seat stood empty, or None where nobody came until the end of the run."""
    follower = stays.next_on(departed.stay)
    return None if follower is None else follower.since - departed.stay.until
