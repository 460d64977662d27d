"""`conveyor map`: where which design is best over two numbers, and where nothing can be said."""

from typing import Annotated

import typer

from simulator.cli import options
from simulator.cli.again import again
from simulator.cli.compare import usual_designs
from simulator.cli.conditions import Conditions
from simulator.cli.inquiries import Asking, Telling, folder_of, pursue
from simulator.cli.studies import read_designs
from simulator.experiment.bench import Bench
from simulator.experiment.map import POINTS, REPLICATIONS, MapFound, check, map_of
from simulator.experiment.study import digest
from simulator.experiment.workplace import workplace
from simulator.report.inquiries.map_sheet import map_charts, map_sheet

NUMBER = "a dotted path, DESIGN:PATH for one design only, heads (size of the company) or deal_size"
Across = Annotated[str, typer.Argument(metavar="PATH", show_default=False, help=f"the number across: {NUMBER}")]
Up = Annotated[str, typer.Argument(metavar="PATH", show_default=False, help="the number up, likewise")]
Markets = Annotated[
    int, typer.Option("--replications", "-n", metavar="N", help="how many markets each design meets at each spot")
]
Points = Annotated[
    int,
    typer.Option(
        metavar="P", help="how many spots the map is drawn from; about half are spread evenly, the rest goes where the "
        "border is unclear",
    ),
]


def map(  # noqa: PLR0913, PLR0917, A001 -- one parameter for each option is how typer is told of them; the verb's name
    across: Across,
    up: Up,
    files: options.Designs = None,
    replications: Markets = REPLICATIONS,
    points: Points = POINTS,
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
    """Map which design is best over two numbers, and where nothing can be said.

    Interrupted, the same command goes on from there.
    """
    conditions = Conditions(market, overlays or (), settings or (), without or ())
    places = files or usual_designs("map PATH PATH")
    scenarios = read_designs(places, conditions)
    check(scenarios, (across, up), replications, points, seed)
    asked = digest([[one.fingerprint for one in scenarios], across, up, replications, points, seed])
    folder = out or folder_of("map", scenarios, asked)

    def ask(bench: Bench) -> MapFound:
        return map_of(bench, scenarios, (across, up), replications, points)

    typed = again("map", (across, up, *places), conditions, replications=replications, points=points, seed=seed)
    pursue(ask, Asking(seed, workplace(jobs, cluster), lang, quiet, folder, typed), Telling(map_sheet, map_charts))
