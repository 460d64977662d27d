"""`conveyor report`: charts and report again, from what is stored."""

from pathlib import Path
from typing import Annotated

import typer

from simulator.cli import options
from simulator.cli.inquiries import tell_again
from simulator.cli.kept_question import FILE, holds_a_question
from simulator.cli.studies import present
from simulator.experiment.compare import stored, write_tables
from simulator.experiment.store import LEDGER
from simulator.experiment.study import StudyError

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="a folder of results", show_default=False)]


def report(
    folder: Folder, lang: options.Language = options.Lang.EN, quiet: options.Quiet = False, sharp: options.Sharp = True
) -> None:
    """Rebuild tables, charts and report from stored results; nothing is simulated."""
    if holds_a_question(folder):
        if not sharp:
            raise StudyError(f"--no-sharp: is for folders of run and compare; {folder} keeps what it was asked with")
        tell_again(folder, lang, quiet=quiet)
        return
    if not (folder / LEDGER).is_file():
        raise StudyError(f"{folder}: no results here that can be told again (no {LEDGER}, no {FILE})")
    comparison = stored(folder, sharp=sharp)
    write_tables(comparison, folder)
    present(comparison, folder, lang, quiet=quiet)
