"""Reads a scenario: a design file with all that it extends and names, and what is laid over it.

`extends: other.yaml` inherits another file: mappings merge by name, lists and values replace, `null` removes. `name`
and `description` tell about one file and are not inherited. `market: markets/distribution.yaml` names a market file;
naming one replaces the inherited market as a whole, while a mapping under `market:` changes it. Paths are relative
to the file in which they stand.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from simulator.scenario.files.checking import checked
from simulator.scenario.files.currency import Currencies
from simulator.scenario.files.merging import merged, settled
from simulator.scenario.files.mistakes import Mistake, Place, ScenarioError
from simulator.scenario.files.overrides import settings_for, switched_off, with_setting
from simulator.scenario.files.positions import Leaf, Mapping, Node, follow, planted
from simulator.scenario.files.reading import read_file
from simulator.scenario.files.renaming import modern
from simulator.scenario.files.standing_in import SOUND_MODELS
from simulator.scenario.files.unfolding import unfolded
from simulator.scenario.schema.labels import composed
from simulator.scenario.schema.market import Market
from simulator.scenario.schema.money import Money
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.spelling import meant

LONGEST_NAME = 80
LONGEST_LABEL = 60
OF_ONE_FILE = ("name", "description")
OF_OVERLAYS = {"market", "mechanisms", "shocks", "organization", "timeline"}


@dataclass(frozen=True, slots=True)
class Read:
    """A scenario, and the tree of all that was written of it."""

    scenario: Scenario
    root: Mapping
    top: Place
    renamed: tuple[Mistake, ...] = ()
    """What was called by a former name, and what it is called today."""

    def place(self, path: str) -> Place:
        """Return where the value at a dotted path was written, or else what is around it."""
        steps = [int(step) if step.isdigit() else step for step in path.split(".")]
        return follow(self.root, steps, self.top).place


def load_scenario(
    path: str | os.PathLike[str],
    *,
    market: str | os.PathLike[str] | None = None,
    overlays: Iterable[str | os.PathLike[str]] = (),
    settings: Iterable[str] = (),
    without: Iterable[str] = (),
) -> Scenario:
    """Return the scenario of the file at `path`.

    In this order: the design; `market`, another market file under it; `overlays`, files laid on top; `settings`,
    `path.to.field=value` with the value in YAML; one that begins with another design's name (`conveyor:path=value`) is
    passed over; `without`, mechanisms that are switched off. Raises `ScenarioError` with every mistake that was found.
    """
    return read_scenario(path, market=market, overlays=overlays, settings=settings, without=without).scenario


def read_scenario(
    path: str | os.PathLike[str],
    *,
    market: str | os.PathLike[str] | None = None,
    overlays: Iterable[str | os.PathLike[str]] = (),
    settings: Iterable[str] = (),
    without: Iterable[str] = (),
) -> Read:
    """Return what `load_scenario` returns, and where each of its values was written."""
    files = _Files()
    start = Path(path)
    off = switched_off(without, files.mistakes)
    root = files.design(start)
    other = files.market(Path(market), ()) if market is not None else None
    layers = [files.overlay(Path(overlay)) for overlay in overlays]
    if root is None:
        raise ScenarioError(files.mistakes)
    top = Place(os.path.normpath(start), 1, 1)
    stem = _text(start.stem)[:LONGEST_NAME]
    if "name" not in root.entries:
        root = root.with_entry("name", Leaf(stem), None)
    if other is not None:
        root = root.with_entry("market", other, None)
    for layer in layers:
        root = merged(root, layer) if layer is not None else root
    name = root.entries["name"]
    names = {stem, str(name.value) if isinstance(name, Leaf) else stem}
    for setting in [*settings_for(names, settings), *off]:
        root = files.changed(root, setting)
    whole = settled(unfolded(files.currencies.settled(root)))
    return Read(checked(whole, top, files.mistakes, torn=files.torn), whole, top, tuple(files.renamed))


def load_market(path: str | os.PathLike[str]) -> Market:
    """Return the market of the market file at `path`; raises `ScenarioError` with every mistake that was found."""
    files = _Files()
    start = Path(path)
    tree = files.market(start, ())
    if tree is None:
        raise ScenarioError(files.mistakes)
    root = Mapping({"market": files.currencies.settled(Mapping({"market": tree})).entries["market"],
                    "organization": planted(SOUND_MODELS[Organization])})  # fmt: skip
    return checked(settled(root), Place(os.path.normpath(start), 1, 1), files.mistakes, torn=files.torn).market


def load_overlay(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """Return the parts of a scenario that the overlay at `path` changes; `ScenarioError` with every mistake in it.

    It is tried on a sound design, since it has no departments. What only the design that it is meant for can complete
    is no mistake here.
    """
    files = _Files()
    start = Path(path)
    tree = files.overlay(start)
    if tree is None:
        raise ScenarioError(files.mistakes)
    root = Mapping({"organization": planted(SOUND_MODELS[Organization])})
    tree = files.currencies.settled(tree, otherwise=Money("", 0.0))
    checked(settled(unfolded(merged(root, tree))), Place(os.path.normpath(start), 1, 1), files.mistakes, torn=True)
    return tuple(tree.entries)


def is_overlay_file(path: str | os.PathLike[str]) -> bool:
    """Tell whether the file at `path` is meant to lie on top of designs: it changes things, but has no departments."""
    tree = _Files().overlay(Path(path))
    if tree is None:
        return False
    organization = tree.entries.get("organization")
    inside = organization.entries if isinstance(organization, Mapping) else {}
    if "departments" in inside or ("organization" in tree.entries and not inside):
        return False
    strange = {*tree.entries, *inside} - {*Scenario.model_fields, *Organization.model_fields}
    design = any(meant(name, ("organization", "departments")) for name in strange)
    return not design and not OF_OVERLAYS.isdisjoint(tree.entries)


def is_market_file(path: str | os.PathLike[str]) -> bool:
    """Tell whether the file at `path` speaks of a market and of no design."""
    try:
        written = set(read_file(Path(path), []).entries)
    except ScenarioError:
        return False
    design, market = set(Scenario.model_fields), set(Market.model_fields)
    return bool(written & (market - design)) and not written & (design - market)


class _Files:
    """Reads files one upon another; a mistake in one does not keep the others from being read."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self.torn = False
        self.renamed: list[Mistake] = []
        self.currencies = Currencies()

    def design(self, path: Path, above: tuple[str, ...] = ()) -> Mapping | None:
        """Return the tree of a design file with all it inherits, or None if it cannot be read."""
        tree = self._read(path, Scenario)
        if tree is None:
            return None
        chain = (*above, os.path.realpath(path))
        inherited = self._parent(tree, path, chain, of_market=False)
        tree = self._with_market(tree.without("extends"), path, chain)
        return self.currencies.of_design(merged(inherited, tree) if inherited else tree)

    def overlay(self, path: Path) -> Mapping | None:
        """Return the tree of a file that lies on top of designs, without what tells about that file only."""
        tree = self.design(path)
        return _bare(tree) if tree else None

    def market(self, path: Path, above: tuple[str, ...]) -> Mapping | None:
        """Return the tree of a market file with all it inherits, or None; it is named like its file."""
        tree = self._read(path, Market)
        if tree is None:
            return None
        inherited = self._parent(tree, path, (*above, os.path.realpath(path)), of_market=True)
        tree = tree.without("extends")
        if "name" not in tree.entries:
            tree = tree.with_entry("name", Leaf(_label(path.stem)), None)
        return replace(self.currencies.of_market(merged(inherited, tree) if inherited else tree), whole=True)

    def changed(self, root: Mapping, setting: str) -> Mapping:
        """Return `root` with a setting of the command line laid over it."""
        try:
            return with_setting(root, setting, self.mistakes)
        except ScenarioError as error:
            self.mistakes += error.mistakes
            return root

    def _read(self, path: Path, kind: type[Scenario | Market]) -> Mapping | None:
        """Return the tree of a file of this kind, its fields called by the names of today, or None."""
        try:
            return modern(read_file(path, self.mistakes), kind, self.renamed)
        except ScenarioError as error:
            self.mistakes += error.mistakes
            self.torn = True
            return None

    def _with_market(self, tree: Mapping, path: Path, chain: tuple[str, ...]) -> Mapping:
        """Read the market file that a design names, or that the mapping under `market` extends."""
        node = tree.entries.get("market")
        if isinstance(node, Leaf) and isinstance(node.value, str):
            found = self._named(node, path, chain, "market", of_market=True)
            return tree.with_entry("market", found, None) if found else tree.without("market")
        if isinstance(node, Mapping) and "extends" in node.entries:
            found = self._parent(node, path, chain, of_market=True, inside="market.")
            changes = node.without("extends")
            return tree.with_entry("market", replace(merged(found or Mapping(), changes), whole=True), None)
        return tree

    def _parent(
        self, tree: Mapping, path: Path, chain: tuple[str, ...], *, of_market: bool, inside: str = ""
    ) -> Mapping | None:
        """Return what a file or a market inherits, without what tells about one file only."""
        node = tree.entries.get("extends")
        if node is None or (isinstance(node, Leaf) and node.value is None):
            return None
        found = self._named(node, path, chain, f"{inside}extends", of_market=of_market)
        return found if found is None or inside else _bare(found)

    def _named(
        self, node: Node, path: Path, chain: tuple[str, ...], field: str, *, of_market: bool
    ) -> Mapping | None:
        """Return the file that `node` names; what is wrong with the name itself is told at its place."""
        place = node.place or Place(str(path))
        if not isinstance(node, Leaf) or not isinstance(node.value, str):
            self.torn = True
            self.mistakes.append(Mistake(place, field, "the name of a file is needed"))
            return None
        target = path.parent / node.value
        identity = os.path.realpath(target) if "\0" not in node.value else ""
        if identity in chain:
            through = [Path(name).name for name in chain[chain.index(identity) + 1 :]]
            detour = f" through {', '.join(through)}" if through else ""
            self.torn = True
            self.mistakes.append(Mistake(place, field, f"the file extends itself{detour}"))
            return None
        before = len(self.mistakes)
        found = self.market(target, chain) if of_market else self.design(target, chain)
        if found is None:
            self._at_the_name(before, place, field)
        return found

    def _at_the_name(self, before: int, place: Place, field: str) -> None:
        """Tell that a file is missing where it is named, not in the file that does not exist."""
        for index, mistake in enumerate(self.mistakes[before:], before):
            if not mistake.place.line and not mistake.place.setting:
                told = f"{mistake.place.file}: {mistake.message}"
                self.mistakes[index] = Mistake(place, field, told)


def _bare(tree: Mapping) -> Mapping:
    """Return the tree of a file without what tells about that file only."""
    for name in OF_ONE_FILE:
        tree = tree.without(name)
    return tree


def _text(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


def _label(stem: str) -> str:
    """Return a market's label made from the name of its file."""
    label = re.sub(r"[^\w -]", "_", composed(stem))[:LONGEST_LABEL].rstrip()
    return label if label[:1].isalpha() else f"market_{label}"[:LONGEST_LABEL]
