"""`conveyor check`: every mistake of every file, one line each."""

from pathlib import Path
from typing import Annotated

import typer

from simulator.cli.options import MarketFile, Overlays, Settings
from simulator.scenario.loader import load_scenario
from simulator.scenario.mistakes import ScenarioError

BAD_INPUT = 2


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", show_default=False, help="scenario files")],
    market: MarketFile = None,
    overlay: Overlays = None,
    settings: Settings = None,
) -> None:
    """Check scenario files: exit code 0 if all are fine, 2 with one line for every mistake otherwise."""
    told: set[str] = set()
    for path in files:
        try:
            scenario = load_scenario(path, market=market, overlays=overlay or (), settings=settings or ())
        except ScenarioError as error:
            new = [line for line in str(error).splitlines() if line not in told]
            typer.echo("\n".join(new), err=True) if new else None
            told.update(new)
        else:
            typer.echo(f"{path}: fine, '{scenario.name}'")
    if told:
        raise typer.Exit(BAD_INPUT)
