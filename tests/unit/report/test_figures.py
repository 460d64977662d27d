"""Each figure draws any number of designs, says what it found, and leaves given axes usable."""

from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest
import synthetic
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from simulator.report import charts
from simulator.report.charts import CHARTS, drawer
from simulator.report.figures import canvas, value
from simulator.report.figures.numbers import estimate, shares
from simulator.report.language import language

DESIGNS = {
    "one": {"universal": 1.0},
    "two": {"universal": 1.0, "conveyor": 1.2},
    "four": {"universal": 1.0, "conveyor": 1.2, "north_west": 0.8, "hunters_farmers": 1.1},
}


def _outcomes(designs, count=8, months=36):
    return {design: synthetic.outcomes(design, count, level, months) for design, level in designs.items()}


def _draw(name, outcomes, tag="en"):
    with canvas.style():
        figure = Figure(layout="constrained")
        FigureCanvasAgg(figure)
        finding = drawer(name)(figure.add_subplot(), outcomes, language(tag))
        canvas.headline(figure, finding.title)
        figure.draw_without_rendering()
    return figure, finding


@pytest.mark.parametrize(("designs", "tag"), [("one", "en"), ("two", "ru"), ("four", "en")])
@pytest.mark.parametrize("name", CHARTS)
def test_draws_and_says_what_it_found(name, designs, tag):
    _, finding = _draw(name, _outcomes(DESIGNS[designs]), tag)
    assert len(finding.title) > 15
    assert any(character.isdigit() for character in finding.text)
    assert "nan" not in finding.title + finding.text
    assert "{" not in finding.title + finding.text


def _texts(figure):
    """Return all texts in words with their places; numbers of ticks lie outside where nobody sees them."""
    found = [one for one in figure.findobj(Text) if any(letter.isalpha() for letter in one.get_text())]
    drawn = [(one, one.get_window_extent()) for one in found if one.get_visible()]
    return [(one, box) for one, box in drawn if box.width > 1]


@pytest.mark.parametrize("name", CHARTS)
def test_long_names_run_neither_into_one_another_nor_off_the_picture(name):
    designs = {"universal": 1.0, "five_departments": 1.2, "transition_universal_to_conveyor": 0.8, "conveyor": 1.1}
    with canvas.style():
        figure, finding = charts._figure(name, _outcomes(designs), language("ru"))
        canvas.headline(figure, finding.title)
        figure.draw_without_rendering()
    texts = _texts(figure)
    outside = [one.get_text() for one, box in texts if box.x0 < -1 or box.x1 > figure.bbox.x1 + 1 or box.y0 < -1]
    assert not outside
    spoken = language("ru")
    names = {spoken.name("design", design) for design in designs}
    captions = [(one, box) for one, box in texts if one.get_text().replace("\n", " ") in names]
    for (one, box), (other, beside) in combinations(captions, 2):
        assert not box.overlaps(beside), (one.get_text(), other.get_text())
    assert figure.axes[0].get_window_extent().width > figure.bbox.width / 2  # names have not squeezed the panels


@pytest.mark.parametrize("name", CHARTS)
def test_draws_a_single_replication_and_a_single_month(name):
    _, finding = _draw(name, _outcomes(DESIGNS["two"], count=1, months=1))
    assert finding.text
    assert "nan" not in finding.text


@pytest.mark.parametrize("name", CHARTS)
def test_draws_a_company_in_which_nothing_happens(name):
    quiet = _outcomes(DESIGNS["two"], count=3)
    for runs in quiet.values():
        for outcome in runs:
            for series in outcome.monthly.values():
                series[:] = [0.0] * len(series)
            outcome.funnel.update(dict.fromkeys(outcome.funnel, 0.0))
            for facts in (outcome.portfolios, outcome.person_margins, outcome.hours, outcome.exits, outcome.people):
                facts.clear()
            outcome.indicators.update(top_seller_share=None, exit_loss=0.0)
    _, finding = _draw(name, quiet)
    assert finding.title
    assert "nan" not in finding.title + finding.text


@pytest.mark.parametrize("tag", ["en", "ru"])
@pytest.mark.parametrize("name", CHARTS)
def test_nothing_is_drawn_outside_the_picture(name, tag):
    figure, _ = _draw(name, _outcomes(DESIGNS["two"]), tag)
    box = figure.get_tightbbox()
    assert box.x0 > -0.1
    assert box.x1 < figure.get_figwidth() + 0.1
    assert box.y0 > -0.1
    assert box.y1 < figure.get_figheight() + 0.1


def test_the_title_names_the_better_design():
    _, finding = _draw("value", _outcomes({"universal": 1.0, "conveyor": 1.5}))
    assert finding.title.startswith("“Conveyor” creates more value than “Universal”")
    _, finding = _draw("value", _outcomes({"universal": 1.5, "conveyor": 1.0}))
    assert finding.title.startswith("“Universal” creates more value than “Conveyor”")


def test_the_title_does_not_decide_what_the_interval_leaves_open():
    outcomes = _outcomes({"universal": 1.0, "twin": 1.0})
    assert "neither lead nor lag" in _draw("value", outcomes)[1].title


def test_identical_designs_differ_by_exact_zero():
    runs = synthetic.outcomes("universal", 5)
    _, finding = _draw("value", {"universal": runs, "twin": runs})
    assert "0 on average, 95% interval 0 to 0" in finding.text


def test_paths_begin_at_zero_and_differences_are_paired():
    paths = {
        design: value._from_zero(np.array([outcome.monthly["value"] for outcome in runs]))
        for design, runs in _outcomes(DESIGNS["two"]).items()
    }
    assert (paths["universal"][:, 0] == 0).all()
    gap = value._differences(paths)["conveyor"]
    by_hand = (paths["conveyor"] - paths["universal"])[:, -1]
    assert gap.mean[-1] == pytest.approx(by_hand.mean())
    assert gap.low[-1] < by_hand.mean() < gap.high[-1]


def test_hours_are_shares_of_paid_hours():
    assert shares({"closing": 30.0, "idling": 10.0}) == {"closing": 0.75, "idling": 0.25}
    assert shares({"closing": 0.0}) == {"closing": 0.0}


def test_one_replication_has_no_interval():
    assert not estimate(np.array([3.0])).decided


def test_the_style_sheet_is_left_behind():
    before = dict(mpl.rcParams)
    with canvas.style():
        assert mpl.rcParams["svg.hashsalt"] == "conveyor"
    assert dict(mpl.rcParams) == before
