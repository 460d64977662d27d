"""The verdict in words says what the intervals say, and no more."""

from dataclasses import replace

import pytest
import synthetic

from simulator.experiment.comparison import Comparison
from simulator.report.contract import _pays
from simulator.report.language import language
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


def _of_move(tag="en", **change):
    """The contract between a design that stays and one that has two sellers more from a month on."""
    steady = synthetic.comparison(4, {"universal": 1.0, "conveyor": 1.2})
    first = steady.study.scenarios[0]
    department, name, role = next(iter(first.organization.roles()))
    organization = first.organization.model_dump()
    organization["departments"][department]["roles"][name]["count"] = role.count + 2
    facts = {"at": "20 months", "organization": organization, "becomes": {}, **change}
    moved = first.model_validate({**first.model_dump(), "name": "conveyor", "timeline": {"growth": facts}})
    study = replace(steady.study, scenarios=(first, moved))
    return verdict_words(replace(steady, study=study), tag).contract[0]


def test_a_budget_that_changes_says_when_and_what_is_equal_then():
    told = _of_move()
    kind, each = told.split(". “", 1)
    assert kind == "Budget: at the start equal heads and equal payroll; from month 20 of the run on as written"
    assert each.startswith("Universal” 13 people")
    assert "“Conveyor” at the start 13 people with a target payroll of" in told
    assert "monthly pays, from month 20 of the run on 15 people with" in told
    assert "unequal" not in told


def test_a_budget_that_waits_for_clients_says_so():
    assert ", from month 20 of the run on, at the earliest, 15 people with" in _of_move(clients=200)


def test_a_budget_that_changes_in_russian():
    told = _of_move("ru")
    assert "с 20-го месяца прогона" in told
    assert "month" not in told


def test_payrolls_that_differ_are_written_as_different_numbers():
    """Below ten monthly pays, a decimal would hide a difference of three per cent."""
    spoken = language("en")
    assert _pays(1.01, spoken) != _pays(1.04, spoken)
    assert _pays(12.0, spoken) == "12.0"
    assert _pays(123.4, spoken) == "123.4"


def test_several_designs_are_told_one_by_one():
    words = _words({"universal": 1.0, "conveyor": 1.3, "other": 0.7})
    assert words.headline.startswith("“Conveyor” is the best of 3 designs: ")
    assert words.headline.endswith(" more value in 36 months than the next, “Universal”.")
    assert words.details[0].startswith("“Conveyor” less “Universal”: +")
    assert words.details[0].endswith("; better.")
    assert words.details[1].startswith("“other” less “Universal”: −")
    assert "(Holm)" in words.details[-1]
    assert len(words.details) == 3
    assert any(line.startswith("“Universal” is better than “other”") for line in words.more)
    assert words.contract[0] == "Budget: equal heads, unequal payroll."


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


@pytest.mark.parametrize(("tag", "kind", "spends"), [
    ("en", "Budget: equal heads, unequal money for payroll and adverts.", "and 1.50 monthly pays a month for adverts"),
    ("ru", "Бюджет: равная численность, разные деньги на оплату труда и рекламу.", "1,50 мес. зарплат в месяц"),
])  # fmt: skip
def test_money_for_adverts_is_told_beside_the_payroll(tag, kind, spends):
    steady = synthetic.comparison(4, {"universal": 1.0, "conveyor": 1.2})
    first = steady.study.scenarios[0]
    second = first.with_("organization.marketing.budget", 1.5).model_copy(update={"name": "conveyor"})
    study = replace(steady.study, scenarios=(first, second))
    told = verdict_words(replace(steady, study=study), tag).contract[0]
    assert told.startswith(kind)
    assert spends in told
