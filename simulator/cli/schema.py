"""`conveyor schema`: the JSON Schema of what users write."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from simulator.cli.streams import put
from simulator.scenario.files.json_schema import json_schema


class Part(StrEnum):
    """The kinds of files that have a schema."""

    SCENARIO = "scenario"
    MARKET = "market"


def schema(
    part: Annotated[Part, typer.Argument(metavar="scenario|market", help="which kind of file")] = Part.SCENARIO,
) -> None:
    """Print the JSON Schema (draft 2020-12) of scenario files, or of market files."""
    put(json.dumps(json_schema(part.value), indent=2, sort_keys=True, ensure_ascii=True))
