"""How the hours of a seat are typically spread over its work, and how hard the work is that they are spent on.

Take a firm that wins clients as fast as it loses them. For each prospect that it calls so many hours go into each kind
of work: calls, then qualifying for the share that warms up, closing for the share of those that are opportunities, and
for the share that is won the work on an account for as long as a client stays, 1 / mu months. A seat spreads its hours
over the work of its own order as those hours are to one another. Where nobody can be called it is the inquiries that
are qualified. Work of which nobody knows how much there is (winning silent clients back, visits, work of extensions)
takes no part, unless a seat has no other; then each kind takes as much as any.
"""

from collections.abc import Mapping

from simulator.kernel.adding import total
from simulator.kernel.odds import with_odds
from simulator.scenario.figures.derived import Figures, derived
from simulator.scenario.schema.market import Market
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario

LEAST = 1e-12
"""Stands for a churn, or a chance to win, of 0, so that the hours of either side stay in proportion to one another."""

Spread = Mapping[str, float]
"""Kind of work -> hours, of which only the proportions count."""


def typical_hours(scenario: Scenario) -> Spread:
    """Return the hours of each kind of work by the month and prospect, times churn: none of them can be infinite."""
    figures, market = derived(scenario), scenario.market
    called = market.prospects.size > 0
    qualifying = market.qualifying
    warm, asked = (figures.calls.warm, qualifying.lead) if called else (1.0, qualifying.inquiry)
    work = (qualifying.lead_work if called else qualifying.inquiry_work).mean
    churn, deals = max(figures.churn, LEAST), warm * asked
    hunting = {
        "prospecting": churn * figures.calls.hours if called else 0.0,
        "qualifying": churn * warm * figures.stretch * work,
        "closing": churn * deals * total(one.share * one.closing_hours_per_deal for one in figures.segments),
    }
    won = max(deals * _win_chance(market, called), LEAST)
    return hunting | {name: won * hours for name, hours in _care(figures, market).items()}


def typical_drudgery(role: Role, scenario: Scenario, hours: Spread) -> float:
    """Return the mean resistance, in hours' pay, of the work of a seat whose hours are spread as `hours` are."""
    resistance = scenario.market.human_nature.resistance
    order = [*role.order_of_work, *(["rewinning"] if "serving" in role.order_of_work else [])]
    spent = total(hours.get(work, 0.0) for work in order)
    if not spent:
        return total(float(getattr(resistance, work)) for work in role.order_of_work) / len(role.order_of_work)
    return total(hours.get(work, 0.0) * float(getattr(resistance, work)) for work in order) / spent


def _win_chance(market: Market, called: bool) -> float:
    better = 1.0 if called else market.inquiries.win_factor
    return total(segment.share * with_odds(segment.win_rate, better) for segment in market.segments.values())


def _care(figures: Figures, market: Market) -> dict[str, float]:
    """Return the hours a month that go into an account, by kind of work."""
    again = market.buying.rewon * figures.stretch / 12
    parts = list(zip(figures.segments, market.segments.values(), strict=True))
    return {
        "serving": total(one.kept * one.serving_hours for one in figures.segments),
        "developing": total(one.kept * one.developing_hours for one in figures.segments),
        "rewinning": again * total(one.kept * body.orders_per_year * body.deal_work.mean for one, body in parts),
    }
