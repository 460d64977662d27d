"""By way of which mechanisms a number of a scenario acts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from simulator.scenario.figures.existence import Facts
from simulator.scenario.schema.declared import Grounding, Values, fields_of, grounding_of
from simulator.scenario.schema.mechanisms import SWITCHES, grounds_of
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario

Path = tuple[str, ...]


def placed(scenario: Scenario, dotted: str) -> tuple[Path, Organization]:
    """Return a path as if there were no timeline, and the organisation that it speaks of."""
    path = tuple(dotted.split("."))
    if path[0] == "timeline" and path[2:3] == ("organization",):
        return path[2:], scenario.timeline[path[1]].organization
    return path, scenario.organization


def asked(facts: Facts, path: Path) -> Iterator[tuple[Facts, Values]]:
    """Yield the groups of values on the way to `path`, outermost first, each with what its rules are asked with."""
    place: Any = facts.scenario
    for step in path:
        if isinstance(place, Values):
            name = _attribute(place, step)
            facts = replace(facts, own=place, field=name, role=place if isinstance(place, Role) else facts.role)
            yield facts, place
            place = getattr(place, name)
        else:
            place = place[step] if isinstance(place, Mapping) else place[int(step)]
        place = facts.organization if isinstance(place, Organization) else place


def _attribute(group: Values, name: str) -> str:
    """Return what code calls the field of a group that files call by this name."""
    return next(own for own, field in type(group).model_fields.items() if (field.alias or own) == name)


def grounding(group: Values, field: str) -> Grounding:
    """Return when the number of a field of a group counts; fields have the names of files."""
    return grounding_of(fields_of(type(group))[field])


def exists_at(facts: Facts, path: Path) -> bool:
    """Tell whether there is what the number at `path` is about: the rules of the field and of all groups around it."""
    groups = list(asked(facts, path))
    last, group = groups[-1]
    rules = [(asking, type(one).exists) for asking, one in groups] + [(last, grounding(group, path[-1]).exists)]
    return all(rule(asking) for asking, rule in rules if rule is not None)


def governing(facts: Facts, path: Path) -> tuple[str, ...]:
    """Return the mechanisms by way of which the number at `path` acts; none if it acts in any case.

    The field itself says so, or the innermost group that does; otherwise the mechanisms that list it among their own.
    """
    groups = [group for _, group in asked(facts, path)]
    said = [grounding(groups[-1], path[-1]).acts_by, *(type(group).acts_by for group in reversed(groups))]
    return next((names for names in said if names), None) or _listing(path)


@cache
def _listing(path: Path) -> tuple[str, ...]:
    """Return the mechanisms that list the number at `path` among their own."""
    return tuple(name for name in SWITCHES if matching(path, grounds_of(name).fields))


def matching(path: Path, patterns: Iterable[str]) -> str | None:
    """Return the first of `patterns` that `path` lies at or below; `*` stands for any one step."""
    return next((pattern for pattern in patterns if _below(path, pattern)), None)


def _below(path: Path, pattern: str) -> bool:
    steps = pattern.split(".")
    return len(path) >= len(steps) and all(step in ("*", part) for part, step in zip(path, steps, strict=False))
