"""Winning clients: the deals, how long they and the inquiries take, what they cost and what was promised of them."""

import numpy as np

from simulator.analysis.forecast import forecast
from simulator.analysis.indicators.declaring import AMOUNT, Value, indicator, share
from simulator.analysis.measured import Measured
from simulator.journal.vocabulary import HUNTING, Stage
from simulator.kernel.calendar import DAY
from simulator.kernel.marking import N_


@indicator(
    name=N_("Win rate"), unit="share", better=+1,
    definition=N_("Share of deals that ended in a contract, among all that ended; deals still open do not count."),
)
def win_rate(run: Measured) -> Value:
    """Deals won as a share of deals that ended in the window."""
    ended = run.stages[[Stage.WON, Stage.LOST, Stage.NO_DECISION]].sum()
    return share(run.stages[Stage.WON], ended)


@indicator(
    name=N_("Response time to inquiries"), unit="hours", better=-1,
    definition=N_("Median time from an inquiry to the first answer, in working hours."),
)
def response_hours(run: Measured) -> Value:
    """Median time that an answered inquiry waited for its first answer, in working hours."""
    inquiry, taken = run.answered_inquiries
    return float(np.median(taken - inquiry)) if len(taken) else None


@indicator(
    name=N_("Length of a won deal"), unit="days", better=-1,
    definition=N_(
        "Mean time from opportunity to contract, in calendar days, over the deals that were won only; deals that were "
        "lost or are still open do not count."
    ),
)
def cycle_days(run: Measured) -> Value:
    """Mean time from opportunity to signature of deals won in the window, in calendar days."""
    opened, won = run.won_deals
    return float((won - opened).mean() / DAY) if len(won) else None


@indicator(
    name=N_("Cost of a new client"), unit="money", better=-1, bounds=AMOUNT,
    definition=N_("Cost of the hours spent on winning clients, for each client won."),
)
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
    return share(float(cost), len(run.wins)) if len(run.wins) else None


@indicator(
    name=N_("Forecast error"), unit="share", better=-1, bounds=AMOUNT,
    definition=N_(
        "How far the wins that sellers promise are from those that come within six months, as a share of what "
        "comes."
    ),
)
def forecast_error(run: Measured) -> Value:
    """How far the reported pipeline is from what came of it: sum |told - came| / sum came, over the monthly reviews.

    told: wins that the reports promise from the deals open at a review. came: how many of the deals open then were won
    within six months. Reviews whose six months reach beyond the window do not count (`forecast.forecast`).
    """
    return forecast(run.journal, run.start, run.end).error
