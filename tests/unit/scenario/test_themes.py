"""Themes hold every mechanism once; a mechanism that cannot act leaves no trace when it is switched off."""

from pathlib import Path

import pytest

from simulator.model.simulate import simulate
from simulator.scenario.figures.acting import acting, on
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.mechanisms import SWITCHES, TITLES
from simulator.scenario.schema.themes import NAMED, THEMES

SCENARIOS = Path(__file__).parents[3] / "scenarios"
SHORT = ["warm_up=0 h", "horizon=2 months"]


def short(name, *settings):
    return load_scenario(SCENARIOS / f"{name}.yaml", settings=[*SHORT, *settings])


def _facts(scenario):
    tables = simulate(scenario, replication=1).tables()
    return {name: table.to_bytes() for name, table in tables.items()}


def test_every_mechanism_belongs_to_one_theme():
    members = [name for theme in THEMES.values() for name in theme.members]
    assert sorted(members) == sorted(SWITCHES)
    assert {name for theme in NAMED.values() for name in theme.members} <= set(SWITCHES)


def test_titles_have_a_name_before_the_colon_and_no_two_are_alike():
    titles = [*(theme.title for theme in NAMED.values()), *TITLES.values()]
    names = [title.partition(": ")[0] for title in titles]
    assert all(name and title != name for name, title in zip(names, titles, strict=True))
    assert len(set(names)) == len(names)


def test_what_is_off_does_not_act_and_what_nothing_is_about_cannot():
    universal = short("universal")
    assert not {"scripts", "wrong_impressions", "conflict", "upheaval", "distance"} & set(acting(universal))
    assert {"neglect", "learning", "quitting", "planning", "comfort"} <= set(acting(universal))
    assert "scripts" in acting(short("conveyor"))
    without = short("universal", "mechanisms.neglect=off")
    assert "neglect" not in acting(without)
    assert "neglect" not in on(without)


@pytest.mark.parametrize("name", ["universal", "conveyor", "inbound_head_takes_all", "interregional_remote"])
def test_what_cannot_act_leaves_no_trace(name):
    scenario = short(name)
    off = dict.fromkeys(set(on(scenario)) - set(acting(scenario)), False)
    assert off
    without = scenario.model_copy(update={"mechanisms": scenario.mechanisms.model_copy(update=off)})
    assert _facts(scenario) == _facts(without)
