"""What the verbs have in common that ask the model many questions: runs, files, page, and how they end."""

import shlex
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from simulator.cli.again import again
from simulator.cli.conditions import Conditions
from simulator.cli.kept_question import keep, kept_in
from simulator.cli.options import Lang
from simulator.cli.progress import Meter, meter
from simulator.cli.question import Found, Question
from simulator.cli.streams import put, remark
from simulator.experiment.bench import MissingRunsError, bench_in, bench_of_kept_runs
from simulator.experiment.files import write_bytes, write_frame, write_summary
from simulator.experiment.study import StudyError
from simulator.experiment.workplace import Jobs
from simulator.report.fonts import UnreadableWarning
from simulator.report.inquiries.page import write_page
from simulator.report.inquiries.sheet import Grid, Sheet
from simulator.report.language import language

INTERRUPTED = 130
WIDEST = 10_000


@dataclass(frozen=True, slots=True)
class Asking:
    """How a question was typed and how it is carried out and shown; nothing of it changes a number.

    places: the files of the designs. conditions: what was laid on them. out: the folder of the results, None for the
    usual one.
    """

    places: Sequence[Path]
    conditions: Conditions
    jobs: Jobs
    lang: Lang
    quiet: bool
    out: Path | None


def pursue(question: Question[Found], asking: Asking) -> Found:
    """Make the runs of `question`, then write and show the answer; exits with 130 if interrupted.

    Files come first: whatever becomes of the output, they are there.
    """
    folder = asking.out or question.folder
    command = again(question.verb, (*question.about, *asking.places), asking.conditions, **question.options)
    if question.beforehand and not asking.quiet:
        remark(question.beforehand)
    progress = meter(quiet=asking.quiet, guessed=True, at_most=question.at_most)
    try:
        with progress, bench_in(folder, question.seed, jobs=asking.jobs, on_runs=progress) as bench:
            answer = question.ask(bench)
        keep(question, command, folder)
        _tell(answer, question, command, folder, asking.lang, quiet=asking.quiet)
    except KeyboardInterrupt:
        remark(_interrupted(progress, folder))
        raise typer.Exit(INTERRUPTED) from None
    return answer


def tell_again(folder: Path, lang: Lang, *, quiet: bool) -> None:
    """Write and show the answer to the question that `folder` keeps, from runs that are kept; none is made.

    `StudyError` where runs are gone, and as `kept_question.kept_in`.
    """
    kept = kept_in(folder)
    try:
        with bench_of_kept_runs(folder, kept.question.seed) as bench:
            answer = kept.question.ask(bench)
    except MissingRunsError as missing:
        command = f"{kept.command} --out {shlex.quote(str(folder))}"
        raise StudyError(f"{folder}: {missing}; to make them anew, which takes its time: {command}") from missing
    _tell(answer, kept.question, kept.command, folder, lang, quiet=quiet)


def _tell(
    answer: Found, question: Question[Found], command: str, folder: Path, lang: Lang, *, quiet: bool
) -> None:
    """Write page, charts, summary and tables, then show what was found and say where they are."""
    if not quiet:
        remark("drawing charts and report")
    written = _write(answer, question, command, folder, lang)
    _show(question.telling.sheet(answer, language(lang.value).counting(answer.money)))
    put()
    for place in written:
        put(place)


def _write(answer: Found, question: Question[Found], command: str, folder: Path, lang: Lang) -> list[Path]:
    telling, spoken = question.telling, language(lang.value).counting(answer.money)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", UnreadableWarning)
        report = write_page(
            lambda one: replace(telling.sheet(answer, one), command=command), answer.money, folder, lang.value
        )
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
