"""What the extension does in a company."""

from collections.abc import Sequence

from simulator.journal.vocabulary import ACTIVITIES
from simulator.kernel.calendar import WEEK
from simulator.model.firm.firm import Firm
from simulator.model.market.client import Client
from simulator.model.policies.assignment import PortfolioView
from simulator.model.policies.pay import Plan, Rates
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task
from simulator.scenario.schema.pay_plans import PayPlans

PAUSE = 2 * WEEK
"""A client of whom nobody has heard for so long gets a letter."""
KEPT = 0.02
"""Margin that people expect an hour of letters to keep."""


class Letter(Task):
    """Somebody writes to a client."""

    __slots__ = ("client", "thanking")
    activity = ACTIVITIES["thanking"]

    def __init__(self, thanking: "Thanking", client: Client, hours: float) -> None:
        """Write to `client` for so many clock hours."""
        super().__init__(hours)
        self.thanking = thanking
        self.client = client

    def finish(self, seat: Seat, now: float) -> None:
        """Let the client read it."""
        self.thanking.sent(self.client, seat, now)


class Thanking(KindOfWork):
    """Writes to the clients of the seat, first to whom nobody has talked for longest."""

    def __init__(self, firm: Firm) -> None:
        """Get what it needs of the firm."""
        self._relations = firm.relations
        self._customers = firm.customers
        self._hours = 0.25 * firm.terms.stretch

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Write to the client who was touched longest ago, if that is long enough."""
        client = self._longest_ago(seat)
        if client is None or client.touched + PAUSE > now:
            return None
        return Letter(self, client, self._hours)

    def await_work(self, seat: Seat, now: float) -> float:
        """Wake when the next client will have heard of nobody for long enough."""
        client = self._longest_ago(seat)
        return float("inf") if client is None else max(client.touched + PAUSE, now)

    def stint(self) -> float:
        """Return the hours of a letter."""
        return self._hours

    def pays(self, rates: Rates) -> float:
        """Return what an hour brings whoever is paid for later orders."""
        return KEPT * (rates.repeat + rates.collected)

    def sent(self, client: Client, seat: Seat, now: float) -> None:
        """Lift the bond, or have the letter returned."""
        if client.owner is not seat:
            return
        if client.living:
            self._relations.meeting(client, seat, now, 0.2)
        else:
            self._customers.found_gone(client, now)

    def _longest_ago(self, seat: Seat) -> Client | None:
        return min(seat.portfolio.attended, key=lambda client: client.touched, default=None)


def per_win(terms: PayPlans) -> Plan:
    """A sum for each client won."""
    return Plan(
        terms.per_win_variable,
        lambda month, _: terms.per_win * month.wins,
        lambda *_: 0.0,
        lambda *_: 0.0,
        lambda _: Rates(win=terms.per_win),
    )


def fill_up(candidates: Sequence[PortfolioView], _dealt: int) -> int:
    """Choose the seat with the most accounts, the first on a tie."""
    return max(range(len(candidates)), key=lambda place: candidates[place].size)


KINDS = {"thanking": Thanking}
PLANS = {"per_win": per_win}
POLICIES = {"assignment": {"fill_up": fill_up}}
