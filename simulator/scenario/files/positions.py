"""What was written, as a tree in which each value knows its place.

Files are merged and corrected as trees, so that the place of a value survives until it is checked.
"""

from collections.abc import Sequence as Steps
from dataclasses import dataclass, field
from typing import Any

from simulator.scenario.files.mistakes import Place
from simulator.scenario.schema.money import Money

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value; `removes` marks a null that took away an inherited entry.

    money: in what a sum is that stands here; None as long as nobody knows, and for what nobody wrote: pays.
    """

    value: Scalar
    place: Place | None = None
    removes: bool = False
    money: Money | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """Named entries with the places of their names; `whole` marks one that replaces instead of merging."""

    entries: dict[str, "Node"] = field(default_factory=dict)
    place: Place | None = None
    names: dict[str, Place] = field(default_factory=dict)
    whole: bool = False

    def with_entry(self, name: str, node: "Node", place: Place | None) -> "Mapping":
        """Return a copy in which `name`, written at `place`, holds `node`."""
        names = {**self.names, name: place} if place else self.names
        return Mapping({**self.entries, name: node}, self.place, names, self.whole)

    def without(self, name: str) -> "Mapping":
        """Return a copy that lacks `name`."""
        entries = {other: node for other, node in self.entries.items() if other != name}
        return Mapping(entries, self.place, self.names, self.whole)


Node = Leaf | Items | Mapping


def plain(node: Node) -> Any:
    """Return the bare values of a tree: dicts, lists and scalars."""
    if isinstance(node, Mapping):
        return {name: plain(entry) for name, entry in node.entries.items()}
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return node.value


def planted(value: Any) -> Node:
    """Return `value` (dicts, lists, scalars) as a tree without places."""
    if isinstance(value, dict):
        return Mapping({str(name): planted(entry) for name, entry in value.items()})
    if isinstance(value, list | tuple):
        return Items(tuple(planted(item) for item in value))
    return Leaf(value)


@dataclass(frozen=True, slots=True)
class Found:
    """How far a path could be followed: `node` lies `steps` steps deep."""

    node: Node
    steps: int
    place: Place
    name_place: Place


def follow(root: Mapping, path: Steps[str | int], top: Place) -> Found:
    """Follow `path` from `root` as far as it goes; a node without a place has that of the node around it."""
    node: Node = root
    place = name_place = root.place or top
    for steps, step in enumerate(path):
        if isinstance(node, Mapping) and step in node.entries:
            name_place = node.names.get(str(step), place)
            node = node.entries[str(step)]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            name_place = node.place or place
        else:
            return Found(node, steps, place, name_place)
        place = node.place or place
    return Found(node, len(path), place, name_place)


def replaced(root: Node, path: Steps[str | int], node: Node | None, rename: str | None = None) -> Node:
    """Return a copy of `root` in which the entry at `path` is `node` (None: gone), under the name `rename` if given."""
    if not path:
        return root if node is None else node
    step, rest = path[0], path[1:]
    if isinstance(root, Items) and isinstance(step, int) and step < len(root.items):
        items = () if node is None and not rest else (replaced(root.items[step], rest, node, rename),)
        return Items((*root.items[:step], *items, *root.items[step + 1 :]), root.place)
    if not isinstance(root, Mapping):
        return root
    name = str(step)
    if rest:
        inner = replaced(root.entries.get(name, Mapping()), rest, node, rename)
        return root.with_entry(name, inner, None)
    bare = root.without(name)
    return bare if node is None else bare.with_entry(rename or name, node, root.names.get(name))
