"""The ledger: every unit of money is booked once."""

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import NO_SEAT, Cost
from simulator.kernel.calendar import MONTH, YEAR
from simulator.model.client import Order
from simulator.model.policies.pay import PLANS, Plan
from simulator.model.seat import MonthOfWork, Seat
from simulator.scenario.market import Labour
from simulator.scenario.organization import PayPlans


class Ledger:
    """Earns margins as orders are served, and pays people at the end of each month."""

    def __init__(self, journal: Journal, labour: Labour, terms: PayPlans) -> None:
        """Open the books at hour 0."""
        self.seats: dict[int, Seat] = {}
        """Everybody on the payroll, by the number of the seat."""
        self.heads: list[tuple[int, float]] = []
        """Heads of sales: the numbers of their seats and their pay a month."""
        self._journal = journal
        self._labour = labour
        self._first_period = terms.first_period
        self._plans: dict[str, Plan] = {name: plan(terms) for name, plan in PLANS.items()}
        self._paid_until = 0.0

    def earn(self, order: Order, seat: Seat, now: float) -> None:
        """Book the margin of an order that `seat` has served."""
        client, margin = order.client, order.margin
        self._journal.served.add((now, client.number, seat.number, order.placed, margin, client.winner))
        winner = self.seats[client.winner].month if client.winner != NO_SEAT else None
        if winner is not None and order.placed == client.won_at:
            winner.first += margin
        else:
            seat.month.repeat += margin
        if winner is not None and order.placed <= client.won_at + self._first_period:
            winner.period += margin

    def pay(self, now: float) -> None:
        """Pay everybody for the time since the last pay day."""
        for number, wage in self.heads:
            self._book(Cost.SALARY, number, wage * (now - self._paid_until) / MONTH, now)
            self._book(Cost.SEATS, number, self._labour.seat_cost * (now - self._paid_until) / MONTH, now)
        for seat in self.seats.values():
            self._pay(seat, now)
        for seat in self.seats.values():
            seat.month = MonthOfWork()
        self._paid_until = now

    def hire(self, seat: Seat, now: float) -> None:
        """Book what it cost to fill a new seat."""
        self._book(Cost.HIRING, seat.number, self._labour.hiring_cost * seat.post.wage * YEAR / MONTH, now)

    def _pay(self, seat: Seat, now: float) -> None:
        months = (now - max(self._paid_until, seat.opened)) / MONTH
        plan = self._plans[seat.post.terms.pay]
        team = [other for other in self.seats.values() if other.post.team == seat.post.team]
        self._book(Cost.SALARY, seat.number, seat.post.wage * (1 - plan.variable) * months, now)
        self._book(Cost.SEATS, seat.number, self._labour.seat_cost * months, now)
        self._book(Cost.COMMISSION, seat.number, plan.commission(seat.month), now)
        self._book(Cost.BONUS, seat.number, plan.bonus([other.month for other in team], self._target(team, now)), now)

    def _target(self, team: list[Seat], now: float) -> float:
        return sum(seat.post.wage * (now - max(self._paid_until, seat.opened)) / MONTH for seat in team)

    def _book(self, cost: Cost, seat: int, amount: float, now: float) -> None:
        if amount:
            self._journal.costs.add((now, cost, seat, amount))
