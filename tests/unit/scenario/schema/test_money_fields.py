"""Every field that is a sum of money is declared as one: the currency finds sums by their unit, and by nothing else."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic.fields import FieldInfo

from simulator.scenario.schema.declared import Values, declaration_of
from simulator.scenario.schema.money import is_sum
from simulator.scenario.schema.scenario import Scenario

ABOUT_MONEY = ("margin", "wage", "cost", "money", "paid", " pay ", "pay of", "sum for", "sum of", "price", "salary",
               "spend")  # fmt: skip
RELATIVE = {"annual pays", "target pays", "hours' pay", "share", "1", "h", "clients", "1/month", "accounts", "1/year",
            "clients/month", "cases", "sigmas", "bond", "seats", "deals"}  # fmt: skip
"""Units in which a number is relative to pay or to margin already, or is none of money."""


def models(kind: Any, seen: set[type]) -> Iterator[type[Values]]:
    """Yield every group that a scenario can hold."""
    if isinstance(kind, type) and issubclass(kind, Values) and kind not in seen:
        seen.add(kind)
        yield kind
        for field in kind.model_fields.values():
            yield from models(field.annotation, seen)
    for inside in get_args(kind):
        yield from models(inside, seen)


def fields() -> Iterator[tuple[str, FieldInfo]]:
    for model in models(Scenario, set()):
        for name, field in model.model_fields.items():
            yield f"{model.__name__}.{name}", field


def test_what_speaks_of_money_is_a_sum_or_relative() -> None:
    for name, field in fields():
        declaration = declaration_of(field)
        doc = f" {field.description or ''} {name.rpartition('.')[2].replace('_', ' ')} "
        if declaration is not None and not is_sum(declaration.unit) and any(word in doc for word in ABOUT_MONEY):
            assert declaration.unit in RELATIVE, f"{name} ({declaration.unit}): {doc}"


def test_the_sums_are_these() -> None:
    """A new one is found by itself; this list is for readers who want to see that none of the old ones is lost."""
    sums = {name for name, field in fields() if (found := declaration_of(field)) and is_sum(found.unit)}
    assert sums >= {
        "Labour.seat_cost", "Visits.trip_cost", "Region.journey_cost", "Segment.margin_per_order", "PayPlans.per_lead",
        "Sorting.potential", "Sorting.size", "Head.push_from", "Wages.closing", "Wages.leading", "Wages.directing",
        "Wages.prospecting", "Wages.visiting", "Role.wage", "Quota.margin", "Quota.new_margin", "Bookings.amount",
        "Marketing.budget", "Advertising.price",
    }  # fmt: skip


def test_numbers_without_a_unit_are_no_sums() -> None:
    """A field that declares nothing cannot be money."""
    for name, field in fields():
        kinds = {field.annotation, *get_args(field.annotation)}
        if declaration_of(field) is None and kinds & {float, int}:
            assert not any(word in f" {field.description or ''} " for word in ABOUT_MONEY), name
