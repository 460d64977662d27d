"""The clients: how many were won, kept and lost, and in what state the portfolios are at the end."""

import math

import numpy as np

from simulator.analysis.indicators.declaring import Value, indicator, share
from simulator.analysis.measured import Measured
from simulator.kernel.adding import total
from simulator.kernel.calendar import YEAR
from simulator.kernel.marking import N_


@indicator(
    name=N_("New clients"), unit="clients", better=+1,
    definition=N_("Clients won in the measured time, those turned away included."),
)
def new_clients(run: Measured) -> Value:
    """Clients won in the window, those turned away included."""
    return float(len(run.wins))


@indicator(
    name=N_("Clients at the end"), unit="clients", better=+1,
    definition=N_("Clients who have not left by the end, dormant and buried ones included."),
)
def clients_at_end(run: Measured) -> Value:
    """Clients who have not left at the end of the window, dormant and buried ones included."""
    return float(run.base("living")[-1])


@indicator(
    name=N_("Clients lost"), unit="clients", better=-1,
    definition=N_("Clients who left in the measured time, whatever the reason, those who followed somebody included."),
)
def lost_clients(run: Measured) -> Value:
    """Clients who left in the window: to a competitor, out of the market, or with a person who left the firm."""
    return float(len(run.losses))


@indicator(
    name=N_("Clients who followed a seller"), unit="clients", better=-1,
    definition=N_("Clients who went away together with somebody who left the firm."),
)
def clients_followed(run: Measured) -> Value:
    """Clients who went along with a person who left the firm in the window; they count as lost ones, too."""
    return float(len(run.followed))


@indicator(
    name=N_("Annual churn"), unit="share", better=-1,
    definition=N_(
        "Chance that a client whom the firm has leaves within a year, whatever the reason, at the mean hazard of the "
        "measured time: 1 − exp(−losses / client-years). Whoever had left the market when signing was never there."
    ),
)
def churn_annual(run: Measured) -> Value:
    """Chance that a client who is there leaves within a year: 1 - exp(-losses / client-years).

    losses / client-years in the window is the maximum-likelihood estimate of a constant hazard, whoever comes and goes
    meanwhile; a client with that hazard is still there after a year with probability exp(-hazard). It inverts
    `annual_churn` of the scenario, whose hazard is -ln(1 - annual_churn) a year. The standard error is about
    (1 - churn) * hazard / sqrt(losses). Where clients differ, it is the chance at the mean hazard of those who were
    there, among whom the restless become rare. Prospects whose exit came while they made up their mind leave at the
    moment at which they sign: they are among `lost_clients`, but were at risk for no time and say nothing about those
    who are there. None where the firm had no client.
    """
    years = total(life.hours(run.start, run.end) for life in run.lives) / YEAR
    losses = sum(life.lost and life.since < life.until and run.start <= life.until < run.end for life in run.lives)
    hazard = share(losses, years)
    return None if hazard is None else -math.expm1(-hazard)


@indicator(
    name=N_("Dormant clients"), unit="share", better=-1,
    definition=N_("Share of clients who have not ordered for longer than the dormancy threshold."),
)
def dormant_share(run: Measured) -> Value:
    """Share of living clients who have not ordered for longer than the dormancy threshold, at the end."""
    return share(run.base("dormant")[-1], run.base("living")[-1])


@indicator(
    name=N_("Buried clients"), unit="share", better=-1,
    definition=N_(
        "Share of clients beyond the account limits or waiting for a place: served when they call, never called."
    ),
)
def buried_share(run: Measured) -> Value:
    """Share of living clients beyond the account limits (or waiting for a place), at the end."""
    return share(run.base("buried")[-1], run.base("living")[-1])


@indicator(
    name=N_("Accounts and leads nobody touches"), unit="share", better=-1,
    definition=N_("Share of accounts and leads that nobody has touched for over 60 days."),
)
def untouched_share(run: Measured) -> Value:
    """Share of accounts on the lists and of open leads that nobody touched for over 60 days, at the end."""
    untouched = run.base("untouched")[-1] + run.base("untouched_leads")[-1]
    return share(untouched, run.base("listed")[-1] + run.base("open_leads")[-1])


@indicator(
    name=N_("Overdue payments"), unit="share", better=-1,
    definition=N_("Share, by margin, of the unpaid invoices at the end that are overdue."),
)
def overdue_share(run: Measured) -> Value:
    """Share, by margin, of the invoices open at the end of the window whose due date has passed.

    margin of invoices issued before the end, unpaid at the end and overdue / margin of those issued and unpaid
    """
    invoices = run.journal.invoices
    unpaid = (invoices["issued"] < run.end) & (invoices["paid"] > run.end)
    owed = invoices["margin"][unpaid]
    return share(float(owed[invoices["due"][unpaid] < run.end].sum()), float(owed.sum()))


@indicator(
    name=N_("Accounts per manager"), unit="clients", better=0,
    definition=N_("Clients for each person who looks after clients, at the end."),
)
def accounts_per_manager(run: Measured) -> Value:
    """Living accounts at the end of the window per seat that serves and is taken then.

    Where all of them stand empty, per seat that serves.
    """
    serving = run.serving(run.end)
    return share(run.base("living")[-1], run.stays.taken(serving, run.end) or len(serving))


@indicator(
    name=N_("Unevenness of monthly new clients"), unit="1", better=-1,
    definition=N_("Coefficient of variation of the number of clients won in a month."),
)
def new_clients_cv(run: Measured) -> Value:
    """Coefficient of variation of the monthly numbers of new clients."""
    counts = np.bincount(run.month(run.wins), minlength=run.months)
    if run.months < 2 or counts.mean() == 0:
        return None
    return float(counts.std(ddof=1) / counts.mean())
