"""Three designs or more: one picture, a sentence each, the rest folded."""

import re

import pytest
from synthetic import comparison

from simulator.analysis.best import Bound, Standings
from simulator.report.best_words import best_of, not_decided
from simulator.report.charts import together_chart
from simulator.report.html import page
from simulator.report.language import language
from simulator.report.together_words import in_order, together_lines

FOUR = {"universal": 1.0, "conveyor": 1.2, "other": 0.8, "more": 1.19}
SPOKEN = language("en")


@pytest.fixture(scope="module")
def four():
    return comparison(12, FOUR)


def test_the_first_screen_is_one_picture_and_a_sentence_each(four):
    text = page(four)
    first = text.partition('id="en-why"')[0]
    assert 'class="tile' not in first
    assert first.count("<img") == 1
    assert first.count("less “Universal”: ") == 3
    assert len(re.findall(r"<details", text)) > 8


def test_two_designs_have_their_cards_and_no_picture_of_all():
    two = comparison(4)
    text = page(two)
    assert text.count('class="tile ') == 8
    assert "-together" not in text
    assert together_chart(two, SPOKEN) is None


def test_designs_are_in_the_order_of_their_means(four):
    means = [0.0 if finding is None else finding.judged_on.mean for _, finding in in_order(four)]
    assert means == sorted(means, reverse=True)
    assert {design for design, _ in in_order(four)} == set(FOUR)
    assert len(together_lines(four, SPOKEN)) >= 4


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_picture_says_what_it_shows(four, lang):
    chart = together_chart(four, language(lang))
    assert chart.name == "together"
    assert chart.finding.title == best_of(four.standings, four.designs, 36, language(lang))


def standings(*rows):
    return Standings.of([[], *rows], 10.0)


def test_headlines():
    names = ("a", "b", "c")
    alone = standings([Bound(-50, -60, -40)], [Bound(-90, -99, -80), Bound(-40, -50, -30)])
    assert best_of(alone, names, 36, SPOKEN) == (
        "“a” is the best of 3 designs: 50.0 monthly pays more value in 36 months than the next, “b”."
    )
    close = standings([Bound(-1, -5, 3)], [Bound(-90, -99, -80), Bound(-89, -98, -80)])
    assert best_of(close, names, 36, SPOKEN) == (
        "“b” is the one to choose; as good, within 10.0 monthly pays: “a”." if close.selected else
        "“a” is the one to choose; as good, within 10.0 monthly pays: “b”."
    )
    unknown = standings([Bound(-1, -50, 48)], [Bound(-90, -99, -80), Bound(-89, -98, -80)])
    assert best_of(unknown, names, 36, SPOKEN) == (
        "Not decided yet: “a” is ahead, but “b” may be better by more than 10.0 monthly pays."
    )
    assert not_decided(unknown, names, SPOKEN) == ("Not known yet whether as good as the best: “b”.",)
    assert not_decided(alone, names, SPOKEN) == ()


def test_many_rivals_are_counted():
    wide = standings(*[[Bound(-1, -50, 48)] * place for place in range(1, 6)])
    assert best_of(wide, "abcdef", 36, SPOKEN) == (
        "Not decided yet: “a” is ahead, but 5 other designs may be better by more than 10.0 monthly pays."
    )
