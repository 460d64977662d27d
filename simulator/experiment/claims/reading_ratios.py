"""Measures in which one result of a firm is set against another, as surveys publish them.

Money is margin, of which revenue is a fixed multiple; what a client brings is what clients brought on average.
"""

from statistics import fmean

from simulator.analysis.outcome import Outcome
from simulator.experiment.claims.reading import Value, mean, share
from simulator.experiment.claims.reading_people import FEWEST_PEOPLE, paid_hours, roles_meant
from simulator.kernel.adding import total
from simulator.kernel.calendar import MONTH

QUARTER, YEAR = 3, 12
"""In months."""
FIFTH = 0.2
CLIENTS = ("active", "dormant", "buried")


def cost_share(outcome: Outcome) -> Value:
    """What the sales organisation costs, everything included, as a share of revenue."""
    cost, revenue = outcome.indicators.get("sales_cost"), outcome.indicators.get("revenue")
    return None if cost is None or revenue is None else share(cost, revenue)


def top_fifth(outcome: Outcome, role: str) -> Value:
    """Share of the margin of the people in a role that the best fifth of them brings, month for month at work.

    A fifth of seven people is one and two fifths: of the second one two fifths count.
    """
    margins = sorted((one.margin for one in outcome.people if one.role in roles_meant(outcome, role)), reverse=True)
    if len(margins) < FEWEST_PEOPLE:
        return None
    left = FIFTH * len(margins)
    best = total(margin * min(1.0, max(0.0, left - place)) for place, margin in enumerate(margins))
    return share(best, total(margins))


def pipeline_coverage(outcome: Outcome) -> Value:
    """Deals open at the end of a month, on average, for each deal that is won in a quarter."""
    return share(fmean(outcome.monthly["open_deals"]), QUARTER * fmean(outcome.monthly["new_clients"]))


def win_payback(outcome: Outcome) -> Value:
    """Months of a client's mean margin that it takes to pay for winning one."""
    cost, brings = outcome.indicators.get("cost_per_win"), _margin_of_a_client(outcome)
    return None if cost is None or brings is None else share(cost, brings)


def worth_to_cost(outcome: Outcome) -> Value:
    """Worth of a client, its future margin discounted, as a multiple of what it costs to win one."""
    cost, worth = outcome.indicators.get("cost_per_win"), share(fmean(outcome.monthly["base_value"]), _clients(outcome))
    return None if cost is None or worth is None else share(worth, cost)


def bookings_to_pay(outcome: Outcome, role: str) -> Value:
    """Yearly revenue of the clients won, as a multiple of the pay of a role in the same time."""
    margin, revenue = outcome.indicators.get("margin"), outcome.indicators.get("revenue")
    brings = _margin_of_a_client(outcome)
    if not margin or revenue is None or brings is None:
        return None
    booked = outcome.funnel.get("won", 0.0) * YEAR * brings * revenue / margin
    return share(booked, total(paid for name, paid in outcome.pay.items() if name in roles_meant(outcome, role)))


def exit_share(outcome: Outcome, role: str) -> Value:
    """Margin lost in the year after somebody left a role, as a share of what a person in it brings a year."""
    meant = roles_meant(outcome, role)
    lost = mean([one.loss for one in outcome.exits if one.role in meant and one.loss is not None])
    months = total(one.months for one in outcome.people if one.role in meant)
    brought = share(total(one.margin * one.months for one in outcome.people if one.role in meant), months)
    return None if lost is None or brought is None else share(lost, YEAR * brought)


def per_person_month(outcome: Outcome, stage: str, role: str) -> Value:
    """How often a stage of the funnel is reached for each person in a role and month."""
    return share(outcome.funnel.get(stage, 0.0) * MONTH, paid_hours(outcome, role))


def _clients(outcome: Outcome) -> float:
    return fmean(total(counts) for counts in zip(*(outcome.monthly[name] for name in CLIENTS), strict=True))


def _margin_of_a_client(outcome: Outcome) -> Value:
    """Margin a month of a client who has not left."""
    return share(fmean(outcome.monthly["margin"]), _clients(outcome))
