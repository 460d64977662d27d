"""Changes from the command line: `path.to.field=value`, or `design:path.to.field=value` for one design only."""

from collections.abc import Iterable, Sequence

from simulator.scenario.files.fields import annotation_at, field_at, is_collection, model_of
from simulator.scenario.files.merging import merged
from simulator.scenario.files.mistakes import Mistake, Place, ScenarioError, refused
from simulator.scenario.files.positions import Items, Leaf, Mapping, Node, planted
from simulator.scenario.files.reading import Reader
from simulator.scenario.files.renaming import modern, modern_path
from simulator.scenario.files.unfolding import unfolded
from simulator.scenario.schema.clients import DEFAULT_SEGMENTS
from simulator.scenario.schema.headcount import Headcount
from simulator.scenario.schema.labels import composed
from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.quantities import Spell
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.spelling import meant


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
            near = meant(design, known)
            hint = f"did you mean '{near}'?" if near else f"designs: {', '.join(known)}"
            mistakes.append(Mistake(Place(f"--set {setting}"), "", f"there is no design '{design}'; {hint}"))
    if mistakes:
        raise ScenarioError(mistakes)


def switched_off(mechanisms: Iterable[str], mistakes: list[Mistake]) -> list[str]:
    """Return the settings that switch `mechanisms` off; a name that no mechanism bears goes to `mistakes`."""
    known = []
    for name in mechanisms:
        if name in SWITCHES:
            known.append(f"mechanisms.{name}=false")
        else:
            near = meant(name, SWITCHES)
            hint = f"did you mean '{near}'?" if near else f"mechanisms: {', '.join(SWITCHES)}"
            mistakes.append(Mistake(Place(f"--without {name}"), "", f"there is no mechanism '{name}'; {hint}"))
    return known


def _addressed(setting: str) -> tuple[str | None, str]:
    path, equals, value = setting.partition("=")
    design, colon, rest = path.partition(":")
    return (design.strip(), rest + equals + value) if colon else (None, setting)


def with_setting(root: Mapping, setting: str, mistakes: list[Mistake]) -> Mapping:
    """Return `root` with `setting` laid over it; raises `ScenarioError` for one that cannot be applied."""
    text, equals, value = setting.partition("=")
    path = [step.strip() for step in composed(text).strip().split(".")]
    place = Place(f"--set {setting}", setting=".".join(path))
    if not equals or not all(path):
        raise refused(place, "write it as path.to.field=value")
    if not value.strip():
        raise refused(place, "a value is missing after '='")
    node = Reader(lambda _line, _column: place, mistakes).read(value)
    path = modern_path(path, Scenario)
    _refuse_strangers(unfolded(root), path, place)
    root = _with_seats_as_start(_with_default_spell(root, path[:-1]), path[:-1])
    return merged(root, modern(_nested(path, node, place), Scenario, []))


def _at(root: Node, path: Sequence[str]) -> Node | None:
    node: Node | None = root
    for step in path:
        node = node.entries.get(step) if isinstance(node, Mapping) else None
    return node


def _nested(path: Sequence[str], node: Node, place: Place | None) -> Mapping:
    """Return the mapping that holds `node` at `path` and nothing else."""
    for step in reversed(path):
        node = Mapping({step: node}, place, {step: place} if place else {})
    assert isinstance(node, Mapping)
    return node


def _with_default_spell(root: Mapping, path: Sequence[str]) -> Mapping:
    """Write the default of a spell into `root`, if the path sets a part of one that is not written there."""
    field = field_at(path)
    if not path or model_of(annotation_at(path)) is not Spell or field is None or field.is_required():
        return root
    return root if _at(root, path) else merged(root, _nested(path, planted(field.default), None))


def _with_seats_as_start(root: Mapping, path: Sequence[str]) -> Mapping:
    """Write a number of seats in `root` as the `start` of a head-count, if the path sets a part of one."""
    below = _at(root, path)
    if not isinstance(below, Leaf) or below.value is None or model_of(annotation_at(path)) is not Headcount:
        return root
    return merged(root, _nested(path, Mapping({"start": below}, below.place), None))


def _refuse_strangers(root: Mapping, path: Sequence[str], place: Place) -> None:
    """Refuse a path through an entry that does not exist, or through something that has no entries."""
    for depth in range(1, len(path)):
        around, name = _at(root, path[: depth - 1]), path[depth - 1]
        inside = _at(root, path[:depth])
        if isinstance(inside, Leaf) and inside.value is not None and model_of(annotation_at(path[:depth])) is None:
            raise refused(place, f"'{name}' holds a single value and has no field '{path[depth]}'")
        if isinstance(inside, Items):
            raise refused(place, f"'{name}' is a list; it is set as a whole, as in {name}=[a, b]")
        if is_collection(annotation_at(path[: depth - 1])) and inside is None:
            known = list(around.entries) if isinstance(around, Mapping) else []
            known += DEFAULT_SEGMENTS if path[: depth - 1] == ["market", "segments"] else []
            if name not in known:
                near = meant(name, known)
                hint = f"did you mean '{near}'?" if near else f"there are: {', '.join(known)}"
                raise refused(place, f"there is no '{name}'; {hint}")
