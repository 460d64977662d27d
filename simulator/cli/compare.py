"""`conveyor compare`: two designs or more on the same markets."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from simulator.analysis.verdict import INDIFFERENCE
from simulator.cli import budget_options, options
from simulator.cli.conditions import Conditions
from simulator.cli.studies import Manner, fulfil, read_designs
from simulator.cli.tuning import fulfil_tuned
from simulator.experiment.compare import comparable
from simulator.experiment.precision import Precision
from simulator.experiment.provenance import PACKAGE
from simulator.experiment.staff.staff import Effort
from simulator.experiment.stopping import planned
from simulator.experiment.study import StudyError
from simulator.experiment.workplace import workplace

Tuned = Annotated[
    bool,
    typer.Option(
        "--tuned", help="first staffs each design as well as a search with --effort runs finds, for one budget, and "
        "compares the best of each, on markets that no search saw",
    ),
]
EFFORT = Effort().search
USUAL = (Path("scenarios/universal.yaml"), Path("scenarios/conveyor.yaml"))


def compare(  # noqa: PLR0913, PLR0917 -- one parameter for each option is how typer is told of them
    files: options.Designs = None,
    replications: options.Replications = None,
    precision: options.Precision = None,
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
    indifference: options.Indifference = INDIFFERENCE,
    sharp: options.Sharp = True,
    tuned: Tuned = False,
    effort: budget_options.Runs = EFFORT,
    heads: budget_options.Heads = None,
    payroll: budget_options.Payroll = None,
    cost: budget_options.Cost = None,
    levers: budget_options.Levers = None,
) -> None:
    """Compare designs on the same markets and luck: which is better, and how sure that is.

    Interrupted, the same command goes on from there; more replications run only what is missing.
    """
    aim = None if precision is None else Precision.of(precision)
    conditions = Conditions(market, overlays or (), settings or (), without or ())
    places = files or usual_designs()
    scenarios = read_designs(places, conditions)
    study = comparable(scenarios, planned(replications, aim), seed)
    manner = Manner(workplace(jobs, cluster), lang, quiet, out, indifference, aim, sharp)
    purse = budget_options.purse_of(heads, payroll, cost)
    if tuned:
        fulfil_tuned(study, manner, purse, effort, budget_options.levers_of(levers, places, scenarios))
    elif purse is not None:
        raise StudyError(f"--{purse.kind}: a budget is for designs that are staffed anew; that takes --tuned")
    elif levers:
        raise StudyError("--lever: levers are searched where designs are staffed anew; that takes --tuned")
    else:
        fulfil(study, manner)


def usual_designs(command: str = "compare", files: Sequence[Path] = USUAL) -> list[Path]:
    """Return the usual designs, of this folder or else of the source tree; `command` is what asks for them."""
    for root in (Path(), PACKAGE.parent):
        found = [root / file for file in files]
        if all(file.is_file() for file in found):
            return found
    raise StudyError(f"no {files[0]} here; name the designs: conveyor {command} FILE FILE")
