"""`conveyor staff`: the best head-counts, limits and other levers of a design for a budget."""

from collections.abc import Sequence
from typing import Annotated

import typer

from simulator.analysis.verdict import INDIFFERENCE
from simulator.cli import budget_options, options
from simulator.cli.conditions import Conditions
from simulator.cli.inquiries import Asking, pursue
from simulator.cli.question import Question, Telling
from simulator.cli.studies import read_designs
from simulator.experiment.staff.asked_levers import levers_for, written_down
from simulator.experiment.staff.purse import Purse
from simulator.experiment.staff.search import ready
from simulator.experiment.staff.space import Space
from simulator.experiment.staff.staff import Effort, StaffFound, staffed
from simulator.experiment.workplace import workplace
from simulator.report.inquiries.staff_sheet import staff_charts, staff_sheet
from simulator.scenario.schema.scenario import Scenario

USUAL = Effort()
Fresh = Annotated[
    int,
    typer.Option("--replications", "-n", metavar="N", help="on how many fresh markets the best of a search run anew"),
]


def staff(  # noqa: PLR0913, PLR0917 -- one parameter for each option is how typer is told of them
    file: options.Design,
    heads: budget_options.Heads = None,
    payroll: budget_options.Payroll = None,
    cost: budget_options.Cost = None,
    levers: budget_options.Levers = None,
    effort: budget_options.Runs = USUAL.search,
    replications: Fresh = USUAL.fresh,
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
) -> None:
    """Find the best staffing of a design for a budget: head-counts, and the levers that are named, or else the usual.

    What is told of the best comes from markets that the search never saw. Interrupted, the same command goes on from
    there.
    """
    conditions = Conditions(market, overlays or (), settings or (), without or ())
    scenarios = read_designs([file], conditions)
    question = asked(
        scenarios, heads=heads, payroll=payroll, cost=cost,
        lever=budget_options.levers_of(levers, [file], scenarios), effort=effort, replications=replications, seed=seed,
        indifference=indifference,
    )  # fmt: skip
    pursue(question, Asking([file], conditions, workplace(jobs, cluster), lang, quiet, out))


def asked(  # noqa: PLR0913 -- the same
    scenarios: Sequence[Scenario], *, heads: str | None, payroll: str | None, cost: str | None, lever: Sequence[str],
    effort: int, replications: int, seed: int, indifference: float,
) -> Question[StaffFound]:  # fmt: skip
    """Return the question of the best staffing of one design; parameters as on the command line.

    `lever`: none for the usual ones. `StudyError` for a budget that nothing is within, for levers that do not exist,
    for a library that is missing, and for numbers that make no sense.
    """
    (scenario,) = scenarios
    spent = Effort(effort, replications, indifference)
    spent.check()
    (moved,) = levers_for(scenarios, lever or None)
    purse = budget_options.purse_of(heads, payroll, cost) or Purse.written(scenario)
    ready(Space(scenario, purse, moved), effort)
    return Question(
        "staff", scenarios,
        {"heads": heads, "payroll": payroll, "cost": cost, "lever": lever, "effort": effort,
         "replications": replications, "seed": seed, "indifference": indifference},
        [scenario.fingerprint, str(purse), *written_down([moved]), *spent.facts, seed],
        lambda bench: staffed(bench, scenario, purse, spent, moved), Telling(staff_sheet, staff_charts),
    )  # fmt: skip
