"""Closing: touch by touch from opportunity to signature, at the buyer's pace."""

import math

from simpy import Event, Timeout

from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity, Stage
from simulator.kernel import distributions
from simulator.kernel.luck import Luck, Table, Uniforms
from simulator.model.laws.cooling import warmth
from simulator.model.lead import Deal, Lead
from simulator.model.onboarding import Onboarding
from simulator.model.pipeline import Pipeline
from simulator.model.seat import Seat
from simulator.model.task import Task
from simulator.model.terms import Terms

Chances = tuple[float, float, float, float, float]
"""The luck of a deal: outcome, decision if it fails, the buyer's pace (relative to its median), no-shows, work."""

ROUNDING = 1e-9


class Touch(Task):
    """The seller's turn in a deal."""

    __slots__ = ("closing", "deal")
    activity = Activity.CLOSING

    def __init__(self, closing: "Closing", deal: Deal, hours: float, waited: float) -> None:
        """Take the turn, which takes `hours` clock hours."""
        super().__init__(hours, waited)
        self.closing = closing
        self.deal = deal

    def finish(self, seat: Seat) -> None:
        """See whether the deal goes on, is won, or fails."""
        self.closing.touched(self.deal, seat)


class NoShow(Touch):
    """The first meeting falls through; it is booked again."""

    __slots__ = ()

    def finish(self, seat: Seat) -> None:
        """Wait for the new date."""
        self.deal.no_shows -= 1
        self.closing.wait_for_buyer(self.deal, seat)


class Closing:
    """Takes turns in open deals, then takes up new ones while there is room."""

    def __init__(self, terms: Terms, pipeline: Pipeline, onboarding: Onboarding, luck: Luck) -> None:
        """Learn what deals are like."""
        self._deals = terms.market.deals
        self._qualifying = terms.market.qualifying
        self._win_factor_inbound = terms.market.inquiries.win_factor
        self._cools = terms.mechanisms.cooling
        self._kept = terms.market.bonds.lead_kept_at_handover if terms.mechanisms.handover_loss else 1.0
        self._no_show_hours = terms.market.deals.no_show_work * terms.stretch
        self._pipeline = pipeline
        self._onboarding = onboarding
        self._env = pipeline.env
        sigma = terms.market.deals.cycle_sigma
        self._luck: Table[Chances] = Table(luck, "deals", 5, lambda u: _chances(u, sigma), block=16)

    def next_task(self, seat: Seat) -> Task | None:
        """Take the next turn."""
        now = self._env.now
        if seat.touches:
            deal = seat.touches.popleft()
            return self._turn(deal, DID_NOT_QUEUE)
        lead = self._next_opportunity(seat)
        if lead is None:
            return None
        waited = now - lead.since
        return self._turn(self._open(lead, seat), waited)

    def await_work(self, seat: Seat) -> float:
        """Be rung for opportunities of colleagues; buyers ring by themselves."""
        self._pipeline.closers.join(seat)
        return math.inf

    def touched(self, deal: Deal, seat: Seat) -> None:
        """A touch has been made: the deal survives it with the same probability at each touch."""
        deal.reached += 1
        deal.lead.touched = self._env.now
        alive = deal.u_outcome < deal.survival**deal.reached
        if alive and deal.reached < deal.lead.segment.touches:
            self.wait_for_buyer(deal, seat)
            return
        seat.load -= deal.lead.segment.load
        del seat.deals[deal]
        if alive:
            self._pipeline.enter(deal.lead, Stage.WON, seat.number)
            self._onboarding.welcome(deal.lead.number, deal.reached, seat)
        else:
            undecided = deal.u_undecided < self._deals.no_decision
            self._pipeline.end(deal.lead, Stage.NO_DECISION if undecided else Stage.LOST, seat.number)

    def wait_for_buyer(self, deal: Deal, seat: Seat) -> None:
        """Let the buyer think; then it is the seller's turn again."""
        deal.due = self._env.now + deal.delay
        Timeout(self._env, deal.delay, (deal, seat)).callbacks.append(self._sellers_turn)

    def _sellers_turn(self, event: Event) -> None:
        deal, seat = event.value
        seat.touches.append(deal)
        seat.ring()

    def _next_opportunity(self, seat: Seat) -> Lead | None:
        for queue in (seat.opportunities, self._pipeline.opportunities):
            if queue and seat.load + queue[0].segment.load <= 1 + ROUNDING:
                lead = queue.popleft()
                if self._pipeline.room:
                    self._pipeline.room.call()
                return lead
        return None

    def _open(self, lead: Lead, seat: Seat) -> Deal:
        segment = lead.segment
        deal = Deal(lead, self._env.now)
        deal.u_outcome, deal.u_undecided, pace, no_shows, work = self._luck.row(lead.number, lead.attempt)
        deal.survival = self._chance(lead) ** (1 / segment.touches)
        deal.hours = segment.deal_work.at(work) / segment.touches
        deal.delay = segment.cycle * pace / max(1, segment.touches - 1)
        no_show = self._deals.no_show_inbound if lead.inbound else self._deals.no_show
        deal.no_shows = int(math.log(no_shows) / math.log(no_show)) if no_show > 0 else 0
        seat.load += segment.load
        seat.deals[deal] = None
        self._pipeline.enter(lead, Stage.DEAL, seat.number)
        return deal

    def _chance(self, lead: Lead) -> float:
        """Return the probability of winning: the segment's rate, for a lead as warm as it still is."""
        chance = lead.segment.win_rate * (self._win_factor_inbound if lead.inbound else 1.0)
        if lead.passed:
            chance *= self._kept
        if self._cools:
            terms = self._qualifying
            chance *= warmth(self._env.now - lead.since, terms.lead_cooling_scale, terms.lead_cooling_power)
        return min(1.0, chance)

    def _turn(self, deal: Deal, waited: float) -> Task:
        if deal.no_shows > 0:
            return NoShow(self, deal, self._no_show_hours, waited)
        return Touch(self, deal, deal.hours, waited)


def _chances(u: Uniforms, sigma: float) -> list[Chances]:
    pace = distributions.lognormal(u[:, 2], 1.0, sigma)
    return list(zip(*(column.tolist() for column in (u[:, 0], u[:, 1], pace, u[:, 3], u[:, 4])), strict=True))
