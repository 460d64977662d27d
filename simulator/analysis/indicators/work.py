"""The people: what their hours go into, and who left."""

from simulator.analysis.indicators.declaring import Value, indicator, share
from simulator.analysis.measured import Floats, Measured
from simulator.journal.vocabulary import HUNTING, NOT_WORKED, Activity
from simulator.kernel.marking import N_


def _sellers_hours(run: Measured) -> Floats:
    hours: Floats = run.hours[[seat.number for seat in run.sellers]].sum(axis=0)
    return hours


@indicator(
    name=N_("Time spent on winning clients"), unit="share", better=0,
    definition=N_("Share of the sellers’ worked hours that goes into prospecting, qualifying and closing."),
)
def hunting_share(run: Measured) -> Value:
    """Share of the sellers' worked hours spent on prospecting, qualifying and closing."""
    hours = _sellers_hours(run)
    return share(hours[list(HUNTING)].sum(), hours.sum() - hours[list(NOT_WORKED)].sum())


@indicator(
    name=N_("Idle time"), unit="share", better=-1,
    definition=N_(
        "Share of the sellers’ paid hours spent waiting for work or resting; absences and strikes do not count."
    ),
)
def idle_share(run: Measured) -> Value:
    """Share of the sellers' paid hours in which there was nothing to do, or nobody did it; absences are no idling."""
    hours = _sellers_hours(run)
    return share(hours[Activity.IDLING], hours.sum())


@indicator(
    name=N_("Utilisation"), unit="share", better=0,
    definition=N_("Share of the sellers’ paid hours that is worked: neither idle, absent nor on strike."),
)
def utilisation(run: Measured) -> Value:
    """Share of the sellers' paid hours spent working: neither idle nor absent."""
    hours = _sellers_hours(run)
    return share(hours.sum() - hours[list(NOT_WORKED)].sum(), hours.sum())


@indicator(
    name=N_("People who left the firm"), unit="people", better=-1,
    definition=N_("Sellers and heads who left the firm in the measured time, for whatever reason."),
)
def leavers(run: Measured) -> Value:
    """People who left the firm in the window, by own choice or by a shock, heads included; to rise is not to leave."""
    return float(len(run.departures))
