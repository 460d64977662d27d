"""Conveyor: a laboratory for sales organisations.

    from simulator import compare, load_scenario, simulate

    universal, conveyor = load_scenario("scenarios/universal.yaml"), load_scenario("scenarios/conveyor.yaml")
    comparison = compare([universal, conveyor], replications=30)

The names that matter; what they return shows itself in a line, in a notebook as a table or as the verdict in words:

    load_scenario(path)         read a design with its market; raises ScenarioError
    ScenarioError               every mistake in a file, each with its line and column
    Scenario                    a frozen value: market, organisation, mechanisms, time
    Scenario.with_(path, value) a changed copy: scenario.with_("market.neglect_multiplier", 3)
    assumptions(scenario)       every number in it, with unit, plausible range, source and evidence
    simulate(scenario)          live through one replication; returns a Journal
    Journal                     all that happened in it, as tables of facts
    observe(journal)            measure it; returns an Outcome: indicators and monthly series
    compare(scenarios)          many replications, each design on the same markets; returns a ComparisonView
    Cluster(address)            where runs are made, if not here: compare(..., jobs=Cluster("tcp://host:8786"))
    ComparisonView              the verdict in words(), frames (replications, monthly), plots (plot_value, ...)

Names are looked up when they are first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "Cluster": "simulator.experiment.workplace",
    "ComparisonView": "simulator.report.views",
    "Journal": "simulator.journal.journal",
    "Outcome": "simulator.analysis.outcome",
    "Scenario": "simulator.scenario.schema.scenario",
    "ScenarioError": "simulator.scenario.files.mistakes",
    "assumptions": "simulator.scenario.figures.assumptions",
    "compare": "simulator.report.views",
    "load_scenario": "simulator.scenario.files.loader",
    "observe": "simulator.analysis.observe",
    "simulate": "simulator.model.simulate",
}

__all__ = [
    "Cluster",
    "ComparisonView",
    "Journal",
    "Outcome",
    "Scenario",
    "ScenarioError",
    "assumptions",
    "compare",
    "load_scenario",
    "observe",
    "simulate",
]
__version__ = "0.6.0"


def __getattr__(name: str) -> Any:
    """Import the public name `name` when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'simulator' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the public names, those that were not asked for yet included."""
    return sorted({*globals(), *__all__})
