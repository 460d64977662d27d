"""The entry to the model: runs one replication of one design on one market."""

import gc

from simulator.journal.journal import Journal
from simulator.kernel.calendar import MONTH, YEAR
from simulator.kernel.luck import Luck
from simulator.model.company import Company
from simulator.model.policies.offers import Offers
from simulator.scenario.schema.crafts import PRICED
from simulator.scenario.schema.scenario import Scenario


def check_extensions() -> None:
    """Raise `ExtensionError` unless extensions offer the model all that they declare, and nothing else."""
    for offers in Offers.known:
        len(offers)


def simulate(
    scenario: Scenario, replication: int = 0, *, seed: int = 0, trace: bool = False, chances: bool = True
) -> Journal:
    """Run `scenario` once and return its journal.

    Scenario, `seed` (the root seed of the study) and `replication` (from 0) fix every byte of the result; two
    scenarios with the same market, seed and replication meet the same clients having the same luck. `trace` adds
    the table of details to the journal, and without `chances` it lacks those of what luck has done (`analysis.luck`);
    neither changes anything else.
    """
    journal = Journal(
        design=scenario.name,
        seed=seed,
        replication=replication,
        warm_up=scenario.warm_up,
        end=scenario.end,
        gross_margin=scenario.market.gross_margin,
        segments=tuple(scenario.market.segments),
        quotas=tuple(organization.quotas() for organization in scenario.stages),
        discount=scenario.market.discount / YEAR,
        care_pay=(getattr(scenario.market.labour.wages, PRICED) + scenario.market.labour.seat_cost) / MONTH,
        tracing=trace,
        chancing=chances,
        by_the_wall=scenario.mechanisms.calendar and scenario.market.calendar.outside_hours is not None,
    )
    collecting = gc.isenabled()
    gc.disable()  # a run makes a million short-lived objects and no cycle worth looking for
    try:
        Company(scenario, journal, Luck(seed, replication)).run()
    finally:
        if collecting:
            gc.enable()
    return journal
