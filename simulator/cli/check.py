"""`conveyor check`: every mistake of every file, one line each."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from simulator.cli.options import MarketFile, Overlays, Settings
from simulator.scenario.loader import is_market_file, load_market, load_scenario
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
            found = f"{path}: fine, {_checked(path, market, overlay or (), settings or ())}"
        except ScenarioError as error:
            for line in str(error).splitlines():
                if line not in told:
                    typer.echo(line, err=True)
                told.add(line)
        else:
            typer.echo(found)
    if told:
        raise typer.Exit(BAD_INPUT)


def _checked(path: Path, market: Path | None, overlays: Iterable[Path], settings: Iterable[str]) -> str:
    if is_market_file(path):
        return f"the market '{load_market(path).name}'"
    return f"the design '{load_scenario(path, market=market, overlays=overlays, settings=settings).name}'"
