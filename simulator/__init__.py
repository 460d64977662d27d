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
    ComparisonView              the verdict in words(), frames (replications, monthly), plots (plot_value, ...)

Larger questions, each of many runs; what they return has words(), draws itself, and is a dataclass:

    decide(scenarios)           which design, each at its best for a budget; returns a DecisionView
    staff(scenario)             its best head-counts and levers for a budget; returns a StaffView
    rank(scenarios)             the best of many designs, runs where they matter; returns a RankingView
    attribute(scenarios)        why two of them differ, by mechanism; returns an AttributionView
    sensitivity(scenarios)      what the difference of two designs hangs on; returns a SensitivityView
    breakeven(scenarios, path)  where along one number the better of two designs changes; returns a BreakevenView
    map(scenarios, path, path)  which design is best over two numbers; returns a MapView
    Cluster(address)            where runs are made, if not here: compare(..., jobs=Cluster("tcp://host:8786"))

Names are looked up when they are first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import Any

from simulator.build import choose

_HOMES = {
    "AttributionView": "simulator.report.inquiries.attribute_view",
    "BreakevenView": "simulator.report.inquiries.border_views",
    "Cluster": "simulator.experiment.workplace",
    "ComparisonView": "simulator.report.views",
    "DecisionView": "simulator.report.inquiries.decide_view",
    "Journal": "simulator.journal.journal",
    "MapView": "simulator.report.inquiries.border_views",
    "Outcome": "simulator.analysis.outcome",
    "RankingView": "simulator.report.inquiries.rank_view",
    "Scenario": "simulator.scenario.schema.scenario",
    "ScenarioError": "simulator.scenario.files.mistakes",
    "SensitivityView": "simulator.report.inquiries.sensitivity_view",
    "StaffView": "simulator.report.inquiries.staff_view",
    "assumptions": "simulator.scenario.figures.assumptions",
    "attribute": "simulator.report.inquiries.attribute_view",
    "breakeven": "simulator.report.inquiries.border_views",
    "compare": "simulator.report.views",
    "decide": "simulator.report.inquiries.decide_view",
    "load_scenario": "simulator.scenario.files.loader",
    "map": "simulator.report.inquiries.border_views",
    "observe": "simulator.analysis.observe",
    "rank": "simulator.report.inquiries.rank_view",
    "sensitivity": "simulator.report.inquiries.sensitivity_view",
    "simulate": "simulator.model.simulate",
    "staff": "simulator.report.inquiries.staff_view",
}

__all__ = [
    "AttributionView",
    "BreakevenView",
    "Cluster",
    "ComparisonView",
    "DecisionView",
    "Journal",
    "MapView",
    "Outcome",
    "RankingView",
    "Scenario",
    "ScenarioError",
    "SensitivityView",
    "StaffView",
    "assumptions",
    "attribute",
    "breakeven",
    "compare",
    "decide",
    "load_scenario",
    "map",
    "observe",
    "rank",
    "sensitivity",
    "simulate",
    "staff",
]
__version__ = "0.8.0"

choose()


def __getattr__(name: str) -> Any:
    """Import the public name `name` when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'simulator' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the public names, those that were not asked for yet included."""
    return sorted({*globals(), *__all__})
