"""Qualifying: the first answer to inquiries, and a closer look at warm leads."""

from typing import Final

from simulator.journal.vocabulary import BOUGHT, Activity, Stage
from simulator.kernel.luck import Luck, Table, Uniforms
from simulator.model.demand.arrivals import has_waited
from simulator.model.demand.inquiry_line import Inquiry
from simulator.model.demand.pipeline import Pipeline
from simulator.model.laws.cooling import warmth
from simulator.model.market.lead import Lead
from simulator.model.market.terms import Lasting, Terms
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task

QUALIFYING: Final = int(Activity.QUALIFYING)
JUNK: Final = int(Stage.JUNK)

LeadLuck = tuple[float, float]
"""The luck of a warm lead: whether it is an opportunity, and how long it takes to find out."""


class Qualification(Task):
    """A person finds out whether there is an opportunity in a lead."""

    __slots__ = ("chance", "lead", "pipeline", "u")
    activity = QUALIFYING

    def __init__(
        self, pipeline: Pipeline, lead: Lead, chance: float, luck: LeadLuck, rate: float, waited: float
    ) -> None:
        """Take up a lead that is an opportunity with probability `chance`, at the `rate` of the person."""
        self.u = luck[0]
        self.hours = luck[1] / rate
        self.waited = waited
        self.pipeline = pipeline
        self.lead = lead
        self.chance = chance

    def finish(self, seat: Seat, now: float) -> None:
        """Keep the opportunity going, or drop the lead."""
        if self.u < self.chance:
            self.pipeline.to_close(self.lead, seat, now)
        else:
            self.pipeline.end(self.lead, Stage.JUNK, seat.number, now)


class Answer(Task):
    """A person answers an inquiry and finds out whether there is an opportunity in it."""

    __slots__ = ("asked", "chance", "client", "pipeline", "u")
    activity = QUALIFYING

    def __init__(self, pipeline: Pipeline, inquiry: Inquiry, chance: float, rate: float, waited: float) -> None:
        """Take up an inquiry that is an opportunity with probability `chance`, at the `rate` of the person."""
        self.asked, self.client, self.u, hours, _, _ = inquiry
        self.hours, self.waited = hours / rate, waited
        self.pipeline = pipeline
        self.chance = chance

    def finish(self, seat: Seat, now: float) -> None:
        """Keep the opportunity going, or drop the inquiry."""
        if self.u < self.chance:
            self.pipeline.to_close(Lead(self.client, 0, self.asked), seat, now)
        else:
            self.pipeline.reach((now, self.client, 0, JUNK, seat.number))


class InquiryChance:
    """How likely there is an opportunity in an inquiry, be it answered by a seat or by a head."""

    def __init__(self, terms: Terms) -> None:
        """Go by the market of `terms`: how many inquiries are opportunities, and how they cool."""
        self._terms = terms.market.qualifying
        self._quality = terms.market.advertising.quality
        self._by_the_wall = terms.months.outside_hours is not None
        self._cools = terms.mechanisms.cooling
        self._demand = terms.demand

    def of(self, inquiry: Inquiry, now: float) -> float:
        """Return the chance of an inquiry that nobody has answered by now."""
        terms = self._terms
        chance = terms.inquiry * self._demand(now)
        if inquiry[1] >= BOUGHT:
            chance = min(1.0, chance * self._quality)
        if not self._cools:
            return chance
        waited = has_waited(inquiry, now, by_the_wall=self._by_the_wall)
        return chance * warmth(waited, terms.inquiry_cooling_scale, terms.inquiry_cooling_power)


class Inquiries:
    """The inquiries of the line that a seat answers, one after another."""

    def __init__(self, terms: Terms, pipeline: Pipeline) -> None:
        """Put the opportunities that are found in inquiries into `pipeline`."""
        self._chance = InquiryChance(terms)
        self._pipeline = pipeline

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Take up the inquiry that has waited longest."""
        line = seat.line
        if line is not None and line.next_time <= now and (inquiry := line.take(seat.number, now)):
            waited = now - inquiry[0]
            return Answer(self._pipeline, inquiry, self._chance.of(inquiry, now), _rate(seat), waited)
        return None


class Qualifying(KindOfWork):
    """Answers inquiries first, then looks at the seat's own leads, then at those that colleagues passed on."""

    def __init__(self, terms: Terms, pipeline: Pipeline, luck: Luck) -> None:
        """Take leads out of `pipeline`, and put the opportunities that are found in them there."""
        self._terms = terms
        self._cools = terms.mechanisms.cooling
        self._inquiries = Inquiries(terms, pipeline)
        self._stint = self.usual_hours(terms)
        self._pipeline = pipeline
        lasting = Lasting.of(terms.market.qualifying.lead_work, terms.stretch)
        self._luck: Table[LeadLuck] = Table(luck, "leads", 2, lambda u: _lead_luck(u, lasting))

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Take up what came first of the most urgent kind."""
        if seat.line is not None:
            inquiry = self._inquiries.next_task(seat, now)
            if inquiry is not None:
                return inquiry
        leads = seat.leads or self._pipeline.leads
        if not leads:
            return None
        lead = seat.leads[0] if seat.leads else self._pipeline.next_lead(seat)
        if lead is not None:
            leads.remove(lead)
            lead.touched = now
            luck = self._luck.row(lead.number, lead.attempt)
            chance = self._chance_of_lead(lead, now)
            return Qualification(self._pipeline, lead, chance, luck, _rate(seat), now - lead.since)
        return None

    def await_work(self, seat: Seat, now: float) -> float:
        """Be rung for leads of colleagues and for the next inquiry."""
        self._pipeline.qualifiers.join(seat)
        if seat.line is not None:
            seat.line.await_next(seat)
        return float("inf")

    def stint(self) -> float:
        """Return the hours that a lead usually takes."""
        return self._stint

    @staticmethod
    def usual_hours(terms: Terms) -> float:
        """Return the clock hours that a lead takes on average."""
        return terms.market.qualifying.lead_work.mean * terms.stretch

    def _chance_of_lead(self, lead: Lead, now: float) -> float:
        terms = self._terms.market.qualifying
        chance = terms.lead * (self._terms.lead_kept_at_handover if lead.passed else 1.0)
        if not self._cools:
            return chance
        return chance * warmth(now - lead.since, terms.lead_cooling_scale, terms.lead_cooling_power)


def _rate(seat: Seat) -> float:
    assert seat.person is not None
    return seat.person.rate(QUALIFYING)


def _lead_luck(u: Uniforms, lasting: Lasting) -> list[LeadLuck]:
    return list(zip(u[:, 0].tolist(), lasting.draw(u[:, 1]).tolist(), strict=True))
