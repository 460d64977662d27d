"""How one file goes on top of another: mappings merge by name, lists and values replace, null removes."""

from dataclasses import replace
from typing import Any

from simulator.scenario.files.fields import accepts_null, entry_of, is_collection, model_of
from simulator.scenario.files.positions import Leaf, Mapping, Node, planted
from simulator.scenario.schema.clients import DEFAULT_SEGMENTS, Segment
from simulator.scenario.schema.declared import fields_of
from simulator.scenario.schema.scenario import Scenario


def merged(base: Mapping, top: Mapping) -> Mapping:
    """Return `base` with `top` laid over it; entries keep the places of the file that wrote them."""
    if top.whole:
        return top
    result = Mapping(base.entries, top.place or base.place, base.names, base.whole)
    for name, node in top.entries.items():
        result = result.with_entry(name, _over(base.entries.get(name), node), top.names.get(name))
    return result


def _over(below: Node | None, node: Node) -> Node:
    if isinstance(node, Mapping) and isinstance(below, Mapping):
        return merged(below, node)
    if isinstance(node, Mapping) and isinstance(below, Leaf) and below.value is not None:
        first = _completed_by(node)
        return merged(Mapping({first: below}), node) if first else node
    if isinstance(node, Leaf) and node.value is None and below is not None:
        return replace(node, removes=True)
    return node


def _completed_by(node: Mapping) -> str:
    """Return what a single value below a mapping says of it; empty where the mapping says all itself.

    What says how a spell spreads keeps the mean of `serving: 1 h`; a hiring plan keeps the seats of `count: 4`.
    """
    for first, others in (("mean", {"spread", "cv"}), ("start", {"hire"})):
        if node.entries and set(node.entries) <= others:
            return first
    return ""


def settled(root: Mapping) -> Mapping:
    """Return the merged tree without what was removed, and with built-in segments completed.

    Null takes an entry away: a role that was inherited, or a field, which then has its default. Where null is a value
    of its own (`account_limit: null`, no limit) it stays.
    """
    tidy = _tidied(root, Scenario)
    assert isinstance(tidy, Mapping)
    return _with_builtin_segments(tidy)


def _tidied(node: Node, annotation: Any) -> Node:
    if not isinstance(node, Mapping):
        return node
    entries = {
        name: _tidied(entry, entry_of(annotation, name))
        for name, entry in node.entries.items()
        if not (isinstance(entry, Leaf) and entry.value is None and _goes(entry, annotation, name))
    }
    return replace(node, entries=entries)


def _goes(null: Leaf, annotation: Any, name: str) -> bool:
    """Tell whether an entry that holds null is left out; the others are values, or mistakes to be told."""
    if is_collection(annotation):
        return null.removes
    model = model_of(annotation)
    field = None if model is None else fields_of(model).get(name)
    if field is None:
        return False
    return not accepts_null(field.annotation) and (null.removes or not field.is_required())


def _with_builtin_segments(root: Mapping) -> Mapping:
    """Complete segments that change a number or two of the built-in ones.

    `segments: {small: {win_rate: 0.3}}` would lack everything else. If each segment bears a built-in name and one is
    incomplete, they are changes to the built-in segments.
    """
    market = root.entries.get("market")
    segments = market.entries.get("segments") if isinstance(market, Mapping) else None
    if not isinstance(market, Mapping) or not isinstance(segments, Mapping) or not segments.entries:
        return root
    if not set(segments.entries) <= set(DEFAULT_SEGMENTS) or not any(map(_partial, segments.entries.values())):
        return root
    builtin = planted(DEFAULT_SEGMENTS)
    assert isinstance(builtin, Mapping)
    completed = market.with_entry("segments", merged(builtin, segments), None)
    return root.with_entry("market", completed, None)


def _partial(segment: Node) -> bool:
    required = {name for name, field in Segment.model_fields.items() if field.is_required()}
    return isinstance(segment, Mapping) and not required <= set(segment.entries)
