"""The JSON Schema of scenario and market files, for completion and checks in an editor.

It describes files as they are written, before anything is merged: a file may leave out what it inherits, so nothing
is required, an entry may be `null` to remove it, a market may be the name of a file, a spell may be a duration, and a
head-count may be a number.
`conveyor check` tells what is missing.
"""

from typing import Any, Literal

from simulator.scenario.schema.market import Market
from simulator.scenario.schema.money import is_sum
from simulator.scenario.schema.scenario import Scenario

Part = Literal["scenario", "market"]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
EXTENDS = {
    "type": "string",
    "description": "another file, relative to this one: mappings merge by name, lists and values replace, null removes",
}
WRITTEN_SHORT = {"Spell": "mean", "Headcount": "start"}
"""group -> the field for which a single value may stand."""
MARKET_FILE = {"type": "string", "description": "a market file, relative to this one"}


def json_schema(part: Part = "scenario") -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of scenario files, or of market files."""
    schema = (Scenario if part == "scenario" else Market).model_json_schema()
    definitions: dict[str, Any] = schema["$defs"]
    for group, value in WRITTEN_SHORT.items():
        if group in definitions:
            alone = _without(definitions[group]["properties"][value], "title")
            definitions[group] = {"anyOf": [alone, definitions[group]]}
    for body in (schema, *definitions.values()):
        _relax(body)
    if part == "scenario":
        market = schema["properties"]["market"]
        schema["properties"]["market"] = {"anyOf": [MARKET_FILE, {"$ref": market["$ref"]}]}
        definitions["Market"]["properties"]["extends"] = EXTENDS
    schema["properties"]["extends"] = EXTENDS
    return {"$schema": DIALECT, **schema, "title": f"Conveyor {part} file"}


def _relax(body: dict[str, Any]) -> None:
    """Let a file leave things out, and remove entries of collections."""
    for option in body.get("anyOf", ()):
        _relax(option)
    body.pop("required", None)
    for name, field in body.get("properties", {}).items():
        for pattern, entry in field.get("patternProperties", {}).items():
            field["patternProperties"][pattern] = {"anyOf": [entry, {"type": "null"}]}
            field["additionalProperties"] = False
            field.pop("minProperties", None)
        if is_sum(str(field.get("unit", ""))):
            _unbounded(field)
        body["properties"][name] = _without(field, "title")


def _unbounded(field: dict[str, Any]) -> None:
    """Take the largest sum away: how much is too much depends on the currency, which an editor does not know."""
    for option in (field, *field.get("anyOf", ())):
        for bound in ("maximum", "exclusiveMaximum"):
            option.pop(bound, None)


def _without(body: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in body.items() if key != name}
