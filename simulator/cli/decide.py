"""`conveyor decide`: which design, at its best, for a market and a budget; why; and what would change that."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from simulator.cli import budget_options, options
from simulator.cli.compare import usual_designs
from simulator.cli.conditions import Conditions
from simulator.cli.inquiries import Asking, pursue
from simulator.cli.question import Question, Telling
from simulator.cli.studies import read_designs
from simulator.experiment.decide.decide import checked
from simulator.experiment.decide.decide import decide as decided
from simulator.experiment.decide.effort import QUICK, USUAL, planned
from simulator.experiment.decide.found import DecideFound
from simulator.experiment.staff.asked_levers import levers_for, written_down
from simulator.experiment.workplace import workplace
from simulator.kernel.showing import counted
from simulator.report.inquiries.decide_sheet import decide_charts, decide_sheet
from simulator.scenario.schema.scenario import Scenario

FILES = tuple(Path("scenarios") / f"{name}.yaml" for name in ("universal", "hunters_farmers", "conveyor"))

Designs = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE", show_default=False, help="designs, two at least, the first has the usual budget; without any: "
        f"{' '.join(map(str, FILES))}",
    ),
]
Quickly = Annotated[
    bool,
    typer.Option("--quick", help="a first answer with an eighth of the runs; why and what would turn it are left out"),
]


def decide(  # noqa: PLR0913, PLR0917 -- one parameter for each option is how typer is told of them
    files: Designs = None,
    heads: budget_options.Heads = None,
    payroll: budget_options.Payroll = None,
    cost: budget_options.Cost = None,
    levers: budget_options.Levers = None,
    quick: Quickly = False,
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
    """Decide which design to choose: staff each for the budget with the same effort, compare the best of each.

    Then: why the best two differ, and what would turn the answer. How many runs that takes is told beforehand;
    interrupted, the same command goes on from there.
    """
    places = files or usual_designs("decide", FILES)
    conditions = Conditions(market, overlays or (), settings or (), without or ())
    scenarios = read_designs(places, conditions)
    question = asked(
        scenarios, heads=heads, payroll=payroll, cost=cost,
        lever=budget_options.levers_of(levers, places, scenarios), quick=quick, seed=seed,
    )  # fmt: skip
    pursue(question, Asking(places, conditions, workplace(jobs, cluster), lang, quiet, out))


def asked(
    scenarios: Sequence[Scenario], *, heads: str | None, payroll: str | None, cost: str | None, lever: Sequence[str],
    quick: bool, seed: int,
) -> Question[DecideFound]:  # fmt: skip
    """Return the question which design to choose; parameters as on the command line, errors as `decide.checked`.

    `lever`: none for the usual ones.
    """
    effort, levers = QUICK if quick else USUAL, lever or None
    purse = checked(scenarios, budget_options.purse_of(heads, payroll, cost), effort, seed, levers)
    at_most = planned(scenarios, purse, effort, levers)
    moved = written_down(levers_for(scenarios, levers))
    return Question(
        "decide", scenarios,
        {"heads": heads, "payroll": payroll, "cost": cost, "lever": lever, "quick": quick, "seed": seed},
        [[one.fingerprint for one in scenarios], str(purse), effort.facts(), seed, moved],
        lambda bench: decided(bench, scenarios, purse, effort, levers), Telling(decide_sheet, decide_charts),
        at_most=at_most,
        beforehand=f"{counted(len(scenarios), 'design')}, {effort.search} search runs allowed to each; "
        f"at most {counted(at_most, 'run')} in all",
    )  # fmt: skip
