"""`conveyor check`: every mistake of every file, one line each."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from simulator.cli.conditions import Conditions
from simulator.cli.options import MarketFile, Overlays, Settings, Without
from simulator.cli.streams import put, remark
from simulator.scenario.figures.gaps import gaps
from simulator.scenario.figures.idle import idle
from simulator.scenario.files.loader import Read, is_market_file, is_overlay_file, load_market, load_overlay
from simulator.scenario.files.mistakes import Mistake, ScenarioError
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
    """Check scenario files: exit code 0 if all are fine, 2 with one line for every mistake otherwise.

    A setting that cannot act, a field that is called otherwise today, and clients whom nobody hunts or looks after, are
    told as warnings, and are no mistakes.
    """
    conditions = Conditions(market, overlay or (), settings or (), without or ())
    if extensions():
        import_module("simulator.model.simulate").check_extensions()
    told: dict[str, None] = {}
    for path in files:
        try:
            what, warnings = _checked(path, conditions)
        except ScenarioError as error:
            told |= _told_anew(str(error).splitlines(), told)
        else:
            put(f"{path}: fine, {what}")
            _told_anew(warnings, {})
    if told:
        raise typer.Exit(BAD_INPUT)


def _told_anew(lines: Sequence[str], told: Mapping[str, None]) -> dict[str, None]:
    """Write the lines that are not yet told to stderr, and return them."""
    new = dict.fromkeys(line for line in lines if line not in told)
    for line in new:
        remark(line)
    return new


def _checked(path: Path, conditions: Conditions) -> tuple[str, list[str]]:
    """Return what a file is, and a line for each setting in it that cannot act, and for clients whom nobody is for."""
    if is_market_file(path):
        return f"the market '{load_market(path).name}'", []
    if is_overlay_file(path):
        return f"an overlay for any design; it changes {_listed(load_overlay(path))}", []
    read = conditions.read(path)
    return f"the design '{read.scenario.name}'", _warnings(read)


def _warnings(read: Read) -> list[str]:
    told = [(one.path, f"warning: cannot act: {one.why}") for one in idle(read.scenario)]
    told += [(gap.path, f"warning: {gap.why}") for gap in gaps(read.scenario)]
    return [*map(str, read.renamed), *(str(Mistake(read.place(path), path, words)) for path, words in told)]


def _listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
