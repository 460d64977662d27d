"""`conveyor compare`: two designs or more on the same markets."""

from pathlib import Path

from simulator.analysis.verdict import INDIFFERENCE
from simulator.cli import options
from simulator.cli.conditions import Conditions
from simulator.cli.studies import Manner, fulfil, read_designs
from simulator.experiment.compare import comparable
from simulator.experiment.precision import Precision
from simulator.experiment.provenance import PACKAGE
from simulator.experiment.stopping import planned
from simulator.experiment.study import StudyError
from simulator.experiment.workplace import workplace

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
) -> None:
    """Compare designs on the same markets and luck: which is better, and how sure that is.

    Interrupted, the same command goes on from there; more replications run only what is missing.
    """
    aim = None if precision is None else Precision.of(precision)
    scenarios = read_designs(files or _usual(), Conditions(market, overlays or (), settings or (), without or ()))
    study = comparable(scenarios, planned(replications, aim), seed)
    fulfil(study, Manner(workplace(jobs, cluster), lang, quiet, out, indifference, aim, sharp))


def _usual() -> list[Path]:
    """Return the usual designs, of this folder or else of the source tree."""
    for root in (Path(), PACKAGE.parent):
        found = [root / file for file in USUAL]
        if all(file.is_file() for file in found):
            return found
    raise StudyError(f"no {USUAL[0]} here; name the designs: conveyor compare FILE FILE")
