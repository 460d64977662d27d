"""Which settings of a scenario cannot act: they are sound, and nothing that happens in a run depends on them.

Each field says itself where its value cannot act (`Acts`), and a lever also that it is about something that does not
exist here (`declared(..., exists=...)`). What mechanisms list among their own acts by way of them only, and not while
they are off. What nobody has set is not told, nor that a setting cannot act which is to do nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic.fields import FieldInfo

from simulator.scenario.figures.existence import Facts
from simulator.scenario.figures.governing import governing, placed
from simulator.scenario.schema.declared import Values, declaration_of, default_of, grounding_of, objections_to
from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.objections import SWITCHED_OFF
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario

ABOUT_NOTHING = "there is nothing in this scenario that it is about"


@dataclass(frozen=True, slots=True)
class Idle:
    """A setting that cannot act: `path` is dotted, as for `--set`; `why` completes a sentence."""

    path: str
    value: Any
    why: str


def idle(scenario: Scenario) -> list[Idle]:
    """Return the settings of `scenario` that cannot act, in the order of the schema; of a change, those new with it."""
    on = {name for name in SWITCHES if getattr(scenario.mechanisms, name)}
    found = {one.path: one for one in _below(Facts(scenario, on, scenario.organization), scenario, "")}
    before, inherited = "organization.", set()
    for name in scenario.timeline:
        here = f"timeline.{name}.organization."
        inherited |= {path for path in found if _is_inherited(found, path, here, before)}
        before = here
    return [one for path, one in found.items() if path not in inherited]


def _is_inherited(found: Mapping[str, Idle], path: str, here: str, before: str) -> bool:
    former = found.get(before + path.removeprefix(here)) if path.startswith(here) else None
    return former is not None and (former.value, former.why) == (found[path].value, found[path].why)


def _below(facts: Facts, values: Values, above: str, there: bool = True) -> Iterator[Idle]:
    """Yield what cannot act of a group; `there` tells whether there is what the groups around it are about."""
    if isinstance(values, Role) and not values.is_staffed:
        yield from _of_nobody(facts, values, above)
        return
    facts = facts.within(values)
    model = type(values)
    for attribute, field in model.model_fields.items():
        name, value = field.alias or attribute, getattr(values, attribute)
        asked = replace(facts, field=attribute)
        holds = there and (model.exists is None or model.exists(asked))
        if why := _objection(asked, f"{above}{name}", field, holds):
            yield Idle(f"{above}{name}", value, why)
            continue
        for step, body in _groups(f"{above}{name}", value):
            yield from _below(facts, body, f"{step}.", holds)


def _of_nobody(facts: Facts, role: Role, above: str) -> Iterator[Idle]:
    """Yield the quota of a role on which nobody ever sits; of what else it says nothing is expected to act."""
    if role.quota is not None and not facts.any_role(lambda other: other.quota == role.quota):
        yield Idle(f"{above}quota", role.quota, "the role has no seats")


def _groups(path: str, value: Any) -> list[tuple[str, Values]]:
    entries = {path: value}
    if isinstance(value, Mapping | tuple):
        named = value.items() if isinstance(value, Mapping) else enumerate(value)
        entries = {f"{path}.{name}": body for name, body in named}
    return [(step, body) for step, body in entries.items() if isinstance(body, Values)]


def _objection(facts: Facts, path: str, field: FieldInfo, there: bool) -> str:
    """Return why the value at `path` cannot act, nothing if it can, or if nobody has set it."""
    model: type[Values] = type(facts.own)
    value = getattr(facts.own, facts.field)
    is_set = field.is_required() or value != default_of(model, facts.field)
    whys = (mark.unless(facts) for mark in objections_to(field) if is_set or mark.by_default)
    if why := next(filter(None, whys), ""):
        return why
    if not is_set or value in SWITCHED_OFF:
        return ""
    if why := _switched_off(facts, path):
        return why
    declaration, exists = declaration_of(field), grounding_of(field).exists
    about_something = there and (exists is None or exists(facts))
    is_lever = declaration is not None and declaration.kind == "lever"
    return ABOUT_NOTHING if is_lever and not about_something else ""


def _switched_off(facts: Facts, dotted: str) -> str:
    """Say that what a manager decides acts by way of mechanisms only that are off."""
    path, organization = placed(facts.scenario, dotted)
    if path[0] != "organization":
        return ""
    mechanisms = governing(replace(facts, organization=organization), path)
    if not mechanisms or facts.on & set(mechanisms):
        return ""
    return f"of the mechanisms by way of which it acts none is on: {', '.join(mechanisms)}"
