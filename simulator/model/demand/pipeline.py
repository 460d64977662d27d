"""The pipeline: leads between seats, which stage waits in which queue, and which leads go cold.

One rule holds for every design: a seat that also does the next stage keeps the lead; otherwise the lead goes to the
common queue of the seats that do it. Passing it on costs the former seat a note, and the lead some of its warmth.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import NO_SEAT, Stage
from simulator.kernel.notice import Notice
from simulator.model.clock import Clock
from simulator.model.demand.eligibility import Eligibility, Request
from simulator.model.demand.pool import Pool
from simulator.model.market.lead import Deal, Lead
from simulator.model.market.population import POOL, Population
from simulator.model.market.regions import Regions
from simulator.model.market.terms import SegmentTerms
from simulator.model.policies.in_force import InForce
from simulator.model.seats.appointments import Note
from simulator.model.seats.seat import Seat
from simulator.model.seats.watch import Watch
from simulator.scenario.schema.demand import Prospects

OPPORTUNITY: Final = int(Stage.OPPORTUNITY)


class Pipeline:
    """The common queues of leads and opportunities."""

    def __init__(
        self,
        env: Clock,
        journal: Journal,
        population: Population,
        pool: Pool,
        rests: Prospects,
        in_force: InForce,
        eligibility: Eligibility,
        regions: Regions,
    ) -> None:
        """Create empty queues.

        Prospects whose leads end go back to `pool`, after the hours of rest in `rests`; `eligibility` and `regions`
        tell which seats may take up which leads.
        """
        self.env = env
        self.regions = regions
        self.journal = journal
        self.reach = journal.leads.add
        """Writes in the journal which stage a lead has reached."""
        self.leads: deque[Lead] = deque()
        self.opportunities: deque[Lead] = deque()
        self.qualifiers = Watch(self.call_qualifier)
        self.closers = Watch(self.call_closer)
        self.room = Watch(self.call_hunter)
        """Idle seats that wait for room in the queue ahead of them."""
        self.eligibility = eligibility
        """The eligibility of seats for leads."""
        self.survived: Notice[Deal, float, bool] = Notice()
        """Told of each touch of a deal: the chance to survive it, and whether the deal has."""
        self._population = population
        self._pool = pool
        self._rests = rests
        self._in_force = in_force

    @property
    def note_hours(self) -> float:
        """The hours that the note takes with which a lead is passed on."""
        return self._in_force.organization.handover.lead_hours

    @property
    def _limit(self) -> int:
        """The most opportunities that may wait in each queue."""
        return self._in_force.organization.lead_queue

    def is_full(self, seat: Seat) -> bool:
        """Whether another opportunity from this seat would push an older one out, whatever it is."""
        if "closing" in seat.does:
            return len(seat.opportunities) >= self._limit
        if not self.eligibility.parted:
            return len(self.opportunities) >= self._limit
        return all(self._is_full_for(seat, segment) for segment in self._segments(seat))

    def is_crowded(self, seat: Seat) -> bool:
        """Whether this seat leaves some prospects alone, since what they might become would find no room ahead."""
        if not self.eligibility.parted or "closing" in seat.does:
            return False
        return any(self._is_full_for(seat, segment) for segment in self._segments(seat))

    def grounds(self, seat: Seat) -> Sequence[int]:
        """Return the grounds where this seat calls: what comes of it finds room in the queue ahead."""
        if not self.eligibility.parted or "closing" in seat.does:
            return self._pool.reach(seat)
        return self._pool.reach(seat, lambda segment: not self._is_full_for(seat, segment))

    def to_qualify(self, lead: Lead, seat: Seat) -> None:
        """Put a warm lead before the seat that found it, or into the common queue of those that qualify."""
        lead.finder = seat.post.department
        if "qualifying" in seat.does and self.eligibility.may_keep(seat, lead):
            seat.leads.append(lead)
            return
        self._pass_on(lead, seat)
        self.leads.append(lead)
        self.call_qualifier()

    def to_close(self, lead: Lead, seat: Seat, now: float) -> None:
        """Put an opportunity before the seat that found it, or into the common queue of those that close."""
        lead.finder = lead.finder or seat.post.department
        self._found(lead, seat.number, now)
        seat.month.found(lead.number)
        if "closing" in seat.does and self.eligibility.may_close(seat, lead):
            self._queue(lead, seat.opportunities, now)
            return
        self._pass_on(lead, seat)
        self._queue(lead, self.opportunities, now)
        self.call_closer()

    def allot(self, lead: Lead, head: int, choose: Callable[[SegmentTerms], Seat | None], now: float) -> None:
        """Give an opportunity found by a head to the seat that `choose` returns, or else to the common queue."""
        self._found(lead, head, now)
        lead.passed = True
        closer = choose(lead.segment)
        if closer is not None:
            self._queue(lead, closer.opportunities, now)
            closer.ring()
        else:
            self._queue(lead, self.opportunities, now)

    def take_up(self, seat: Seat) -> Lead | None:
        """Give a seat that has room the opportunity that has waited longest of those that it may take up."""
        lead = self._first_for(seat) if self.opportunities else None
        if lead is None or not seat.has_room_for(lead.segment.load):
            return None
        self.opportunities.remove(lead)
        self.call_hunter()
        self.call_closer()
        return lead

    def call_qualifier(self) -> None:
        """Ring an idle seat that may qualify a waiting lead."""
        if self.leads:
            self.qualifiers.call(lambda seat: self.next_lead(seat) is not None)

    def next_lead(self, seat: Seat) -> Lead | None:
        """Return the lead in the common queue that has waited longest of those that this seat may qualify."""
        return next((lead for lead in self.leads if self._may_qualify(seat, lead)), None)

    def call_hunter(self) -> None:
        """Ring a seat that waits for room in the queue ahead, if there is some by now."""
        if self.room:
            self.room.call(lambda seat: not self.is_full(seat))

    def call_closer(self) -> None:
        """Ring an idle seat that has room for the longest waiting of the opportunities that it may take up."""
        if self.opportunities and self.closers:
            self.closers.call(self._can_begin)

    def open_with(self, lead: Lead) -> None:
        """Put an opportunity of the opening pipeline into the common queue, if any seat seeks clients in its region."""
        self.reach((lead.since, lead.number, lead.attempt, OPPORTUNITY, NO_SEAT))
        lead.segment = self._population.segment_of(lead.number)
        if self.regions.sought(lead.number, "closing"):
            self.opportunities.append(lead)
        else:
            self.end(lead, Stage.COLD, NO_SEAT, lead.since)

    def end(self, lead: Lead, stage: Stage, seat: int, now: float) -> None:
        """End a lead that was not won; a prospect goes back to the pool after a rest."""
        self.reach((now, lead.number, lead.attempt, stage, seat))
        if lead.from_pool:
            undecided = stage in (Stage.NO_DECISION, Stage.COLD)
            rest = self._rests.rest_undecided if undecided else self._rests.rest_refused
            self._pool.rest(lead.number - POOL, now, rest)

    def give_back(self, seat: Seat) -> None:
        """Move the leads on the desk of a seat that was left to the common queues."""
        for lead in seat.leads:
            lead.passed = True
            self.leads.append(lead)
            self.call_qualifier()
        for lead in seat.opportunities:
            lead.passed = True
            self.opportunities.append(lead)
        seat.leads.clear()
        seat.opportunities.clear()
        self.call_closer()

    def _found(self, lead: Lead, finder: int, now: float) -> None:
        self.reach((now, lead.number, lead.attempt, OPPORTUNITY, finder))
        lead.segment = self._population.segment_of(lead.number)
        lead.since = lead.touched = now

    def _first_for(self, seat: Seat) -> Lead | None:
        return next((lead for lead in self.opportunities if self._may_close(seat, lead)), None)

    def _may_close(self, seat: Seat, lead: Lead) -> bool:
        """Whether this seat may close an opportunity: it is eligible, and no eligible seat on the spot goes first."""
        if not self.eligibility.may_close(seat, lead):
            return False
        return not self.regions.divided or self.regions.may_take(lead.number, seat, self.eligibility.closers(lead))

    def _may_qualify(self, seat: Seat, lead: Lead) -> bool:
        """Whether this seat may qualify a lead, by the same rules."""
        if not self.eligibility.may_qualify(seat, lead):
            return False
        return not self.regions.divided or self.regions.may_take(lead.number, seat, self.eligibility.qualifiers(lead))

    def _can_begin(self, seat: Seat) -> bool:
        lead = self._first_for(seat)
        return lead is not None and seat.has_room_for(lead.segment.load)

    def _queue(self, lead: Lead, queue: deque[Lead], now: float) -> None:
        before = self._before(lead) if queue is self.opportunities else queue
        if len(before) >= self._limit:
            oldest = before[0]
            queue.remove(oldest)
            self.end(oldest, Stage.COLD, NO_SEAT, now)
        queue.append(lead)

    def _before(self, lead: Lead) -> Sequence[Lead]:
        """Return the opportunities in the common queue that wait for the same closers as this one."""
        if not self.eligibility.parted:
            return self.opportunities
        return self._waiting_for(self.eligibility.queue_of(lead))

    def _waiting_for(self, queue: Request | None) -> Sequence[Lead]:
        return [lead for lead in self.opportunities if self.eligibility.queue_of(lead) == queue]

    def _is_full_for(self, seat: Seat, segment: int) -> bool:
        """Whether what a seat might find in a segment would push an older opportunity out."""
        return len(self._waiting_for(self.eligibility.queue_ahead(seat, segment))) >= self._limit

    def _segments(self, seat: Seat) -> Iterable[int]:
        """Return the segments in which a seat looks for clients."""
        return self._population.segments if seat.post.segments is None else seat.post.segments

    def _pass_on(self, lead: Lead, seat: Seat) -> None:
        lead.passed = True
        if self.note_hours > 0:
            seat.appointments.append(Note(self.note_hours))
