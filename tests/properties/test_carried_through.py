"""Whatever is a sound scenario, every verb carries through: it is explained, run, drawn and reported."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sparse_markets import sparse
from strategies import scenarios

from simulator.cli.explanation import explanation
from simulator.experiment.compare import carry_out
from simulator.experiment.study import Study
from simulator.report.charts import write_charts
from simulator.report.html import page
from simulator.scenario.schema.scenario import Scenario

slow = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


def explained(scenario: Scenario) -> None:
    for section in explanation(scenario):
        assert section.title
        assert all(len(row) == len(section.columns) for row in section.rows)
        for text in (*section.lines, *(cell for row in section.rows for cell in row)):
            assert "nan" not in text.split()


def reported(scenario: Scenario) -> None:
    with TemporaryDirectory() as folder:
        found = carry_out(Study.of([scenario], 2, 0), out=Path(folder), jobs=1)
        assert not found.failures
        assert write_charts(found, Path(folder))
    assert "</html>" in page(found)


@pytest.mark.parametrize("order", [["serving", "developing"], ["serving"], ["serving", "visiting"]])
def test_a_department_that_only_looks_after_clients(order: list[str]) -> None:
    """The market brings nobody, so that no role has to look for, qualify or win anybody."""
    explained(Scenario.model_validate({
        "market": {"prospects": {"size": 0}, "inquiries": {"per_month": 0}, "opening": {"pipeline": 0}},
        "organization": {"departments": {"clients": {"roles": {"manager": {"count": 5, "order_of_work": order}}}}},
    }))  # fmt: skip


@given(sparse() | scenarios())
@settings(max_examples=12, deadline=None, suppress_health_check=slow)
def test_whatever_is_sound_is_explained(scenario: Scenario) -> None:
    explained(scenario)


@given(sparse())
@settings(max_examples=2, deadline=None, suppress_health_check=slow)
def test_whatever_is_sound_is_reported(scenario: Scenario) -> None:
    reported(scenario)


@pytest.mark.verification
@pytest.mark.timeout(1800)
@given(st.one_of(sparse(), scenarios()))
@settings(max_examples=1000, deadline=None, suppress_health_check=slow)
def test_a_thousand_scenarios_are_explained(scenario: Scenario) -> None:
    explained(scenario)


@pytest.mark.verification
@pytest.mark.timeout(1800)
@given(st.one_of(sparse(), scenarios()))
@settings(max_examples=150, deadline=None, suppress_health_check=slow)
def test_a_hundred_scenarios_are_reported(scenario: Scenario) -> None:
    reported(scenario)
