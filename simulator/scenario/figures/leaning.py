"""Which assumptions a verdict leans on: those that nobody has measured, and that act in a scenario.

An assumption acts if no mechanism governs it or one that governs it is on, and if what it is about exists: without a
head nobody insists, without late payments nobody collects. What remains can move a result; how far is no matter of
this list.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from simulator.scenario.figures.assumptions import Assumption, assumptions
from simulator.scenario.figures.existence import Facts
from simulator.scenario.schema.declared import Grounding, Values, grounding_of
from simulator.scenario.schema.mechanisms import SWITCHES, grounds_of
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario

ROLE = "organization.departments.*.roles.*"
DESIGN_ITSELF = (f"{ROLE}.count", f"{ROLE}.quota")
"""What designs are compared by, and what their people are held against, is no assumption about them."""

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaning:
    """An assumption that a verdict leans on, and the mechanism by which it acts; None where it acts in any case."""

    assumption: Assumption
    mechanism: str | None


def leaning(scenario: Scenario) -> list[Leaning]:
    """Return the unmeasured assumptions (evidence A) that act in `scenario`, in the order of the schema."""
    on = {name for name in SWITCHES if getattr(scenario.mechanisms, name)}
    found = []
    for one in assumptions(scenario):
        path, organization = _placed(scenario, one.path)
        if one.evidence != "A" or _matching(path, DESIGN_ITSELF):
            continue
        facts = Facts(scenario, on, organization)
        governing = _governing(facts, path)
        acting = [name for name in governing if name in on]
        if (acting or not governing) and _exists(facts, path):
            found.append(Leaning(one, acting[0] if acting else None))
    return found


def _placed(scenario: Scenario, dotted: str) -> tuple[Path, Organization]:
    """Return a path as if there were no timeline, and the organisation that it speaks of."""
    path = tuple(dotted.split("."))
    if path[0] == "timeline" and path[2] == "organization":
        return path[2:], scenario.timeline[path[1]].organization
    return path, scenario.organization


def by_mechanism(found: Iterable[Leaning]) -> dict[str | None, list[Assumption]]:
    """Return the assumptions under the mechanism by which they act, in the order of the switches, None last."""
    groups: dict[str | None, list[Assumption]] = {name: [] for name in (*SWITCHES, None)}
    for one in found:
        groups[one.mechanism].append(one.assumption)
    return {name: members for name, members in groups.items() if members}


def _asked(facts: Facts, path: Path) -> Iterator[tuple[Facts, Values]]:
    """Yield the groups of values on the way to `path`, outermost first, each with what its rules are asked with."""
    place: Any = facts.scenario
    for step in path:
        if isinstance(place, Values):
            facts = replace(facts, own=place, field=step, role=place if isinstance(place, Role) else facts.role)
            yield facts, place
        place = place[step] if isinstance(place, Mapping) else getattr(place, step)
        place = facts.organization if isinstance(place, Organization) else place


def _grounding(group: Values, field: str) -> Grounding:
    return grounding_of(type(group).model_fields[field])


def _governing(facts: Facts, path: Path) -> tuple[str, ...]:
    """Return the mechanisms by way of which the number at `path` acts; none if it acts in any case.

    The field itself says so, or the innermost group that does; otherwise the mechanisms that list it among their own.
    """
    groups = [group for _, group in _asked(facts, path)]
    said = [_grounding(groups[-1], path[-1]).acts_by, *(type(group).acts_by for group in reversed(groups))]
    return next((names for names in said if names), None) or _listing(path)


@cache
def _listing(path: Path) -> tuple[str, ...]:
    """Return the mechanisms that list the number at `path` among their own."""
    return tuple(name for name in SWITCHES if _matching(path, grounds_of(name).fields))


def _matching(path: Path, patterns: Iterable[str]) -> str | None:
    """Return the first of `patterns` that `path` lies at or below; `*` stands for any one step."""
    return next((pattern for pattern in patterns if _below(path, pattern)), None)


def _below(path: Path, pattern: str) -> bool:
    steps = pattern.split(".")
    return len(path) >= len(steps) and all(step in ("*", part) for part, step in zip(path, steps, strict=False))


def _exists(facts: Facts, path: Path) -> bool:
    """Tell whether there is what the number at `path` is about: the rules of the field and of all groups around it."""
    asked = list(_asked(facts, path))
    last, group = asked[-1]
    rules = [(asking, type(one).exists) for asking, one in asked] + [(last, _grounding(group, path[-1]).exists)]
    return all(rule(asking) for asking, rule in rules if rule is not None)


def shared_and_own(scenarios: Sequence[Scenario]) -> dict[str | None, list[tuple[Assumption, tuple[str, ...]]]]:
    """Return what a comparison leans on, by mechanism: each assumption with the names of the designs in which it acts.

    Designs that write the same number at the same place share one entry; all of them share the market.
    """
    found: dict[str | None, dict[tuple[str, str], tuple[Assumption, tuple[str, ...]]]] = {}
    for scenario in scenarios:
        for mechanism, members in by_mechanism(leaning(scenario)).items():
            group = found.setdefault(mechanism, {})
            for one in members:
                _, names = group.get((one.path, one.value), (one, ()))
                group[one.path, one.value] = (one, (*names, scenario.name))
    return {name: list(found[name].values()) for name in (*SWITCHES, None) if name in found}
