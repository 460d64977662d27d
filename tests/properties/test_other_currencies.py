"""A currency is a layer at the two ends: what happens in a run, and what comes of it, is the same in every one."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import scenarios

from simulator.analysis.observe import observe
from simulator.experiment.compare import carry_out
from simulator.experiment.study import Study
from simulator.model.simulate import simulate
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.declared import Values, declaration_of
from simulator.scenario.schema.scenario import Scenario

slow = [
    HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture,
]  # fmt: skip
ROUND = 150_000.0


def priced(values: Any, facts: Any, rate: float) -> Any:
    """Multiply every sum in what a scenario wrote out; an implementation of its own, by the objects themselves."""
    if isinstance(values, Values):
        fields = {(one.alias or name): (name, one) for name, one in type(values).model_fields.items()}
        if not isinstance(facts, dict):  # a group of one value is written as that
            return facts
        named = {said: fields[said] for said in facts}
        return {said: _field(getattr(values, name), facts[said], field, rate) for said, (name, field) in named.items()}
    if isinstance(values, dict):
        return {name: priced(values[name], fact, rate) for name, fact in facts.items()}
    return facts


def _field(value: Any, fact: Any, field: Any, rate: float) -> Any:
    declaration = declaration_of(field)
    if declaration is not None and declaration.unit.startswith("money"):
        return [_times(one, rate) for one in fact] if isinstance(fact, list) else _times(fact, rate)
    return priced(value, fact, rate)


def _times(fact: Any, rate: float) -> Any:
    return None if fact is None else float(f"{fact * rate:.15g}")


def in_a_file(scenario: Scenario, rate: float, path: Path) -> Scenario:
    """Write a scenario down in a currency in which a closer earns `rate`, and read it."""
    facts = priced(scenario, scenario.model_dump(mode="json"), rate)
    facts["market"] |= {"currency": "₽", "closer_pay": rate, "sums": None}
    path.write_text(json.dumps(facts), encoding="utf-8")
    return load_scenario(path)


def same_but_for_the_currency(one: Scenario, other: Scenario) -> None:
    ours, theirs = one.model_dump(mode="json"), other.model_dump(mode="json")
    for facts in (ours, theirs):
        for name in ("currency", "closer_pay", "sums"):
            facts["market"].pop(name)
    alike(ours, theirs)


def alike(one: Any, other: Any) -> None:
    if isinstance(one, dict):
        assert one.keys() == other.keys()
        for name in one:
            alike(one[name], other[name])
    elif isinstance(one, list):
        assert len(one) == len(other)
        for ours, theirs in zip(one, other, strict=True):
            alike(ours, theirs)
    elif isinstance(one, float):
        assert other == pytest.approx(one, rel=1e-13, abs=0)
    else:
        assert one == other


@given(scenarios(), st.floats(0.001, 1e9))
@settings(max_examples=8, deadline=None, suppress_health_check=slow)
def test_whatever_a_closer_earns_the_scenario_is_the_same(tmp_path: Path, scenario: Scenario, rate: float) -> None:
    same_but_for_the_currency(scenario, in_a_file(scenario, rate, tmp_path / "priced.json"))


@given(scenarios())
@settings(max_examples=2, deadline=None, suppress_health_check=slow)
def test_the_same_happens_in_roubles_and_in_pays(tmp_path: Path, scenario: Scenario) -> None:
    """Every table of the journal has the same bytes, and every sum that is shown is the rate times what it was."""
    roubles = in_a_file(scenario, ROUND, tmp_path / "priced.json")
    one, other = simulate(scenario, replication=1, seed=3), simulate(roubles, replication=1, seed=3)
    for name, table in one.tables().items():
        for column in table.columns:
            assert np.array_equal(table[column], other.tables()[name][column], equal_nan=True), (name, column)
    assert observe(one) == observe(other)
    shown, plain = (carry_out(Study.of([which], 1, 3), jobs=1) for which in (roubles, scenario))
    money = [key for key, unit in shown.replications.attrs["units"].items() if unit == "₽"]
    assert {"value", "profit", "exit_loss"} <= set(money)
    for key in plain.replications.columns:
        rate = ROUND if key in money else 1
        if key != "design":
            assert np.array_equal(shown.replications[key], rate * plain.replications[key], equal_nan=True), key
