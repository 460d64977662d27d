"""Marketing: what a design spends on adverts, and what the market asks for the inquiries that they bring."""

from typing import Annotated

from simulator.kernel.calendar import MONTH
from simulator.scenario.schema.circumstances import Circumstances, adverts_are_bought
from simulator.scenario.schema.declared import Acts, Values, declared


def _brings_nothing(facts: Circumstances) -> str:
    market, budget = facts.scenario.market, facts.own.budget
    if budget == 0:
        return ""
    if market.qualifying.inquiry == 0 or market.advertising.quality == 0:
        return "no inquiry that adverts bring is ever an opportunity; the money is spent all the same"
    cheapest = market.advertising.price * MONTH / facts.scenario.end
    said = facts.scenario.money.said(float(f"{cheapest:.3g}"), figures=3)
    few = f"it buys less than one inquiry by the end of the run; that takes {said}"
    return few if budget < cheapest else ""


class Marketing(Values):
    """What the firm spends on adverts."""

    budget: Annotated[float, Acts(unless=_brings_nothing)] = declared(
        0, "money a month for adverts, which bring inquiries besides those of the market; it is spent whatever becomes "
        "of them; 0: no adverts",
        unit="money/month", plausible=(0, 10), source="C38, B.10", evidence="A", kind="lever", ge=0, le=1_000,
    )


class Advertising(Values):
    """What adverts cost, and who answers them: the same for every design, which decides how much it spends."""

    exists = adverts_are_bought

    price: float = declared(
        0.02, "what the first inquiry of a month costs that adverts bring",
        unit="money", plausible=(0.005, 0.1), source="C38, B.10", evidence="A", ge=0.002, le=1_000,
    )
    doubles_at: float | None = declared(
        60, "inquiries bought a month at which one more costs twice as much as the first; null: all cost the same",
        unit="1/month", plausible=(15, 400), source="C38, B.10", evidence="A", gt=0, le=1_000_000,
    )
    quality: float = declared(
        0.8, "share of the inquiries bought that are opportunities, relative to those of the market",
        unit="1", plausible=(0.3, 1.1), source="B.10", evidence="A", ge=0, le=10,
    )
