"""The ledger: every unit of money is booked once."""

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
    """What the ledger knows of a head: the seat, the pay a month, since when it is paid; None while it is empty."""

    number: int
    wage: float
    since: float | None


class Ledger:
    """Earns margins as orders are served, and pays people at the end of each month, or when they leave."""

    def __init__(
        self, journal: Journal, terms: Terms, receivables: Receivables
    ) -> None:
        """Open the books at hour 0, by the pay plans in force."""
        self.seats: dict[int, Seat] = {}
        """All seats below the heads, by number."""
        self._heads: list[HeadOfSales] = []
        self.income: defaultdict[str, float] = defaultdict(float)
        """Margin by department since its head last looked back: first orders where the client was won, others where it
        is looked after."""
        self._journal = journal
        self._labour = terms.market.labour
        self._in_force = terms.in_force
        self._receivables = receivables
        self._windfall_share = terms.market.human_nature.windfall
        """Part of what is earned with clients who asked that feels unearned."""
        self._paid_until = 0.0
        self.deductions: Deductions | None = None
        """What new rules of pay take off, while they hold."""

    def enter(self, seat: Seat) -> None:
        """Keep books about another seat."""
        self.seats[seat.number] = seat

    def enter_head(self, head: HeadOfSales) -> None:
        """Keep books about another chair of a head."""
        self._heads.append(head)

    def plan_of(self, seat: Seat) -> Plan:
        """Return the pay plan of a seat."""
        return PLANS[seat.post.terms.pay](self._in_force.organization.pay_plans)

    def members(self, seat: Seat) -> int:
        """Return how many people share a bonus with whoever sits on this seat."""
        present = (other.post.team == seat.post.team and other.person is not None for other in self.seats.values())
        return max(1, sum(present))

    def salary_of(self, seat: Seat) -> float:
        """Return the fixed part of the pay of a seat, a month."""
        return seat.post.wage * (1 - self.plan_of(seat).variable)

    def variable_left(self, seat: Seat) -> float:
        """Return the share of commissions and bonuses that whoever sits here gets; 1 unless pay was cut."""
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
        """Return the month of whoever won the client, if that person still has the seat: nobody inherits merits."""
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
        """Pay somebody who gives the seat up; the bonus of the team is for those who are there when it is paid."""
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
        """Book what a journey cost."""
        self._book(Cost.TRAVEL, seat, amount, now)

    def hire(self, seat: int, wage: float, now: float) -> None:
        """Book what it cost to fill a seat from outside."""
        self._book(Cost.HIRING, seat, self._labour.hiring_cost * wage * YEAR / MONTH, now)

    def sever(self, seat: int, wage: float, now: float) -> None:
        """Book what somebody gets who is dismissed."""
        self._book(Cost.SEVERANCE, seat, self._labour.severance * wage, now)

    def _bonus(self, seat: Seat, now: float) -> float:
        team = [other for other in self.seats.values() if other.post.team == seat.post.team]
        wages = [other.post.wage * self._months(other.person, now) for other in team if other.person is not None]
        return self.plan_of(seat).bonus([other.month for other in team], len(wages), sum(wages))

    def _months(self, person: Occupant, now: float) -> float:
        """Return the months since the last pay day for which somebody is paid."""
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
        """Return the part of commission and bonus that comes without new effort, or seems to."""
        plan, month = self.plan_of(seat), seat.month
        earned = commission - plan.residual(month, 0.0)
        return plan.residual(month, bonus) + windfall(earned, month.asked, month.first, self._windfall_share)

    def _book(self, cost: Cost, seat: int, amount: float, now: float) -> None:
        if amount:
            self._journal.costs.add((now, cost, seat, amount))


def _brought(month: MonthOfWork) -> float:
    """Return the margin that came of the work of a seat: of clients it won, and of those it looks after."""
    return month.first + month.repeat
