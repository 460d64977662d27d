"""`conveyor map`: where which design is best over two numbers, and where nothing can be said."""

from collections.abc import Sequence
from typing import Annotated

import typer

from simulator.cli import options
from simulator.cli.compare import usual_designs
from simulator.cli.conditions import Conditions
from simulator.cli.inquiries import Asking, pursue
from simulator.cli.question import Question, Telling
from simulator.cli.studies import read_designs
from simulator.experiment.map import POINTS, REPLICATIONS, MapFound, check, map_of
from simulator.experiment.workplace import workplace
from simulator.report.inquiries.map_sheet import map_charts, map_sheet
from simulator.scenario.schema.scenario import Scenario

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
    question = asked(
        read_designs(places, conditions), across, up, replications=replications, points=points, seed=seed
    )
    pursue(question, Asking(places, conditions, workplace(jobs, cluster), lang, quiet, out))


def asked(
    scenarios: Sequence[Scenario], across: str, up: str, *, replications: int, points: int, seed: int
) -> Question[MapFound]:
    """Return the question where which design is best; parameters as on the command line, errors as `map_of`."""
    check(scenarios, (across, up), replications, points, seed)
    return Question(
        "map", scenarios, {"replications": replications, "points": points, "seed": seed},
        [[one.fingerprint for one in scenarios], across, up, replications, points, seed],
        lambda bench: map_of(bench, scenarios, (across, up), replications, points),
        Telling(map_sheet, map_charts), about=(across, up),
    )  # fmt: skip
