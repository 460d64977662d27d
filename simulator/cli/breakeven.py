"""`conveyor breakeven`: the value of one number at which the better of two designs changes."""

from typing import Annotated

import typer

from simulator.cli import options
from simulator.cli.again import again
from simulator.cli.compare import usual_designs
from simulator.cli.conditions import Conditions
from simulator.cli.inquiries import Asking, Telling, folder_of, pursue
from simulator.cli.studies import read_designs
from simulator.experiment.bench import Bench
from simulator.experiment.breakeven import REPLICATIONS, BreakevenFound, two
from simulator.experiment.breakeven import breakeven as found_between
from simulator.experiment.study import digest
from simulator.experiment.workplace import workplace
from simulator.report.inquiries.breakeven_sheet import breakeven_charts, breakeven_sheet
from simulator.scenario.figures.axes import axis_of

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
    scenarios = two(read_designs(places, conditions), replications, seed)
    axis = axis_of(scenarios, path, between)
    asked = digest([[one.fingerprint for one in scenarios], path, axis.low, axis.high, replications, seed])
    folder = out or folder_of("breakeven", scenarios, asked)

    def ask(bench: Bench) -> BreakevenFound:
        return found_between(bench, scenarios, path, between, replications)

    typed = again("breakeven", (path, *places), conditions, between=between, replications=replications, seed=seed)
    asking = Asking(seed, workplace(jobs, cluster), lang, quiet, folder, typed)
    pursue(ask, asking, Telling(breakeven_sheet, breakeven_charts))
