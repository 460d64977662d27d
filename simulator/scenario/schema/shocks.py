"""Shocks: things that befall any design at a set hour; overlays hold them."""

from typing import Annotated

from pydantic import Field

from simulator.scenario.schema.circumstances import after_the_end
from simulator.scenario.schema.conflict import PayCut
from simulator.scenario.schema.declared import Acts, Values, declared
from simulator.scenario.schema.quantities import Hours, Share


class StarLeaves(Values):
    """The seller whose clients brought most in the last months leaves, whatever the reason (C77)."""

    at: Annotated[Hours, Acts(unless=after_the_end, by_default=True)] = declared(
        "24 months", "when the best seller leaves, from the start of the run",
        unit="h", source="C77", evidence="A", kind="setting",
    )


class MassExodus(Values):
    """A part of the sellers leaves at once, with the clients who follow them (C37)."""

    at: Annotated[Hours, Acts(unless=after_the_end, by_default=True)] = declared(
        "24 months", "when they leave, from the start of the run",
        unit="h", source="C37", evidence="A", kind="setting",
    )
    share: Share = declared(
        0.5, "share of the sellers who leave",
        unit="share", plausible=(0.2, 0.8), source="C37", evidence="A",
    )


class FallingMarket(Values):
    """Demand drops: clients need less, prospects and inquirers are interested less often (C96)."""

    at: Annotated[Hours, Acts(unless=after_the_end, by_default=True)] = declared(
        "24 months", "when demand begins to fall, from the start of the run",
        unit="h", source="C96", evidence="A", kind="setting",
    )
    over: Hours = declared(
        "6 months", "time over which it falls (linear)",
        unit="h", plausible=(0, 2016.0), source="C96", evidence="A",
    )
    depth: Share = declared(
        0.3, "share of demand that is gone in the end",
        unit="share", plausible=(0.1, 0.6), source="C96", evidence="A",
    )


class AdvertisingFlood(Values):
    """Advertising brings more inquiries for a while (C38)."""

    at: Annotated[Hours, Acts(unless=after_the_end, by_default=True)] = declared(
        "24 months", "when the flood begins, from the start of the run",
        unit="h", source="C38", evidence="A", kind="setting",
    )
    lasts: Hours = declared(
        "12 months", "how long it lasts",
        unit="h", plausible=(168.0, 6048.0), source="C38", evidence="A",
    )
    per_month: float = declared(
        120, "inquiries a month besides the usual ones",
        unit="1/month", plausible=(30, 400), source="C38, B.3", evidence="A", ge=0, le=100_000,
    )


class Shocks(Values):
    """What befalls the company; null: nothing of the kind."""

    star_leaves: StarLeaves | None = Field(None, description="the best seller leaves")
    mass_exodus: MassExodus | None = Field(None, description="a part of the sellers leaves at once")
    falling_market: FallingMarket | None = Field(None, description="demand drops")
    advertising_flood: AdvertisingFlood | None = Field(
        None, description="advertising brings more inquiries for a while"
    )
    pay_cut: PayCut | None = Field(None, description="the firm cuts pay, or fines who hunts too little")
