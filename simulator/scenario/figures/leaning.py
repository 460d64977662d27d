"""Which assumptions a verdict leans on: those that nobody has measured, and that act in a scenario.

An assumption acts if no mechanism governs it or one that governs it is on, and if what it is about exists: without a
head nobody insists, without late payments nobody collects. What remains can move a result; how far is no matter of
this list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.scenario.figures.assumptions import Assumption, assumptions
from simulator.scenario.figures.existence import Facts
from simulator.scenario.figures.governing import exists_at, governing, matching, placed
from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.scenario import Scenario

ROLE = "organization.departments.*.roles.*"
DESIGN_ITSELF = (f"{ROLE}.count", f"{ROLE}.quota")
"""What designs are compared by, and what their people are held against, is no assumption about them."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """An assumption that acts, and the mechanism by which it acts; None where it acts in any case."""

    assumption: Assumption
    mechanism: str | None


def leaning(scenario: Scenario) -> list[Leaning]:
    """Return the unmeasured assumptions (evidence A) that act in `scenario`, in the order of the schema."""
    unmeasured = (one for one in assumptions(scenario) if one.evidence == "A")
    return [one for one in acting(scenario, unmeasured) if not _is_the_design(scenario, one.assumption)]


def acting(scenario: Scenario, asked_for: Iterable[Assumption]) -> list[Leaning]:
    """Return those of the assumptions of `scenario` that can act in it, whatever stands behind them."""
    on = {name for name in SWITCHES if getattr(scenario.mechanisms, name)}
    found = []
    for one in asked_for:
        path, organization = placed(scenario, one.path)
        facts = Facts(scenario, on, organization)
        mechanisms = governing(facts, path)
        active = [name for name in mechanisms if name in on]
        if (active or not mechanisms) and exists_at(facts, path):
            found.append(Leaning(one, active[0] if active else None))
    return found


def _is_the_design(scenario: Scenario, one: Assumption) -> bool:
    return matching(placed(scenario, one.path)[0], DESIGN_ITSELF) is not None


def by_mechanism(found: Iterable[Leaning]) -> dict[str | None, list[Assumption]]:
    """Return the assumptions under the mechanism by which they act, in the order of the switches, None last."""
    groups: dict[str | None, list[Assumption]] = {name: [] for name in (*SWITCHES, None)}
    for one in found:
        groups[one.mechanism].append(one.assumption)
    return {name: members for name, members in groups.items() if members}


def shared_and_own(scenarios: Sequence[Scenario]) -> dict[str | None, list[tuple[Assumption, tuple[str, ...]]]]:
    """Return what a comparison leans on, by mechanism: each assumption with the names of the designs in which it acts.

    Designs that write the same number at the same place share one entry; all of them share the market.
    """
    found: dict[str | None, dict[tuple[str, str], tuple[Assumption, tuple[str, ...]]]] = {}
    for scenario in scenarios:
        for mechanism, members in by_mechanism(leaning(scenario)).items():
            group = found.setdefault(mechanism, {})
            for one in members:
                _, names = group.get((one.path, one.value), (one, ()))
                group[one.path, one.value] = (one, (*names, scenario.name))
    return {name: list(found[name].values()) for name in (*SWITCHES, None) if name in found}
