"""What a mechanism reads, in words: its fields with their present values, as far as these are few."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.schema.declared import Values
from simulator.scenario.schema.mechanisms import grounds_of
from simulator.scenario.schema.scenario import Scenario

FEW = 4


def read_by(scenario: Scenario, mechanism: str) -> str:
    """Return the fields that `mechanism` reads, by their paths, each with its value unless it is a larger group."""
    values = {fact.path: fact.value for fact in assumptions(scenario)}
    found = [told for pattern in grounds_of(mechanism).fields for told in _told(scenario, pattern, values)]
    return "; ".join(found) or "none in this design"


def _places(scenario: Scenario, pattern: str) -> list[tuple[str, Any]]:
    """Return the paths in `scenario` that a dotted pattern means, with what stands there; `*` is any entry."""
    return list(_below(scenario, pattern.split("."), ()))


def _told(scenario: Scenario, pattern: str, values: Mapping[str, str]) -> Iterator[str]:
    for path, value in _places(scenario, pattern):
        inside = {name: text for name, text in values.items() if name.startswith(f"{path}.")}
        if path in values or not isinstance(value, Values):
            yield f"{path} = {values.get(path) or _plain(value)}"
        elif len(inside) <= FEW:
            yield from (f"{name} = {text}" for name, text in inside.items())
        else:
            yield f"{path} ({len(inside)} values)"


def _below(value: Any, steps: Sequence[str], path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    if not steps:
        yield ".".join(path), value
    elif isinstance(value, Mapping):
        for name in value if steps[0] == "*" else [steps[0]]:
            yield from _below(value[name], steps[1:], (*path, name))
    elif value is not None:  # a department without a head has none of its fields
        yield from _below(getattr(value, steps[0]), steps[1:], (*path, steps[0]))


def _plain(value: Any) -> str:
    """Return a value as text; of a mapping the names of its entries."""
    if isinstance(value, Mapping):
        return ", ".join(value) or "none"
    return f"[{', '.join(map(str, value))}]" if isinstance(value, list | tuple) else str(value)
