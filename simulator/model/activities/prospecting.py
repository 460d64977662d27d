"""Prospecting: a call sheet of prospects, from the dial to warm interest."""

from array import array

import numpy as np

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity, Stage
from simulator.kernel.luck import ENTITIES_IN_A_BLOCK, Luck
from simulator.kernel.odds import with_odds
from simulator.model.demand.pipeline import Pipeline
from simulator.model.demand.pool import Pool
from simulator.model.market.lead import Lead
from simulator.model.market.population import POOL
from simulator.model.market.terms import Terms
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task

PROSPECTING, LEAD = int(Activity.PROSPECTING), int(Stage.LEAD)


class CallLuck:
    """How each attempt at each prospect would go: dials until it answers, and the conversation then.

    A million draws in a run are looked at once each, so they are kept packed.
    """

    def __init__(self, luck: Luck, connect: float) -> None:
        """Draw from `luck`; each dial connects with probability `connect`."""
        self._luck = luck
        self._log_missed = float(np.log1p(-connect)) if connect < 1 else -float("inf")
        self._pages: dict[tuple[int, int], tuple[bytes, array[float]]] = {}

    def call(self, place: int, attempt: int) -> tuple[int, float]:
        """Return dials (255 and more are 255) and conversation of a prospect at an attempt."""
        block, row = place // ENTITIES_IN_A_BLOCK, place % ENTITIES_IN_A_BLOCK
        page = self._pages.get((block, attempt))
        if page is None:
            page = self._pages[block, attempt] = self._page(block, attempt)
        return page[0][row], page[1][row]

    def _page(self, block: int, attempt: int) -> tuple[bytes, "array[float]"]:
        """Invert the number of dials until the first answer (geometric)."""
        u = self._luck.uniforms("calls", block, attempt, 2 * ENTITIES_IN_A_BLOCK).reshape(2, -1)
        dials = np.clip(np.ceil(np.log1p(-u[0]) / self._log_missed), 1, 255).astype(np.uint8)
        return dials.tobytes(), array("d", u[1])



class CallSheet(Task):
    """About an hour of calls."""

    __slots__ = ("called", "prospecting", "reached", "warm")
    activity = PROSPECTING

    def __init__(self, prospecting: "Prospecting", hours: float, called: int, reached: int, warm: list[Lead]) -> None:
        """Write down what the calls of `hours` clock hours will bring."""
        self.hours, self.waited = hours, DID_NOT_QUEUE
        self.prospecting = prospecting
        self.called = called
        self.reached = reached
        self.warm = warm

    def finish(self, seat: Seat, now: float) -> None:
        """Put the warm leads on the desk of a seat that qualifies."""
        self.prospecting.hand_in(self, seat, now)


class Prospecting(KindOfWork):
    """Calls the pool while there are prospects to call and room for what comes of it."""

    def __init__(self, terms: Terms, pool: Pool, pipeline: Pipeline, luck: Luck) -> None:
        """Call prospects of `pool` and put warm leads into `pipeline`; `terms` hold the chances on the telephone."""
        calling, prospects = terms.market.calling, terms.market.prospects
        self._pool = pool
        self._pipeline = pipeline
        self._journal: Journal = pipeline.journal
        self._dial = calling.dial * terms.stretch
        self._attempts = calling.attempts
        self._reaches = calling.decision_maker
        self._warm_interest = calling.warm_interest
        self._demand = terms.demand
        self._sheet = calling.sheet
        self._rest_unreached = prospects.rest_unreached
        self._rest_refused = prospects.rest_refused
        self._luck = CallLuck(luck, calling.connect)

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Fill a call sheet, one prospect after another, until its time is full."""
        if self._pipeline.is_full(seat):
            return None
        person = seat.person
        assert person is not None
        pool, luck, sheet = self._pool, self._luck.call, self._sheet
        dial = self._dial / person.pace
        skill = person.skill(PROSPECTING) * self._demand(now)
        warms = self._reaches * with_odds(self._warm_interest, skill)
        pool.wake(now)
        grounds = self._pipeline.grounds(seat)
        hours, called, reached = 0.0, 0, 0
        warm: list[Lead] = []
        while hours < sheet:
            found = pool.take(now, grounds)
            if found is None:
                break
            place, attempt = found
            dials, talk = luck(place, attempt)
            answered = dials <= self._attempts
            hours += dial * (dials if answered else self._attempts)
            called += 1
            if answered and talk < self._reaches:
                reached += 1
                if talk < warms:
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
        self._pool.hunters.join(seat)
        if self._pipeline.is_crowded(seat):
            self._pipeline.room.join(seat)
        return max(self._pool.next_return(self._pipeline.grounds(seat)), now)

    def stint(self) -> float:
        """Return the length of a call sheet."""
        return self._sheet

    def hand_in(self, sheet: CallSheet, seat: Seat, now: float) -> None:
        """File the sheet and pass the warm leads on."""
        self._journal.calls.add((now, seat.number, sheet.called, sheet.reached, len(sheet.warm)))
        for lead in sheet.warm:
            self._journal.leads.add((lead.since, lead.number, lead.attempt, LEAD, seat.number))
            self._pipeline.to_qualify(lead, seat)

