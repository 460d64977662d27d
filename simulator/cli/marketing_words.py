"""Adverts in words: what the budget of a design buys on its market, before anything is simulated."""

import math
from collections.abc import Iterator

from simulator.model.laws.advertising import bought, next_price
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.writing import number, written


def marketing_words(scenario: Scenario) -> Iterator[str]:
    """Yield the lines that tell the budget for adverts and the inquiries that it brings; none without a budget."""
    budget, market = scenario.organization.marketing.budget, scenario.market
    if budget == 0:
        if any(stage.marketing.budget for stage in scenario.stages):
            yield "No money is spent on adverts."
        return
    terms = market.advertising
    doubles_at = math.inf if terms.doubles_at is None else terms.doubles_at
    inquiries = bought(budget, terms.price, doubles_at)
    last, said = next_price(inquiries, terms.price, doubles_at), scenario.money.said
    yield (
        f"Adverts for {said(budget)} a month bring {number(round(inquiries, 1))} inquiries a month, for "
        f"{said(budget / inquiries, figures=4)} each; the first costs {said(terms.price)}, the last "
        f"{said(last, figures=4)}."
    )
    chance = min(1.0, market.qualifying.inquiry * terms.quality)
    yield (
        f"Answered at once, {written(round(chance, 3), 'share')} of them are opportunities; of the market's own "
        f"{number(market.inquiries.per_month)} a month, {written(market.qualifying.inquiry, 'share')}."
    )
