"""Former names of fields: a file that was written for an earlier version is read as it was meant.

`conveyor check` says what a field is called today, so that files can be brought up to date; nothing else changes.
"""

from typing import Any

from simulator.scenario.files.fields import entry_of, model_of
from simulator.scenario.files.mistakes import Mistake
from simulator.scenario.files.positions import Items, Mapping, Node
from simulator.scenario.schema.declared import fields_of
from simulator.scenario.schema.spelling import FORMER_NAMES


def modern(tree: Mapping, annotation: Any, told: list[Mistake]) -> Mapping:
    """Return what stands in a file of this annotation with its fields called by the names of today.

    What each is called now goes to `told`. A former name beside that of today is left for the check to refuse.
    """
    found = _modern(tree, annotation, told, ())
    assert isinstance(found, Mapping)
    return found


def modern_path(path: list[str], annotation: Any) -> list[str]:
    """Return a path to a field below this annotation, with all of its steps called by the names of today."""
    found: list[str] = []
    for step in path:
        found.append(_now(step, annotation, ()) or step)
        annotation = entry_of(annotation, found[-1])
    return found


def _modern(node: Node, annotation: Any, told: list[Mistake], above: tuple[str, ...]) -> Node:
    if isinstance(node, Items):
        items = (_modern(item, entry_of(annotation, str(place)), told, above) for place, item in enumerate(node.items))
        return Items(tuple(items), node.place)
    if not isinstance(node, Mapping):
        return node
    entries, names = {}, dict(node.names)
    for name, inner in node.entries.items():
        now = _now(name, annotation, node.entries) or name
        if now != name and (place := names.pop(name, node.place)) is not None:
            names[now] = place
            told.append(Mistake(place, ".".join([*above, name]), f"warning: is called '{now}' today"))
        entries[now] = _modern(inner, entry_of(annotation, now), told, (*above, now))
    return Mapping(entries, node.place, names, node.whole)


def _now(name: str, annotation: Any, beside: Any) -> str | None:
    """Return what the field of a former name is called today, if it is one that stands here and is not written too."""
    model = model_of(annotation)
    if model is None or name in (fields := fields_of(model)):
        return None
    return next((now for now in FORMER_NAMES.get(name, ()) if now in fields and now not in beside), None)
