"""The golden baseline: what the shipped designs give today, so that no change of results goes unseen.

Two files. `baseline.txt` holds the indicators of whole runs, `journals.txt` every table of the journal of shorter ones:
how many facts, and the sum of each column. Between them the short runs make every mechanism act. A change that was
meant is written down by

    python -m tests.golden.update

from the top of the repository; the difference then shows in the commit, and belongs into CHANGELOG.md under "Results
change".
"""

from pathlib import Path
from typing import NamedTuple

from simulator.analysis.observe import observe
from simulator.journal.journal import Journal, Table
from simulator.model.simulate import simulate
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.scenario import Scenario

ROOT = Path(__file__).parents[2]
BASELINE = Path(__file__).with_name("baseline.txt")
JOURNALS = Path(__file__).with_name("journals.txt")
DESIGNS = (
    "universal", "hunters_farmers", "conveyor", "universal_with_roles", "new_clients_group_own_head"
)  # fmt: skip
REPLICATIONS = 2
SEED = 0


class Short(NamedTuple):
    """A run of half a year: a design, what is laid over it, and what is changed so that it happens in time."""

    design: str
    overlays: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()

    def without(self, *mechanisms: str) -> Scenario:
        """Return the scenario of these files, over six months of which one warms up, with `mechanisms` off."""
        overlays = [ROOT / "scenarios" / "overlays" / f"{name}.yaml" for name in self.overlays]
        settings = ("warm_up=1 month", "horizon=5 months", *self.settings)
        design = ROOT / "scenarios" / f"{self.design}.yaml"
        return load_scenario(design, overlays=overlays, settings=settings, without=mechanisms)


RESTLESS = "market.human_nature.quitting.base_rate=1.5"
SHORT_RUNS = {
    "five_departments": Short("five_departments"),
    "visits": Short(
        "five_departments", (), ("organization.vip.survey_every=1 month", "organization.vip.fixed_by=owner")
    ),
    "transition": Short(
        "transition_universal_to_conveyor", (),
        ("timeline.conveyor.at=2 months", RESTLESS, "market.human_nature.quitting.breadth=0.5"),
    ),
    "growth": Short(
        "growth_from_a_selling_director", (),
        ("timeline.active_sales.at=1 month", "timeline.clients.at=2 months", "timeline.clients.clients=20",
         "timeline.inbound.at=4 months"),
    ),
    "strike": Short(
        "universal", ("strike",),
        ("shocks.pay_cut.at=1 month", "shocks.pay_cut.cut=80 %", "shocks.pay_cut.fine=20 %",
         "market.human_nature.conflict.fear=0.01", "market.human_nature.founding.together=1"),
    ),
    "strike_won": Short(
        "conveyor", ("strike",),
        ("shocks.pay_cut.at=1 month", "shocks.pay_cut.whom=everybody", "market.human_nature.conflict.fear=0.01",
         "organization.conflict.response=yield", "organization.conflict.retention=match"),
    ),
    "two_regions_travelled": Short("interregional_central", ("two_regions",)),
    "two_regions_with_teams": Short("interregional_local_teams", ("two_regions",), (RESTLESS,)),
    "head_takes_all": Short("inbound_head_takes_all"),
    "duty_rota": Short("inbound_duty_rota"),
    "inquiries_dealt": Short(
        "inbound_department", ("advertising_flood",),
        ("organization.inbound=in_turn", "organization.routing=by_complexity", "shocks.advertising_flood.at=1 month"),
    ),
    "best_seller": Short(
        "universal_with_roles", (), ("organization.inbound=best_seller", "organization.overflow=hire")
    ),
    "placebo_rotation": Short(
        "new_clients_group_own_head", (), ("organization.departments.clients.head.rotation=placebo",)
    ),
    "exodus_with_lists": Short(
        "conveyor", ("mass_exodus", "star_leaves"),
        ("shocks.mass_exodus.at=1 month", "shocks.star_leaves.at=2 months", "organization.access=all",
         "market.human_nature.founding.base=1", "organization.overflow=queue"),
    ),
    "adverts_and_seasons": Short(
        "transition_universal_to_conveyor", (),
        ("timeline.conveyor.at=2 months", "organization.marketing.budget=0.5",
         "timeline.conveyor.organization.marketing.budget=2", "market.calendar.starts_in=april",
         "market.calendar.inquiries.may=0.5", "market.calendar.orders.june=2", "market.calendar.holidays.may=3",
         "market.calendar.outside_hours=0.3"),
    ),
    "sales_plan": Short(
        "sales_plan", (),
        ("organization.departments.sales.roles.seller.count={start: 6, hire: [{at: 2 months, people: 2}]}",
         "organization.departments.sales.roles.seller.attrition=150 %"),
    ),
    "every_deal_rewon": Short(
        "hunters_farmers", ("every_deal_rewon", "falling_market"), ("shocks.falling_market.at=1 month",)
    ),
}  # fmt: skip


PINNED_BY = dict.fromkeys(SWITCHES, "five_departments") | {
    "wrong_impressions": "inquiries_dealt", "list_access": "exodus_with_lists", "bargaining": "strike_won",
    "calendar": "adverts_and_seasons", "conflict": "strike", "founding": "strike", "distance": "two_regions_travelled",
    **dict.fromkeys(("scripts", "quitting", "upheaval", "contagion", "following", "versatility"), "transition"),
}  # fmt: skip
"""By mechanism: a short run that differs without it."""


def lines() -> list[str]:
    """Return one line for each indicator of each whole run: design, replication, name, value."""
    found = []
    for design in DESIGNS:
        scenario = load_scenario(ROOT / "scenarios" / f"{design}.yaml")
        for replication in range(REPLICATIONS):
            outcome = observe(simulate(scenario, replication, seed=SEED))
            for name, value in outcome.indicators.items():
                shown = "not modelled or undefined" if value is None else f"{value:.8g}"
                found.append(f"{design} {replication} {name} {shown}")
    return found


def tables_of(run: str, scenario: Scenario | None = None) -> list[str]:
    """Return one line for each table of the journal of a short run: run, table, facts, sum of each column.

    `scenario` is simulated instead of the run's own, if given.
    """
    journal = simulate(scenario or SHORT_RUNS[run].without(), 0, seed=SEED, trace=True)
    found = [f"{run} {name} {_told(table)}" for name, table in journal.tables().items()]
    return [*found, f"{run} people {_people(journal)}"]


def _told(table: Table) -> str:
    return " ".join([str(len(table)), *(f"{table[column].sum():.8g}" for column in table.columns)])


def _people(journal: Journal) -> str:
    talents = [sum([getattr(person, talent) for person in journal.people]) for talent in ("hunting", "farming")]
    return " ".join([str(len(journal.people)), *(f"{talent:.8g}" for talent in talents)])


def main() -> None:
    """Write the baseline anew."""
    BASELINE.write_text("\n".join(lines()) + "\n", encoding="utf-8")
    journals = [line for run in SHORT_RUNS for line in tables_of(run)]
    JOURNALS.write_text("\n".join(journals) + "\n", encoding="utf-8")
    print(f"wrote {BASELINE} and {JOURNALS}")  # noqa: T201 - the command says what it did


if __name__ == "__main__":
    main()
