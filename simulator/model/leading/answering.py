"""Answering: heads who answer all inquiries, and choose who closes the opportunities in them (C41).

The head answers before everything but meetings of the department and a pile of paperwork, and stops talking with
people when the telephone rings. Hours spent on inquiries reach nobody whom the head leads.
"""

from collections.abc import Callable, Sequence
from typing import Final

from simpy import Event

from simulator.journal.vocabulary import Activity, Stage
from simulator.model.activities.qualifying import InquiryChance
from simulator.model.demand.inquiry_line import NEVER, Inquiry
from simulator.model.demand.pipeline import Pipeline
from simulator.model.leading.duty import Duty
from simulator.model.market.lead import Lead
from simulator.model.market.terms import SegmentTerms, Terms
from simulator.model.seats.seat import InquiryLine, Seat

RANK: Final = 1


class Inquirer(Duty):
    """The head answers an inquiry, and finds out whether there is an opportunity in it."""

    __slots__ = ("answering", "asked", "chance", "client", "u", "waited")
    activity = int(Activity.QUALIFYING)
    rank = RANK
    reached = False

    def __init__(self, answering: "Answering", inquiry: Inquiry, chance: float, now: float) -> None:
        """Take up `inquiry` at hour `now`; it is an opportunity with probability `chance`."""
        self.asked, self.client, self.u, hours = inquiry[:4]
        super().__init__(now, hours)
        self.waited = now - self.asked
        self.answering = answering
        self.chance = chance

    def finish(self, now: float) -> None:
        """Give the opportunity to a closer, or drop the inquiry."""
        if self.u < self.chance:
            self.answering.give_away(Lead(self.client, 0, self.asked), now)
        else:
            self.answering.drop(self.client, now)


class PassingOn(Duty):
    """The head tells a closer what was said."""

    __slots__ = ()
    activity = int(Activity.HANDING_OVER)
    rank = RANK
    reached = False


class Answering:
    """The telephone of a head: takes inquiries up, and gives the opportunities in them to closers."""

    def __init__(self, number: int, terms: Terms, pipeline: Pipeline, ask: Callable[[Duty], None]) -> None:
        """Answer inquiries on the chair of number `number`.

        Opportunities go to closers by way of `pipeline`; `ask` puts the note to a closer before the head as a duty.
        """
        self.line: InquiryLine | None = None
        self.bell: Event | None = None
        """Always None: nobody rings the head, whose talks with people end by themselves when an inquiry comes."""
        self._number = number
        self._chance = InquiryChance(terms)
        self._pipeline = pipeline
        self._eligibility = pipeline.eligibility
        self._ask = ask

    @property
    def next_time(self) -> float:
        """The hour at which the next inquiry comes, or came; infinite while others answer."""
        return NEVER if self.line is None else self.line.next_time

    def next_inquiry(self, now: float) -> Inquirer | None:
        """Take up the oldest inquiry that still waits."""
        if self.line is None or self.line.next_time > now or (inquiry := self.line.take(self._number, now)) is None:
            return None
        return Inquirer(self, inquiry, self._chance.of(inquiry, now), now)

    def give_away(self, lead: Lead, now: float) -> None:
        """Give the opportunity in an inquiry to the ablest closer."""
        lead.finder = self._pipeline.journal.seats[self._number].department
        closers = self._eligibility.closers(lead)
        there = [seat for seat in closers if seat.person is not None]
        self._pipeline.allot(lead, self._number, lambda segment: ablest(there, segment, now), now)
        if self._pipeline.note_hours > 0:
            self._ask(PassingOn(now, self._pipeline.note_hours))

    def drop(self, client: int, now: float) -> None:
        """Write down that there is nothing in an inquiry."""
        self._pipeline.reach((now, client, 0, int(Stage.JUNK), self._number))


def ablest(closers: Sequence[Seat], segment: SegmentTerms, now: float) -> Seat | None:
    """Return the closer of most skill among those that can begin at once, or else the one with the shortest queue.

    Only where everybody is away does somebody get the opportunity who is not there.
    """
    able = [seat for seat in closers if seat.has_room_for(segment.load) and seat.present(now)]
    free = [seat for seat in able if not seat.opportunities]
    if free:
        return max(free, key=lambda seat: _skill(seat, segment))
    there = [seat for seat in closers if seat.present(now)]
    return min(there or closers, key=lambda seat: len(seat.opportunities), default=None)


def _skill(seat: Seat, segment: SegmentTerms) -> float:
    assert seat.person is not None
    return seat.person.skill(Activity.CLOSING, segment.complexity)
