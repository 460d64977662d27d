"""The VIP programme of a design: how often whose clients are visited, by whom problems are fixed, what visits are for.

It takes place where some role has `visiting` in its order of work; without such a role none of it acts.
"""

from typing import Annotated, Literal

from pydantic import Field

from simulator.scenario.schema.circumstances import clients_are_asked, done
from simulator.scenario.schema.declared import Acts, Values, declared
from simulator.scenario.schema.objections import (
    finds_no_problems,
    nobody_is_on_top,
    nobody_visits,
    visits_are_a_placebo,
)
from simulator.scenario.schema.policies import FIXING
from simulator.scenario.schema.quantities import Hours, Share, Switch

Channel = Annotated[Switch, Acts(unless=visits_are_a_placebo)]
"""Something that visits are for, where there are any of which something comes."""


class Channels(Values):
    """What visits are for; each can be taken out by itself (C66). What is off does not happen, its hours are spent."""

    bonds: Channel = Field(True, description="visits renew the bonds of the visitor and of the firm")
    early_warning: Channel = Field(True, description="visits and surveys find hidden problems, which are then fixed")
    volume: Channel = Field(True, description="visits raise the share that clients give the firm of what they buy")
    offers: Channel = Field(True, description="visits sell something that the client did not buy before")
    referrals: Channel = Field(True, description="satisfied clients are asked whom they can recommend")


class VipProgramme(Values):
    """Visits of the clients of the whole firm, and surveys between them."""

    exists = done("visiting")

    content: Annotated[Literal["full", "placebo"], Acts(unless=nobody_visits)] = Field(
        "full", description="placebo: hours, travel and money are spent, and nothing comes of any visit or survey"
    )
    visits_per_year: float = declared(
        1.0, "visits a year of each client who is not among the top",
        unit="1/year", plausible=(0, 3), source="C67", evidence="N", kind="lever", ge=0, le=52,
    )
    visits_per_year_top: Annotated[float, Acts(unless=nobody_is_on_top)] = declared(
        2.0, "visits a year of each client among the top",
        unit="1/year", plausible=(0, 6), source="C68", evidence="N", kind="lever", ge=0, le=52,
    )
    top_share: Share = declared(
        0.2, "share of the clients who are the top, by the margin of the orders that they placed in the last 12 months",
        unit="share", plausible=(0, 1), source="C68", evidence="N", kind="lever",
    )
    hours: Hours = declared(
        "3 h", "productive hours of a visit: preparation, talk and report, without the way",
        unit="h", plausible=(1.0, 6.0), source="C67, B.1", evidence="D", kind="lever",
    )
    survey_every: Hours | None = declared(
        None, "interval at which each client is asked whether it is satisfied, besides visits; null: never",
        unit="h", plausible=(252.0, 2016.0), source="C69", evidence="A", kind="lever", gt=0,
        exists=clients_are_asked,
    )
    survey_hours: Hours = declared(
        "15 min", "productive hours to ask a client and to read the answer",
        unit="h", plausible=(0.05, 1.0), source="C69", evidence="A", kind="lever",
        exists=clients_are_asked,
    )
    fixed_by: Annotated[str, FIXING, Acts(unless=finds_no_problems)] = FIXING.field()
    channels: Channels = Channels()
