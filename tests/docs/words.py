"""The tables of the company's words: indicators, activities, policies, pay plans, shocks."""

from collections.abc import Iterator

from simulator.analysis.catalogue import CATALOGUE
from simulator.journal.vocabulary import ACTIVITIES, CARE, HUNTING, NOT_WORKED
from simulator.report.language import language
from simulator.scenario.schema import policies as schema_policies
from simulator.scenario.schema.pay_plans import PAY_PLANS
from simulator.scenario.schema.policies import ASSIGNMENT, DISTANCE, INBOUND, OVERFLOW, ROUTING
from simulator.scenario.schema.sheets import Policy
from simulator.scenario.schema.shocks import Shocks

from .pages import Table, by_hand, code, plain

POLICIES = (
    "assignment", "overflow", "inbound", "routing", "lead_source", "request_tier", "access", "distance", "pay",
    "rotation",
)  # fmt: skip
"""The policies that have names, pay plans among them."""
TOLD = ("assignment", "overflow", "inbound", "routing", "distance", "pay")
"""Those of which `conveyor explain` has words for each value, whole ones without the rest of a sentence."""
PAY = {
    sheet.name: sheet.words.format(**{term: f"`{term}`" for term in sheet.terms}) for sheet in PAY_PLANS
}  # fmt: skip


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
    names = {number: name for name, number in ACTIVITIES.items()}
    keys = [names[one] for one in (*among, *(one for one in names if one not in {*among, *NOT_WORKED}), *NOT_WORKED)]
    english, russian = language("en"), language("ru")
    rows = [[code(key), english.name("activity", key), russian.name("activity", key)] for key in keys]
    return Table(("key", "English", "Russian", "what happens"), rows)


def policy_words(field: str) -> dict[str, str]:
    """Return what each value of a policy does, in the words of `conveyor explain`, as far as it has any."""
    return {
        "assignment": _after("a new account", ASSIGNMENT),
        "overflow": _after("a new account without room", OVERFLOW),
        "inbound": _after("inquiries", INBOUND),
        "routing": _after("requests are sorted", ROUTING) | {"anyone": "requests are not sorted"},
        "distance": _after("clients of other regions", DISTANCE),
        "pay": PAY,
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


def _after(subject: str, policy: Policy) -> dict[str, str]:
    return {value.name: f"{subject} {value.words.format(in_person='`in_person`')}" for value in policy.values}


def _values(fields: tuple[str, ...] = POLICIES) -> Iterator[tuple[str, str]]:
    known = {name: policy.names for name, policy in schema_policies.POLICIES.items()} | {"pay": tuple(PAY)}
    for field in POLICIES:
        if field in fields:
            yield from ((field, value) for value in known[field])
