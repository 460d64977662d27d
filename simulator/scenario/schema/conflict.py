"""Conflict and bargaining power: a cut of pay, what people do about it, and how the firm deals with it."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.scenario.schema.circumstances import Circumstances, after_the_end, pay_is_cut
from simulator.scenario.schema.declared import Acts, Values, declared
from simulator.scenario.schema.labels import Name
from simulator.scenario.schema.objections import nobody_follows, pay_stays
from simulator.scenario.schema.policies import RESPONSE, RETENTION
from simulator.scenario.schema.quantities import Hours, Share


class PayCut(Values):
    """The firm cuts pay, or fines who hunts too little (C34)."""

    at: Annotated[Hours, Acts(unless=after_the_end, by_default=True)] = declared(
        "24 months", "when the new rules begin, from the start of the run",
        unit="h", source="C34", evidence="A", kind="setting",
    )
    whom: Literal["everybody", "account_holders"] = Field(
        "everybody", description="everybody below the heads, or only those who look after accounts"
    )
    departments: tuple[Name, ...] | None = Field(
        None, description="only people of these departments; null: of all"
    )
    roles: tuple[Name, ...] | None = Field(None, description="only people of these roles; null: of all")
    of: Literal["variable", "all"] = Field(
        "variable", description="what is cut: commissions and bonuses, or the salary as well"
    )
    cut: Share = declared(
        0.3, "share of that pay which is cut",
        unit="share", plausible=(0, 0.6), source="C34", evidence="A",
    )
    fine: Share = declared(
        0.0, "fine for each month of too little hunting, as a share of the target pay",
        unit="share", plausible=(0, 0.3), source="C34", evidence="A",
    )
    norm: Hours = declared(
        "20 h", "hours of prospecting, qualifying and closing a month below which whoever hunts is fined",
        unit="h", plausible=(5.0, 80.0), source="C34", evidence="A", gt=0,
    )


class ConflictPolicy(Values):
    """How the firm deals with people who have power over it: a manager decides."""

    response: Annotated[str, RESPONSE, Acts(unless=pay_stays)] = RESPONSE.field()
    patience: Annotated[Hours, Acts(unless=pay_stays)] = declared(
        "2 months", "how long a firm that holds out does so before it yields",
        unit="h", plausible=(42.0, 1008.0), source="C36", evidence="A", kind="lever",
        exists=lambda facts: pay_is_cut(facts) and facts.own.response == "hold_out",
    )
    retention: Annotated[str, RETENTION, Acts(unless=nobody_follows)] = RETENTION.field()


class ConflictNature(Values):
    """What people do when their pay is cut: each weighs the loss against the risk, and looks at the others (C34)."""

    exists = pay_is_cut

    fear: float = declared(
        0.01, "mean of what people see at risk when they strike, as a share of the pay; exponentially spread",
        unit="1", plausible=(0.003, 0.05), source="C34", evidence="A", ge=0, le=1e6,
    )
    quorum: Share = declared(
        0.5, "share of those hit that has to be willing before anybody strikes",
        unit="share", plausible=(0.3, 0.8), source="C34", evidence="A",
    )
    strikers: Literal["serve", "nothing"] = Field(
        "serve", description="what strikers still do: look after clients but not hunt, or nothing at all"
    )
    endurance: Hours = declared(
        "1 month", "mean of the exponentially distributed time for which strikers hold out",
        unit="h", plausible=(42.0, 504.0), source="C36, C37", evidence="A", gt=0,
    )
    walk_out: Share = declared(
        0.6, "chance that a striker leaves with the others when the strike has failed; the rest goes back to work",
        unit="share", plausible=(0.2, 1), source="C37", evidence="A",
    )
    claim: Share = declared(
        0.2, "share of the margin that would follow the team which it gets as higher pay, once the firm has yielded",
        unit="share", plausible=(0, 0.5), source="C36", evidence="A",
    )
    defiance: Share = declared(
        0.5, "share of a head's insistence that no longer reaches those to whom the firm has yielded",
        unit="share", plausible=(0, 0.9), source="C36", evidence="A",
    )


def _firms_are_founded(facts: Circumstances) -> bool:
    return "following" in facts.on and facts.founds(facts.field)


class Founding(Values):
    """Leavers found firms of their own: alone, or after a strike together; the firm meets them as competitors."""

    exists = _firms_are_founded

    base: Share = declared(
        0.0, "chance that somebody of average skills who leaves alone founds a firm, at portable margin of one own pay",
        unit="share", plausible=(0, 0.15), source="C102, B.7", evidence="A",
    )
    together: Share = declared(
        0.3, "chance that strikers who leave together found a clone of the firm",
        unit="share", plausible=(0, 0.8), source="C37, B.7", evidence="A",
    )
    pull: float = declared(
        1.5, "factor on the chance that a client follows somebody who founds a firm",
        unit="1", plausible=(1, 3), source="C102, B.7", evidence="A", ge=1, le=20,
    )
    lure: float = declared(
        1.2, "factor on the chance that clients follow those who leave once there is a rival to go to",
        unit="1", plausible=(1, 2), source="C37", evidence="A", ge=1, le=20,
    )
    raid: float = declared(
        1.2, "factor on the hazard that the remaining clients leave while a new rival woos them",
        unit="1", plausible=(1, 2), source="C37", evidence="A", ge=1, le=20,
    )
    raid_lasts: Hours = declared(
        "12 months", "how long a new rival woos the remaining clients",
        unit="h", plausible=(504.0, 4032.0), source="C37", evidence="A",
    )
