"""`conveyor tidy`: what a folder of results holds, and room made in its ledger."""

import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.filesize import decimal
from rich.table import Table
from rich.text import Text

from simulator.cli.streams import put
from simulator.experiment.ledger import FILE, RESULTS, Holding
from simulator.experiment.provenance import model_version
from simulator.experiment.tidying import Contents, ledger_in, prune, room_of_ledger, studies_in
from simulator.kernel.showing import counted

WIDEST = 10_000

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="a folder of results")]
Prune = Annotated[bool, typer.Option("--prune", help="forget the runs of other versions of the model than this one")]
Whole = Annotated[bool, typer.Option("--all", help="the runs of this version, too")]


def tidy(folder: Folder = Path(RESULTS), forgets: Prune = False, whole: Whole = False) -> None:
    """Tell what a folder of results holds; with --prune, forget runs in the ledger that its studies share.

    Files of studies are never touched, so each goes on telling what it told; forgotten runs are made again when needed.
    """
    held, today = ledger_in(folder), model_version()
    _show(folder, held, studies_in(folder))
    useless = [one for one in held if whole or one.model != today]
    runs = counted(sum(one.runs for one in useless), "run") + ("" if whole else " of other versions of the model")
    if not held:
        put("no ledger of runs here: there is nothing to forget")
    elif not useless:
        put(f"all runs in the ledger are of this version of the model, {today}: nothing to forget")
    elif forgets:
        _, freed = prune(folder, None if whole else today)
        put(f"{runs} forgotten, {decimal(freed)} freed")
    else:
        command = f"conveyor tidy {shlex.quote(str(folder))} --prune{' --all' * whole}"
        put(f"{runs}, {decimal(sum(one.bytes for one in useless))}, can be forgotten: {command}")


def _show(folder: Path, held: Sequence[Holding], studies: Sequence[Contents]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("folder")
    table.add_column("runs", justify="right")
    table.add_column("size", justify="right")
    table.add_column("version of the model")
    if held:
        size = decimal(room_of_ledger(folder))
        for row in _rows(f"{folder / FILE} (shared)", size, held):
            table.add_row(*map(Text, row))
    for study in studies:
        for row in _rows(str(study.folder), decimal(study.bytes), study.holdings, study.unreadable):
            table.add_row(*map(Text, row))
    if table.row_count:
        Console(highlight=False, width=None if sys.stdout.isatty() else WIDEST).print(table)
        put()


def _rows(name: str, size: str, holdings: Sequence[Holding], unreadable: int = 0) -> Iterator[tuple[str, ...]]:
    """Yield a row for each version of the model, the name in the first; one row where no runs are held."""
    told = [(f"{one.runs:,}", one.model) for one in holdings]
    if unreadable:
        told.append(("?", f"{counted(unreadable, 'file')} of runs cannot be read"))
    for place, (runs, model) in enumerate(told or [("–", "–")]):
        yield ("" if place else name, runs, "" if place else size, model)
