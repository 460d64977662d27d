"""What the verbs have in common that ask the model many questions: runs, files, page, and how they end."""

import shlex
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import pandas as pd
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from simulator.cli.options import Lang
from simulator.cli.progress import Meter, meter
from simulator.cli.streams import put, remark
from simulator.experiment.bench import Bench, bench_in
from simulator.experiment.files import write_bytes, write_frame, write_summary
from simulator.experiment.study import slug
from simulator.experiment.workplace import Jobs
from simulator.report.fonts import UnreadableWarning
from simulator.report.inquiries.page import write_page
from simulator.report.inquiries.sheet import Grid, Sheet
from simulator.report.language import Language, language
from simulator.scenario.schema.money import Money
from simulator.scenario.schema.scenario import Scenario

RESULTS = Path("results")
INTERRUPTED = 130
WIDEST = 10_000


class Answer(Protocol):
    """What an inquiry has found."""

    @property
    def money(self) -> Money:
        """What its sums are in."""

    def summary(self) -> dict[str, Any]:
        """Return all of it as plain data, as in `summary.json`: no timestamps, None for what does not exist."""

    def frames(self) -> Mapping[str, pd.DataFrame]:
        """Return its tables by the names of their files, `.csv` left out."""


Found = TypeVar("Found", bound=Answer)


@dataclass(frozen=True, slots=True)
class Asking:
    """How an inquiry is carried out and shown; nothing of it but the seed changes a number.

    again: the command that asks the same (`again.again`).
    """

    seed: int
    jobs: Jobs
    lang: Lang
    quiet: bool
    out: Path
    again: str


@dataclass(frozen=True, slots=True)
class Telling(Generic[Found]):
    """How an answer is told: the sheet of its page in a language, and the files of its charts by name."""

    sheet: Callable[[Found, Language], Sheet]
    charts: Callable[[Found, Language], Mapping[str, bytes]]


def folder_of(verb: str, scenarios: Sequence[Scenario], asked: str) -> Path:
    """Return the usual folder of an inquiry; `asked` identifies it beside the designs (`study.digest`)."""
    names = "-and-".join(slug(scenario.name) for scenario in scenarios[:3])
    return RESULTS / f"{verb}-{names}-{asked}"


def pursue(ask: Callable[[Bench], Found], asking: Asking, telling: Telling[Found]) -> Found:
    """Let `ask` make its runs, then write and show the answer; exits with 130 if interrupted.

    Files come first: whatever becomes of the output, they are there.
    """
    progress = meter(quiet=asking.quiet, guessed=True)
    try:
        with progress, bench_in(asking.out, asking.seed, jobs=asking.jobs, on_runs=progress) as bench:
            answer = ask(bench)
        if not asking.quiet:
            remark("drawing charts and report")
        written = _write(answer, asking, telling)
        _show(telling.sheet(answer, language(asking.lang.value).counting(answer.money)))
    except KeyboardInterrupt:
        remark(_interrupted(progress, asking.out))
        raise typer.Exit(INTERRUPTED) from None
    put()
    for place in written:
        put(place)
    return answer


def _write(answer: Found, asking: Asking, telling: Telling[Found]) -> list[Path]:
    """Write page, charts, summary and tables, and return where they are."""
    folder, spoken = asking.out, language(asking.lang.value).counting(answer.money)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", UnreadableWarning)
        report = write_page(
            lambda one: replace(telling.sheet(answer, one), command=asking.again), answer.money, folder,
            asking.lang.value,
        )  # fmt: skip
        for name, content in telling.charts(answer, spoken).items():
            write_bytes(folder / "charts" / name, content)
    for trouble in dict.fromkeys(str(one.message) for one in told):
        remark(trouble)
    summary = write_summary(answer.summary(), folder)
    tables = [write_frame(frame, folder / f"{name}.csv") for name, frame in answer.frames().items()]
    return [report, folder / "charts", summary, *tables]


def _show(sheet: Sheet) -> None:
    """Print what is not folded of a sheet, the headline last, on stdout."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDEST)
    for passage in sheet.passages:
        if passage.folded:
            continue
        for grid in passage.grids:
            console.print(_table(grid))
            console.print()
        for line in passage.paragraphs:
            console.print(Text(line))
        if passage.paragraphs:
            console.print()
    console.print(Text(sheet.headline, style="bold"))


def _table(grid: Grid) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, head in enumerate(grid.heads):
        table.add_column(Text(head), justify="right" if place else "left")
    for place, row in enumerate(grid.rows):
        table.add_row(*(Text(cell, style="bold" if place in grid.marked else "") for cell in row))
    return table


def _interrupted(progress: Meter, folder: Path) -> str:
    kept = f"{progress.done} runs are kept for {shlex.quote(str(folder))}"
    return f"interrupted: {kept}; the same command goes on from there"
