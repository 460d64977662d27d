"""The ledger: books margins as they are earned and costs as they are paid, every unit of money once."""

from collections import defaultdict
from typing import Protocol

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import NO_SEAT, Cost
from simulator.kernel.adding import total
from simulator.kernel.calendar import MONTH, YEAR
from simulator.model.books.clawbacks import Clawbacks
from simulator.model.books.deductions import Deductions, Pay
from simulator.model.books.quota_periods import QuotaPeriods
from simulator.model.books.remuneration import Remuneration
from simulator.model.market.client import Order
from simulator.model.market.population import INQUIRIES
from simulator.model.market.receivables import Receivables
from simulator.model.market.terms import Terms
from simulator.model.policies.pay import Plan
from simulator.model.seats.seat import MonthOfWork, Occupant, Seat


class HeadOfSales(Protocol):
    """What the ledger knows of a head: number of the chair, pay a month, hour since which it is taken, or None."""

    number: int
    wage: float
    since: float | None


class Ledger:
    """Earns margins as orders are served, and pays people at the end of each month, or when they leave."""

    def __init__(
        self, journal: Journal, terms: Terms, receivables: Receivables
    ) -> None:
        """Open the books at hour 0, without seats or heads.

        People are paid by the pay plans of the organisation in force; invoices for orders go to `receivables`.
        """
        self.seats: dict[int, Seat] = {}
        """All seats below the heads, by number."""
        self._heads: list[HeadOfSales] = []
        self.income: defaultdict[str, float] = defaultdict(float)
        """By department: margin since its head last looked back. First orders count where the client was won, others
        where it is looked after."""
        self._journal = journal
        self._labour = terms.market.labour
        periods = QuotaPeriods(journal.warm_up, journal.end)
        self._pay_rules = Remuneration(terms.in_force, terms.market.human_nature.windfall, periods)
        self._receivables = receivables
        self._paid_until = 0.0
        self.deductions: Deductions | None = None
        """The rules of a cut of pay while they hold; None otherwise."""

    @property
    def clawbacks(self) -> Clawbacks:
        """What people owe for clients who left early."""
        return self._pay_rules.clawbacks

    def enter(self, seat: Seat) -> None:
        """Keep books of another seat from now on."""
        self.seats[seat.number] = seat

    def enter_head(self, head: HeadOfSales) -> None:
        """Keep books of another head's chair from now on."""
        self._heads.append(head)

    def plan_of(self, seat: Seat) -> Plan:
        """Return the pay plan of a seat, on the terms of its role."""
        return self._pay_rules.plan_of(seat)

    def members(self, seat: Seat) -> int:
        """Return how many people share the bonus of the team to which this seat belongs, 1 at least."""
        present = (other.post.team == seat.post.team and other.person is not None for other in self.seats.values())
        return max(1, sum(present))

    def salary_of(self, seat: Seat) -> float:
        """Return the salary of a seat, the fixed part of its pay, in money a month."""
        return seat.post.wage * (1 - self.plan_of(seat).variable)

    def variable_left(self, seat: Seat) -> float:
        """Return the share (0-1) of commissions and bonuses that the person on a seat gets; 1 unless pay was cut."""
        return self.deductions.left(seat)[1] if self.deductions is not None else 1.0

    def earn(self, order: Order, seat: Seat, now: float) -> None:
        """Book the margin of an order that `seat` has served, and write the invoice."""
        client, margin = order.client, order.margin
        self._journal.served.add((now, client.number, seat.number, order.placed, margin, client.winner))
        self._receivables.issue(order, seat, now)
        winner = self._winner(order)
        if winner is not None and order.placed == client.won_at:
            winner.brought_first(client, margin)
            winner.asked += margin if client.number >= INQUIRIES else 0.0
            self.income[self.seats[client.winner].post.department] += margin
        else:
            seat.month.repeat += margin
            if winner is not None:
                winner.later += margin
            self.income[seat.post.department] += margin
        if winner is not None and self._is_new(order):
            winner.brought_in_period(client, margin)

    def _is_new(self, order: Order) -> bool:
        """Whether an order was placed within the first period of a client, on the terms of whoever won it."""
        client = order.client
        return order.placed <= client.won_at + self._pay_rules.first_period(self.seats[client.winner])

    def _winner(self, order: Order) -> MonthOfWork | None:
        """Return the month of work of the seat that won the client, if the person who won it still has that seat."""
        client = order.client
        if client.winner == NO_SEAT:
            return None
        seat = self.seats[client.winner]
        return seat.month if seat.person is not None and seat.person.number == client.won_by else None

    def pay(self, now: float) -> None:
        """Pay everybody for the time since the last pay day."""
        for number, margin in self._receivables.paid_until(now):
            self.seats[number].month.collected += margin
        for head in self._heads:
            self.settle_head(head, now)
        for seat in self.seats.values():
            if seat.person is not None:
                self._pay(seat, seat.person, now, self._bonus(seat, now), leaves=False)
        for seat in self.seats.values():
            seat.month = MonthOfWork()
        self._paid_until = now

    def settle(self, seat: Seat, now: float) -> None:
        """Pay the person who gives a seat up, without bonus: that is for people who are there when it is paid."""
        assert seat.person is not None
        self._pay(seat, seat.person, now, 0.0, leaves=True)
        seat.month = MonthOfWork(collected=seat.month.collected)

    def settle_head(self, head: HeadOfSales, now: float) -> None:
        """Pay a head for the time since the last pay day."""
        if head.since is not None:
            months = (now - max(self._paid_until, head.since)) / MONTH
            self._book(Cost.SALARY, head.number, head.wage * months, now)
            self._book(Cost.SEATS, head.number, self._labour.seat_cost * months, now)

    def travel(self, seat: int, amount: float, now: float) -> None:
        """Book `amount`, the money that a journey of the seat of this number cost."""
        self._book(Cost.TRAVEL, seat, amount, now)

    def hire(self, seat: int, wage: float, now: float) -> None:
        """Book the cost of filling a seat from outside; `wage` is its pay a month."""
        self._book(Cost.HIRING, seat, self._labour.hiring_cost * wage * YEAR / MONTH, now)

    def sever(self, seat: int, wage: float, now: float) -> None:
        """Book the severance of a person whose seat is closed; `wage` is its pay a month."""
        self._book(Cost.SEVERANCE, seat, self._labour.severance * wage, now)

    def _bonus(self, seat: Seat, now: float) -> float:
        team = [other for other in self.seats.values() if other.post.team == seat.post.team]
        wages = [other.post.wage * self._months(other.person, now) for other in team if other.person is not None]
        return self.plan_of(seat).bonus([other.month for other in team], len(wages), total(wages))

    def _months(self, person: Occupant, now: float) -> float:
        """Return the months since the last pay day for which a person is paid."""
        return (now - max(self._paid_until, person.since)) / MONTH

    def _pay(self, seat: Seat, person: Occupant, now: float, bonus: float, *, leaves: bool) -> None:
        months = self._months(person, now)
        ends = leaves or self._pay_rules.period_ends(seat, self._paid_until, now)
        earned = self._pay_rules.earned(seat, person, bonus, months, ends)
        pay = Pay(self.salary_of(seat) * months, earned.commission, earned.bonus)
        if self.deductions is not None:
            pay = self.deductions.after(seat, person, pay, months)
        self._pay_rules.trust(seat, person, earned, pay.commission)
        taken = self.clawbacks.take(person.number, pay.commission)
        premium = person.premium * months
        self._book(Cost.SALARY, seat.number, pay.salary, now)
        self._book(Cost.SEATS, seat.number, self._labour.seat_cost * months, now)
        self._book(Cost.COMMISSION, seat.number, pay.commission, now)
        self._book(Cost.COMMISSION, seat.number, -taken, now)
        self._book(Cost.BONUS, seat.number, pay.bonus, now)
        self._book(Cost.RETENTION, seat.number, premium, now)
        if months > 0:
            residual = earned.effortless * self.variable_left(seat)
            paid = pay.salary + pay.commission + pay.bonus + premium - taken
            person.remember(paid / months, residual / months, _brought(seat.month) / months)
            person.expectation.learn(earned.commission_counts, earned.bonus_counts, _inbound_share(seat.month))
            person.close_sheet(months)

    def _book(self, cost: Cost, seat: int, amount: float, now: float) -> None:
        if amount:
            self._journal.costs.add((now, cost, seat, amount))


def _brought(month: MonthOfWork) -> float:
    """Return the margin that the work of a seat brought: first orders of clients it won, later ones of its accounts."""
    return month.first + month.repeat


def _inbound_share(month: MonthOfWork) -> float | None:
    """Return the share of inquiries in the opportunities and wins of a month; None where there were none."""
    new = month.opportunities + month.wins
    return (month.inbound.opportunities + month.inbound.wins) / new if new else None
