"""A comparison on a terminal: the verdict, the tables of indicators and of people, what it rests on."""

import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from simulator.cli.several import ranked
from simulator.experiment.comparison import Comparison
from simulator.report.hires_table import ramps_in_words
from simulator.report.indicator_table import Gap, Level, Row, indicator_rows
from simulator.report.language import Language, language
from simulator.report.people_table import COLUMNS, Cell, Post, posts
from simulator.report.precision_words import precision_lines
from simulator.report.together_words import caveats
from simulator.report.words import verdict_words

WIDEST = 10_000


def show(comparison: Comparison, lang: str) -> None:
    """Print what was found, on stdout, in the language `lang`."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDEST)
    words, spoken = verdict_words(comparison, lang), language(lang).counting(comparison.money)
    replications = spoken.counted("replication", comparison.completed)
    plan = (*words.plan, "") if words.plan else ()
    if comparison.several:
        console.print(ranked(comparison, spoken))
        _say((replications, *words.contract, "", *caveats(comparison, spoken), *precision_lines(comparison, spoken),
              "", *plan), words.headline, console)  # fmt: skip
        return
    console.print(_fitting(lambda *, below: _table(comparison, spoken, below=below), console))
    if people := posts(comparison, spoken):
        console.print()
        console.print(_fitting(lambda *, below: _people(people, spoken, below=below), console))
    hires = ramps_in_words(comparison, spoken)
    _say((replications, *words.contract, *hires, "", *words.details, "", *plan), words.headline, console)


def _say(lines: tuple[str, ...], headline: str, console: Console) -> None:
    """Print lines, and the headline below them."""
    for line in lines:
        console.print(Text(line))
    console.print(Text(headline, style="bold"))


def _fitting(build: Callable[..., Table], console: Console) -> Table:
    """Return the table with intervals beside the means, or below them where that is too wide."""
    wide = build(below=False)
    needed = console.measure(wide, options=console.options.update(width=WIDEST)).maximum
    return wide if needed <= console.width else build(below=True)


def _table(comparison: Comparison, spoken: Language, *, below: bool) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(spoken.say("Indicator"))
    for heading in _headings(comparison, spoken):
        table.add_column(Text(heading), justify="right")
    for row in indicator_rows(comparison, spoken):
        name = f"{row.name}, {row.unit}" if row.unit else row.name
        table.add_row(*(Text(cell) for cell in (name, *_cells(row, below=below))))
    return table


def _people(people: list[Post], spoken: Language, *, below: bool) -> Table:
    """Return the table of the people by role; designs are named where there are several."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    several = len({one.design for one in people}) > 1
    for heading in (*([spoken.say("Design")] if several else []), spoken.say("Role")):
        table.add_column(Text(heading))
    for column in COLUMNS:
        table.add_column(Text(column.head(spoken)), justify="right")
    for one in people:
        cells = (*([one.design] if several else []), one.role, *(_cell(cell, below=below) for cell in one.cells))
        table.add_row(*(Text(cell) for cell in cells))
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
    return _cell(Cell(one.mean, one.interval), below=below)


def _cell(cell: Cell, *, below: bool) -> str:
    if not cell.interval:
        return cell.text
    return f"{cell.text}\n{cell.interval}" if below else f"{cell.text} ({cell.interval})"
