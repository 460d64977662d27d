"""What the schema says of when its numbers count, as paths with `*` for any entry of a collection."""

from collections.abc import Iterator
from typing import Any, get_args

from simulator.scenario.files.fields import is_collection, model_of
from simulator.scenario.schema.circumstances import Rule
from simulator.scenario.schema.declared import fields_of, grounding_of
from simulator.scenario.schema.pay_plans import PAY_PLANS
from simulator.scenario.schema.scenario import Scenario


def _walk(annotation: Any, path: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...], Rule | None]]:
    """Yield each place below that says something: its path, the mechanisms it names, its rule."""
    if is_collection(annotation):
        yield from _walk(get_args(annotation)[1], (*path, "*"))
        return
    model = model_of(annotation)
    if model is None or path[:1] == ("timeline",):
        return
    if model.acts_by or model.exists:
        yield ".".join(path), model.acts_by, model.exists
    for name, field in fields_of(model).items():
        said = grounding_of(field)
        if said.acts_by or said.exists:
            yield ".".join((*path, name)), said.acts_by, said.exists
        yield from _walk(field.annotation, (*path, name))


FOUND = list(_walk(Scenario, ()))
OF_SEVERAL = {path: names for path, names, _ in FOUND if names}
"""path -> mechanisms of which one has to be on."""
RULES = [((path,), rule) for path, _, rule in FOUND if rule is not None]
"""(paths, rule): there is something at or below the paths where the rule holds."""
PLANS = {sheet.name: tuple(sheet.terms) for sheet in PAY_PLANS}
"""The terms of each pay plan."""
