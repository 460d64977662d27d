"""An outcome in the currency of its market: every sum of money in it, found by what is declared of it."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from simulator.analysis.catalogue import BY_KEY
from simulator.analysis.outcome import SUMS_OF_CONFLICT, Outcome
from simulator.analysis.series import SERIES
from simulator.analysis.sums import SUM
from simulator.scenario.schema.money import Money, is_sum

SERIES_OF_SUMS = {series.key for series in SERIES if is_sum(series.unit)}


def in_currency(outcome: Outcome, money: Money) -> Outcome:
    """Return an outcome that counts in `money`; the same one where nobody has named a currency.

    Indicators and series are sums if their unit is; what else an outcome holds, if its type is `Sum`.
    """
    if not money.named:
        return outcome
    rate = money.closer_pay
    priced: Outcome = _priced(outcome, Outcome, rate)
    sums = {key for key in outcome.indicators if key in BY_KEY and is_sum(BY_KEY[key].unit)}
    return replace(
        priced,
        indicators=_chosen(outcome.indicators, sums, rate),
        monthly=_chosen(outcome.monthly, SERIES_OF_SUMS, rate),
        conflict=_chosen(outcome.conflict, SUMS_OF_CONFLICT, rate),
        currency=money.currency,
    )


def _chosen(values: Mapping[str, Any], sums: set[str] | frozenset[str], rate: float) -> dict[str, Any]:
    return {key: _times(value, rate) if key in sums else value for key, value in values.items()}


def _times(value: Any, rate: float) -> Any:
    if isinstance(value, list):
        return [_times(one, rate) for one in value]
    return None if value is None else value * rate


@cache
def _holds_sums(kind: Any) -> bool:
    """Tell whether anything of this type is a sum."""
    if getattr(kind, "__metadata__", ()) == (SUM,):
        return True
    named: Any = kind
    inside = _types(named).values() if is_dataclass(kind) else get_args(kind)
    return any(_holds_sums(one) for one in inside if one is not kind and one is not Ellipsis)


@cache
def _types(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _priced(value: Any, kind: Any, rate: float) -> Any:
    if value is None or not _holds_sums(kind):
        return value
    if getattr(kind, "__metadata__", ()) == (SUM,):
        return value * rate
    if is_dataclass(value) and not isinstance(value, type):
        named: Any = type(value)
        types = _types(named)
        changed = {one.name: _priced(getattr(value, one.name), types[one.name], rate) for one in fields(value)}
        return replace(value, **changed)
    inside = [one for one in get_args(kind) if _holds_sums(one)][-1]
    if isinstance(value, Mapping):
        return {key: _priced(one, inside, rate) for key, one in value.items()}
    if get_origin(kind) in (list, tuple):
        return type(value)(_priced(one, inside, rate) for one in value)
    return _priced(value, inside, rate)
