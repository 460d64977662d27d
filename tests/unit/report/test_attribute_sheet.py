"""The page of an attribution: what its sentence says when something is sure, and when nothing is."""

import re

import pytest
from matplotlib.figure import Figure

from simulator.analysis.intervals import paired_difference
from simulator.experiment.attribute.attribute import WHAT_IS_LEFT
from simulator.experiment.attribute.found import STRUCTURE, Attribution, Share, judged
from simulator.experiment.study import Study
from simulator.report.inquiries.attribute_sheet import charts, draw, sheet
from simulator.report.inquiries.attribute_view import AttributionView
from simulator.report.language import language
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.themes import THEMES

TEAM = {"seller": {"count": 2, "order_of_work": ["serving", "qualifying", "closing", "prospecting"]}}
WOBBLE = (-1.0, 1.0, -0.5, 0.5)


def scenario(name):
    return Scenario.model_validate({"name": name, "organization": {"departments": {"sales": {"roles": TEAM}}}})


def found(structure, view=Attribution, spread=1.0, tuned=False, **themes):
    """Return an attribution whose shares have these means and intervals of about 1.5 times `spread` to either side."""
    def amounts(mean, turn):
        wobble = WOBBLE[turn % 4 :] + WOBBLE[: turn % 4]
        return tuple(mean + spread * one if mean else 0.0 for one in wobble)

    left = Share(STRUCTURE, WHAT_IS_LEFT, (), amounts(structure, 0))
    rest = [Share(key, THEMES[key].title, THEMES[key].members, amounts(mean, turn))
            for turn, (key, mean) in enumerate(themes.items(), 1)]  # fmt: skip
    first, *others = judged([left, *rest])
    whole = [sum(row) for row in zip(*(one.amounts for one in (first, *others)), strict=True)]
    return view(
        Study.of([scenario("universal"), scenario("conveyor")], 4), paired_difference(whole, [0.0] * 4, 1), first,
        tuple(sorted(others, key=lambda one: -abs(one.mean))), ("conflict",), False, tuned, 96,
    )  # fmt: skip


def test_the_sentence_says_who_loses_what_and_why():
    told = sheet(found(20.0, attention=-70.0, leaving=-50.0, skill=0.1), language("en")).headline
    assert re.match("“Conveyor” creates .* less value than “Universal” in 36 months: 70.0 of it because clients", told)
    assert "50.0 of it because people are away" in told
    assert "20.0 are won back by the design itself" in told
    assert "lean on scripts" not in told


def test_the_design_itself_can_make_the_difference():
    told = sheet(found(20.0, attention=5.0), language("en")).headline
    assert told.startswith("“Universal” creates")
    assert "20.0 of it lie in the design itself; 5.0 of it because clients" in told


def test_nothing_is_named_that_is_not_sure():
    told = sheet(found(0.2, spread=30.0, attention=-0.7), language("en")).headline
    assert told.startswith("Which of “Conveyor” and “Universal” creates more value in 36 months is not decided")
    assert told.endswith("nor is any single part of the difference.")


@pytest.mark.parametrize("tag", ["en", "ru"])
def test_every_part_stands_in_the_table_and_in_the_words_of_the_chart(tag):
    one, spoken = found(20.0, attention=-70.0, leaving=-50.0), language(tag)
    told = sheet(one, spoken)
    (grid,) = told.passages[0].grids
    assert len(grid.rows) == len(one.parts) + 1
    (chart,) = told.passages[0].charts
    assert all(spoken.say(part.title) in chart.finding.text for part in one.bars)
    assert set(charts(one, spoken)) == {"waterfall.svg", "waterfall.png"}


def test_the_page_says_whether_designs_are_tuned_and_what_has_no_effect():
    assert sheet(found(20.0, attention=-7.0), language("en")).under_tiles.endswith("as written, untuned.")
    told = sheet(found(20.0, tuned=True, attention=-7.0, skill=0.0), language("en"))
    assert told.under_tiles.startswith("Both designs are tuned")
    (line,) = told.passages[-1].paragraphs
    assert "conflict" in line
    assert "talents" in line


def test_a_share_is_likely_where_only_its_own_interval_says_so():
    """Four numbers of mean 2 and deviation 1: t = 4.4 against 3.2 for one share and 4.9 for three at once."""
    told = sheet(found(0.1, attention=2.0, leaving=0.1), language("en"))
    words = {row[0].partition(":")[0]: row[-1] for row in told.passages[0].grids[0].rows}
    assert words["Attention"] == "likely"
    assert words["Leaving"] == "may be nothing"


def test_bars_of_the_waterfall_join():
    one = found(20.0, attention=-70.0, leaving=-50.0)
    ax = Figure().add_subplot()
    draw(ax, one, language("en"))
    *parts, whole = ax.patches
    ends = [bar.get_x() + bar.get_width() for bar in parts]
    assert [bar.get_x() for bar in parts] == pytest.approx([0.0, *ends[:-1]])
    assert whole.get_x() == 0
    assert whole.get_width() == pytest.approx(ends[-1]) == pytest.approx(one.difference.mean)


def test_in_a_notebook_it_shows_sentence_and_table():
    view = found(20.0, view=AttributionView, attention=-70.0)
    assert view.words() in view._repr_html_().replace("&#x27;", "'")
    assert view.plot_waterfall().patches
    assert "of which attention" in repr(view)
