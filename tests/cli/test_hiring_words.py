"""How `explain` tells of hiring plans, and how the report tells a budget that grows in many steps."""

from typing import Any

import pytest

from simulator.cli.design_words import design_words
from simulator.cli.explanation import explanation
from simulator.cli.timeline_words import timeline_words
from simulator.experiment.comparison import Comparison
from simulator.experiment.study import Study
from simulator.report.contract import contract_words
from simulator.report.language import language
from simulator.scenario.schema.scenario import Scenario


def planned(count: Any, **other: Any) -> Scenario:
    roles = {"seller": {"count": count, "order_of_work": ["serving", "qualifying", "closing", "prospecting"]}}
    organization = {"departments": {"sales": {"head": {}, "roles": roles}}}
    return Scenario.model_validate({"name": "planned", "organization": organization} | other)


DATED = {"start": 4, "hire": [{"at": "3 months", "people": 2}, {"at": "9 months"}]}
RATE = {"start": 4, "hire": {"every": "1 month"}}


def test_the_plan_and_how_long_a_search_takes() -> None:
    lines = list(design_words(planned(DATED)))
    assert any(line.startswith("  seller: 4 seats at first; ") for line in lines)
    (line,) = [line for line in lines if "Hired later" in line]
    assert line.startswith("    Hired later: 2 at 3 months, 1 at 9 months; the search begins then, and takes 2 months")
    assert not any("Hired later" in line for line in design_words(planned(4)))


def test_the_budget_of_the_start_and_of_the_end() -> None:
    sections = {section.title: section for section in explanation(planned(DATED))}
    budget = sections["The budget"]
    assert budget.rows[-1][:2] == ("all", "5")
    assert budget.lines[1].startswith("The table is that of the start. From 9 months on: 7 seller; with all who lead 8")
    unchanged = {section.title: section for section in explanation(planned(4))}["The budget"]
    assert len(unchanged.lines) == 1


def test_a_change_says_whose_plan_is_another() -> None:
    organization = planned(DATED).model_dump(mode="json")["organization"]
    role = organization["departments"]["sales"]["roles"]["seller"]
    role["count"] = {"start": 7, "hire": [{"at": "9 months"}]}
    change = {"at": "6 months", "organization": organization}
    lines = list(timeline_words(planned(DATED, timeline={"more": change})))
    assert [line.strip()[:20] for line in lines[1:]] == ["seller: 7 seats at f", "Hired later: 1 at 9 "]
    role["count"] = {"start": 4, "hire": [{"at": "9 months"}]}
    lines = list(timeline_words(planned(DATED, timeline={"fewer": change | {"becomes": {"seller": []}}})))
    assert "Those of 'sales/seller' who lose their seats leave." in lines[-1]


@pytest.mark.parametrize(("tag", "told"), [("en", "in 47 steps, from month 47 of the run on"), ("ru", "47")])
def test_a_budget_of_many_steps_is_told_in_short(tag: str, told: str) -> None:
    comparison = Comparison(Study.of([planned(RATE)], 1), {"planned": ()}, (), 0.02)
    words = contract_words(comparison, language(tag))[0]
    assert told in words
    assert len(words) < 300
