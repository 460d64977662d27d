"""What came in, what it cost, and what is left: money in units of a closer's monthly target pay."""

import numpy as np

from simulator.analysis.indicators.declaring import AMOUNT, Value, indicator, share
from simulator.analysis.measured import Measured
from simulator.analysis.stays import NOBODY
from simulator.journal.vocabulary import Cost
from simulator.kernel.adding import total
from simulator.kernel.marking import N_


def _spent(run: Measured, *kinds: Cost) -> float:
    _, cost, _, amount = run.payments
    return float(amount[np.isin(cost, kinds)].sum())


@indicator(
    name=N_("Value created"), unit="money", better=+1,
    definition=N_(
        "Profit plus the change, over the measured time, in the worth of the client base. The verdict stands on it, "
        "because profit alone can be raised by eating up the base."
    ),
)
def value(run: Measured) -> Value:
    """Profit plus the change in the worth of the client base: what the verdict stands on."""
    return float(run.margins[2].sum() - run.payments[3].sum() + run.worth[-1] - run.worth[0])


@indicator(
    name=N_("Profit"), unit="money", better=+1,
    definition=N_("Gross margin less all cost of the sales organisation."),
)
def profit(run: Measured) -> Value:
    """Gross margin minus all sales cost in the window."""
    return float(run.margins[2].sum() - run.payments[3].sum())


@indicator(
    name=N_("Revenue"), unit="money", better=+1, bounds=AMOUNT,
    definition=N_("What clients paid for their orders."),
)
def revenue(run: Measured) -> Value:
    """Revenue of all orders served in the window: margin / gross margin per unit of revenue."""
    return float(run.margins[2].sum() / run.journal.gross_margin)


@indicator(
    name=N_("Gross margin"), unit="money", better=+1, bounds=AMOUNT,
    definition=N_("What is left of revenue after the cost of the goods, before any cost of selling."),
)
def margin(run: Measured) -> Value:
    """Gross margin of all orders served in the window."""
    return float(run.margins[2].sum())


@indicator(
    name=N_("Payroll"), unit="money", better=0, bounds=AMOUNT,
    definition=N_("Salaries, commissions and bonuses of everybody, heads included."),
)
def payroll(run: Measured) -> Value:
    """Salaries, commissions and bonuses of everybody, heads of sales included."""
    return _spent(run, Cost.SALARY, Cost.COMMISSION, Cost.BONUS, Cost.RETENTION)


@indicator(
    name=N_("Cost of sales work"), unit="money", better=-1, bounds=AMOUNT,
    definition=N_("Payroll, hiring, severance, journeys, adverts and the cost of workplaces."),
)
def sales_cost(run: Measured) -> Value:
    """Everything spent on selling: payroll, hiring, workplaces, journeys, adverts."""
    return float(run.payments[3].sum())


@indicator(
    name=N_("Change in the worth of the client base"), unit="money", better=+1,
    definition=N_(
        "What clients will bring as they have been treated of late, less what it takes to serve and to keep them, "
        "discounted: at the end, less the same at the start."
    ),
)
def base_value_change(run: Measured) -> Value:
    """Worth of the client base at the end of the window minus that at its start.

    It is computed the same way for all designs (docs/model.md, `base_worth`).
    """
    return float(run.worth[-1] - run.worth[0])


@indicator(
    name=N_("Gross margin per head"), unit="money", better=+1, bounds=AMOUNT,
    definition=N_("Gross margin for each person at work on average, heads of sales left out."),
)
def margin_per_head(run: Measured) -> Value:
    """Gross margin in the window per head at work: divided by the mean number of taken seats, heads of sales left out.

    A seat that stands empty is no head, and earns nothing and costs nothing meanwhile.
    """
    weights = np.diff(run.month_edges)
    return share(float(run.margins[2].sum()), float(run.staffed @ weights / weights.sum()))


@indicator(
    name=N_("Margin resting on the best seller"), unit="share", better=-1,
    definition=N_("Largest share of the margin that comes from the accounts of one person."),
)
def top_seller_share(run: Measured) -> Value:
    """Largest share of the margin that was earned with the accounts of one person."""
    margins = person_margins(run)
    return share(margins[0], total(margins)) if margins else None


def person_margins(run: Measured) -> list[float]:
    """Return the margin earned with the accounts of each person who earned any, largest first.

    An order counts for whoever sat on the seat that served it when it was served.
    """
    time, seat, amount = run.margins
    person = run.stays.persons_at(seat, time)
    known = person != NOBODY
    earned = np.bincount(person[known], amount[known])
    return [float(one) for one in sorted(earned[earned != 0], reverse=True)]


@indicator(
    name=N_("Margin lost after exits"), unit="money", better=-1,
    definition=N_(
        "How much less the accounts of those who left brought in the twelve months after than the trend of all "
        "other accounts let expect; negative where they brought more, none where there are no other accounts to "
        "compare with."
    ),
)
def exit_loss(run: Measured) -> Value:
    """Margin lost in the twelve months after people left, summed over all who left in the window.

    A difference in differences for each exit, with the accounts of everybody else as the comparison
    (`exits.Accounts.loss`). 0 where nobody left; negative where the accounts went on to bring more than expected. None
    where the loss of one of the exits is undefined: with nobody to compare with, all that the accounts brought would
    be called lost, whatever the cause.
    """
    losses = [one.loss for one in run.departures]
    known = [loss for loss in losses if loss is not None]
    return float(total(known)) if len(known) == len(losses) else None
