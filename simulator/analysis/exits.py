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
from simulator.journal.vocabulary import LIVING, NO_SEAT, State
from simulator.kernel.calendar import WEEK, YEAR

Floats = npt.NDArray[np.floating[Any]]
Numbers = npt.NDArray[np.int64]

SPAN = YEAR
"""How long before and after an exit margins are compared, at most."""

WAVE = WEEK
"""People who leave within this time of one another leave together: a month's end, or an exodus."""


@dataclass(frozen=True, slots=True)
class Departure:
    """One person who left the firm.

    stay: on the seat that was left. followed: clients that went along. loss: margin lost with the accounts of that
    seat (money; negative where they brought more than could be expected, None with nothing to compare with).
    """

    stay: Stay
    followed: int
    loss: float | None


def departures(journal: Journal, stays: Stays, start: float) -> list[Departure]:
    """Return everybody who left the firm from hour `start` to the end of the run, heads included, in order of time."""
    leaving = [stay for stay in stays if stay.exit and start <= stay.until < journal.end]
    leaving.sort(key=lambda stay: (stay.until, stay.seat))
    accounts = Accounts(journal)
    return [one for wave in _waves(leaving) for one in _together(wave, accounts)]


def _waves(leaving: list[Stay]) -> list[list[Stay]]:
    """Return the exits in groups of which each exit comes within `WAVE` after the one before."""
    waves: list[list[Stay]] = []
    for stay in leaving:
        if waves and stay.until - waves[-1][-1].until <= WAVE:
            waves[-1].append(stay)
        else:
            waves.append([stay])
    return waves


def _together(wave: list[Stay], accounts: "Accounts") -> list[Departure]:
    """Return the departures of people who leave together: each account is lost with one of them only."""
    seats = [stay.seat for stay in wave]
    found = []
    for place, stay in enumerate(wave):
        now = [other.seat for other in wave if other.until == stay.until]
        first = not place or wave[place - 1].until < stay.until
        gone = accounts.gone_along(stay, now if first else None)
        found.append(Departure(stay, len(gone), accounts.loss(stay, gone, wave[0].until, seats)))
    return found


class Accounts:
    """The accounts of a run: whose they were at an exit, and what margin they brought before and after."""

    def __init__(self, journal: Journal) -> None:
        """Read `journal`; orders are served in the order of time, states are taken in the order of time."""
        served, clients = journal.served, journal.clients
        self._end = journal.end
        self._served_at, self._margin = served["time"], served["margin"]
        self._known = np.unique(np.concatenate([served["client"], clients["client"]]))
        self._buyer = self._places(served["client"])
        self._time, self._state, self._seat = clients["time"], clients["state"], clients["seat"]
        self._client = self._places(clients["client"])

    def gone_along(self, stay: Stay, together: list[int] | None = None) -> Numbers:
        """Return the places, among the known clients, of those who went along with somebody who left.

        These are the clients of the seat. Clients of seats that nobody leaves may follow, too, if they still felt
        tied to the leaver: with `together`, the seats left at the same moment, they are among those returned.
        """
        first, last = np.searchsorted(self._time, stay.until, "left"), np.searchsorted(self._time, stay.until, "right")
        gone = self._state[first:last] == State.FOLLOWED
        seats = self._seat[first:last]
        mine = seats == stay.seat if together is None else (seats == stay.seat) | ~np.isin(seats, together)
        found: Numbers = self._client[first:last][gone & mine]
        return found

    def loss(self, stay: Stay, gone: Numbers, moment: float, seats: list[int]) -> float | None:
        """Return the margin that is missing with a leaver's accounts in the twelve months after the exit.

        expected = their margin in the span before x (margin of all other accounts in the span after / before)
        loss = expected - their margin in the span after

        The leaver's accounts are those of the seat just before the exit and those who went along (`gone`). Where
        several leave within days, accounts pass between them before they are gone: whose they were counts just before
        the first of these exits (`moment`), and all `seats` of those who leave together are kept out of the comparison.
        The span is twelve months, or less where the run begins or ends within them, the same before and after. All
        accounts are those of clients whom the firm had at that moment: clients won later would make the others grow,
        and clients lost earlier have no year after.

        None where the others brought no margin before the exit: a trend of nobody is no trend, and without one a market
        that falls, or a firm that dissolves, would count as lost by exits. Who had no accounts has lost none: 0. The
        loss of a single exit is a noisy number and may be negative: orders come by chance, and a successor may do
        better.
        """
        living, owner = self._just_before(moment)
        mine = owner == stay.seat
        mine[gone[~np.isin(owner[gone], seats)]] = True
        if not np.any(living & mine):
            return 0.0
        span = min(SPAN, moment, self._end - moment)
        before, after = self._margins(moment - span, moment), self._margins(moment, moment + span)
        others = living & ~mine & ~np.isin(owner, seats)
        others_before = float(before[others].sum())
        if others_before <= 0:
            return None
        trend = float(after[others].sum()) / others_before
        return float(before[living & mine].sum()) * trend - float(after[living & mine].sum())

    def _just_before(self, hour: float) -> tuple[npt.NDArray[np.bool_], Floats]:
        """Return which of the known clients the firm had just before `hour`, and whose they were.

        A client takes the state of a customer anew whenever its account passes to another seat.
        """
        earlier = np.searchsorted(self._time, hour, side="left")
        state, seat = np.full(len(self._known), -1.0), np.full(len(self._known), float(NO_SEAT))
        state[self._client[:earlier]] = self._state[:earlier]  # where a client stands twice, the later fact remains
        seat[self._client[:earlier]] = self._seat[:earlier]
        return np.isin(state, LIVING), seat

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
