"""Remuneration: what the person on a seat earns in a pay period, by the plan, the terms and the rules of the role."""

from dataclasses import dataclass
from math import inf

from simulator.model.books.clawbacks import Clawbacks, Trusted
from simulator.model.books.earnings import Earnings
from simulator.model.books.quota_periods import QuotaPeriods
from simulator.model.laws.windfall import windfall
from simulator.model.policies.in_force import InForce
from simulator.model.policies.inbound_rate import counted
from simulator.model.policies.pay import Plan
from simulator.model.policies.pay_of_role import plan_of
from simulator.model.seats.seat import Occupant, Seat
from simulator.scenario.schema.pay_plans import PayPlans
from simulator.scenario.schema.roles import Role


@dataclass(frozen=True, slots=True)
class PayOfTeam:
    """How a team is paid, while its role and the firm's terms of pay are these."""

    role: Role
    firm: PayPlans
    plan: Plan
    first_period: float
    """Hours for which the margin of a client that the team has won counts as new."""

    @classmethod
    def of(cls, role: Role, firm: PayPlans) -> "PayOfTeam":
        """Work out how a `role` is paid where `firm` are the terms of all roles."""
        return cls(role, firm, plan_of(role, firm), float(role.pay_terms.over(firm).first_period))


class Remuneration:
    """Knows how each seat is paid by the organisation in force."""

    def __init__(self, in_force: InForce, windfall_share: float, periods: QuotaPeriods) -> None:
        """Go by the organisation `in_force` and by the `periods` of quotas.

        `windfall_share` is the share (0-1) of pay for clients who asked by themselves that feels unearned.
        """
        self._in_force = in_force
        self._windfall_share = windfall_share
        self._periods = periods
        self.clawbacks = Clawbacks()
        """What people owe for clients who left early."""
        self._paid: dict[int, PayOfTeam] = {}
        """By team: how it is paid, as it was found last."""

    def plan_of(self, seat: Seat) -> Plan:
        """Return the pay plan of a seat, on the terms of its role."""
        return self._pay_of(seat).plan

    def first_period(self, seat: Seat) -> float:
        """Return for how many hours the margin of a client that `seat` has won counts as new."""
        return self._pay_of(seat).first_period

    def _pay_of(self, seat: Seat) -> PayOfTeam:
        role, firm = seat.post.terms, self._in_force.organization.pay_plans
        paid = self._paid.get(seat.post.team)
        if paid is None or paid.role is not role or paid.firm is not firm:
            paid = self._paid[seat.post.team] = PayOfTeam.of(role, firm)
        return paid

    def period_ends(self, seat: Seat, before: float, now: float) -> bool:
        """Whether a period of the seat's quota ends between the pay day `before` and `now`."""
        return self._periods.ends(seat, before, now)

    def earned(self, seat: Seat, person: Occupant, bonus: float, months: float, period_ends: bool) -> Earnings:
        """Return what a pay period of so many months comes to under the rules of the role.

        `bonus` is the person's part of the team's; with `period_ends` the accelerator of the quota is paid.
        """
        earned = self._by_plan(seat, bonus)
        extra, counts = self._periods.add(seat, person.number, earned.commission, months)
        if period_ends:
            self._periods.close(seat)
        cap = seat.post.terms.pay_terms.cap
        most = inf if cap is None else cap * self.plan_of(seat).variable * seat.post.wage * months
        return earned.accelerated(extra if period_ends else 0.0, counts).under(most)

    def trust(self, seat: Seat, person: Occupant, earned: Earnings, paid: float) -> None:
        """Note for which clients the commission was `paid`, in money, where it is taken back if they leave early."""
        own = seat.post.terms.pay_terms
        if own.clawback_within and earned.commission > 0:
            rates = self.plan_of(seat).rates(seat.post.wage)
            new = Trusted(earned.new, paid / earned.commission)
            self.clawbacks.paid(person.number, own, seat.month.new.by_client, rates, new)

    def _by_plan(self, seat: Seat, bonus: float) -> Earnings:
        plan, own = self.plan_of(seat), seat.month
        month = counted(own, seat.post.terms.pay_terms.inbound_rate)
        commission = plan.commission(month, seat.post.wage)
        new = commission - plan.residual(month, 0.0)
        asked = own.asked if month is own else own.asked - own.first + month.first
        unearned = windfall(new, asked, month.first, self._windfall_share)
        return Earnings(commission, bonus, plan.residual(month, bonus) + unearned, max(0.0, new))
