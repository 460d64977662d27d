"""`conveyor sensitivity`: which assumptions the difference between two designs hangs on."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Annotated

import typer

from simulator.cli import options
from simulator.cli.compare import usual_designs
from simulator.cli.conditions import Conditions
from simulator.cli.inquiries import Asking, pursue
from simulator.cli.question import Question, Telling
from simulator.cli.studies import read_designs
from simulator.experiment.sensitivity.effort import QUICK, USUAL
from simulator.experiment.sensitivity.found import SensitivityFound
from simulator.experiment.sensitivity.sensitivity import inquire, planned, ready
from simulator.experiment.sensitivity.space import Space
from simulator.experiment.workplace import workplace
from simulator.kernel.showing import counted
from simulator.report.inquiries.sensitivity_sheet import charts, sheet
from simulator.scenario.schema.scenario import Scenario

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
    wishes = {"trajectories": trajectories, "top": top, "points": points, "per_point": per_point, "at_ends": at_ends}
    question = asked(
        read_designs(places, conditions), among=[*(among or ())], quick=quick,
        **_usually(quick=quick) | {name: one for name, one in wishes.items() if one is not None}, seed=seed,
    )  # fmt: skip
    pursue(question, Asking(places, conditions, workplace(jobs, cluster), lang, quiet, out))


def asked(  # noqa: PLR0913 -- the same
    scenarios: Sequence[Scenario], *, among: Sequence[str], quick: bool, trajectories: int, top: int, points: int,
    per_point: int, at_ends: int, seed: int,
) -> Question[SensitivityFound]:  # fmt: skip
    """Return the question what the difference of two designs hangs on; parameters as on the command line.

    `StudyError` for designs that cannot be compared and paths at which nothing is uncertain, `BadInputError` where a
    library is missing.
    """
    space = Space(scenarios, among)
    ready()
    effort = replace(
        QUICK if quick else USUAL, trajectories=trajectories, top=top, points=points, replications=per_point,
        ends=at_ends,
    )  # fmt: skip
    at_most = planned(space, effort)
    return Question(
        "sensitivity", scenarios,
        {"among": among, "quick": quick, "trajectories": trajectories, "top": top, "points": points,
         "per_point": per_point, "at_ends": at_ends, "seed": seed},
        [[scenario.fingerprint for scenario in space.scenarios], list(space.assumptions), asdict(effort), seed],
        lambda bench: inquire(bench, space, effort), Telling(sheet, charts),
        at_most=at_most,
        beforehand=f"{counted(len(space.assumptions), 'assumption')}, at most {counted(at_most, 'run')}",
    )  # fmt: skip


def _usually(*, quick: bool) -> dict[str, int]:
    """Return the effort of whoever types none, by option."""
    usual = QUICK if quick else USUAL
    return {"trajectories": usual.trajectories, "top": usual.top, "points": usual.points,
            "per_point": usual.replications, "at_ends": usual.ends}  # fmt: skip
