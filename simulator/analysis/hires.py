"""Hires in an outcome: who came from outside, how long the ramp was and the payback; seats by role and month."""

import numpy as np

from simulator.analysis.measured import Floats, Measured
from simulator.analysis.outcome import Hired, Staffed
from simulator.analysis.payback import Hire, hires
from simulator.analysis.people import DECIMALS, role_of
from simulator.analysis.ramps import ramped_at, ramped_people
from simulator.kernel.calendar import MONTH


def hired(run: Measured) -> list[Hired]:
    """Return everybody who came from outside in the run, its warm-up included, in the order of time; no heads."""
    ramped = ramped_at(run)
    by_stay = {(stay.seat, stay.person, stay.since): float(hour) for stay, hour in zip(run.stays, ramped, strict=True)}
    return [_hired(run, one, by_stay[one.stay.seat, one.stay.person, one.stay.since]) for one in hires(run)]


def staffed(run: Measured) -> dict[str, Staffed]:
    """Return by role below the heads and by month: the seats that there are, those taken, and the ramped people."""
    ramped, length = ramped_at(run), np.diff(run.month_edges)
    found = {}
    for role in dict.fromkeys(role_of(seat) for seat in run.sellers):
        seats = [seat.number for seat in run.sellers if role_of(seat) == role]
        taken = run.stays.occupied(seats, run.month_edges) / length
        found[role] = Staffed(
            *(_rounded(numbers) for numbers in (run.existing(seats), taken, ramped_people(run, seats, ramped)))
        )
    return found


def _rounded(numbers: Floats) -> list[float]:
    return [round(float(number), DECIMALS) for number in numbers]


def _hired(run: Measured, hire: Hire, ramped: float) -> Hired:
    stay = hire.stay
    return Hired(
        role=role_of(run.journal.seats[stay.seat]),
        month=_months(stay.since - run.start),
        stayed=_months(stay.until - stay.since),
        watched=_months(run.journal.end - stay.since),
        ramped=_months(ramped - stay.since) if ramped <= stay.until else None,
        paid_back=None if hire.paid_back is None else _months(hire.paid_back - stay.since),
        brought=round(hire.brought, DECIMALS),
        cost=round(hire.cost, DECIMALS),
    )


def _months(hours: float) -> float:
    return round(hours / MONTH, DECIMALS)
