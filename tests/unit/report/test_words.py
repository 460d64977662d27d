"""The verdict in words says what the intervals say, and no more."""

import pytest
import synthetic

from simulator.experiment.comparison import Comparison
from simulator.report.words import verdict_words


def _words(levels, count=20, tag="en"):
    return verdict_words(synthetic.comparison(count, levels), tag)


def test_names_the_winner_the_amount_and_its_interval():
    words = _words({"universal": 1.0, "conveyor": 1.3})
    assert words.headline.startswith("“Conveyor” is better than “Universal”: ")
    assert "monthly pays more value in 36 months" in words.headline
    assert "95% interval" in words.details[0]
    assert "of what “Universal” creates" in words.details[0]
    assert any("comes out ahead in 95% of the replications (95% interval 76% to 99%)" in line for line in words.details)
    assert any(line.startswith("Side by side: gross margin +") for line in words.details)


def test_the_reference_can_win():
    assert _words({"universal": 1.3, "conveyor": 1.0}).headline.startswith("“Universal” is better than “Conveyor”")


def test_undecided_says_what_would_decide():
    words = _words({"universal": 1.0, "conveyor": 1.01}, count=4)
    assert words.headline == "Not decided: “Conveyor” or “Universal”."
    assert any("would probably decide it" in line for line in words.details)
    assert any("count as none" in line for line in words.details)


def test_no_practical_difference():
    same = synthetic.comparison(10, {"universal": 1.0, "twin": 1.0})
    runs = same.outcomes["universal"]
    twins = Comparison(same.study, {"universal": runs, "twin": runs}, (), same.indifference)
    assert verdict_words(twins).headline == "“twin” and “Universal” make no practical difference."


def test_the_budget_contract_is_told():
    words = _words({"universal": 1.0, "conveyor": 1.2})
    assert words.contract[0].startswith("Budget: equal heads, unequal payroll. “Universal” 13 people with a")
    assert words.contract[1] == "The designs are compared as written, untuned."


def test_several_designs_are_told_one_by_one():
    words = _words({"universal": 1.0, "conveyor": 1.3, "other": 0.7})
    assert words.headline.startswith("“Conveyor” is better than “Universal”")
    assert any(line.startswith("“Universal” is better than “other”") for line in words.details)


def test_one_design_has_no_rival():
    words = _words({"universal": 1.0})
    assert words.headline.startswith("“Universal” creates a value of")
    assert words.details == ()


@pytest.mark.parametrize(
    ("levels", "beginning"),
    [
        ({"universal": 1.0, "conveyor": 1.3}, "«Конвейер» лучше, чем «Универсальный отдел»: ценности больше на "),
        ({"universal": 1.0, "conveyor": 1.01}, "Не определилось: «Конвейер» или «Универсальный отдел»"),
    ],
)
def test_russian(levels, beginning):
    assert _words(levels, 4 if levels["conveyor"] < 1.1 else 20, "ru").headline.startswith(beginning)


def test_opposite_signs_of_margin_and_value_are_pointed_out():
    found = synthetic.comparison(10, {"universal": 1.0, "conveyor": 1.3})
    for outcome in found.outcomes["conveyor"]:
        outcome.indicators["margin"] = 0.0
    assert any("point in opposite directions" in line for line in verdict_words(found).details)
