"""The measured part of a journal: warm-up cut off, hours clipped to the window, seats by what they are."""

import math
from collections.abc import Collection
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.analysis.base_worth import worth_of_base
from simulator.analysis.exits import Departure, departures
from simulator.analysis.inquirers import waits_of_inquirers
from simulator.analysis.lives import Life, lives
from simulator.analysis.stays import Stays
from simulator.journal.journal import Journal, SeatFacts, Table
from simulator.journal.vocabulary import ACTIVITIES, BOUGHT, HUNTING, LOSSES, REFERRALS, Cost, Stage, State
from simulator.kernel.calendar import MONTH

WIDTH = len(ACTIVITIES)
STAGES = len(Stage)
ATTEMPTS = 10_000
"""More than the attempts at one client in any run."""
TOLERANCE = 1e-6
"""Hours by which two moments may differ that are the same month end."""

Floats = npt.NDArray[np.floating[Any]]
Flags = npt.NDArray[np.bool_]


class Measured:
    """A journal seen through its measured window [start, end)."""

    def __init__(self, journal: Journal) -> None:
        """Look at `journal`; nothing is computed before it is asked for."""
        self.journal = journal
        self.start = journal.warm_up
        self.end = journal.end
        self.months = max(1, math.ceil((self.end - self.start) / MONTH - TOLERANCE))

    @property
    def duration(self) -> float:
        """Length of the window in months."""
        return (self.end - self.start) / MONTH

    @cached_property
    def sellers(self) -> list[SeatFacts]:
        """All seats but the heads'."""
        return [seat for seat in self.journal.seats if not seat.leads]

    def serving(self, hour: float) -> list[int]:
        """Return the numbers of the seats that serve and that there are at `hour`, which is after the start."""
        return [
            seat.number
            for seat in self.sellers
            if seat.serves and seat.opened < hour and (seat.closed is None or seat.closed >= hour)
        ]

    @cached_property
    def stays(self) -> Stays:
        """Who sat on which seat, and when."""
        return Stays(self.journal)

    @cached_property
    def departures(self) -> list[Departure]:
        """Who left the firm in the window, heads included, in the order of time."""
        return departures(self.journal, self.stays, self.start)

    @cached_property
    def month_edges(self) -> Floats:
        """The hours at which the measured months begin, and the end of the last: one more than there are months."""
        edges: Floats = np.minimum(self.start + MONTH * np.arange(self.months + 1), self.end)
        return edges

    @cached_property
    def staffed(self) -> Floats:
        """How many seats below the heads were taken in each measured month, on average over its hours."""
        hours = self.stays.occupied([seat.number for seat in self.sellers], self.month_edges)
        return hours / np.diff(self.month_edges)

    @cached_property
    def vacant(self) -> Floats:
        """How many seats below the heads stood empty in each measured month, on average over its hours."""
        existing = self.existing([seat.number for seat in self.sellers])
        empty: Floats = np.maximum(existing - self.staffed, 0.0)
        return empty

    def existing(self, numbers: Collection[int]) -> Floats:
        """Return how many of these seats there were in each measured month, on average over its hours."""
        seats = [self.journal.seats[number] for number in numbers]
        opened = np.array([seat.opened for seat in seats], dtype=float)[:, None]
        closed = np.array([self.end if seat.closed is None else seat.closed for seat in seats], dtype=float)[:, None]
        before = np.maximum(np.minimum(self.month_edges, closed) - opened, 0.0).sum(axis=0)
        there: Floats = np.diff(before) / np.diff(self.month_edges)
        return there

    @cached_property
    def hunting_by_month(self) -> Floats:
        """Hours of prospecting, qualifying and closing in each measured month, of all seats below the heads."""
        work = self.journal.work
        chosen = np.isin(work["activity"], HUNTING) & np.isin(work["seat"], [seat.number for seat in self.sellers])
        begun, length = work["start"][chosen], work["hours"][chosen]
        before = [np.clip(edge - begun, 0.0, length).sum() for edge in self.month_edges]
        return np.diff(np.array(before))

    def within(self, times: Floats) -> Flags:
        """Return which of these hours lie in the window."""
        flags: Flags = (times >= self.start) & (times < self.end)
        return flags

    def month(self, times: Floats) -> npt.NDArray[np.int64]:
        """Return the number of the measured month, from 0, in which each hour lies."""
        return np.minimum(((times - self.start) // MONTH).astype(np.int64), self.months - 1)

    @cached_property
    def hours(self) -> Floats:
        """Hours by seat and activity, each task clipped to the window; the last row is nobody's."""
        work = self.journal.work
        start, length = work["start"], work["hours"]
        clipped = np.minimum(start + length, self.end) - np.maximum(start, self.start)
        cells = work["seat"].astype(np.int64) * WIDTH + work["activity"].astype(np.int64)
        size = (len(self.journal.seats) + 1) * WIDTH
        summed = np.bincount(cells, np.maximum(clipped, 0.0), minlength=size)[:size].astype(float)
        return summed.reshape(-1, WIDTH)

    @cached_property
    def stages(self) -> Floats:
        """How many leads reached each stage in the window."""
        stage = self.journal.leads["stage"][self.within(self.journal.leads["time"])]
        counted: Floats = np.bincount(stage.astype(np.int64), minlength=STAGES).astype(float)
        return counted

    @cached_property
    def bought(self) -> Floats:
        """How many leads that began as a bought inquiry reached each stage in the window."""
        leads = self.journal.leads
        mine = self.within(leads["time"]) & (leads["client"] >= BOUGHT) & (leads["client"] < REFERRALS)
        counted: Floats = np.bincount(leads["stage"][mine].astype(np.int64), minlength=STAGES).astype(float)
        return counted

    @cached_property
    def spent_on_adverts(self) -> float:
        """The money that adverts cost in the window."""
        _, cost, _, amount = self.payments
        return float(amount[cost == Cost.MARKETING].sum())

    @cached_property
    def wins(self) -> Floats:
        """The hours at which clients were won."""
        return self._times_of(self.journal.leads, "stage", Stage.WON)

    @cached_property
    def losses(self) -> Floats:
        """The hours at which the firm lost clients: to a competitor, out of the market, or with a leaver."""
        clients = self.journal.clients
        times = clients["time"][np.isin(clients["state"], LOSSES)]
        return times[self.within(times)]

    @cached_property
    def lives(self) -> list[Life]:
        """From when to when the firm had each of its clients, within the window or not."""
        return lives(self.journal)

    @cached_property
    def followed(self) -> Floats:
        """The hours at which clients went along with a person who left the firm."""
        return self._times_of(self.journal.clients, "state", State.FOLLOWED)

    @cached_property
    def margins(self) -> tuple[Floats, Floats, Floats]:
        """Time, owner's seat and margin of each order served in the window."""
        served = self.journal.served
        inside = self._paid(served["time"])
        return served["time"][inside], served["seat"][inside], served["margin"][inside]

    @cached_property
    def payments(self) -> tuple[Floats, Floats, Floats, Floats]:
        """Time, kind, seat and amount of each payment for the window; a month is paid when it ends."""
        costs = self.journal.costs
        begun = costs["time"] > self.start if self.start else costs["time"] >= 0  # nothing is paid for before hour 0
        inside = begun & (costs["time"] <= self.end)
        return costs["time"][inside], costs["cost"][inside], costs["seat"][inside], costs["amount"][inside]

    @cached_property
    def waits_of_answered(self) -> Floats:
        """How long each inquiry answered in the window had waited."""
        return waits_of_inquirers(self.journal)[self.within(self.journal.answers["time"])]

    @cached_property
    def hours_to_answer(self) -> Floats:
        """How long each inquiry that came in the window waited for its answer; infinite where none came by the end.

        Answers that came before the window belong to inquiries that came before it; those of its inquiries that
        nobody answered have no fact among the answers.
        """
        answers = self.journal.answers
        mine = self.within(answers["asked"])
        waited = np.full(int(self.stages[Stage.INQUIRY]), np.inf)
        waited[: int(mine.sum())] = waits_of_inquirers(self.journal)[mine]
        return waited

    @cached_property
    def opportunities(self) -> tuple[int, int]:
        """How many opportunities arose in the window, and how many of them somebody took up by its end."""
        leads = self.journal.leads
        arose, taken = leads["stage"] == Stage.OPPORTUNITY, leads["stage"] == Stage.DEAL
        mine = self._leads_at(arose & self.within(leads["time"]))
        return len(mine), len(mine & self._leads_at(taken))

    @cached_property
    def won_deals(self) -> tuple[Floats, Floats]:
        """When the deals won in the window became opportunities, and when they were won."""
        leads = self.journal.leads
        lead = leads["client"] * ATTEMPTS + leads["attempt"]
        opened = leads["stage"] == Stage.OPPORTUNITY
        won = (leads["stage"] == Stage.WON) & self.within(leads["time"])
        order = np.argsort(lead[opened], kind="stable")
        place = order[np.searchsorted(lead[opened], lead[won], sorter=order)] if won.any() else order[:0]
        return leads["time"][opened][place], leads["time"][won]

    @cached_property
    def worth(self) -> Floats:
        """What the client base is worth at each count from the start of the window to its end."""
        counted: Floats = worth_of_base(self.journal, self.lives)[self.journal.base["time"] >= self.start]
        return counted

    def base(self, column: str) -> Floats:
        """Return a column of the month-end counts from the start of the window to its end."""
        inside = self.journal.base["time"] >= self.start
        counted: Floats = self.journal.base[column][inside]
        return counted

    def month_ends(self, values: Floats) -> Floats:
        """Return what was counted from the start of the window to its end, at the end of each measured month."""
        times = self.base("time")
        ends = np.minimum(self.start + MONTH * np.arange(1, self.months + 1), self.end)
        counted: Floats = values[np.searchsorted(times, ends - TOLERANCE)]
        return counted

    def _leads_at(self, facts: Flags) -> set[tuple[float, float]]:
        """Return the leads, as client and attempt, of which these facts in the table of leads tell."""
        leads = self.journal.leads
        return set(zip(leads["client"][facts].tolist(), leads["attempt"][facts].tolist(), strict=True))

    def _times_of(self, table: Table, column: str, value: int) -> Floats:
        times: Floats = table["time"][table[column] == value]
        return times[self.within(times)]

    def _paid(self, times: Floats) -> Flags:
        flags: Flags = (times > self.start) & (times <= self.end)
        return flags
