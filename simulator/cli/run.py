"""`conveyor run`: one design by itself."""

from typing import Annotated

import typer

from simulator.analysis.against_plan import against_plan
from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.currency import in_currency
from simulator.analysis.verdict import INDIFFERENCE
from simulator.cli import options
from simulator.cli.conditions import Conditions
from simulator.cli.streams import put
from simulator.cli.studies import Manner, fulfil, read_designs
from simulator.experiment.precision import Precision
from simulator.experiment.replicate import Replicate
from simulator.experiment.stopping import planned
from simulator.experiment.study import Study, StudyError, Unit
from simulator.experiment.workplace import workplace
from simulator.kernel.showing import large
from simulator.report.language import language
from simulator.report.luck_words import luck_of_a_run
from simulator.scenario.schema.money import GIVEN, SUM, Money, is_sum

Single = Annotated[
    int | None,
    typer.Option(
        "--replication", metavar="K", min=0, show_default=False,
        help="run replication K only, here and now, and print its indicators; nothing is kept",
    ),
]


def run(  # noqa: PLR0913, PLR0917 -- one parameter for each option is how typer is told of them
    file: options.Design,
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
    replication: Single = None,
    sharp: options.Sharp = True,
) -> None:
    """Simulate one design; interrupted, the same command goes on from there."""
    aim = None if precision is None else Precision.of(precision)
    if aim and replication is not None:
        raise StudyError(f"precision: {aim} is of many replications, and --replication {replication} runs one")
    if cluster and replication is not None:
        raise StudyError(f"--cluster: --replication {replication} is run here and now; leave one of them out")
    scenarios = read_designs([file], Conditions(market, overlays or (), settings or (), without or ()))
    if replication is not None:
        _show_one(Study.of(scenarios, replication + 1, seed), replication, lang if sharp else None)
    else:
        study = Study.of(scenarios, planned(replications, aim), seed)
        fulfil(study, Manner(workplace(jobs, cluster), lang, quiet, out, INDIFFERENCE, aim, sharp))


def _show_one(study: Study, replication: int, lang: options.Lang | None) -> None:
    """Print the indicators of one replication and, in the language `lang`, what luck did; None leaves luck out."""
    scenario = study.scenarios[0]
    outcome = in_currency(Replicate(study.scenarios, study.seed)(Unit(0, replication)), scenario.money)
    for indicator in CATALOGUE:
        _put_number(indicator.key, outcome.indicators.get(indicator.key), indicator.unit, scenario.money)
    held = against_plan([outcome], scenario)
    if held is not None:
        _put_number("booked", held.whole.booked.mean, SUM, scenario.money)
        _put_number("planned", held.whole.target, SUM, scenario.money)
    if lang is not None and outcome.fortune is not None:
        put()
        for told in luck_of_a_run(outcome.fortune, language(lang.value).counting(scenario.money)):
            put(told)


def _put_number(key: str, number: float | None, unit: str, money: Money) -> None:
    """Write a number in a line; a sum with its currency, where somebody has named one."""
    if number is None:
        shown = "-"
    else:
        shown = f"{large(number, GIVEN)} {money.unit(unit)}" if money.named and is_sum(unit) else format(number, ".6g")
    put(f"{key:22}{shown:>14}")
