"""Winning clients: the deals, how long they and the inquiries take, what they cost and what was promised of them."""

import numpy as np

from simulator.analysis.forecast import forecast
from simulator.analysis.indicators.declaring import AMOUNT, Value, indicator, share
from simulator.analysis.measured import TOLERANCE, Measured
from simulator.journal.vocabulary import HUNTING, NO_SEAT, Stage
from simulator.kernel.calendar import DAY
from simulator.kernel.marking import N_

SOON = 1.0
"""Working hours within which an answer is soon."""


@indicator(
    name=N_("Win rate of deals"), unit="share", better=+1,
    definition=N_(
        "Share of the deals that ended in the measured time, won, lost or undecided, that were won. A deal is an "
        "opportunity that a seller has taken up; those nobody took up do not count."
    ),
)
def win_rate(run: Measured) -> Value:
    """Deals won as a share of deals that ended in the window.

    Of deals, whoever worked on them and however late. The `win_rate` of a segment is the chance of a fresh cold
    opportunity in hands of full skill: what waits, comes from another hand or meets less skill is won less often.
    """
    ended = run.stages[[Stage.WON, Stage.LOST, Stage.NO_DECISION]].sum()
    return share(run.stages[Stage.WON], ended)


@indicator(
    name=N_("Opportunities nobody took up"), unit="share", better=-1,
    definition=N_(
        "Of all opportunities that arose in the measured time, the share that no seller had taken up by its end: they "
        "went cold in a queue, or still waited."
    ),
)
def untaken_share(run: Measured) -> Value:
    """Share of the opportunities that arose in the window which nobody had taken up when it ended.

    An opportunity is taken up when it becomes a deal. Those that do not go cold before the end, or wait before closers
    who never come to them, are untaken alike, so that a queue without a limit hides nothing. An opportunity that arose
    before the window does not count, even if it goes cold within it.
    """
    arose, taken = run.opportunities
    return share(arose - taken, arose)


@indicator(
    name=N_("Inquiries never answered"), unit="share", better=-1,
    definition=N_(
        "Of all inquiries that came in the measured time, those after adverts included, the share that nobody had "
        "answered by its end: they waited too long, or still waited."
    ),
)
def unanswered_share(run: Measured) -> Value:
    """Share of the inquiries that came in the window which nobody had answered when it ended.

    Inquiries that came before the window do not count, even if they give up or are answered within it.
    """
    waited = run.hours_to_answer
    return share(np.isinf(waited).sum(), len(waited))


@indicator(
    name=N_("Inquiries answered within an hour"), unit="share", better=+1,
    definition=N_(
        "Of all inquiries that came in the measured time, those after adverts included, the share that somebody "
        "answered within one working hour; those never answered count as not. On a market with nights the hour is one "
        "of the wall clock."
    ),
)
def answered_within_hour_share(run: Measured) -> Value:
    """Share of the inquiries that came in the window which were answered within one working hour, as the run counts.

    Hours outside working time count only where inquiries come then, too (`market.calendar.outside_hours`). An inquiry
    that came within the last hour and still waits counts as not answered.
    """
    waited = run.hours_to_answer
    return share((waited <= SOON + TOLERANCE).sum(), len(waited))


@indicator(
    name=N_("Response time, answered inquiries only"), unit="hours", better=-1,
    definition=N_(
        "Median time from an inquiry to the first answer, in working hours, over the inquiries answered in the "
        "measured time, those after adverts included; those never answered are left out. On a market with nights they "
        "count too, hour by hour."
    ),
)
def response_hours(run: Measured) -> Value:
    """Median time that an inquiry answered in the window had waited for its first answer, in working hours.

    Where inquiries come outside working hours, too, it is in hours of the wall clock.

    Whoever gave up waiting is not in it, so it can be short because most are never answered: `unanswered_share`.
    """
    waited = run.waits_of_answered
    return float(np.median(waited)) if len(waited) else None


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
    definition=N_("Cost of the hours spent on winning clients, and of adverts, for each client won."),
)
def cost_per_win(run: Measured) -> Value:
    """What the hours of prospecting, qualifying and closing cost, and adverts, per client won.

    An hour of a seat costs all that was paid for the seat divided by its hours.
    """
    _, _, seat, amount = run.payments
    sat = seat != NO_SEAT
    paid = np.bincount(seat[sat].astype(np.int64), amount[sat], minlength=len(run.journal.seats))
    hours = run.hours[: len(paid)]
    total = hours.sum(axis=1)
    hunting = hours[:, list(HUNTING)].sum(axis=1)
    cost = np.divide(paid * hunting, total, out=np.zeros_like(total), where=total > 0).sum()
    return share(float(cost) + run.spent_on_adverts, len(run.wins)) if len(run.wins) else None


@indicator(
    name=N_("Inquiries bought"), unit="inquiries", better=0,
    definition=N_(
        "Inquiries after adverts that came in the measured time; all figures of inquiries count them too, and a flood "
        "of advertising is not among them."
    ),
)
def bought_inquiries(run: Measured) -> Value:
    """Inquiries that the budget for adverts brought in the window."""
    return float(run.bought[Stage.INQUIRY])


@indicator(
    name=N_("Adverts for each client won by them"), unit="money", better=-1, bounds=AMOUNT,
    definition=N_(
        "Money spent on adverts in the measured time, for each client won in it who had asked after an advert; the "
        "hours of those who answer and close are not in it."
    ),
)
def adverts_per_win(run: Measured) -> Value:
    """What was spent on adverts in the window, per client won in it whose inquiry was bought.

    Some of these clients asked before the window, and some who asked in it sign after it.
    """
    won = run.bought[Stage.WON]
    return share(run.spent_on_adverts, won) if won else None


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
