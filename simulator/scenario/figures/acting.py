"""Which mechanisms can act in a scenario at all."""

from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.figures.existence import Facts
from simulator.scenario.figures.governing import exists_at, matching, placed
from simulator.scenario.schema.mechanisms import SWITCHES, grounds_of
from simulator.scenario.schema.scenario import Scenario


def on(scenario: Scenario) -> tuple[str, ...]:
    """Return the mechanisms that are on, in the order of the switches."""
    return tuple(name for name in SWITCHES if getattr(scenario.mechanisms, name))


def acting(scenario: Scenario) -> tuple[str, ...]:
    """Return the mechanisms that are on and can act, in the order of the switches.

    A mechanism cannot act where nothing exists that one of its numbers is about: nobody keeps scripts, no pay is cut,
    there are no regions. One that can may still do nothing in a run.
    """
    switched_on = on(scenario)
    there = []
    for one in assumptions(scenario):
        path, organization = placed(scenario, one.path)
        if exists_at(Facts(scenario, set(switched_on), organization), path):
            there.append(path)
    return tuple(
        name for name in switched_on if any(matching(path, grounds_of(name).fields) is not None for path in there)
    )
