"""Closing: touch by touch from opportunity to signature, at the buyer's pace."""

import math
from typing import Any, Final

from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity, Stage
from simulator.kernel import distributions
from simulator.kernel.luck import Luck, Table, rows
from simulator.kernel.odds import with_odds
from simulator.model.accounts.onboarding import Onboarding
from simulator.model.clock import after
from simulator.model.demand.pipeline import Pipeline
from simulator.model.laws.cooling import warmth
from simulator.model.market.lead import Deal, Lead
from simulator.model.market.population import INQUIRIES
from simulator.model.market.terms import Terms
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Outing, Task

CLOSING: Final = int(Activity.CLOSING)
DEAL: Final = int(Stage.DEAL)
WON: Final = int(Stage.WON)


class Touch(Outing):
    """The seller's turn in a deal."""

    __slots__ = ("closing", "deal")
    activity = CLOSING

    def __init__(self, closing: "Closing", deal: Deal, hours: float, waited: float, travel: float) -> None:
        """Take the turn, which takes `hours` clock hours, after so many on the way."""
        self.hours, self.waited, self.travel = hours, waited, travel
        self.closing = closing
        self.deal = deal

    def finish(self, seat: Seat, now: float) -> None:
        """See whether the deal goes on, is won, or fails."""
        self.closing.touched(self.deal, seat, now)


class NoShow(Touch):
    """The first meeting falls through; it is booked again."""

    __slots__ = ()

    def finish(self, seat: Seat, now: float) -> None:
        """Wait for the new date."""
        self.deal.no_shows -= 1
        self.closing.wait_for_buyer(self.deal, seat, now)


class Closing(KindOfWork):
    """Takes turns in open deals, then takes up new ones while there is room."""

    def __init__(self, terms: Terms, pipeline: Pipeline, onboarding: Onboarding, luck: Luck) -> None:
        """Take opportunities out of `pipeline` and give clients who are won to `onboarding`.

        The market of `terms` says what deals are like, `luck` how each goes.
        """
        self._no_decision = terms.market.deals.no_decision
        self._no_show = terms.market.deals.no_show
        self._no_show_inbound = terms.market.deals.no_show_inbound
        self._qualifying = terms.market.qualifying
        self._win_odds_inbound = terms.market.inquiries.win_factor
        self._win_odds_referred = terms.market.visits.referral_odds
        self._cools = terms.mechanisms.cooling
        self._terms = terms
        self._stint = terms.mean(lambda segment: segment.deal_work.mean / segment.touches)
        self._no_show_hours = terms.market.deals.no_show_work * terms.stretch
        self._pipeline = pipeline
        self._onboarding = onboarding
        self._env = pipeline.env
        self._regions = pipeline.regions
        self._pace_sigma = terms.market.deals.cycle_sigma
        self._luck: Table[list[float]] = Table(luck, "deals", 5, rows, block=32)

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Take the next turn."""
        if seat.touches:
            deal = seat.touches.popleft()
            return self._turn(deal, seat, DID_NOT_QUEUE, now)
        lead = self._next_opportunity(seat)
        if lead is None:
            return None
        waited = now - lead.since
        return self._turn(self._open(lead, seat, now), seat, waited, now)

    def await_work(self, seat: Seat, now: float) -> float:
        """Be rung for opportunities of colleagues; buyers ring by themselves."""
        self._pipeline.closers.join(seat)
        return math.inf

    def stint(self) -> float:
        """Return the hours that a touch usually takes."""
        return self._stint

    def touched(self, deal: Deal, seat: Seat, now: float) -> None:
        """A touch has been made: the deal survives it with the same probability at each touch."""
        deal.reached += 1
        deal.lead.touched = now
        bound = deal.threshold
        alive = deal.u_outcome < bound
        self._pipeline.survived(deal, min(1.0, bound / deal.known_below), alive)
        if alive:
            deal.known_below = min(deal.known_below, bound)  # a deal that was passed on may have a lower bound by now
        if alive and deal.reached < deal.lead.segment.touches:
            self.wait_for_buyer(deal, seat, now)
            return
        seat.load -= deal.lead.segment.load
        del seat.deals[deal]
        if alive:
            self._pipeline.reach((now, deal.lead.number, deal.lead.attempt, WON, seat.number))
            self._onboarding.welcome(deal.lead.number, deal.reached, seat)
        else:
            undecided = deal.u_undecided < self._no_decision
            self._pipeline.end(deal.lead, Stage.NO_DECISION if undecided else Stage.LOST, seat.number, now)

    def wait_for_buyer(self, deal: Deal, seat: Seat, now: float) -> None:
        """Let the buyer think; then it is the seller's turn again."""
        after(self._env, deal.delay, self._sellers_turn, deal)

    def _sellers_turn(self, deal: Any) -> None:
        """Make it the turn of the seat that works on the deal by now, or of the head, who may join the last touch."""
        seat = deal.seat
        if deal.is_ripe and deal.no_shows <= 0 and seat.head is not None and seat.head.joins(deal):
            return
        seat.touches.append(deal)
        seat.ring()

    def _next_opportunity(self, seat: Seat) -> Lead | None:
        """Take up the oldest opportunity that may be taken up here; others may have waited for it to be gone."""
        pipeline = self._pipeline
        if seat.opportunities:
            lead = seat.opportunities[0]
            if not seat.has_room_for(lead.segment.load):
                return None
            seat.opportunities.popleft()
            pipeline.call_hunter()
            return lead
        return pipeline.take_up(seat)

    def _open(self, lead: Lead, seat: Seat, now: float) -> Deal:
        segment, person = lead.segment, seat.person
        assert person is not None
        u_outcome, u_undecided, u_pace, u_no_shows, u_work = self._luck.row(lead.number, lead.attempt)
        touches = segment.touches
        deal = Deal(lead, u_outcome, u_undecided)
        deal.seat = seat
        skill = person.skill(CLOSING, segment.complexity)
        odds = skill * self._regions.manner(lead.number, seat).odds
        deal.survival = self._chance(lead, odds, now) ** (1 / touches)
        deal.hours = segment.deal_work.at(u_work) / touches
        if touches > 1:
            deal.delay = distributions.scalar_lognormal(u_pace, segment.cycle, self._pace_sigma) / (touches - 1)
        no_show = self._no_show_inbound if lead.number >= INQUIRIES else self._no_show
        if no_show > 0:
            deal.no_shows = int(math.log(u_no_shows) / math.log(no_show))
            deal.delay = deal.delay or segment.cycle
        seat.load += segment.load
        seat.deals[deal] = None
        self._pipeline.reach((now, lead.number, lead.attempt, DEAL, seat.number))
        return deal

    def _chance(self, lead: Lead, odds: float, now: float) -> float:
        """Return the probability of winning: the segment's, at odds that are so much better, for a lead this warm."""
        chance = with_odds(lead.segment.win_rate, odds * self._odds(lead))
        if lead.passed:
            chance *= self._terms.lead_kept_at_handover
        if self._cools:
            terms = self._qualifying
            chance *= warmth(now - lead.since, terms.lead_cooling_scale, terms.lead_cooling_power)
        return chance

    def _odds(self, lead: Lead) -> float:
        """Return the odds of winning a lead of this origin, relative to a cold one."""
        if lead.referred:
            return self._win_odds_referred
        return self._win_odds_inbound if lead.inbound else 1.0

    def _turn(self, deal: Deal, seat: Seat, waited: float, now: float) -> Task:
        assert seat.person is not None
        pace = seat.person.pace
        left = deal.lead.segment.touches - deal.reached - 1
        travel = self._regions.journey(deal.lead.number, seat, left, now)
        if deal.no_shows > 0:
            return NoShow(self, deal, self._no_show_hours / pace, waited, travel)
        return Touch(self, deal, deal.hours / pace, waited, travel)

