"""The page of a decision: its first screen, parts that are left out, what is not decided, in both languages."""

from dataclasses import replace

import pytest
from decisions import LITTLE, MISSING, Made, decided

from simulator.experiment.decide.found import DecideFound
from simulator.report.inquiries.decide_sheet import decide_charts, decide_sheet
from simulator.report.inquiries.page import page
from simulator.report.language import language

CLEAR = {"three": 60.0, "two": 0.0, "other": -40.0}
EQUAL = dict.fromkeys(CLEAR, 0.0)


@pytest.fixture(scope="module")
def whole():
    return decided(Made(CLEAR, eta=120.0, neglect=25.0))


@pytest.fixture(scope="module")
def undecided():
    return decided(Made(EQUAL, noise=120.0), effort=replace(MISSING, indifference=0.001))


def told(found: DecideFound, tag: str = "en"):
    return decide_sheet(found, language(tag).counting(found.money))


def test_the_first_screen_has_decision_money_certainty_and_what_would_change_it(whole):
    sheet = told(whole)
    assert sheet.headline.startswith("Choose “three” with finder 2, closer 2")
    assert sheet.headline.endswith("more than “two”, the next, each at its best for the same budget; that is sure.")
    decision, money, sure, turns = sheet.tiles
    assert decision.number == "three"
    assert (money.word, money.kind) == ("decided", "better")
    assert (sure.number, sure.word) == ("40 of 40", "sure at 95%")
    assert (turns.number, turns.word) == ("1.7", "how much income from old clients makes hard work more tiresome")
    assert "60 search runs at most" in sheet.under_tiles


def test_parts_follow_folded_and_no_two_charts_have_one_name(whole):
    sheet = told(whole)
    assert [one.folded for one in sheet.passages] == [False, False, True, False, True, False, True, True, True]
    names = [each.name for one in sheet.passages for each in one.charts]
    assert len(names) == len(set(names))
    assert set(decide_charts(whole, language("en").counting(whole.money))) == {
        f"{name}.{kind}" for name in ("decide", "waterfall", "tornado") for kind in ("svg", "png")
    }


def test_what_is_not_decided_is_not_called_so(undecided):
    sheet = told(undecided)
    assert sheet.headline.startswith("Not decided yet: ")
    assert [one.kind for one in sheet.tiles] == ["", "", "", ""]
    assert sheet.tiles[0].what == "The safest choice"
    assert sheet.tiles[1].word == sheet.tiles[2].word == "not decided"
    assert "fresh markets would probably decide it" in sheet.passages[0].paragraphs[-1]


def test_parts_that_were_left_out_are_told(undecided):
    sheet = told(undecided)
    assert sheet.tiles[3].interval == "was not asked"
    assert not sheet.passages[1].charts
    assert all("Without --quick" in one.paragraphs[0] for one in sheet.passages[1:3])


def test_what_a_search_may_have_missed_of_the_next_is_told_on_the_first_screen(whole):
    """What is sure is so of the staffings that were found; the search of the next one had spent its runs."""
    (next_one,) = [one for one in whole.staffed if one.scenario.name == "two"]
    race = replace(next_one.search.race, settled=False)
    spent = replace(next_one, search=replace(next_one.search, race=race))
    doubtful = replace(whole, staffed=tuple(spent if one is next_one else one for one in whole.staffed))
    assert (next_one.unsettled, spent.unsettled) == (False, True)
    assert told(whole).headline.endswith("that is sure.")
    assert told(doubtful).headline == f"{told(whole).headline} “two” may have a better staffing than was found."
    assert [told(one).tiles[2].word for one in (whole, doubtful)] == ["sure at 95%", "sure of what was found"]


def test_where_no_mechanism_makes_a_difference_nothing_is_looked_at():
    found = decided(Made(CLEAR))
    assert (found.why is not None, found.turning) == (True, None)
    sheet = told(found)
    assert sheet.tiles[3].interval == "no mechanism makes up any of the difference"
    assert [one.paragraphs[0] for one in sheet.passages if one.title == "What would change the answer"] == [
        "No mechanism makes up any of the difference, so nothing by which one acts can turn it."
    ]


def test_equals_within_the_indifference_are_named():
    found = decided(Made(CLEAR | {"three": 1.0}), effort=replace(MISSING, indifference=0.1))
    assert "no other is better by more than" in told(found).headline
    assert told(found).tiles[2].word == "no other is better by more than counts"


def test_where_nothing_alone_turns_it_that_is_said():
    found = decided(Made(CLEAR), effort=replace(LITTLE, why=0))
    assert told(found).tiles[3].number == "nothing alone"


@pytest.mark.parametrize("name", ["whole", "undecided"])
def test_the_page_is_whole_in_both_languages(name, request):
    found = request.getfixturevalue(name)
    shown = page(lambda spoken: decide_sheet(found, spoken), found.money, "ru")
    assert told(found).headline in shown
    assert told(found, "ru").headline in shown
    assert told(found, "ru").headline.startswith("Выбирайте" if name == "whole" else "Пока не решено")
