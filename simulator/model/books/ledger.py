"""The ledger: books margins as they are earned and costs as they are paid, every unit of money once."""

from collections import defaultdict
from typing import Protocol

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import NO_SEAT, Cost
from simulator.kernel.calendar import MONTH, YEAR
from simulator.model.books.deductions import Deductions, Pay
from simulator.model.laws.windfall import windfall
from simulator.model.market.client import Order
from simulator.model.market.population import INQUIRIES
from simulator.model.market.receivables import Receivables
from simulator.model.market.terms import Terms
from simulator.model.policies.pay import PLANS, Plan
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
        self._in_force = terms.in_force
        self._receivables = receivables
        self._windfall_share = terms.market.human_nature.windfall
        """Share (0-1) of the pay for clients who asked by themselves that feels unearned."""
        self._paid_until = 0.0
        self.deductions: Deductions | None = None
        """The rules of a cut of pay while they hold; None otherwise."""

    def enter(self, seat: Seat) -> None:
        """Keep books of another seat from now on."""
        self.seats[seat.number] = seat

    def enter_head(self, head: HeadOfSales) -> None:
        """Keep books of another head's chair from now on."""
        self._heads.append(head)

    def plan_of(self, seat: Seat) -> Plan:
        """Return the pay plan of a seat."""
        return PLANS[seat.post.terms.pay](self._in_force.organization.pay_plans)

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
            winner.first += margin
            winner.asked += margin if client.number >= INQUIRIES else 0.0
            self.income[self.seats[client.winner].post.department] += margin
        else:
            seat.month.repeat += margin
            if winner is not None:
                winner.later += margin
            self.income[seat.post.department] += margin
        if winner is not None and order.placed <= client.won_at + self._in_force.organization.pay_plans.first_period:
            winner.period += margin

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
                self._pay(seat, seat.person, now, self._bonus(seat, now))
        for seat in self.seats.values():
            seat.month = MonthOfWork()
        self._paid_until = now

    def settle(self, seat: Seat, now: float) -> None:
        """Pay the person who gives a seat up, without bonus: that is for people who are there when it is paid."""
        assert seat.person is not None
        self._pay(seat, seat.person, now, 0.0)
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

    def advertise(self, amount: float, now: float) -> None:
        """Book `amount`, the money that was spent on adverts, which is charged to no seat."""
        self._book(Cost.MARKETING, NO_SEAT, amount, now)

    def hire(self, seat: int, wage: float, now: float) -> None:
        """Book the cost of filling a seat from outside; `wage` is its pay a month."""
        self._book(Cost.HIRING, seat, self._labour.hiring_cost * wage * YEAR / MONTH, now)

    def sever(self, seat: int, wage: float, now: float) -> None:
        """Book the severance of a person whose seat is closed; `wage` is its pay a month."""
        self._book(Cost.SEVERANCE, seat, self._labour.severance * wage, now)

    def _bonus(self, seat: Seat, now: float) -> float:
        team = [other for other in self.seats.values() if other.post.team == seat.post.team]
        wages = [other.post.wage * self._months(other.person, now) for other in team if other.person is not None]
        return self.plan_of(seat).bonus([other.month for other in team], len(wages), sum(wages))

    def _months(self, person: Occupant, now: float) -> float:
        """Return the months since the last pay day for which a person is paid."""
        return (now - max(self._paid_until, person.since)) / MONTH

    def _pay(self, seat: Seat, person: Occupant, now: float, bonus: float) -> None:
        months = self._months(person, now)
        commission = self.plan_of(seat).commission(seat.month, seat.post.wage)
        pay = Pay(self.salary_of(seat) * months, commission, bonus)
        if self.deductions is not None:
            pay = self.deductions.after(seat, person, pay, months)
        premium = person.premium * months
        self._book(Cost.SALARY, seat.number, pay.salary, now)
        self._book(Cost.SEATS, seat.number, self._labour.seat_cost * months, now)
        self._book(Cost.COMMISSION, seat.number, pay.commission, now)
        self._book(Cost.BONUS, seat.number, pay.bonus, now)
        self._book(Cost.RETENTION, seat.number, premium, now)
        if months > 0:
            residual = self._felt_unearned(seat, commission, bonus) * self.variable_left(seat)
            paid = pay.salary + pay.commission + pay.bonus + premium
            person.remember(paid / months, residual / months, _brought(seat.month) / months)
            person.close_sheet(months)

    def _felt_unearned(self, seat: Seat, commission: float, bonus: float) -> float:
        """Return the money of commission and bonus that comes without new effort, or seems to."""
        plan, month = self.plan_of(seat), seat.month
        earned = commission - plan.residual(month, 0.0)
        return plan.residual(month, bonus) + windfall(earned, month.asked, month.first, self._windfall_share)

    def _book(self, cost: Cost, seat: int, amount: float, now: float) -> None:
        if amount:
            self._journal.costs.add((now, cost, seat, amount))


def _brought(month: MonthOfWork) -> float:
    """Return the margin that the work of a seat brought: first orders of clients it won, later ones of its accounts."""
    return month.first + month.repeat
