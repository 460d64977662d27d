"""`conveyor rank`: the best of many designs on the same markets."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from simulator.cli import options
from simulator.cli.conditions import Conditions
from simulator.cli.inquiries import Asking, pursue
from simulator.cli.question import Question, Telling
from simulator.cli.studies import read_designs
from simulator.experiment.bench import Bench
from simulator.experiment.confidence import confidence_of
from simulator.experiment.indifference import Indifference
from simulator.experiment.rank import USUAL, USUAL_INDIFFERENCE, check
from simulator.experiment.rank import rank as ranked
from simulator.experiment.ranking import Ranking
from simulator.experiment.workplace import workplace
from simulator.report.inquiries.rank_sheet import rank_charts, rank_sheet
from simulator.scenario.schema.scenario import Scenario

Designs = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="designs, two at least", show_default=False)
]
Most = Annotated[
    int, typer.Option("--replications", "-n", metavar="N", help="how many runs each design is given, at most")
]
Indifferent = Annotated[
    str,
    typer.Option(
        "--indifference", metavar="AMOUNT|SHARE",
        help="designs that differ by less count as equally good: 20 in the market's money, or 2% of what the first one "
        "creates",
    ),
]
Confidence = Annotated[
    str, typer.Option(metavar="SHARE", help="the chance, at least, that the answer is right, as in 95%")
]


def rank(  # noqa: PLR0913, PLR0917 -- one parameter for each option is how typer is told of them
    files: Designs,
    replications: Most = USUAL,
    indifference: Indifferent = USUAL_INDIFFERENCE,
    confidence: Confidence = "95%",
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
    """Find the best of many designs: they race on the same markets, and runs go to those that may be the best.

    Interrupted, the same command goes on from there.
    """
    conditions = Conditions(market, overlays or (), settings or (), without or ())
    question = asked(
        read_designs(files, conditions), replications=replications, indifference=indifference, confidence=confidence,
        seed=seed,
    )  # fmt: skip
    pursue(question, Asking(files, conditions, workplace(jobs, cluster), lang, quiet, out))


def asked(
    scenarios: Sequence[Scenario], *, replications: int, indifference: str, confidence: str, seed: int
) -> Question[Ranking]:
    """Return the question which of `scenarios` is the best; parameters as on the command line, errors as `rank`."""
    allowed, sure = Indifference.of(indifference), confidence_of(confidence)
    check(scenarios, replications, seed)

    def ask(bench: Bench) -> Ranking:
        return ranked(bench, scenarios, replications, indifference=allowed, confidence=sure)

    return Question(
        "rank", scenarios,
        {"replications": replications, "indifference": indifference, "confidence": confidence, "seed": seed},
        [[scenario.fingerprint for scenario in scenarios], replications, str(allowed), sure, seed],
        ask, Telling(rank_sheet, rank_charts),
    )  # fmt: skip
