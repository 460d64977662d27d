"""`conveyor check`: every mistake of every file, one line each."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from simulator.cli.conditions import Conditions
from simulator.cli.options import MarketFile, Overlays, Settings, Without
from simulator.cli.streams import put, remark
from simulator.scenario.files.loader import is_market_file, is_overlay_file, load_market, load_overlay
from simulator.scenario.files.mistakes import ScenarioError
from simulator.scenario.schema.extensions import extensions

BAD_INPUT = 2


def check(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", show_default=False, help="scenario files, overlays, market files"),
    ],
    market: MarketFile = None,
    overlay: Overlays = None,
    settings: Settings = None,
    without: Without = None,
) -> None:
    """Check scenario files: exit code 0 if all are fine, 2 with one line for every mistake otherwise."""
    conditions = Conditions(market, overlay or (), settings or (), without or ())
    if extensions():
        import_module("simulator.model.simulate").check_extensions()
    told: set[str] = set()
    for path in files:
        try:
            found = f"{path}: fine, {_checked(path, conditions)}"
        except ScenarioError as error:
            for line in str(error).splitlines():
                if line not in told:
                    remark(line)
                told.add(line)
        else:
            put(found)
    if told:
        raise typer.Exit(BAD_INPUT)


def _checked(path: Path, conditions: Conditions) -> str:
    if is_market_file(path):
        return f"the market '{load_market(path).name}'"
    if is_overlay_file(path):
        return f"an overlay for any design; it changes {_listed(load_overlay(path))}"
    return f"the design '{conditions.on(path).name}'"


def _listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
