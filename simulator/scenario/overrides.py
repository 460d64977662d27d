"""Changes from the command line: `path.to.field=value`, or `design:path.to.field=value` for one design only."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from simulator.scenario.clients import DEFAULT_SEGMENTS
from simulator.scenario.fields import annotation_at, is_collection, model_of
from simulator.scenario.merging import merged
from simulator.scenario.mistakes import Mistake, Place, ScenarioError, refused
from simulator.scenario.positions import Items, Leaf, Mapping, Node
from simulator.scenario.quantities import Spell
from simulator.scenario.reading import Reader


def settings_for(names: str | Iterable[str], settings: Iterable[str]) -> list[str]:
    """Return the settings that concern a design of one of these `names`, without the design's name in front."""
    known = {names} if isinstance(names, str) else set(names)
    split = [_addressed(setting) for setting in settings]
    return [rest for design, rest in split if design is None or design in known]


def refuse_unknown_designs(names: Iterable[str], settings: Iterable[str]) -> None:
    """Raise `ScenarioError` if a setting addresses a design that is not among `names`."""
    known = sorted(set(names))
    mistakes = []
    for setting in settings:
        design, _ = _addressed(setting)
        if design is not None and design not in known:
            near = get_close_matches(design, known, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"designs: {', '.join(known)}"
            mistakes.append(Mistake(Place(f"--set {setting}"), "", f"there is no design '{design}'; {hint}"))
    if mistakes:
        raise ScenarioError(mistakes)


def _addressed(setting: str) -> tuple[str | None, str]:
    path, equals, value = setting.partition("=")
    design, colon, rest = path.partition(":")
    return (design.strip(), rest + equals + value) if colon else (None, setting)


def with_setting(root: Mapping, setting: str, mistakes: list[Mistake]) -> Mapping:
    """Return `root` with `setting` laid over it; raises `ScenarioError` for one that cannot be applied."""
    text, equals, value = setting.partition("=")
    path = [step.strip() for step in text.strip().split(".")]
    place = Place(f"--set {setting}", setting=".".join(path))
    if not equals or not all(path):
        raise refused(place, "write it as path.to.field=value")
    if not value.strip():
        raise refused(place, "a value is missing after '='")
    node = Reader(lambda _line, _column: place, mistakes).read(value)
    _refuse_strangers(root, path, place)
    for depth in range(len(path), 0, -1):
        node = Mapping({path[depth - 1]: node}, place, {path[depth - 1]: place})
        node = _keeping_mean(root, path[: depth - 1], node)
    assert isinstance(node, Mapping)
    return merged(root, node)


def _at(root: Node, path: Sequence[str]) -> Node | None:
    node: Node | None = root
    for step in path:
        node = node.entries.get(step) if isinstance(node, Mapping) else None
    return node


def _keeping_mean(root: Mapping, path: Sequence[str], node: Mapping) -> Mapping:
    """Let `serving.spread=...` keep the mean of a spell that was written as `serving: 1 h`."""
    below = _at(root, path)
    if isinstance(below, Leaf) and below.value is not None and model_of(annotation_at(path)) is Spell:
        return merged(Mapping({"mean": below}), node)
    return node


def _refuse_strangers(root: Mapping, path: Sequence[str], place: Place) -> None:
    """Refuse a path through an entry that does not exist, or through something that has no entries."""
    for depth in range(1, len(path)):
        around, name = _at(root, path[: depth - 1]), path[depth - 1]
        inside = _at(root, path[:depth])
        if isinstance(inside, Items):
            raise refused(place, f"'{name}' is a list; it is set as a whole, as in {name}=[a, b]")
        if is_collection(annotation_at(path[: depth - 1])) and inside is None:
            known = list(around.entries) if isinstance(around, Mapping) else []
            known += DEFAULT_SEGMENTS if path[: depth - 1] == ["market", "segments"] else []
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(known)}"
                raise refused(place, f"there is no '{name}'; {hint}")
