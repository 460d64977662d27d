"""What `run` and `compare` have in common: read designs, carry the study out, show and write what was found."""

import shlex
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from simulator.cli.conditions import Conditions
from simulator.cli.options import Lang
from simulator.cli.progress import Meter, meter
from simulator.cli.streams import put, remark
from simulator.cli.table import show
from simulator.experiment.compare import FILES, carry_out
from simulator.experiment.comparison import Comparison
from simulator.experiment.precision import Precision
from simulator.experiment.stopping import Look
from simulator.experiment.study import Study
from simulator.experiment.tuning import Tuning
from simulator.experiment.workplace import Jobs
from simulator.kernel.showing import counted, figures
from simulator.report.charts import write_charts
from simulator.report.fonts import UnreadableWarning
from simulator.report.html import write_report
from simulator.scenario.files.mistakes import Mistake, ScenarioError
from simulator.scenario.files.overrides import refuse_unknown_designs
from simulator.scenario.schema.scenario import Scenario

RESULTS = Path("results")
TROUBLE = 1
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Manner:
    """How a study is carried out and shown; nothing of it changes a run.

    precision: how precise it is to be, where it may end before its last replication. sharp: whether luck is taken out
    of means and differences.
    """

    jobs: Jobs
    lang: Lang
    quiet: bool
    out: Path | None
    indifference: float
    precision: Precision | None = None
    sharp: bool = True

    def into(self, folder: Path) -> "Manner":
        """Return the same, with results in `folder`."""
        return replace(self, out=folder)


def read_designs(files: Sequence[Path], conditions: Conditions) -> list[Scenario]:
    """Return the scenarios of `files`; `ScenarioError` with the mistakes of all of them."""
    scenarios: list[Scenario] = []
    mistakes: dict[Mistake, None] = {}
    for file in files:
        try:
            scenarios.append(conditions.on(file))
        except ScenarioError as error:
            mistakes |= dict.fromkeys(error.mistakes)
    if mistakes:
        raise ScenarioError(mistakes)
    names = [name for file, scenario in zip(files, scenarios, strict=True) for name in (file.stem, scenario.name)]
    refuse_unknown_designs(names, conditions.settings)
    return scenarios


def fulfil(study: Study, manner: Manner, tuning: Tuning | None = None) -> None:
    """Carry `study` out as far as it is missing, show what was found and write it; exits with 130 if interrupted.

    `tuning` tells how its designs were made as good as they can be.
    """
    folder = manner.out or RESULTS / study.name
    progress = meter(quiet=manner.quiet, guessed=manner.precision is not None)
    try:
        with progress:
            comparison = carry_out(
                study, out=folder, jobs=manner.jobs, indifference=manner.indifference, precision=manner.precision,
                on_progress=progress, on_look=lambda look: progress.remark(_precise(look)), sharp=manner.sharp,
                tuning=tuning,
            )
        present(comparison, folder, manner.lang, quiet=manner.quiet)
    except KeyboardInterrupt:
        remark(interrupted(progress, folder))
        raise typer.Exit(INTERRUPTED) from None


def present(comparison: Comparison, folder: Path, lang: Lang, *, quiet: bool) -> None:
    """Write charts and report of a comparison, then show it and say where; exits with 1 if a replication failed.

    Files come first: whatever becomes of the output, they are there.
    """
    if not quiet:
        remark("drawing charts and report")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", UnreadableWarning)
        write_charts(comparison, folder, lang.value)
        report = write_report(comparison, folder, lang.value)
    for trouble in dict.fromkeys(str(one.message) for one in told):
        remark(trouble)
    show(comparison, lang.value)
    put()
    for place in (report, folder / "charts", *(folder / name for name in FILES)):
        put(place)
    if comparison.failures:
        remark(f"{len(comparison.failures)} of {_planned(comparison)} runs failed and are left out; to see why:")
        for failure in comparison.failures:
            remark(f"{failure.command}    # {failure.message}")
        raise typer.Exit(TROUBLE)


def _planned(comparison: Comparison) -> int:
    return comparison.study.replications * len(comparison.designs)


def _precise(look: Look) -> str:
    """Return how precise a study is by now, in a line."""
    width = "no interval yet" if look.half_width is None else f"± {figures(look.half_width)}"
    asked = "" if look.amount is None else f", ± {figures(look.amount)} asked for"
    told = f"{counted(look.replications, 'replication')}: {width}{asked}"
    return told if look.reached or look.needed is None else f"{told}; about {look.needed:,} needed"


def interrupted(progress: Meter, folder: Path) -> str:
    """Return what to say to whoever has interrupted a study."""
    kept = f"{progress.done} of {progress.about}{progress.planned} runs are kept in {shlex.quote(str(folder))}"
    return f"interrupted: {kept}; the same command goes on from there"
