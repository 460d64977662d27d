"""A lead on its way from first interest to signature."""

from collections import deque
from typing import Protocol

from simulator.journal.vocabulary import REFERRALS
from simulator.model.market.population import INQUIRIES, POOL
from simulator.model.market.terms import SegmentTerms


def asked_by_itself(number: int) -> bool:
    """Tell whether the client of this number came with an inquiry of its own."""
    return INQUIRIES <= number < REFERRALS


class Lead:
    """A prospect, inquirer or referral in work; `attempt` counts the times this client was in work before."""

    __slots__ = ("attempt", "finder", "number", "passed", "segment", "since", "touched")

    def __init__(self, number: int, attempt: int, since: float) -> None:
        """Begin the lead of client `number` at hour `since`, after `attempt` earlier ones.

        Its segment becomes known when it becomes an opportunity.
        """
        self.number = number
        self.attempt = attempt
        self.segment: SegmentTerms
        self.since = since
        """The hour at which it came to the stage where it waits now."""
        self.touched = since
        self.finder: str | None = None
        """The department whose people have found it, or have answered; None if nobody has."""
        self.passed = False
        """Whether another seat, or a head, has passed it on."""

    @property
    def inbound(self) -> bool:
        """Whether the client asked by itself."""
        return asked_by_itself(self.number)

    @property
    def referred(self) -> bool:
        """Whether another client has named this one."""
        return self.number >= REFERRALS

    @property
    def from_pool(self) -> bool:
        """Whether the client is a prospect of the pool."""
        return POOL <= self.number < INQUIRIES


class DealHolder(Protocol):
    """What a deal knows of the seat that works on it."""

    number: int
    touches: "deque[Deal]"
    head: "Leader | None"

    def present(self, now: float) -> bool:
        """Whether the seat is taken by a person who is neither ill nor on leave."""

    def ring(self) -> None:
        """Wake the person on the seat, since there is something to do."""


class Leader(Protocol):
    """What closing knows of the head of a department."""

    def joins(self, deal: "Deal") -> bool:
        """Tell whether the head will join the last touch of this deal; then the deal comes back when it is its turn."""


class Deal:
    """An opportunity that a closer has taken up."""

    __slots__ = (
        "delay", "hours", "known_below", "lead", "no_shows", "pushed", "reached", "seat", "survival", "u_outcome",
        "u_undecided",
    )

    def __init__(self, lead: Lead, u_outcome: float, u_undecided: float) -> None:
        """Open the deal of `lead`, with two uniforms of the client's own luck.

        `u_outcome` decides how many touches the deal survives, and `u_undecided` whether a lost deal ends undecided.
        """
        self.lead = lead
        self.u_outcome = u_outcome
        self.u_undecided = u_undecided
        self.reached = 0
        """Touches made so far."""
        self.known_below = 1.0
        """The bound below which `u_outcome` is known to lie, by the touches that the deal has survived."""
        self.hours = 0.0
        """Clock hours of a touch."""
        self.delay = 0.0
        """Hours that the buyer takes between touches."""
        self.survival = 1.0
        """Chance to survive one touch."""
        self.no_shows = 0
        """How many first meetings will fall through."""
        self.pushed = 1.0
        """Factor on the chance of the last touch, where a head has joined it."""
        self.seat: DealHolder
        """The seat that works on it."""

    @property
    def is_ripe(self) -> bool:
        """Whether the next touch is the last one."""
        return self.reached == self.lead.segment.touches - 1

    @property
    def threshold(self) -> float:
        """Return the bound below which `u_outcome` must lie for the deal to be alive after the touches made so far."""
        alive = self.survival**self.reached
        if self.pushed != 1.0 and self.reached == self.lead.segment.touches:
            alive = min(self.survival ** (self.reached - 1), alive * self.pushed)
        return alive

    def chance(self) -> float:
        """Return the chance that it is won, given the touches that it has survived."""
        return self.survival ** (self.lead.segment.touches - self.reached)
