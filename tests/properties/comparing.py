"""Comparing runs byte by byte, and changing one field or another of a scenario."""

import copy
from collections.abc import Iterator
from typing import Any

from simulator.journal.journal import Journal
from simulator.scenario.schema.scenario import Scenario

Path = tuple[str, ...]


BOOK_OF_CHANCES = {"chances", "spells"}
"""Tables that tell what was to be expected, which depends on what is switched on; the others tell what happened."""


def content(journal: Journal, *but: str) -> dict[str, bytes]:
    """Return the bytes of all tables but those, and but the book of chances."""
    left_out = {*but, *BOOK_OF_CHANCES}
    return {name: table.to_bytes() for name, table in journal.tables().items() if name not in left_out}


def everything(journal: Journal) -> dict[str, object]:
    """Return all that a journal tells, the number of events and everybody's talents included."""
    return content(journal) | {"people": journal.people, "seats": journal.seats, "events": journal.events}


def places(facts: dict[str, Any], path: str) -> Iterator[Path]:
    """Yield the places that a dotted path means: `*` is every entry, a group of fields is each of them."""
    yield from _under(facts, tuple(path.split(".")), ())


def _under(node: Any, steps: Path, way: Path) -> Iterator[Path]:
    if node is None and steps:
        return  # a department without a head
    if not steps and isinstance(node, dict) and "mean" not in node:
        for name, entry in node.items():
            yield from _under(entry, (), (*way, name))
    elif not steps:
        yield way
    else:
        for name in list(node) if steps[0] == "*" else [steps[0]]:
            yield from _under(node[name], steps[1:], (*way, name))


def with_values(scenario: Scenario, values: dict[str, Any]) -> Scenario:
    """Return a copy in which every place that these paths mean holds the value; a function makes it of what was there.

    A function gets the value and the facts around it.
    """
    facts = copy.deepcopy(scenario.model_dump(mode="json"))
    for path, value in values.items():
        for place in list(places(facts, path)):
            node: Any = facts
            for step in place[:-1]:
                node = node[step]
            node[place[-1]] = value(node[place[-1]], node) if callable(value) else value
    return Scenario.model_validate(facts)
