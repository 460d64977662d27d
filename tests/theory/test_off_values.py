"""A mechanism at its off value does what it does when it is switched off: the same bytes, in a whole company.

Unlike a switch, an off value leaves the mechanism in place, with numbers at which its law is the identity.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from simulator.journal.journal import Journal
from simulator.model.simulate import simulate
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.scenario import Scenario

VALIDATION = sorted((Path(__file__).parents[2] / "scenarios" / "validation").glob("*.yaml"))
NATURE = "market.human_nature"
HEAD = "organization.departments.sales.head"
OFF_VALUES: dict[str, dict[str, Any]] = {
    "neglect": {"market.neglect_multiplier": 1, "market.buying.order_floor": 1, "market.buying.cross_sell": 0},
    "cooling": {"market.qualifying.lead_cooling_power": 0, "market.qualifying.inquiry_cooling_power": 0},
    "handover_loss": {"market.bonds.kept_at_handover": 1, "market.bonds.lead_kept_at_handover": 1},
    "comfort": {f"{NATURE}.eta": 0},
    "switching": {f"{NATURE}.switching": "0 h"},
    "talents": {f"{NATURE}.talents.sigma": 0, "market.labour.standard": -5, "market.labour.scarcity": 0},
    "learning": {f"{NATURE}.learning.start": 1, "market.opening.experience": 1},
    "fading": {f"{NATURE}.learning.fades_after": "100 years"},
    "scripts": {f"{NATURE}.scripting.strength": 0, "organization.script_upkeep": "0 h"},
    "absences": {"market.labour.absences_per_year": 0},
    "quitting": {f"{NATURE}.quitting.base_rate": 0, f"{NATURE}.quitting.head_rate": 0},
    "upheaval": {f"{NATURE}.upheaval.shock": 0},
    "contagion": {f"{NATURE}.quitting.peer_factor": 1},
    "following": {f"{NATURE}.poachability": 0},
    "list_access": {f"{NATURE}.list_poachability": 0},
    "bargaining": {f"{NATURE}.bargaining_share": 0},
    "conflict": {f"{NATURE}.conflict.fear": 1e6},
    "founding": {f"{NATURE}.founding.base": 0, f"{NATURE}.founding.together": 0},
    "versatility": {f"{NATURE}.quitting.breadth": 0},
    "parallel_contacts": {f"{HEAD}.key_accounts.share": 0},
    "wrong_impressions": {"market.signals.complexity_sigma": 0, "market.signals.potential_sigma": 0},
    "planning": {f"{HEAD}.planning_every": None},
    "control": {f"{HEAD}.control_hours": "0 h"},
    "coaching": {f"{HEAD}.coaching_hours": "0 h"},
    "pushing": {f"{HEAD}.push_hours": None},
    "short_sight": {f"{NATURE}.leadership.short_sight": 0},
    "excuses": {f"{NATURE}.excuses": 0},
    "distance": {"market.regions.north.share": 0},
    "calendar": {"market.calendar.inquiries.july": 1, "market.calendar.orders.may": 1,
                 "market.calendar.holidays.january": 0, "market.calendar.outside_hours": None},
}
BESIDE = {"learning": ["fading"]}
"""What else is off in both: experience fades to `learning.start`, which is a number of both mechanisms."""
WITHOUT = {"least_resistance", "incentive", "visiting"}
"""These have no number at which all of their law is the identity: people still choose, and idle by mood; whoever
prepares a visit still learns who has left."""


def company() -> Scenario:
    """Return a company in which every mechanism has something to act on."""
    work = ["serving", "qualifying", "closing", "developing", "reactivating", "prospecting"]
    seller = {
        "count": 3, "order_of_work": work, "account_limit": 20, "pay": "first_and_repeat",
        "scripts": ["qualifying", "closing", "prospecting"],
    }
    head, expert = {"rotation": "rotate", "key_accounts": {}}, seller | {"count": 1, "request_tier": "complex"}
    roles = {"seller": seller | {"request_tier": "simple"}, "expert": expert}
    later = roles | {"seller": seller | {"request_tier": "simple", "order_of_work": work[::-1]}}
    organization, otherwise = (
        {"departments": {"sales": {"head": head, "roles": cut}}, "routing": "by_complexity"} for cut in (roles, later)
    )
    organization |= {"access": "all", "conflict": {"retention": "match"}}
    return Scenario.model_validate({
        "market": {
            "prospects": {"size": 3000},
            "regions": {"north": {"share": 0.4}},
            "calendar": {
                "inquiries": {"july": 0.5}, "orders": {"may": 2}, "holidays": {"january": 2}, "outside_hours": 0.3,
            },
            "opening": {"clients": 90, "pipeline": 6},
            "human_nature": {
                "quitting": {"base_rate": 0.6, "head_rate": 1.0, "breadth": 0.5}, "founding": {"base": 0.5},
                "list_poachability": 0.1, "conflict": {"fear": 0.001},
            },
        },
        "organization": organization,
        "shocks": {"star_leaves": {"at": "6 months"}, "pay_cut": {"at": "8 months", "cut": 1}},
        "timeline": {"turned_round": {"at": "12 months", "organization": otherwise}},
        "warm_up": "0 h",
        "horizon": "24 months",
    })  # fmt: skip


def facts(journal: Journal) -> dict[str, bytes]:
    happened = journal.tables().keys() - {"chances", "spells"}  # what was to be expected is no part of it
    return {name: journal.tables()[name].to_bytes() for name in sorted(happened)}


@lru_cache
def whole() -> dict[str, bytes]:
    return facts(simulate(company()))


def test_every_mechanism_is_here() -> None:
    assert {*OFF_VALUES, *WITHOUT} == set(SWITCHES)


@pytest.mark.parametrize("mechanism", OFF_VALUES)
def test_an_off_value_is_the_switch(mechanism: str) -> None:
    """The same journal, to the byte; and another one than where the mechanism acts."""
    valued = company()
    for other in BESIDE.get(mechanism, ()):
        valued = valued.with_(f"mechanisms.{other}", False)
    switched = valued.with_(f"mechanisms.{mechanism}", False)
    for path, value in OFF_VALUES[mechanism].items():
        valued = valued.with_(path, value)
    off = facts(simulate(switched))
    assert facts(simulate(valued)) == off
    assert off != whole()


@pytest.mark.parametrize("path", VALIDATION, ids=lambda path: path.stem)
def test_the_models_of_theory_are_free_of_all_this(path: Path) -> None:
    """The null model and the plain funnel have every mechanism off, no head, and clients who pay in time."""
    scenario = load_scenario(path)
    assert not any(scenario.mechanisms.model_dump().values())
    assert all(department.head is None for department in scenario.organization.departments.values())
    assert scenario.market.payments.late_share == 0
    assert scenario.organization.handover.hours == 0
