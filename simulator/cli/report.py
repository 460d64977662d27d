"""`conveyor report`: charts and report again, from what is stored."""

from pathlib import Path
from typing import Annotated

import typer

from simulator.cli import options
from simulator.cli.studies import present
from simulator.experiment.compare import stored, write_tables

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="a folder of results", show_default=False)]


def report(
    folder: Folder, lang: options.Language = options.Lang.EN, quiet: options.Quiet = False, sharp: options.Sharp = True
) -> None:
    """Rebuild tables, charts and report from stored results; nothing is simulated."""
    comparison = stored(folder, sharp=sharp)
    write_tables(comparison, folder)
    present(comparison, folder, lang, quiet=quiet)
