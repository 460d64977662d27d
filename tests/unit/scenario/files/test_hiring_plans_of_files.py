"""Hiring plans as they are written: how they are laid over one another, and where mistakes in them are told."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from simulator.scenario.figures.idle import idle
from simulator.scenario.files.json_schema import json_schema
from simulator.scenario.files.loader import load_scenario, read_scenario
from simulator.scenario.files.mistakes import ScenarioError
from simulator.scenario.schema.scenario import Scenario

DESIGN = """\
organization:
  departments:
    sales:
      roles:
        seller:
          count: %s
          order_of_work: [serving, qualifying, closing, prospecting]
"""
ROLE = "organization.departments.sales.roles.seller"
COUNT = f"{ROLE}.count"


def written(tmp_path: Path, count: str, name: str = "design.yaml", more: str = "") -> Path:
    path = tmp_path / name
    path.write_text(DESIGN % count + more, encoding="utf-8")
    return path


def headcount(scenario: Scenario) -> str:
    return scenario.organization.departments["sales"].roles["seller"].headcount.words()


@pytest.mark.parametrize(("count", "told"), [
    ("-1", ["6:18 count: must be at least 0"]),
    ("{start: x}", ["6:26 count.start: a whole number is needed, not 'x'"]),
    ("{start: 2.5}", ["6:26 count.start: a whole number is needed, not 2.5"]),
    ("{hire: [{at: 1 month}]}", ["6:18 count.start: this field is missing: seats at the start"]),
    ("{start: 1, hire: [{people: 1}]}", ["6:36 count.hire.at: this field is missing: when the seats are opened"]),
    ("{start: 1, hire: [{at: 3}]}", ["6:41 count.hire.at: a duration needs a unit: '3 h'?"]),
    ("{start: 1, hire: [{at: 3 months, people: 0}]}", ["6:59 count.hire.people: must be at least 1"]),
    ("{start: 1, hire: [{at: 3 months, peple: 2}]}", ["6:51 count.hire.peple: unknown field, did you mean 'people'?"]),
    ("{start: 1, hier: [{at: 3 months}]}", ["6:29 count.hier: unknown field, did you mean 'hire'?"]),
    ("{start: 1, hire: 2}", ["6:35 count.hire: a list is needed"]),
    ("{start: 1, hire: [2]}", ["6:36 count.hire: lines 'name: value' are needed here, not 2"]),
    ("{start: 1, hire: {people: 2}}", ["6:35 count.hire.every: this field is missing: time from one opening"]),
    ("{start: 1, hire: {evry: 1 month}}", ["6:36 count.hire.evry: unknown field, did you mean 'every'?"]),
    ("{start: 1, hire: {every: 1 h}}", ["6:43 count.hire.every: must be at least 8 h"]),
    ("{start: 1, hire: {every: 1 month, from: 4 months, until: 3 months}}",
     ["6:75 count.hire.until: comes before 'from' (4 months)"]),
    ("{start: 1, hire: {every: 1 month, people: 20}}", ["6:35 count.hire: this plan comes to 941 seats"]),
    ("{start: 0, hire: [{at: 1 month}]}", ["6:18 count: all who look after clients for good are still to be hired"]),
    ("{start: -1, hire: [{at: x}, {at: 1 month, people: y}]}",
     ["6:26 count.start: must be", "6:42 count.hire.at: not a duration", "6:68 count.hire.people: a whole number"]),
])  # fmt: skip
def test_mistakes_are_told_where_they_are_written(tmp_path: Path, count: str, told: list[str]) -> None:
    with pytest.raises(ScenarioError) as refused:
        load_scenario(written(tmp_path, count))
    found = [f"{one.place.line}:{one.place.column} {one.path.removeprefix(f'{ROLE}.')}: {one.message}"
             for one in refused.value.mistakes]  # fmt: skip
    assert len(found) == len(told)
    assert all(line.startswith(start) for line, start in zip(found, told, strict=True)), found


PLANNED = "{start: 4, hire: [{at: 3 months}]}"


@pytest.mark.parametrize(("below", "above", "merged"), [
    ("4", "{hire: [{at: 3 months}]}", "4 seats, then 1 at 3 months"),
    (PLANNED, "{start: 6}", "6 seats, then 1 at 3 months"),
    (PLANNED, "{hire: {every: 2 months}}", "4 seats, then 1 every 2 months"),
    (PLANNED, "{hire: []}", "4 seats"),
    (PLANNED, "5", "5 seats"),
    ("5", PLANNED, "4 seats, then 1 at 3 months"),
    ("{start: 4, hire: {every: 2 months}}", "{hire: {people: 3}}", "4 seats, then 3 every 2 months"),
])  # fmt: skip
def test_one_count_is_laid_over_another(tmp_path: Path, below: str, above: str, merged: str) -> None:
    written(tmp_path, below, "below.yaml")
    text = f"extends: below.yaml\norganization: {{departments: {{sales: {{roles: {{seller: {{count: {above}}}}}}}}}}}\n"
    (tmp_path / "above.yaml").write_text(text, encoding="utf-8")
    assert headcount(load_scenario(tmp_path / "above.yaml")) == merged


@pytest.mark.parametrize(("count", "setting", "merged"), [
    ("4", "count={start: 1, hire: [{at: 3 months}]}", "1 seat, then 1 at 3 months"),
    ("4", "count.hire=[{at: 3 months}]", "4 seats, then 1 at 3 months"),
    ("4", "count.start=5", "5 seats"),
    (PLANNED, "count.start=5", "5 seats, then 1 at 3 months"),
    (PLANNED, "count=5", "5 seats"),
])  # fmt: skip
def test_settings_reach_it(tmp_path: Path, count: str, setting: str, merged: str) -> None:
    assert headcount(load_scenario(written(tmp_path, count), settings=[f"{ROLE}.{setting}"])) == merged


TIMELINE = """\
timeline:
  paid: {at: 5 months, organization: {departments: {sales: {roles: {seller: {pay: first_and_repeat}}}}}}
  planned:
    at: 6 months
    organization: {departments: {sales: {roles: {seller: {count: {hire: [{at: 4 months}, {at: 9 months}]}}}}}}
"""


def test_a_change_is_laid_over_the_plan_before(tmp_path: Path) -> None:
    timeline = TIMELINE.replace("    at: 6", "    becomes: {seller: []}\n    at: 6")
    read = read_scenario(written(tmp_path, PLANNED, more=timeline))
    words = [stage.departments["sales"].roles["seller"].headcount.words() for stage in read.scenario.stages]
    assert words == ["4 seats, then 1 at 3 months"] * 2 + ["4 seats, then 1 at 4 months, 1 at 9 months"]
    (late,) = idle(read.scenario)
    assert late.path == f"timeline.planned.{COUNT}.hire.0.at"
    assert "comes later, after 6 months" in late.why
    assert (read.place(late.path).line, read.place(late.path).column) == (13, 79)


@pytest.mark.parametrize(("count", "path"), [
    ("{start: 4, hire: [{at: 50 months}, {at: 3 months}]}", "hire.0.at"),
    ("{start: 4, hire: {every: 50 months}}", "hire.every"),
    ("{start: 4, hire: {every: 1 month, from: 48 months}}", "hire.every"),
])  # fmt: skip
def test_what_comes_after_the_end_is_told(tmp_path: Path, count: str, path: str) -> None:
    (late,) = idle(load_scenario(written(tmp_path, count)))
    assert late.path == f"{COUNT}.{path}"
    assert "the run ends before" in late.why


@pytest.mark.parametrize(("count", "valid"), [
    ("4", True), (PLANNED, True), ("{start: 0, hire: {people: 2, every: 2 months, from: 1 month, until: null}}", True),
    ("{hire: [{at: 3 months, people: 2}]}", True), ("-1", False), ("{start: 4, hires: []}", False),
    ("{start: 4, hire: [{at: 3, people: 2}]}", False), ("{start: 4, hire: {every: 3 months, people: 0}}", False),
])  # fmt: skip
def test_the_json_schema_knows_both_forms(count: str, valid: bool) -> None:
    assert Draft202012Validator(json_schema()).is_valid(YAML(typ="safe", pure=True).load(DESIGN % count)) is valid
