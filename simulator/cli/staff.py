"""`conveyor staff`: the best head-counts, limits and other levers of a design for a budget."""

from typing import Annotated

import typer

from simulator.analysis.verdict import INDIFFERENCE
from simulator.cli import budget_options, options
from simulator.cli.again import again
from simulator.cli.conditions import Conditions
from simulator.cli.inquiries import Asking, Telling, folder_of, pursue
from simulator.cli.studies import read_designs
from simulator.experiment.bench import Bench
from simulator.experiment.staff.levers import levers as levers_of
from simulator.experiment.staff.purse import Purse
from simulator.experiment.staff.space import Space
from simulator.experiment.staff.staff import Effort, StaffFound, staffed
from simulator.experiment.study import digest
from simulator.experiment.workplace import workplace
from simulator.report.inquiries.staff_sheet import staff_charts, staff_sheet

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
    """Find the best staffing of a design for a budget: head-counts, and the levers that are named.

    What is told of the best comes from markets that the search never saw. Interrupted, the same command goes on from
    there.
    """
    asked = Effort(effort, replications, indifference)
    asked.check()
    purse = budget_options.purse_of(heads, payroll, cost)
    conditions = Conditions(market, overlays or (), settings or (), without or ())
    (scenario,) = read_designs([file], conditions)
    moved, purse = levers_of(scenario, levers or ()), purse or Purse.written(scenario)
    Space(scenario, purse, moved).first(1)  # says at once where nothing is within the budget
    facts = [scenario.fingerprint, str(purse), [[one.path, *one.values] for one in moved], *asked.facts, seed]
    folder = out or folder_of("staff", [scenario], digest(facts))

    def ask(bench: Bench) -> StaffFound:
        return staffed(bench, scenario, purse, asked, moved)

    typed = again(
        "staff", [file], conditions, heads=heads, payroll=payroll, cost=cost, lever=[*(levers or ())], effort=effort,
        replications=replications, seed=seed, indifference=indifference,
    )  # fmt: skip
    pursue(ask, Asking(seed, workplace(jobs, cluster), lang, quiet, folder, typed), Telling(staff_sheet, staff_charts))
