"""`conveyor attribute`: why two designs differ, by mechanism."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from simulator.cli import options
from simulator.cli.conditions import Conditions
from simulator.cli.inquiries import Asking, pursue
from simulator.cli.question import Question, Telling
from simulator.cli.studies import read_designs
from simulator.experiment.attribute import attribute as experiment
from simulator.experiment.attribute.found import Attribution
from simulator.experiment.bench import Bench
from simulator.experiment.provenance import model_version
from simulator.experiment.workplace import workplace
from simulator.kernel.showing import counted
from simulator.report.inquiries.attribute_sheet import charts, sheet
from simulator.scenario.schema.scenario import Scenario

Pair = Annotated[
    tuple[Path, Path],
    typer.Argument(metavar="FILE FILE", show_default=False, help="two designs, the first is the reference"),
]
Replications = Annotated[
    int, typer.Option("--replications", "-n", metavar="N", help="how many markets both designs meet, in each edition")
]
Each = Annotated[
    bool, typer.Option("--each", help="every mechanism by itself, not by theme; takes four times as many runs")
]
Apart = Annotated[
    list[str] | None,
    typer.Option(
        "--apart", metavar="MECHANISM", show_default=False, help="shows a mechanism out of its theme; repeatable"
    ),
]
Tuned = Annotated[bool, typer.Option("--tuned", help="says that each design is at its best; moves no number")]


def attribute(  # noqa: PLR0913, PLR0917 -- one parameter for each option is how typer is told of them
    files: Pair,
    replications: Replications = experiment.USUAL,
    each: Each = False,
    apart: Apart = None,
    tuned: Tuned = False,
    seed: options.Seed = 0,
    jobs: options.Jobs = None,
    cluster: options.Cluster = None,
    market: options.MarketFile = None,
    overlays: options.Overlays = None,
    settings: options.Settings = None,
    without: options.Without = None,
    lang: options.Language = options.Lang.EN,
    quiet: options.Quiet = False,
    out: options.Out = None,
    sharp: options.Sharp = True,
) -> None:
    """Tell why two designs differ: the share of each mechanism in the difference in value, in money.

    Interrupted, the same command goes on from there; runs that compare made are found again.
    """
    conditions = Conditions(market, overlays or (), settings or (), without or ())
    question = asked(
        read_designs(files, conditions), replications=replications, each=each,
        apart=list(dict.fromkeys(apart or ())), tuned=tuned, no_sharp=not sharp, seed=seed,
    )  # fmt: skip
    pursue(question, Asking(files, conditions, workplace(jobs, cluster), lang, quiet, out))


def asked(
    scenarios: Sequence[Scenario], *, replications: int, each: bool, apart: Sequence[str], tuned: bool, no_sharp: bool,
    seed: int,
) -> Question[Attribution]:  # fmt: skip
    """Return the question why two designs differ; parameters as on the command line.

    `StudyError` for designs that cannot be compared, and for mechanisms that do not exist or are off.
    """
    runs = experiment.effort(scenarios, replications, each=each, apart=apart)

    def ask(bench: Bench) -> Attribution:
        return experiment.attribute(
            bench, scenarios, replications, each=each, apart=apart, tuned=tuned, sharp=not no_sharp
        )

    fingerprints = [one.fingerprint for one in scenarios]
    return Question(
        "attribute", scenarios,
        {"replications": replications, "each": each, "apart": apart, "tuned": tuned, "no_sharp": no_sharp,
         "seed": seed},
        [fingerprints, seed, model_version(), replications, each, apart, tuned, not no_sharp],
        ask, Telling(sheet, charts),
        at_most=runs,
        beforehand=f"{counted(runs, 'run')}: both designs in {counted(replications, 'replication')}, "
        f"{runs // (2 * replications)} editions of the mechanisms in each",
    )  # fmt: skip
