"""`conveyor breakeven`: the value of one number at which the better of two designs changes."""

from collections.abc import Sequence
from typing import Annotated

import typer

from simulator.cli import options
from simulator.cli.compare import usual_designs
from simulator.cli.conditions import Conditions
from simulator.cli.inquiries import Asking, pursue
from simulator.cli.question import Question, Telling
from simulator.cli.studies import read_designs
from simulator.experiment.bench import Bench
from simulator.experiment.breakeven import REPLICATIONS, BreakevenFound, two
from simulator.experiment.breakeven import breakeven as found_between
from simulator.experiment.workplace import workplace
from simulator.report.inquiries.breakeven_sheet import breakeven_charts, breakeven_sheet
from simulator.scenario.figures.axes import axis_of
from simulator.scenario.schema.scenario import Scenario

Path = Annotated[
    str,
    typer.Argument(
        metavar="PATH", show_default=False,
        help="the number: a dotted path, DESIGN:PATH for one design only, heads (size of the company) or deal_size",
    ),
]
Between = Annotated[
    tuple[str, str] | None,
    typer.Option(
        metavar="LOW HIGH", show_default="the declared plausible range",
        help="the range to look at, as files have values: --between 1.5 4",
    ),
]
Markets = Annotated[
    int, typer.Option("--replications", "-n", metavar="N", help="how many markets each design meets at each value")
]


def breakeven(  # noqa: PLR0913, PLR0917 -- one parameter for each option is how typer is told of them
    path: Path,
    files: options.Designs = None,
    between: Between = None,
    replications: Markets = REPLICATIONS,
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
) -> None:
    """Find the value of one number at which the better of two designs changes, with its interval.

    Interrupted, the same command goes on from there.
    """
    conditions = Conditions(market, overlays or (), settings or (), without or ())
    places = files or usual_designs("breakeven PATH")
    question = asked(
        read_designs(places, conditions), path, between=between, replications=replications, seed=seed
    )
    pursue(question, Asking(places, conditions, workplace(jobs, cluster), lang, quiet, out))


def asked(
    scenarios: Sequence[Scenario], path: str, *, between: Sequence[str] | None, replications: int, seed: int
) -> Question[BreakevenFound]:
    """Return the question where the better of two designs changes; parameters as on the command line.

    `AxisError` for what cannot be moved, `StudyError` for designs that cannot be compared.
    """
    pair = two(scenarios, replications, seed)
    ends = None if between is None else (between[0], between[1])
    axis = axis_of(pair, path, ends)

    def ask(bench: Bench) -> BreakevenFound:
        return found_between(bench, pair, path, ends, replications)

    return Question(
        "breakeven", pair, {"between": ends, "replications": replications, "seed": seed},
        [[one.fingerprint for one in pair], path, axis.low, axis.high, replications, seed],
        ask, Telling(breakeven_sheet, breakeven_charts), about=(path,),
    )  # fmt: skip
