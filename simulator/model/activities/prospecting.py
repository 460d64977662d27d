"""Prospecting: a call sheet of prospects, from the dial to warm interest."""

import numpy as np

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity, Stage
from simulator.kernel.luck import Luck, Table, Uniforms
from simulator.model.lead import Lead
from simulator.model.pipeline import Pipeline
from simulator.model.pool import Pool
from simulator.model.population import POOL
from simulator.model.seat import Seat
from simulator.model.task import Task
from simulator.model.terms import Terms

Call = tuple[int, float]
"""The luck of one prospect at one attempt: dials until somebody answers, and how the conversation would go."""


class CallSheet(Task):
    """About an hour of calls."""

    __slots__ = ("called", "desk", "reached", "warm")
    activity = int(Activity.PROSPECTING)

    def __init__(self, desk: "Prospecting", hours: float, called: int, reached: int, warm: list[Lead]) -> None:
        """Write down what the calls of `hours` clock hours will bring."""
        self.hours, self.waited = hours, DID_NOT_QUEUE
        self.desk = desk
        self.called = called
        self.reached = reached
        self.warm = warm

    def finish(self, seat: Seat, now: float) -> None:
        """Put the warm leads on the desk of whoever qualifies."""
        self.desk.hand_in(self, seat, now)


class Prospecting:
    """Calls the pool while there is somebody to call and room for what comes of it."""

    def __init__(self, terms: Terms, pool: Pool, pipeline: Pipeline, luck: Luck) -> None:
        """Learn the chances on the telephone."""
        calling, prospects = terms.market.calling, terms.market.prospects
        self._pool = pool
        self._pipeline = pipeline
        self._journal: Journal = pipeline.journal
        self._dial = calling.dial * terms.stretch
        self._attempts = calling.attempts
        self._reaches = calling.decision_maker
        self._warms = calling.decision_maker * calling.warm_interest
        self._sheet = calling.sheet
        self._rest_unreached = prospects.rest_unreached
        self._rest_refused = prospects.rest_refused
        log_missed = np.log1p(-calling.connect) if calling.connect < 1 else -np.inf
        self._luck: Table[Call] = Table(luck, "calls", 2, lambda u: _calls(u, float(log_missed)))

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Fill a call sheet, one prospect after another, until its time is full."""
        if self._pipeline.is_full(seat):
            return None
        pool, luck, dial, sheet = self._pool, self._luck.row, self._dial, self._sheet
        pool.wake(now)
        hours, called, reached = 0.0, 0, 0
        warm: list[Lead] = []
        while hours < sheet:
            found = pool.take(now)
            if found is None:
                break
            place, attempt = found
            dials, talk = luck(POOL + place, attempt)
            answered = dials <= self._attempts
            hours += dial * (dials if answered else self._attempts)
            called += 1
            if answered and talk < self._reaches:
                reached += 1
                if talk < self._warms:
                    warm.append(Lead(POOL + place, attempt, now + hours))
                else:
                    pool.rest(place, now + hours, self._rest_refused)
            else:
                pool.rest(place, now + hours, self._rest_unreached)
        return CallSheet(self, hours, called, reached, warm) if called else None

    def await_work(self, seat: Seat, now: float) -> float:
        """Wake when the next prospect has rested; a full queue is emptied by colleagues, who ring."""
        if self._pipeline.is_full(seat):
            self._pipeline.room.join(seat)
            return float("inf")
        self._pool.wake(now)
        return max(self._pool.next_return(), now)

    def hand_in(self, sheet: CallSheet, seat: Seat, now: float) -> None:
        """File the sheet and pass the warm leads on."""
        self._journal.calls.add((now, seat.number, sheet.called, sheet.reached, len(sheet.warm)))
        for lead in sheet.warm:
            self._journal.leads.add((lead.since, lead.number, lead.attempt, Stage.LEAD, seat.number))
            self._pipeline.to_qualify(lead, seat)


def _calls(u: Uniforms, log_missed: float) -> list[Call]:
    """Invert the number of dials until the first answer (geometric)."""
    dials = np.maximum(1, np.ceil(np.log1p(-u[:, 0]) / log_missed))
    return list(zip(dials.astype(int).tolist(), u[:, 1].tolist(), strict=True))
