"""`conveyor sensitivity`: which assumptions the difference between two designs hangs on."""

from dataclasses import asdict, replace
from typing import Annotated

import typer

from simulator.cli import options
from simulator.cli.again import again
from simulator.cli.compare import usual_designs
from simulator.cli.conditions import Conditions
from simulator.cli.inquiries import Asking, Telling, folder_of, pursue
from simulator.cli.streams import remark
from simulator.cli.studies import read_designs
from simulator.experiment.sensitivity.effort import QUICK, USUAL
from simulator.experiment.sensitivity.sensitivity import inquire, planned
from simulator.experiment.sensitivity.space import Space
from simulator.experiment.study import digest
from simulator.experiment.workplace import workplace
from simulator.kernel.showing import counted
from simulator.report.inquiries.sensitivity_sheet import charts, sheet

Among = Annotated[
    list[str] | None,
    typer.Option(
        "--among", metavar="PATH", show_default=False,
        help="confines the study to this assumption, or to all in this group, as in market.inquiries; repeatable",
    ),
]
Trajectories = Annotated[
    int | None,
    typer.Option(
        metavar="N", show_default=f"{USUAL.trajectories}, {QUICK.trajectories} with --quick",
        help="ways through the space on which assumptions are screened",
    ),
]
Top = Annotated[
    int | None,
    typer.Option(
        metavar="K", show_default=f"{USUAL.top}, {QUICK.top} with --quick", help="assumptions that are studied closely"
    ),
]
Points = Annotated[
    int | None,
    typer.Option(
        metavar="N", show_default=f"{USUAL.points}, {QUICK.points} with --quick",
        help="rows of points on which shares and regions stand, a power of two",
    ),
]
AtEach = Annotated[
    int | None,
    typer.Option(
        "--per-point", metavar="N", show_default=str(USUAL.replications),
        help="replications of each design at each of these points",
    ),
]
AtTheEnds = Annotated[
    int | None,
    typer.Option(
        "--at-ends", metavar="N", show_default=str(USUAL.ends),
        help="replications of each design at each end of a range",
    ),
]
Quickly = Annotated[bool, typer.Option("--quick", help="about a quarter of the runs: what matters most, roughly")]


def sensitivity(  # noqa: PLR0913, PLR0917 -- one parameter for each option is how typer is told of them
    files: options.Designs = None,
    among: Among = None,
    quick: Quickly = False,
    trajectories: Trajectories = None,
    top: Top = None,
    points: Points = None,
    per_point: AtEach = None,
    at_ends: AtTheEnds = None,
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
    """Tell which assumptions the difference in value between two designs hangs on, and what would turn it.

    All that nobody decides is moved over its declared plausible range. How many runs that takes is told beforehand;
    interrupted, the same command goes on from there.
    """
    conditions = Conditions(market, overlays or (), settings or (), without or ())
    places = files or usual_designs()
    space = Space(read_designs(places, conditions), among or ())
    wishes = {"trajectories": trajectories, "top": top, "points": points, "replications": per_point, "ends": at_ends}
    effort = replace(QUICK if quick else USUAL, **{name: one for name, one in wishes.items() if one is not None})
    if not quiet:
        remark(f"{counted(len(space.assumptions), 'assumption')}, at most {counted(planned(space, effort), 'run')}")
    asked = [[scenario.fingerprint for scenario in space.scenarios], list(space.assumptions), asdict(effort), seed]
    folder = out or folder_of("sensitivity", space.scenarios, digest(asked))
    typed = again(
        "sensitivity", places, conditions, among=[*(among or ())], quick=quick, trajectories=effort.trajectories,
        top=effort.top, points=effort.points, per_point=effort.replications, at_ends=effort.ends, seed=seed,
    )  # fmt: skip
    pursue(
        lambda bench: inquire(bench, space, effort),
        Asking(seed, workplace(jobs, cluster), lang, quiet, folder, typed),
        Telling(sheet, charts),
    )
