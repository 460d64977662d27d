"""Hiring: how many people have learned their work, and how many hires have brought what they cost."""

from simulator.analysis.indicators.declaring import Value, indicator, share
from simulator.analysis.measured import Measured
from simulator.analysis.payback import bringing, hires
from simulator.analysis.ramps import ramped_at, ramped_people
from simulator.kernel.marking import N_


@indicator(
    name=N_("Ramped people"), unit="share", better=+1,
    definition=N_(
        "Share of the sellers who have learned the work of their seats: four fifths of what they will get done in an "
        "hour when they are experienced. Mean over the measured time."
    ),
)
def ramped_share(run: Measured) -> Value:
    """Share of the person-hours below the heads in which the person was ramped."""
    sellers = [seat.number for seat in run.sellers]
    months = run.month_edges[1:] - run.month_edges[:-1]
    ramped = ramped_people(run, sellers, ramped_at(run))
    return share((ramped * months).sum(), (run.staffed * months).sum())


@indicator(
    name=N_("Hires paid back"), unit="share", better=+1,
    definition=N_(
        "Share of the sellers hired from outside, from the start of the run on, who had brought more margin than they "
        "had cost by its end; roles that bring no margin themselves do not count."
    ),
)
def payback_share(run: Measured) -> Value:
    """Share of the hires below the heads who brought more than they cost by the end of the run."""
    found = bringing(run, hires(run))
    return share(sum(hire.paid_back is not None for hire in found), len(found))
