"""Periods of quotas: what people have attained and earned in each so far, until it ends and the accelerator is paid."""

from dataclasses import dataclass
from math import floor
from typing import Final

from simulator.kernel.calendar import MONTH
from simulator.model.policies.accelerator import extra, part_above
from simulator.model.seats.seat import MonthOfWork, Seat
from simulator.scenario.schema.quotas import Quota

ROUNDING: Final = 1e-9


@dataclass(slots=True)
class Period:
    """One person's period so far: commission (money), what the quota is of, and the months on the seat."""

    person: int
    commission: float = 0.0
    attained: float = 0.0
    months: float = 0.0


class QuotaPeriods:
    """Keeps the periods of all seats whose role has a quota and an accelerator."""

    def __init__(self, begins: float, end: float) -> None:
        """Let periods begin at the hour `begins`, and before and after it; the run ends at the hour `end`."""
        self._begins = begins
        self._end = end
        self._open: dict[int, Period] = {}

    def add(self, seat: Seat, person: int, commission: float, months: float) -> tuple[float, float]:
        """Add a pay period; return what the accelerator comes to so far, and what more of commission counts by now."""
        role = seat.post.terms
        if role.quota is None or role.pay_terms.accelerator == 1:
            return 0.0, 1.0
        period = self._open.get(seat.number)
        if period is None or period.person != person:
            period = self._open[seat.number] = Period(person)
        period.commission += commission
        period.attained += _attained(seat.month, role.quota)
        period.months += months
        factor = role.pay_terms.accelerator
        above = part_above(period.attained, role.quota.amount / role.quota.months * period.months)
        return extra(period.commission, above, factor), factor if above > 0 else 1.0

    def ends(self, seat: Seat, before: float, now: float) -> bool:
        """Whether a period of the quota of a seat ends between the pay days `before` and `now`, or the run does."""
        quota = seat.post.terms.quota
        if quota is None or now >= self._end:
            return True
        hours = quota.months * MONTH
        return floor((now - self._begins) / hours + ROUNDING) > floor((before - self._begins) / hours + ROUNDING)

    def close(self, seat: Seat) -> None:
        """Let the next period of a seat begin."""
        self._open.pop(seat.number, None)


def _attained(month: MonthOfWork, quota: Quota) -> float:
    """Return what a month has brought of what the quota is of."""
    brought = {
        "wins": month.wins, "opportunities": month.opportunities, "new_margin": month.first,
        "margin": month.first + month.repeat,
    }  # fmt: skip
    return brought[quota.of]
