"""What is switched off leaves no trace: none of its numbers changes a byte, and it is the same as its off value."""

from typing import Any

import pytest
from comparing import everything, places, with_values
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import EVERY_WORK, changed, scenarios

from simulator.model.simulate import simulate
from simulator.scenario.schema.calendar import MONTH_NAMES
from simulator.scenario.schema.mechanisms import SWITCHES, grounds_of
from simulator.scenario.schema.scenario import Scenario

quick = settings(max_examples=4, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip

ALSO_READ_BY = {
    "least_resistance": ("comfort", "quitting"),
    "learning": ("fading",),
    "fading": ("learning",),
}
"""Other mechanisms that read the same fields: resistance is what comfort multiplies, and drudgery makes people quit;
what a newcomer knows is also what experience fades to. They are off as well where these fields are changed."""

OTHERS: dict[str, tuple[Any, Any]] = {
    "neglect_multiplier": (4, 20), "correlation": (0.5, -0.5), "standard": (1, -0.5), "cases": (20, 60),
    "absences_per_year": (20, 5), "absence": ({"mean": "7 h", "spread": "fixed"}, {"mean": "9 h", "spread": "fixed"}),
    "base_rate": (5, 2), "head_rate": (6, 2), "peer_factor": (2, 1.5), "peer_cap": (3, 2), "push_factor": (2, 3),
    "breadth": (3, -2), "list_poachability": (1, 0.5), "fear": (0.001, 0.1), "strikers": ("nothing", "serve"),
    "response": ("yield", "dismiss"), "retention": ("match", "none"), "access": ("all", "department"),
    "pull": (2, 3), "lure": (3, 2), "raid": (5, 2),
    "coaching_worth": (3, 20), "planning_every": ("5 h", "6 h"), "push_hours": ("2 h", "3 h"),
    "stays_in_touch_every": ("30 h", "80 h"), "key_accounts": ({"every": "60 h"}, {"every": "90 h"}),
    "share": (0.2, 0.4), "starts_in": ("may", "june"), **dict.fromkeys(MONTH_NAMES, (1, 2)),
}  # fmt: skip
"""Two legal values of fields to which neither a share nor a number of hours comes easily."""


def another(value: Any, role: dict[str, Any], name: str) -> Any:
    """Return a legal value that is not the one there."""
    if name == "stays_in_touch_every" and "developing" not in role["order_of_work"]:
        return None
    if name == "scripts":
        return [] if value else role["order_of_work"]
    if name in OTHERS:
        one, other = OTHERS[name]
        return other if value == one else one
    if isinstance(value, str):
        return f"{2 * float(value.split()[0]) + 3} h"
    return 0.6 if value == 0.3 else 0.3


def with_other_numbers(scenario: Scenario, mechanism: str) -> Scenario:
    """Return the scenario with all numbers changed on which a mechanism rests."""
    facts = scenario.model_dump(mode="json")
    found = [place for path in grounds_of(mechanism).fields for place in places(facts, path)]
    values = {".".join(place): lambda value, node, name=place[-1]: another(value, node, name) for place in found}
    return with_values(scenario, values)


@pytest.mark.verification
@pytest.mark.parametrize("mechanism", SWITCHES)
def test_what_is_off_leaves_no_trace(mechanism: str) -> None:
    """Where a mechanism is off, none of its numbers changes a byte, whatever else is on."""
    off = dict.fromkeys((mechanism, *ALSO_READ_BY.get(mechanism, ())), False)

    @quick
    @given(scenarios(), st.integers(0, 3))
    def leaves_none(scenario: Scenario, replication: int) -> None:
        without = changed(scenario, mechanisms=off)
        other = with_other_numbers(without, mechanism)
        expected = everything(simulate(without, replication))
        found = everything(simulate(other, replication))
        assert [name for name in expected if found[name] != expected[name]] == []

    leaves_none()


@pytest.mark.parametrize("mechanism", SWITCHES)
def test_every_number_is_changed(mechanism: str) -> None:
    """The test above would pass if nothing were changed."""
    seller = {"count": 1, "order_of_work": EVERY_WORK}
    scenario = Scenario.model_validate({
        "market": {"regions": {"north": {"share": 0.4}}},
        "organization": {
            "director": {}, "departments": {"sales": {"head": {"key_accounts": {}}, "roles": {"seller": seller}}},
        },
    })
    before = scenario.model_dump(mode="json")
    after = with_other_numbers(scenario, mechanism).model_dump(mode="json")
    for path in grounds_of(mechanism).fields:
        found = list(places(before, path))
        assert found
        for place in found:
            one, other = before, after
            for step in place:
                one, other = one[step], other[step]
            assert one != other, place


HUMAN, HEAD, ROLE = "market.human_nature", "organization.departments.*.head", "organization.departments.*.roles.*"
OFF_VALUES: dict[str, dict[str, Any]] = {
    "neglect": {"market.buying.order_floor": 1, "market.neglect_multiplier": 1, "market.buying.cross_sell": 0},
    "cooling": {"market.qualifying.lead_cooling_power": 0, "market.qualifying.inquiry_cooling_power": 0},
    "handover_loss": {"market.bonds.kept_at_handover": 1, "market.bonds.lead_kept_at_handover": 1,
                      "market.bonds.explaining": "0 h", "market.bonds.lead_explaining": "0 h"},
    "least_resistance": {f"{HUMAN}.resistance": 0},
    "comfort": {f"{HUMAN}.eta": 0},
    "incentive": {f"{ROLE}.pay": "salary"},
    "switching": {f"{HUMAN}.switching": "0 h"},
    "talents": {f"{HUMAN}.talents.sigma": 0, "market.labour.standard": -5, "market.labour.scarcity": 0},
    "learning": {f"{HUMAN}.learning.start": 1, "market.opening.experience": 1},
    "fading": {f"{HUMAN}.learning.fades_after": "100 years"},
    "scripts": {f"{ROLE}.scripts": []},
    "absences": {"market.labour.absences_per_year": 0},
    "quitting": {f"{HUMAN}.quitting.base_rate": 0, f"{HUMAN}.quitting.head_rate": 0},
    "upheaval": {f"{HUMAN}.upheaval.shock": 0},
    "contagion": {f"{HUMAN}.quitting.peer_factor": 1},
    "following": {f"{HUMAN}.poachability": 0},
    "list_access": {f"{HUMAN}.list_poachability": 0},
    "bargaining": {f"{HUMAN}.bargaining_share": 0},
    "conflict": {f"{HUMAN}.conflict.fear": 1e6},
    "founding": {f"{HUMAN}.founding.base": 0, f"{HUMAN}.founding.together": 0},
    "versatility": {f"{HUMAN}.quitting.breadth": 0},
    "parallel_contacts": {
        f"{ROLE}.stays_in_touch_every": None, f"{HEAD}.key_accounts.share": 0,
        "organization.director.key_accounts.share": 0,
    },
    "planning": {f"{HEAD}.planning_every": None},
    "control": {f"{HEAD}.control_hours": "0 h", f"{HUMAN}.quitting.control": 0},
    "coaching": {f"{HEAD}.coaching_hours": "0 h"},
    "pushing": {f"{HEAD}.push_hours": None},
    "short_sight": {f"{HUMAN}.leadership.short_sight": 0},
    "excuses": {f"{HUMAN}.excuses": 0},
    "wrong_impressions": {"market.signals.complexity_sigma": 0, "market.signals.potential_sigma": 0},
    "distance": {"market.regions.*.share": 0, "organization.departments.*.region": None, f"{ROLE}.region": None},
    "calendar": {"market.calendar.inquiries": 1, "market.calendar.orders": 1, "market.calendar.holidays": 0,
                 "market.calendar.outside_hours": None},
    "visiting": {"market.visits.worth": 0, "market.visits.wallet_gain": 0, "market.visits.offer": 0,
                 "market.visits.referral": 0, "market.problems.share": 0, "market.problems.false_alarm": 0,
                 "market.buying.silent_leavers": 0},
}  # fmt: skip
"""The values that do the same as the switch."""
BESIDE = {"least_resistance": {"incentive": True}, "incentive": {"least_resistance": True}}
"""Somebody chooses at all only where one of the reasons to choose acts; so another one is on, or resistance of naught
and a salary would still be a choice, by pressure and mood."""


def test_every_mechanism_has_an_off_value() -> None:
    """Or the long suite alone would tell."""
    assert set(OFF_VALUES) == set(SWITCHES)


@pytest.mark.verification
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("mechanism", SWITCHES)
def test_off_is_the_off_value(mechanism: str) -> None:
    """A mechanism switched off gives the bytes of its off value."""

    @quick
    @given(scenarios(), st.integers(0, 3))
    def agrees(scenario: Scenario, replication: int) -> None:
        harmless = with_values(scenario, OFF_VALUES[mechanism])
        beside = BESIDE.get(mechanism, {})
        on = everything(simulate(changed(harmless, mechanisms=beside | {mechanism: True}), replication))
        off = everything(simulate(changed(harmless, mechanisms=beside | {mechanism: False}), replication))
        assert [name for name in off if on[name] != off[name]] == []

    agrees()


def test_scripts_of_no_strength_that_nobody_keeps_are_none() -> None:
    """The other off value of scripts: they have no strength and take no hours."""

    @quick
    @given(scenarios(), st.integers(0, 3))
    def agrees(scenario: Scenario, replication: int) -> None:
        harmless = with_values(scenario, {f"{HUMAN}.scripting.strength": 0, "organization.script_upkeep": "0 h"})
        on, off = (everything(simulate(changed(harmless, mechanisms={"scripts": acts}), replication))
                   for acts in (True, False))  # fmt: skip
        assert on == off

    agrees()
