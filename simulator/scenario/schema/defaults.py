"""What a scenario would hold if nobody had said anything, and in what it differs from that."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from simulator.kernel.showing import counted, html_table
from simulator.scenario.schema.clients import DEFAULT_SEGMENTS, Segment
from simulator.scenario.schema.declared import Values, default_of, in_words, unit_of
from simulator.scenario.schema.money import Money

Words = Callable[[Any], str]
"""How the values of a field are written."""
GIVEN = "given"
"""What is said of a group that is there, where it would not be by default."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A field that differs from its default: its dotted `path`, as for `with_`; value and default as people write them.

    A group or an entry that is there and would not be by default is one of them, and so are those of its own fields
    that differ from theirs.
    """

    path: str
    value: str
    default: str


def differences(values: Values, path: tuple[str, ...] = ()) -> Iterator[Differing]:
    """Yield what differs from the defaults in a scenario or a part of it, in the order of the schema.

    `path` leads to `values`. What has to be said by every design (its departments, roles and their seats) has no
    default and differs from none; neither do names and descriptions.
    """
    yield from _differing(values, path, getattr(values, "money", None) or Money())


def _differing(values: Values, path: tuple[str, ...], money: Money) -> Iterator[Differing]:
    usual = defaults_of(values, path[-1] if path else "")
    for name, field in type(values).model_fields.items():
        here, value = (*path, field.alias or name), getattr(values, name)
        if name in usual and name not in ("name", "description"):
            yield from _own(here, value, usual[name], partial(in_words, unit=unit_of(field), money=money))
        yield from _below(here, value, money)


def changes_in_words(values: Values) -> str:
    """Return how much differs from the defaults: `3 changes from the defaults`."""
    number = len(list(differences(values)))
    return f"{counted(number, 'change') if number else 'no change'} from the defaults"


def changes_as_html(values: Values) -> str:
    """Return an HTML table of what differs from the defaults, under the words of `values`."""
    rows = [(one.path, one.value, one.default) for one in differences(values)]
    return html_table(f"{type(values).__name__}{values.words()}", ("path", "value", "default"), rows)


def defaults_of(values: Values, name: str) -> dict[str, Any]:
    """Return the defaults of the fields of `values` that have any; of a built-in segment, by its name, its numbers."""
    if isinstance(values, Segment):
        builtin = _builtin_segments().get(name)
        return {field: getattr(builtin, field) for field in Segment.model_fields} if builtin else {}
    model = type(values)
    return {name: default_of(model, name) for name, field in model.model_fields.items() if not field.is_required()}


def _own(path: tuple[str, ...], value: Any, usual: Any, words: Words) -> Iterator[Differing]:
    if value == usual or (_is_group(value) and _is_group(usual)):
        return
    if isinstance(value, dict) and isinstance(usual, dict) and list(value) == list(usual):
        if not any(_is_group(entry) for entry in value.values()):
            yield Differing(".".join(path), _written(value, words, whole=True), _written(usual, words, whole=True))
        return
    yield Differing(".".join(path), _written(value, words), _written(usual, words))


def _below(path: tuple[str, ...], value: Any, money: Money) -> Iterator[Differing]:
    if _is_group(value):
        yield from _differing(value, path, money)
    elif isinstance(value, dict) and path[-1] != "timeline":  # a change says again what it leaves as it was
        for name, entry in value.items():
            if _is_group(entry):
                yield from _differing(entry, (*path, name), money)


def _is_group(value: Any) -> bool:
    """Tell whether a value is a group of fields; a spell stands for itself."""
    return isinstance(value, Values) and not value.one_value


def _written(value: Any, words: Words, *, whole: bool = False) -> str:
    if _is_group(value):
        return GIVEN
    if whole:
        return ", ".join(f"{name}: {words(entry)}" for name, entry in value.items())
    return words(value)


@cache
def _builtin_segments() -> dict[str, Segment]:
    return {name: Segment.model_validate(body) for name, body in DEFAULT_SEGMENTS.items()}
