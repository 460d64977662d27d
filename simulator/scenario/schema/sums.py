"""Sums that somebody sets in Python, as the model counts them."""

from collections.abc import Mapping
from typing import Any

from simulator.scenario.schema.declared import Values, unit_of
from simulator.scenario.schema.money import Money, is_sum


def in_pays(values: Any, name: str, value: Any, money: Money) -> Any:
    """Return what is to stand in the field or entry `name` of `values`, its sums in pays; they are given in `money`.

    Of mappings each entry is looked at by what stands there, or by what stands beside it.
    """
    if not money.named:
        return value
    if isinstance(values, Values):
        field = type(values).model_fields.get(name)
        if field is not None and is_sum(unit_of(field)):
            return _counted(value, money)
        inside: Any = getattr(values, name, None)
    else:
        inside = values.get(name) or next(iter(values.values()), None) if isinstance(values, Mapping) else None
    if isinstance(value, dict):
        return {entry: in_pays(inside, entry, one, money) for entry, one in value.items()}
    return value


def _counted(value: Any, money: Money) -> Any:
    if isinstance(value, list | tuple):
        return [_counted(one, money) for one in value]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return money.pays(value) if is_number else value
