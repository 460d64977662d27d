"""Every design that is shipped runs on every market and under every overlay, and nothing is lost in any of them.

Files are found by themselves. What befalls a company, and the changes of its organisation, are moved into the first
weeks, or nothing of it would happen.
"""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from conservation import check_conservation

from simulator.model.simulate import simulate
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.scenario import Scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
DESIGNS = sorted(SCENARIOS.glob("*.yaml"))
MARKETS = sorted((SCENARIOS / "markets").glob("*.yaml"))
OVERLAYS = sorted((SCENARIOS / "overlays").glob("*.yaml"))
SHORT = ("warm_up=0 h", "horizon=260 h")
"""Six weeks: reviews are held, people are paid, and who leaves is searched for."""

FIRST, APART = 80, 20
"""Hours from the start to the first thing that is moved into the run, and between one and the next."""


def stem(path: Path | None) -> str:
    return path.stem if path else "as it is"


def soon(scenario: Scenario) -> Scenario:
    """Return the scenario with everything that is to happen at a set hour moved into its weeks, in its order."""
    facts = scenario.model_dump(mode="json")
    for place, event in enumerate(sorted(dated(facts), key=lambda event: float(event["at"].split()[0]))):
        event["at"] = f"{FIRST + APART * place} h"
        for name in {"over", "lasts"} & event.keys():
            event[name] = f"{APART} h"
    return Scenario.model_validate(facts)


def dated(facts: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the shocks and the changes of the organisation of a scenario."""
    events = [*facts["shocks"].values(), *facts["timeline"].values()]
    return [event for event in events if isinstance(event, dict) and "at" in event]


def run(design: Path, market: Path | None, overlay: Path | None) -> None:
    """Run some weeks of a design, and check that clients, hours, money and leads add up."""
    overlays = [overlay] if overlay else []
    scenario = soon(load_scenario(design, market=market, overlays=overlays, settings=SHORT))
    assert all(float(event["at"].split()[0]) < scenario.end for event in dated(scenario.model_dump(mode="json")))
    check_conservation(simulate(scenario))


def test_there_is_something_to_run() -> None:
    assert len(DESIGNS) >= 16
    assert len(MARKETS) >= 5
    assert len(OVERLAYS) >= 6


@pytest.mark.parametrize("design", DESIGNS, ids=stem)
@pytest.mark.parametrize("market", MARKETS, ids=stem)
def test_on_every_market(design: Path, market: Path) -> None:
    run(design, market, None)


@pytest.mark.parametrize("design", DESIGNS, ids=stem)
@pytest.mark.parametrize("overlay", OVERLAYS, ids=stem)
def test_under_every_overlay(design: Path, overlay: Path) -> None:
    run(design, None, overlay)


@pytest.mark.verification
@pytest.mark.parametrize(
    ("design", "market", "overlay"), [*product(DESIGNS, MARKETS, OVERLAYS)], ids=stem
)
def test_on_every_market_under_every_overlay(design: Path, market: Path, overlay: Path) -> None:
    run(design, market, overlay)
