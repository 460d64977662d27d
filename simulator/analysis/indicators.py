"""The indicators of MODEL 10, each a pure function of the journal's measured part.

Money is in units of a closer's monthly target pay; shares are numbers in 0-1. None means that the run holds no
such thing: no deal was won, so there is no cycle.
"""

from collections.abc import Callable

import numpy as np

from simulator.analysis.forecast import forecast
from simulator.analysis.measured import Floats, Measured
from simulator.analysis.stays import NOBODY
from simulator.journal.vocabulary import HUNTING, NOT_WORKED, Activity, Cost, Stage
from simulator.kernel.calendar import DAY, YEAR

Value = float | None


def _share(part: float, whole: float) -> Value:
    return float(part / whole) if whole > 0 else None


def _spent(run: Measured, *kinds: Cost) -> float:
    _, cost, _, amount = run.payments
    return float(amount[np.isin(cost, kinds)].sum())


def _sellers_hours(run: Measured) -> Floats:
    hours: Floats = run.hours[[seat.number for seat in run.sellers]].sum(axis=0)
    return hours


def margin(run: Measured) -> Value:
    """Gross margin of all orders served in the window."""
    return float(run.margins[2].sum())


def revenue(run: Measured) -> Value:
    """Revenue of all orders served in the window: margin / gross margin per unit of revenue."""
    return float(run.margins[2].sum() / run.journal.gross_margin)


def payroll(run: Measured) -> Value:
    """Salaries, commissions and bonuses of everybody, heads of sales included."""
    return _spent(run, Cost.SALARY, Cost.COMMISSION, Cost.BONUS, Cost.RETENTION)


def sales_cost(run: Measured) -> Value:
    """Everything spent on selling: payroll, hiring, workplaces, journeys."""
    return float(run.payments[3].sum())


def profit(run: Measured) -> Value:
    """Gross margin minus all sales cost in the window."""
    return float(run.margins[2].sum() - run.payments[3].sum())


def base_value_change(run: Measured) -> Value:
    """Expected future margin of the client base at the end of the window minus that at its start.

    The future margin of a client is computed the same way for all designs (docs/model.md, `laws.worth`).
    """
    worth = run.base("worth")
    return float(worth[-1] - worth[0])


def value(run: Measured) -> Value:
    """Profit plus the change of the client base's expected future margin: what the verdict stands on."""
    worth = run.base("worth")
    return float(run.margins[2].sum() - run.payments[3].sum() + worth[-1] - worth[0])


def new_clients(run: Measured) -> Value:
    """Clients won in the window, those turned away included."""
    return float(len(run.wins))


def clients_at_end(run: Measured) -> Value:
    """Clients who have not left at the end of the window, dormant and buried ones included."""
    return float(run.base("living")[-1])


def lost_clients(run: Measured) -> Value:
    """Clients who left in the window: to a competitor, out of the market, or with a person who left the firm."""
    return float(len(run.losses))


def clients_followed(run: Measured) -> Value:
    """Clients who went along with a person who left the firm in the window; they count as lost ones, too."""
    return float(len(run.followed))


def leavers(run: Measured) -> Value:
    """People who left the firm in the window, by own choice or by a shock, heads included; to rise is not to leave."""
    return float(len(run.departures))


def churn_annual(run: Measured) -> Value:
    """Clients lost per client-year in the window."""
    times, living = run.base("time"), run.base("living")
    years = float(np.trapezoid(living, times)) / YEAR
    return _share(len(run.losses), years)


def win_rate(run: Measured) -> Value:
    """Deals won as a share of deals that ended in the window."""
    ended = run.stages[[Stage.WON, Stage.LOST, Stage.NO_DECISION]].sum()
    return _share(run.stages[Stage.WON], ended)


def dormant_share(run: Measured) -> Value:
    """Share of living clients who have not ordered for longer than the dormancy threshold, at the end."""
    return _share(run.base("dormant")[-1], run.base("living")[-1])


def buried_share(run: Measured) -> Value:
    """Share of living clients beyond the attention limits (or waiting for a place), at the end."""
    return _share(run.base("buried")[-1], run.base("living")[-1])


def untouched_share(run: Measured) -> Value:
    """Share of accounts on the lists and of open leads that nobody touched for over 60 days, at the end."""
    untouched = run.base("untouched")[-1] + run.base("untouched_leads")[-1]
    return _share(untouched, run.base("listed")[-1] + run.base("open_leads")[-1])


def overdue_share(run: Measured) -> Value:
    """Share, by margin, of the invoices open at the end of the window whose due date has passed.

    margin of invoices issued before the end, unpaid at the end and overdue / margin of those issued and unpaid
    """
    invoices = run.journal.invoices
    unpaid = (invoices["issued"] < run.end) & (invoices["paid"] > run.end)
    owed = invoices["margin"][unpaid]
    return _share(float(owed[invoices["due"][unpaid] < run.end].sum()), float(owed.sum()))


def hunting_share(run: Measured) -> Value:
    """Share of the sellers' worked hours spent on prospecting, qualifying and closing."""
    hours = _sellers_hours(run)
    return _share(hours[list(HUNTING)].sum(), hours.sum() - hours[list(NOT_WORKED)].sum())


def idle_share(run: Measured) -> Value:
    """Share of the sellers' paid hours in which there was nothing to do, or nobody did it; absences are no idling."""
    hours = _sellers_hours(run)
    return _share(hours[Activity.IDLING], hours.sum())


def utilisation(run: Measured) -> Value:
    """Share of the sellers' paid hours spent working: neither idle nor absent."""
    hours = _sellers_hours(run)
    return _share(hours.sum() - hours[list(NOT_WORKED)].sum(), hours.sum())


def top_seller_share(run: Measured) -> Value:
    """Largest share of the margin that was earned with the accounts of one person."""
    margins = person_margins(run)
    return _share(margins[0], sum(margins)) if margins else None


def person_margins(run: Measured) -> list[float]:
    """Return the margin earned with the accounts of each person who earned any, largest first.

    An order counts for whoever sat on the seat that served it when it was served.
    """
    time, seat, amount = run.margins
    person = run.stays.persons_at(seat, time)
    known = person != NOBODY
    earned = np.bincount(person[known], amount[known])
    return [float(one) for one in sorted(earned[earned != 0], reverse=True)]


def response_hours(run: Measured) -> Value:
    """Median time that an answered inquiry waited for its first answer, in working hours."""
    inquiry, taken = run.answered_inquiries
    return float(np.median(taken - inquiry)) if len(taken) else None


def cycle_days(run: Measured) -> Value:
    """Mean time from opportunity to signature of deals won in the window, in calendar days."""
    opened, won = run.won_deals
    return float((won - opened).mean() / DAY) if len(won) else None


def cost_per_win(run: Measured) -> Value:
    """What the hours of prospecting, qualifying and closing cost, per client won.

    An hour of a seat costs all that was paid for the seat divided by its hours.
    """
    _, _, seat, amount = run.payments
    paid = np.bincount(seat.astype(np.int64), amount, minlength=len(run.journal.seats))
    hours = run.hours[: len(paid)]
    total = hours.sum(axis=1)
    hunting = hours[:, list(HUNTING)].sum(axis=1)
    cost = np.divide(paid * hunting, total, out=np.zeros_like(total), where=total > 0).sum()
    return _share(float(cost), len(run.wins)) if len(run.wins) else None


def margin_per_head(run: Measured) -> Value:
    """Gross margin in the window per head at work: divided by the mean number of taken seats, heads of sales left out.

    A seat that stands empty is no head, and earns nothing and costs nothing meanwhile.
    """
    weights = np.diff(run.month_edges)
    return _share(float(run.margins[2].sum()), float(run.staffed @ weights / weights.sum()))


def new_clients_cv(run: Measured) -> Value:
    """Coefficient of variation of the monthly numbers of new clients."""
    counts = np.bincount(run.month(run.wins), minlength=run.months)
    if run.months < 2 or counts.mean() == 0:
        return None
    return float(counts.std(ddof=1) / counts.mean())


def forecast_error(run: Measured) -> Value:
    """How far the reported pipeline is from what came of it: sum |told - came| / sum came, over the monthly reviews.

    told: wins that the reports promise from the deals open at a review. came: how many of the deals open then were won
    within six months. Reviews whose six months reach beyond the window do not count (`forecast.forecast`).
    """
    return forecast(run.journal, run.start, run.end).error


def exit_loss(run: Measured) -> Value:
    """Margin lost in the twelve months after people left, summed over all who left in the window.

    A difference in differences for each exit, with the accounts of everybody else as the comparison
    (`exits.Accounts.loss`). 0 where nobody left; negative where the accounts went on to bring more than expected.
    """
    return float(sum(one.loss for one in run.departures))


def accounts_per_manager(run: Measured) -> Value:
    """Living accounts at the end of the window per seat that serves and is taken then.

    Where all of them stand empty, per seat that serves.
    """
    serving = run.serving(run.end)
    return _share(run.base("living")[-1], run.stays.taken(serving, run.end) or len(serving))


INDICATORS: dict[str, Callable[[Measured], Value]] = {
    function.__name__: function
    for function in (
        value, profit, revenue, margin, payroll, sales_cost, base_value_change, new_clients, clients_at_end,
        lost_clients, clients_followed, leavers, churn_annual, win_rate, dormant_share, buried_share, untouched_share,
        overdue_share, hunting_share, idle_share, top_seller_share, utilisation, response_hours, cycle_days,
        cost_per_win, margin_per_head, new_clients_cv, forecast_error, exit_loss, accounts_per_manager,
    )
}  # fmt: skip
"""Every indicator, in the order of the catalogue."""
