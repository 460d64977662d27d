"""A comparison on a terminal: the verdict, the table of indicators, what it rests on."""

import sys
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from simulator.experiment.comparison import Comparison
from simulator.report.indicator_table import Gap, Level, Row, indicator_rows
from simulator.report.language import Language, language
from simulator.report.words import verdict_words

WIDEST = 10_000


def show(comparison: Comparison, lang: str) -> None:
    """Print what was found, on stdout, in the language `lang`."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDEST)
    words = verdict_words(comparison, lang)
    spoken = language(lang).counting(comparison.money)
    replications = spoken.counted("replication", comparison.completed)
    console.print(_fitting(comparison, spoken, console))
    for line in (replications, *words.contract, "", *words.details, ""):
        console.print(Text(line))
    console.print(Text(words.headline, style="bold"))


def _fitting(comparison: Comparison, spoken: Language, console: Console) -> Table:
    """Return the table with intervals beside the means, or below them where that is too wide."""
    wide = _table(comparison, spoken, below=False)
    needed = console.measure(wide, options=console.options.update(width=WIDEST)).maximum
    return wide if needed <= console.width else _table(comparison, spoken, below=True)


def _table(comparison: Comparison, spoken: Language, *, below: bool) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(spoken.say("Indicator"))
    for heading in _headings(comparison, spoken):
        table.add_column(Text(heading), justify="right")
    for row in indicator_rows(comparison, spoken):
        name = f"{row.name}, {row.unit}" if row.unit else row.name
        table.add_row(*(Text(cell) for cell in (name, *_cells(row, below=below))))
    return table


def _headings(comparison: Comparison, spoken: Language) -> Iterator[str]:
    names = {design: spoken.name("design", design) for design in comparison.designs}
    yield from names.values()
    for design in comparison.designs[1:]:
        reference = names[comparison.reference]
        yield spoken.say("“{design}” less “{reference}”", design=names[design], reference=reference)
        yield spoken.say("Probability of being better")


def _cells(row: Row, *, below: bool) -> Iterator[str]:
    yield from (_with_interval(level, below=below) for level in row.levels)
    for gap in row.gaps:
        yield _with_interval(gap, below=below)
        yield gap.probability


def _with_interval(one: Level | Gap, *, below: bool) -> str:
    if not one.interval:
        return one.mean
    return f"{one.mean}\n{one.interval}" if below else f"{one.mean} ({one.interval})"
