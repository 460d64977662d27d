"""`conveyor explain`: what a file means, and on what it rests."""

import sys
from itertools import zip_longest

from simulator.cli.conditions import Conditions
from simulator.cli.explanation import Section, explanation
from simulator.cli.options import Design, MarketFile, Overlays, Settings, Without
from simulator.cli.streams import put

GAP = "  "


def explain(
    file: Design,
    market: MarketFile = None,
    overlay: Overlays = None,
    settings: Settings = None,
    without: Without = None,
) -> None:
    """Explain a design in words: derived figures, mechanisms, and every assumption with unit, range and source."""
    scenario = Conditions(market, overlay or (), settings or (), without or ()).on(file)
    show = _show if sys.stdout.isatty() else _write
    for section in explanation(scenario):
        show(section)


def _show(section: Section) -> None:
    """Show a section on a terminal."""
    from rich.console import Console  # noqa: PLC0415 -- a pipe does not need it
    from rich.table import Table  # noqa: PLC0415

    console = Console(markup=False, highlight=False)
    console.print(section.title, style="bold")
    for line in section.lines:
        console.print(line)
    if section.columns:
        table = Table(*section.columns)
        for row in section.rows:
            table.add_row(*row)
        console.print(table)
    console.print()


def _write(section: Section) -> None:
    """Write a section as plain text, each row of a table on one line, however long."""
    put(section.title)
    put("=" * len(section.title))
    for line in section.lines:
        put(line)
    rows = [section.columns, *section.rows] if section.columns else []
    widths = [max(map(len, cells)) for cells in zip_longest(*rows, fillvalue="")]
    for row in rows:
        put(GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    put()
