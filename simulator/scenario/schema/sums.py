"""Sums that somebody sets in Python, as the model counts them."""

from collections.abc import Iterator, Sequence
from typing import Any, get_args, get_origin

from simulator.scenario.schema.declared import Values, unit_of
from simulator.scenario.schema.money import Money, is_sum


def in_pays(root: type[Values], path: Sequence[str], value: Any, money: Money) -> Any:
    """Return what is to stand at `path` below a group of the type `root`, its sums in pays; they are given in `money`.

    Sums are found by what is declared, whether or not anything stands there yet.
    """
    annotation, of_sums = root, False
    for step in path:
        annotation, of_sums = _below(annotation, step)
    return _counted(value, annotation, money, of_sums=of_sums) if money.named else value


def _below(annotation: Any, step: str) -> tuple[Any, bool]:
    """Return what may stand in a field of a group or under a name of a mapping, and whether it is a sum."""
    for kind in _kinds(annotation):
        if get_origin(kind) is dict:
            return get_args(kind)[1], False
        if isinstance(kind, type) and issubclass(kind, Values) and step in kind.model_fields:
            field = kind.model_fields[step]
            return field.annotation, is_sum(unit_of(field))
    return None, False


def _kinds(annotation: Any) -> Iterator[Any]:
    """Yield all that may stand where the annotation is, the items of lists among it."""
    yield annotation
    if get_origin(annotation) is not dict:
        for inside in get_args(annotation):
            yield from _kinds(inside)


def _counted(value: Any, annotation: Any, money: Money, *, of_sums: bool) -> Any:
    if isinstance(value, dict):
        return {name: _entry(one, annotation, name, money) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_counted(one, annotation, money, of_sums=of_sums) for one in value]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return money.pays(value) if of_sums and is_number else value


def _entry(value: Any, annotation: Any, name: str, money: Money) -> Any:
    inside, of_sums = _below(annotation, name)
    return _counted(value, inside, money, of_sums=of_sums)
