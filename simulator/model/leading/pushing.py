"""Closing pushes: the head joins the last touch of important deals, which wait in line for it (C10c)."""

from collections.abc import Callable

from simulator.journal.vocabulary import Activity
from simulator.model.clock import Clock, after
from simulator.model.leading.duty import Duty
from simulator.model.market.lead import Deal
from simulator.scenario.schema.heads import Head


class Push(Duty):
    """The head's part in one deal; the deal then goes back to its seller for the last touch."""

    __slots__ = ("deal", "factor", "met", "open")
    activity = int(Activity.PUSHING)
    rank = 2

    def __init__(self, due: float, hours: float, deal: Deal, factor: float) -> None:
        """Ask the head for `deal`; the chance of the last touch is then `factor` times as high."""
        super().__init__(due, hours)
        self.deal = deal
        self.factor = factor
        self.open = True
        """Whether the deal still waits for the head."""
        self.met = True
        """Whether its seller is there to see what the head does."""

    @property
    def reaches(self) -> bool:
        """Whether these hours reach the seller of the deal."""
        return self.met

    def begin(self, now: float) -> None:
        """Take the deal up: now it waits for the head to be done."""
        self.open = False
        self.met = self.deal.seat.present(now)

    def finish(self, now: float) -> None:
        """Hand the deal back, in better shape."""
        self.deal.pushed = self.factor
        self._hand_back()

    def drop(self) -> None:
        """Hand the deal back as it is, if it still waits: the head did not come in time."""
        if self.open:
            self.open = False
            self._hand_back()

    def _hand_back(self) -> None:
        self.deal.seat.touches.append(self.deal)
        self.deal.seat.ring()


class Pushing:
    """The line of deals that wait for the head."""

    def __init__(self, env: Clock, terms: Head, factor: float, ask: Callable[[Push], None]) -> None:
        """Offer the head, by way of `ask`, the deals that are worth a push by the `terms` of the head.

        `factor` is on the chance of the last touch of a deal that the head has joined.
        """
        self._env = env
        self._hours = terms.push_hours
        self._from = terms.push_from
        self._patience = terms.push_patience
        self._factor = factor
        self._ask = ask

    def joins(self, deal: Deal) -> bool:
        """Line a deal up if it is worth the head's hours, and tell so; it may turn out that the head is late."""
        if self._hours is None or deal.lead.segment.margin < self._from:
            return False
        push = Push(self._env.now, self._hours, deal, self._factor)
        self._ask(push)
        after(self._env, self._patience, push.drop)
        return True
