"""Conveyor: a laboratory for sales organisations.

The face of the package, in three lines: `load_scenario(path)`, `simulate(scenario, replication=0)` and
`compare([a, b], replications=100)`. Names are looked up when they are first used, so that importing the package
costs nothing.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "Scenario": "simulator.scenario.schema.scenario",
    "ScenarioError": "simulator.scenario.files.mistakes",
    "load_scenario": "simulator.scenario.files.loader",
    "simulate": "simulator.model.simulate",
    "observe": "simulator.analysis.observe",
    "compare": "simulator.report.views",
}

__all__ = ["Scenario", "ScenarioError", "compare", "load_scenario", "observe", "simulate"]
__version__ = "0.4.0"


def __getattr__(name: str) -> Any:
    """Import the public name `name` when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'simulator' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
