"""Tables on pages, between `<!-- table: NAME -->` and `<!-- table: end -->`: how they are read and written.

A table has columns that are known and, behind them, columns that are written by hand: those are kept, row by row, and
a row that is new gets `?` in them until somebody writes what belongs there.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
MARKED = re.compile(r"(?<=^<!-- table: )(?!end )([\w ]+)( -->\n)(.*?)(?=^<!-- table: end -->$)", re.M | re.S)
BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
UNWRITTEN = "?"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its header, and in each row the cells of all columns but the last, which may be written by hand.

    `key` is how many cells tell a row from all others.
    """

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    key: int = 1

    def text(self, standing: str = "") -> str:
        """Return the table as text, with the cells written by hand of the one that stands on the page."""
        kept = {row[: self.key]: row for row in map(_cells, standing.splitlines()) if len(row) == len(self.header)}
        lines = [self.header, ["---"] * len(self.header)]
        for row in self.rows:
            known = tuple(row)
            by_hand = kept.get(known[: self.key], ())[len(known) :]
            lines.append([*known, *(by_hand or [UNWRITTEN] * (len(self.header) - len(known)))])
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)


Tables = Mapping[str, Callable[[], Table]]


def code(text: object) -> str:
    """Return a text as code."""
    return f"`{plain(text)}`"


def plain(text: object) -> str:
    """Return a text as a cell may hold it: on one line, no bar that would end the cell."""
    return " ".join(str(text).split()).replace("|", r"\|")


def by_hand(header: Sequence[str], keys: Iterable[str]) -> Table:
    """Return a table of which only the keys are known: every one once, in order."""
    return Table(header, [[code(key)] for key in keys])


def rewritten(page: str, tables: Tables) -> str:
    """Return a page with its tables as they should be; `KeyError` for a name that nobody knows."""
    return MARKED.sub(lambda found: found[1] + found[2] + tables[found[1]]().text(found[3]), page)


def names_on(page: str) -> list[str]:
    """Return the names of the tables of a page."""
    return [found[1] for found in MARKED.finditer(page)]


def cells_of(page: str, name: str) -> list[tuple[str, ...]]:
    """Return the rows of a table of a page, header left out."""
    standing = next(found[3] for found in MARKED.finditer(page) if found[1] == name)
    return [_cells(line) for line in standing.splitlines()[2:]]


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in BETWEEN_CELLS.split(line)[1:-1])
