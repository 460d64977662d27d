"""Leads between hands: who takes up the next stage, what waits where, and what goes cold.

One rule for every design: whoever does the next stage as well keeps the lead; otherwise it goes to the common
queue of those who do, which costs the one who passes it a note, and the lead some of its warmth.
"""

from collections import deque

from simpy import Environment

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import NO_SEAT, Stage
from simulator.model.activities.appointments import Note
from simulator.model.lead import Lead
from simulator.model.pool import Pool
from simulator.model.population import POOL, Population
from simulator.model.seat import Seat, Watch
from simulator.scenario.demand import Prospects

OPPORTUNITY = int(Stage.OPPORTUNITY)


class Pipeline:
    """The common queues of leads and opportunities."""

    def __init__(
        self,
        env: Environment,
        journal: Journal,
        population: Population,
        pool: Pool,
        rests: Prospects,
        limit: int,
        note_hours: float,
    ) -> None:
        """Open empty queues; `limit` opportunities may wait in each, passing one on takes `note_hours`."""
        self.env = env
        self.journal = journal
        self.reach = journal.leads.add
        """Says in the journal which stage a lead has reached."""
        self.leads: deque[Lead] = deque()
        self.opportunities: deque[Lead] = deque()
        self.qualifiers = Watch(self._call_qualifier)
        self.closers = Watch(self.call_closer)
        self.room = Watch(self.call_hunter)
        """People who wait for room in the queue before them."""
        self._population = population
        self._pool = pool
        self._rests = rests
        self._limit = limit
        self._note_hours = note_hours

    def is_full(self, seat: Seat) -> bool:
        """Whether another opportunity from this seat would push an older one out."""
        ahead = seat.opportunities if "closing" in seat.does else self.opportunities
        return len(ahead) >= self._limit

    def to_qualify(self, lead: Lead, seat: Seat) -> None:
        """Give a warm lead to whoever qualifies it."""
        if "qualifying" in seat.does:
            seat.leads.append(lead)
            return
        self._pass_on(lead, seat)
        self.leads.append(lead)
        self.qualifiers.call()

    def to_close(self, lead: Lead, seat: Seat, now: float) -> None:
        """Give an opportunity to whoever closes it."""
        self.reach((now, lead.number, lead.attempt, OPPORTUNITY, seat.number))
        lead.segment = self._population.segment_of(lead.number)
        lead.since = lead.touched = now
        seat.month.opportunities += 1
        if "closing" in seat.does:
            self._queue(lead, seat.opportunities, now)
            return
        self._pass_on(lead, seat)
        self._queue(lead, self.opportunities, now)
        self.call_closer()

    def _call_qualifier(self) -> None:
        if self.leads:
            self.qualifiers.call()

    def call_hunter(self) -> None:
        """Ring somebody who waits for room in the queue ahead, if there is some by now."""
        if self.room:
            self.room.call(lambda seat: not self.is_full(seat))

    def call_closer(self) -> None:
        """Ring somebody who has room for the opportunity that waits longest in the common queue."""
        if self.opportunities and self.closers:
            load = self.opportunities[0].segment.load
            self.closers.call(lambda seat: seat.has_room_for(load))

    def open_with(self, lead: Lead) -> None:
        """Put an opportunity of the opening pipeline into the common queue."""
        self.reach((lead.since, lead.number, lead.attempt, OPPORTUNITY, NO_SEAT))
        lead.segment = self._population.segment_of(lead.number)
        self.opportunities.append(lead)

    def end(self, lead: Lead, stage: Stage, seat: int, now: float) -> None:
        """End a lead that was not won; a prospect goes back to the pool after a rest."""
        self.reach((now, lead.number, lead.attempt, stage, seat))
        if lead.from_pool:
            undecided = stage in (Stage.NO_DECISION, Stage.COLD)
            rest = self._rests.rest_undecided if undecided else self._rests.rest_refused
            self._pool.rest(lead.number - POOL, now, rest)

    def give_back(self, seat: Seat) -> None:
        """Take the leads off a desk that nobody sits at any more; colleagues, or a successor, take them up."""
        for lead in seat.leads:
            lead.passed = True
            self.leads.append(lead)
            self.qualifiers.call()
        for lead in seat.opportunities:
            lead.passed = True
            self.opportunities.append(lead)
        seat.leads.clear()
        seat.opportunities.clear()
        self.call_closer()

    def _queue(self, lead: Lead, queue: deque[Lead], now: float) -> None:
        if len(queue) >= self._limit:
            self.end(queue.popleft(), Stage.COLD, NO_SEAT, now)
        queue.append(lead)

    def _pass_on(self, lead: Lead, seat: Seat) -> None:
        lead.passed = True
        if self._note_hours > 0:
            seat.appointments.append(Note(self._note_hours))
