"""The tables of the company's words: indicators, activities, policies, pay plans, shocks."""

from collections.abc import Iterator
from typing import get_args

from simulator.analysis.catalogue import CATALOGUE
from simulator.cli import design_words
from simulator.journal.vocabulary import CARE, HUNTING, NOT_WORKED, Activity
from simulator.report.language import language
from simulator.scenario.schema.heads import Head
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.shocks import Shocks

from .pages import Table, by_hand, code, plain

POLICIES = (
    (Organization, "assignment"), (Organization, "overflow"), (Organization, "inbound"), (Organization, "routing"),
    (Role, "lead_source"), (Role, "request_tier"), (Organization, "access"), (Organization, "distance"), (Role, "pay"),
    (Head, "rotation"),
)  # fmt: skip
"""The policies that have names, each a field of the schema."""
TOLD = ("assignment", "overflow", "inbound", "routing", "distance", "pay")
"""Those of which `conveyor explain` has words for each value, whole ones without the rest of a sentence."""


def indicators() -> Table:
    """Every indicator, with the words of both languages and the definition that reports give."""
    english, russian = language("en"), language("ru")
    rows = [
        [code(one.key), one.name, russian.name("indicator", one.key), english.name("unit", one.unit),
         plain(one.definition)]
        for one in CATALOGUE
    ]  # fmt: skip
    return Table(("key", "English", "Russian", "unit", "means"), rows)


def activities() -> Table:
    """Every activity: hunting, care, all other work, and what is no work; what happens in each is told by hand."""
    among = (*HUNTING, *CARE)
    order = [*among, *(one for one in Activity if one not in {*among, *NOT_WORKED}), *NOT_WORKED]
    keys = [activity.name.lower() for activity in order]
    english, russian = language("en"), language("ru")
    rows = [[code(key), english.name("activity", key), russian.name("activity", key)] for key in keys]
    return Table(("key", "English", "Russian", "what happens"), rows)


def policy_words(field: str) -> dict[str, str]:
    """Return what each value of a policy does, in the words of `conveyor explain`, as far as it has any."""
    return {
        "assignment": _after("a new account", design_words.ASSIGNMENT),
        "overflow": _after("a new account without room", design_words.OVERFLOW),
        "inbound": _after("inquiries", design_words.INBOUND),
        "routing": _after("requests are sorted", design_words.ROUTING) | {"anyone": "requests are not sorted"},
        "distance": _after("clients of other regions", design_words.DISTANCE),
        "pay": design_words.PAY,
    }[field]


def named_policies() -> Table:
    """Every value of every policy with a name; what it means is told by hand, in the terms of the glossary."""
    return Table(("key", "kind", "means"), [[code(value), field] for field, value in _values()], key=2)


def policies() -> Table:
    """Every value of the policies of which `conveyor explain` has words."""
    rows = [[code(field), code(value), plain(policy_words(field)[value])] for field, value in _values(TOLD)]
    return Table(("field", "value", "what it does"), rows)


def values_of(field: str, *header: str) -> Table:
    """Every value of one policy; the rest is told by hand."""
    return by_hand(header, [value for _, value in _values((field,))])


def shocks() -> Table:
    """Every shock; what happens, in the terms of the model, is told by hand."""
    return by_hand(("shock", "what happens"), Shocks.model_fields)


def _after(subject: str, words: dict[str, str]) -> dict[str, str]:
    return {value: f"{subject} {told.format(in_person='`in_person`')}" for value, told in words.items()}


def _values(fields: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    for model, field in POLICIES:
        if not fields or field in fields:
            yield from ((field, value) for value in get_args(model.model_fields[field].annotation))
