"""From the journal of a run to its outcome."""

import numpy as np

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.conflict import conflict
from simulator.analysis.hires import hired, staffed
from simulator.analysis.indicators.money import person_margins
from simulator.analysis.luck import fortune
from simulator.analysis.measured import TOLERANCE, Floats, Measured
from simulator.analysis.orders import first_orders
from simulator.analysis.outcome import Outcome, Portfolio, Reorganised
from simulator.analysis.people import exits, months_by_role, people, role_of
from simulator.analysis.quotas import attainments
from simulator.analysis.ramps import ramped_at, ramped_people
from simulator.analysis.segments import segments
from simulator.analysis.silence import found_silent
from simulator.analysis.sources import open_deals, sources
from simulator.analysis.visits import visits
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import ACTIVITIES, DID_NOT_QUEUE, ENDS, Cost, Stage
from simulator.kernel.calendar import MONTH

PAY = (Cost.SALARY, Cost.COMMISSION, Cost.BONUS, Cost.RETENTION)


def observe(journal: Journal) -> Outcome:
    """Return what is kept of the run that `journal` tells of."""
    run = Measured(journal)
    return Outcome(
        design=journal.design,
        replication=journal.replication,
        indicators={indicator.key: indicator(run) for indicator in CATALOGUE},
        monthly=monthly_series(run),
        hours=hours_by_role(run),
        funnel=funnel(run),
        waits=waits(run),
        portfolios=portfolios(run),
        person_margins=person_margins(run),
        events=journal.events,
        exits=exits(run),
        people=people(run),
        pay=pay_by_role(run),
        person_months=months_by_role(run),
        sources=sources(run),
        silent=found_silent(run),
        conflict=conflict(run),
        visits=visits(run),
        changes=changes(run),
        attainments=attainments(run),
        hired=hired(run),
        staffed=staffed(run),
        segments=segments(run),
        fortune=fortune(run),
    )


def changes(run: Measured) -> list[Reorganised]:
    """Return the changes of the organisation that came."""
    table = run.journal.changes
    months = (table["time"] - run.start) / MONTH
    counts = (table[name].astype(np.int64).tolist() for name in table.columns[1:])
    return [Reorganised(float(month), *facts) for month, *facts in zip(months, *counts, strict=True)]


def monthly_series(run: Measured) -> dict[str, list[float]]:
    """Return the monthly series that `Outcome` describes."""
    time, _, amount = run.margins
    margin = _by_month(run, time, amount)
    paid_at, cost, _, paid = run.payments
    costs = {kind: _by_month(run, paid_at[cost == kind], paid[cost == kind]) for kind in Cost}
    profit = margin - sum(costs.values())
    worth = run.month_ends(run.worth)
    living, buried, dormant = (run.month_ends(run.base(name)) for name in ("living", "buried", "dormant_attended"))
    series = {
        "value": np.cumsum(profit) + worth - run.worth[0],
        "base_value": worth,
        "profit": profit,
        "margin": margin,
        "regular_margin": margin - _first_margins(run),
        **{kind.name.lower(): amounts for kind, amounts in costs.items()},
        "new_clients": np.bincount(run.month(run.wins), minlength=run.months),
        "lost_clients": np.bincount(run.month(run.losses), minlength=run.months),
        "active": living - buried - dormant,
        "dormant": dormant,
        "buried": buried,
        "accounts_per_manager": living / _managers(run),
        **_staff_series(run),
    }
    return {name: [float(number) for number in numbers] for name, numbers in series.items()}


def _staff_series(run: Measured) -> dict[str, Floats]:
    """Return the series that tell of people: what they did of their own accord, who left, which seats stood empty."""
    sellers = [seat.number for seat in run.sellers]
    left = np.array([one.stay.until for one in run.departures], dtype=float)
    seat_months = run.staffed * np.diff(run.month_edges) / MONTH
    hunting = np.divide(run.hunting_by_month, seat_months, out=np.zeros(run.months), where=seat_months > 0)
    return {
        "hunting_hours": hunting,
        "comfort": _comfort(run),
        "leavers": np.bincount(run.month(left), minlength=run.months).astype(float),
        "followed": np.bincount(run.month(run.followed), minlength=run.months).astype(float),
        "vacancies": run.vacant,
        "planned_seats": run.existing(sellers),
        "taken_seats": run.staffed,
        "ramped_people": ramped_people(run, sellers, ramped_at(run)),
        "open_deals": open_deals(run),
    }


def _comfort(run: Measured) -> Floats:
    """Return the mean comfort factor of those below the heads at the end of each month.

    A month at whose end nobody was asked has the factor of the month before, and the first months have 1.
    """
    motives = run.journal.motives
    sellers = np.isin(motives["seat"], [seat.number for seat in run.sellers])
    inside = sellers & (motives["time"] > run.start + TOLERANCE) & (motives["time"] <= run.end + TOLERANCE)
    total = _by_month(run, motives["time"][inside], motives["comfort"][inside])
    count = _by_month(run, motives["time"][inside], np.ones(int(inside.sum())))
    known = np.maximum.accumulate(np.where(count > 0, np.arange(run.months), -1))
    return np.where(known < 0, 1.0, total[known] / np.maximum(count[known], 1.0))


def _managers(run: Measured) -> Floats:
    """Return how many seats that serve are taken at the end of each month; where none is, how many there are."""
    ends = [float(end) for end in run.month_edges[1:]]
    taken = [run.stays.taken(run.serving(end), end) or len(run.serving(end)) or 1 for end in ends]
    return np.array(taken, dtype=float)


def _first_margins(run: Measured) -> Floats:
    """Return the margin of first orders, of clients whom a seat has won, by the month in which they were served."""
    served = run.journal.served
    chosen = first_orders(run) & (served["time"] > run.start) & (served["time"] <= run.end)
    return _by_month(run, served["time"][chosen], served["margin"][chosen])


def pay_by_role(run: Measured) -> dict[str, float]:
    """Return role -> all pay in the window, pay for staying included; roles that were paid nothing are left out."""
    _, cost, seat, amount = run.payments
    paid = np.isin(cost, PAY)
    by_seat = np.bincount(seat[paid].astype(np.int64), amount[paid], minlength=len(run.journal.seats))
    roles: dict[str, float] = {}
    for one, money in zip(run.journal.seats, by_seat, strict=True):
        if money:
            roles[role_of(one)] = roles.get(role_of(one), 0.0) + float(money)
    return roles


def hours_by_role(run: Measured) -> dict[str, dict[str, float]]:
    """Return role -> activity -> hours in the window; activities without any hour are left out."""
    roles: dict[str, Floats] = {}
    for seat in run.journal.seats:
        name = role_of(seat)
        roles[name] = roles.get(name, np.zeros(len(ACTIVITIES))) + run.hours[seat.number]
    return {
        role: {name: float(hours[number]) for name, number in ACTIVITIES.items() if hours[number] > 0}
        for role, hours in roles.items()
    }


def funnel(run: Measured) -> dict[str, float]:
    """Return how often each stage was reached in the window, from the call to the end of the lead."""
    calls = run.journal.calls
    inside = run.within(calls["time"])
    stages = {
        "called": float(calls["called"][inside].sum()),
        "reached": float(calls["reached"][inside].sum()),
        "leads": float(run.stages[Stage.LEAD]),
        "inquiries": float(run.stages[Stage.INQUIRY]),
        "opportunities": float(run.stages[Stage.OPPORTUNITY]),
        "deals": float(run.stages[Stage.DEAL]),
    }
    return stages | {stage.name.lower(): float(run.stages[stage]) for stage in ENDS}


def waits(run: Measured) -> dict[str, tuple[float, float]]:
    """Return activity -> (tasks taken from a queue, their waiting hours) for tasks begun in the window."""
    work = run.journal.work
    queued = run.within(work["start"]) & (work["waited"] != DID_NOT_QUEUE)
    activity, waited = work["activity"][queued].astype(np.int64), work["waited"][queued]
    started = np.bincount(activity, minlength=len(ACTIVITIES))
    total = np.bincount(activity, waited, minlength=len(ACTIVITIES))
    both = {name: (float(started[number]), float(total[number])) for name, number in ACTIVITIES.items()}
    return {name: (tasks, hours) for name, (tasks, hours) in both.items() if tasks}


def portfolios(run: Measured) -> list[Portfolio]:
    """Return the accounts of each seat that serves, at the end of the window; empty seats without any are left out."""
    table = run.journal.portfolios
    last = table["time"] == table["time"][-1] if len(table) else np.zeros(0, dtype=bool)
    attended = dict(zip(table["seat"][last], table["attended"][last], strict=True))
    buried = dict(zip(table["seat"][last], table["buried"][last], strict=True))
    found = []
    for seat in run.sellers:
        accounts = int(attended.get(seat.number, 0)), int(buried.get(seat.number, 0))
        if seat.serves and (any(accounts) or run.stays.taken([seat.number], run.end)):
            found.append(Portfolio(role_of(seat), *accounts, seat.limit))
    return found


def _by_month(run: Measured, times: Floats, amounts: Floats) -> Floats:
    """Sum amounts by measured month; what is booked at the very end of a month belongs to it."""
    months = np.clip(np.ceil((times - run.start) / MONTH - TOLERANCE).astype(np.int64) - 1, 0, run.months - 1)
    return np.bincount(months, amounts, minlength=run.months).astype(float)
