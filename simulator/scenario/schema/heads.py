"""Heads of sales: how they lead, and what their hours are for."""

from typing import Annotated

from pydantic import Field

from simulator.scenario.schema import objections
from simulator.scenario.schema.declared import Acts, Values, declared
from simulator.scenario.schema.mechanisms import CHOICE
from simulator.scenario.schema.objections import first_of, in_use
from simulator.scenario.schema.policies import REVIEW, ROTATION
from simulator.scenario.schema.quantities import Hours, Share

_NO_ROTATION = first_of(objections.no_reviews, objections.rotates_nothing)
_NO_PUSHES = Acts(unless=in_use(objections.pushes_nothing))
_NO_CALLS = Acts(unless=first_of(objections.no_reviews, in_use(objections.calls_nobody)))
_NOTHING_TO_REVIEW = Acts(unless=first_of(objections.no_reviews, in_use(objections.nothing_to_review)))
_NO_KEY_ACCOUNTS = Acts(unless=in_use(objections.no_key_accounts))


class KeyAccounts(Values):
    """How somebody who leads stays in touch with the most valuable clients (C51)."""

    share: Share = declared(
        0.2, "share of the clients, the most valuable ones, with whom ties are kept",
        unit="share", plausible=(0.02, 0.4), source="C51", evidence="A", kind="lever",
    )
    every: Hours = declared(
        "3 months", "interval of the contacts with each of them",
        unit="h", plausible=(168.0, 1008.0), source="C51", evidence="A", kind="lever", gt=0,
    )
    hours: Hours = declared(
        "1 h", "length of a contact",
        unit="h", plausible=(0.25, 4.0), source="C51", evidence="A", kind="lever", gt=0, le=168,
    )


class Head(Values):
    """A head of sales: how insistent, and what the hours are for."""

    insistence: float = declared(
        0.5, "how hard the head insists on the order of work; it counts where people choose what to do",
        unit="hours' pay", plausible=(0, 2), source="C09, C11, MODEL 11", evidence="A", kind="lever", ge=0, le=100,
        acts_by=CHOICE,
    )
    mandate: Annotated[Share, Acts(unless=objections.mandates_nothing)] = declared(
        0.5, "share of the insistence that is on new clients, the rest is on those the firm has; half: as instructed",
        unit="share", plausible=(0.2, 0.8), source="MODEL 5, C06", evidence="A", kind="lever",
        acts_by=CHOICE,
    )
    paperwork: Share = declared(
        0.4, "share of the head's hours that meetings elsewhere, plans and reports take",
        unit="share", plausible=(0.2, 0.6), source="C.8", evidence="A", kind="lever", lt=1,
    )
    planning_every: Hours | None = declared(
        "1 week", "interval of planning meetings of the whole department; null: none are held",
        unit="h", plausible=(8.0, 168.0), source="C10a", evidence="A", kind="lever", gt=0,
    )
    planning_hours: Hours = declared(
        "1 h", "length of a planning meeting, charged to everyone present",
        unit="h", plausible=(0.25, 3.0), source="C10a", evidence="A", kind="lever",
        exists=lambda facts: facts.own.planning_every is not None,
    )
    control_hours: Hours = declared(
        "1 h", "hours a month of looking into what each report does, charged to both; a look a week",
        unit="h", plausible=(0, 8.0), source="C10b", evidence="A", kind="lever", le=168,
    )
    coaching_hours: Annotated[Hours, Acts(unless=in_use(objections.teaches_nothing))] = declared(
        "2 h", "hours a month of coaching for each report, charged to both; one session a month",
        unit="h", plausible=(0, 6.0), source="B.9, C.8", evidence="V", kind="lever", le=168,
    )
    push_hours: Annotated[Hours | None, _NO_PUSHES] = declared(
        "3 h", "hours of the head for the closing push of a deal; null: the head joins none",
        unit="h", plausible=(1.0, 6.0), source="B.9, C10c", evidence="A", kind="lever", gt=0, le=168,
    )
    push_from: Annotated[float, Acts(unless=objections.closes_nothing)] = declared(
        0.08, "the head joins deals of segments whose orders bring at least this margin on average",
        unit="money", plausible=(0, 0.3), source="C51, C10c", evidence="A", kind="lever", ge=0, le=1e9,
        exists=lambda facts: facts.own.push_hours is not None,
    )
    push_patience: Annotated[Hours, Acts(unless=objections.pushes_nothing)] = declared(
        "2 workdays", "how long a deal waits for the head before the seller closes alone",
        unit="h", plausible=(4.0, 80.0), source="C10c", evidence="A", kind="lever",
        exists=lambda facts: facts.own.push_hours is not None,
    )
    review: Annotated[str, REVIEW] = REVIEW.field()
    review_calls: Annotated[int, _NO_CALLS] = declared(
        3, "silent clients of each portfolio to be called after a review",
        unit="clients", plausible=(0, 20), source="C18", evidence="A", kind="lever", ge=0, le=1000,
        exists=lambda facts: facts.own.review != "none",
    )
    review_hours: Annotated[Hours, _NOTHING_TO_REVIEW] = declared(
        "30 min", "length of a review of one portfolio, charged to its owner and to the head",
        unit="h", plausible=(0.25, 2.0), source="C18", evidence="A", kind="lever",
        exists=lambda facts: facts.own.review != "none",
    )
    rotation: Annotated[str, ROTATION, Acts(unless=in_use(_NO_ROTATION))] = ROTATION.field()
    rotation_limit: Annotated[int, Acts(unless=_NO_ROTATION)] = declared(
        3, "clients of each portfolio that may be rotated after a review",
        unit="clients", plausible=(1, 20), source="C18", evidence="A", kind="lever", ge=0, le=1000,
        exists=lambda facts: facts.own.review != "none" and facts.own.rotation != "none",
    )
    key_accounts: Annotated[KeyAccounts | None, _NO_KEY_ACCOUNTS] = Field(
        None, description="ties of the head's own with the most valuable clients of the department; null: none"
    )
