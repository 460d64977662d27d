"""What human nature and the labour market say of each kind of work: groups of fields that are built of the sheets."""

from typing import Any

from pydantic import create_model

from simulator.scenario.schema.circumstances import Circumstances, Rule, done
from simulator.scenario.schema.declared import Values, declared, with_rule
from simulator.scenario.schema.quantities import Hours, Share
from simulator.scenario.schema.work import WORK

PRICED = "developing"
"""The kind of work at whose wage the hours are charged that will keep the clients, whoever is there to do it."""


def _by_work(about: str, kind: Any, rule: Any = done) -> Any:
    """Return a group with a field for each kind of work whose sheet declares something `about` it."""
    declarations = {sheet.name: getattr(sheet, about) for sheet in WORK}
    fields: Any = {name: (kind, with_rule(field, rule(name))) for name, field in declarations.items() if field}
    return create_model("ByWork", __base__=Values, **fields)


def _paid(work: str) -> Rule:
    if work == PRICED:
        return lambda _: True
    return lambda facts: facts.paid_as(work)


def _heads_are_paid(facts: Circumstances) -> bool:
    return facts.paid_as("leading") or facts.led(lambda _: True)


class Resistance(_by_work("resistance", float)):  # type: ignore[misc]  # its fields are known when it is built
    """What an hour of each kind of work costs the person who does it, in hours' pay."""

    acts_by = ("least_resistance", "comfort", "quitting")

    idling: float = declared(
        0.8, "resistance against idling while there is work",
        unit="hours' pay", plausible=(0.3, 1.5), source="MODEL 11", evidence="A", ge=0, le=100,
    )


class HuntingShare(_by_work("hunting_share", Share)):  # type: ignore[misc]  # its fields are known when it is built
    """How much of what a kind of work takes is the hunter's talent; the rest is the farmer's (C104)."""


class HoursToLearn(_by_work("hours_to_learn", Hours)):  # type: ignore[misc]  # its fields are known when it is built
    """Working hours in a kind of work in which 63 % of what is missing is learned."""


class Wages(_by_work("wage", float, _paid)):  # type: ignore[misc]  # its fields are known when it is built
    """Target pay a month for a seat, by the most demanding work in it; 1 is a closer's (B.8)."""

    leading: float = declared(
        1.40, "target pay of a head of sales",
        unit="money/month", plausible=(1.2, 1.8), source="B.8", evidence="V2", ge=0, le=1e6,
        exists=_heads_are_paid,
    )
    directing: float = declared(
        2.0, "target pay of a commercial director",
        unit="money/month", plausible=(1.4, 3.0), source="C44", evidence="A", ge=0, le=1e9,
        exists=_paid("directing"),
    )
