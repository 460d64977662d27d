"""What levers are set to, in sentences, tables and charts."""

from itertools import combinations

import pytest
from matplotlib.figure import Figure

import simulator
from simulator.experiment.staff.day import usual_levers
from simulator.experiment.staff.levers import levers
from simulator.experiment.staff.purse import Purse
from simulator.experiment.staff.space import Space
from simulator.report.figures import cost_front, finalists
from simulator.report.figures.canvas import style
from simulator.report.inquiries.lever_words import at_the_end, cuts_the_day, label, searched_beside, settings
from simulator.report.language import language

EN, RU = language("en"), language("ru")


def space(name, *asked):
    design = simulator.load_scenario(f"scenarios/{name}.yaml")
    return Space(design, Purse.written(design), levers(design, asked) if asked else usual_levers(design))


@pytest.mark.parametrize(("hours", "english", "russian", "short", "brief"), [
    ("0 h", "no hours of the day in which prospecting comes first",
     "без часов, когда на первом месте холодный поиск", "12", "12"),
    ("1.5 h", "prospecting first in the first 1.5 hours of each day",
     "в первые 1,5 часа дня на первом месте холодный поиск",
     "12, prospecting first for 1.5 h a day", "12, 1,5 ч в день на первом месте холодный поиск"),
    ("3 h", "prospecting first in the first 3 hours of each day",
     "в первые 3 часа дня на первом месте холодный поиск",
     "12, prospecting first for 3 h a day", "12, 3 ч в день на первом месте холодный поиск"),
    ("6 h", "prospecting first in the first 6 hours of each day",
     "в первые 6 часов дня на первом месте холодный поиск",
     "12, prospecting first for 6 h a day", "12, 6 ч в день на первом месте холодный поиск"),
])  # fmt: skip
def test_the_day_is_told_in_words(hours, english, russian, short, brief):
    (one,) = space("universal", f"seller.protected_hours={hours}").first(1)
    assert (settings(one, EN), settings(one, RU)) == ([english], [russian])
    assert (label(one, EN), label(one, RU)) == (short, brief)


def test_of_several_roles_each_that_keeps_hours_is_named():
    hours = ("active_seller.protected_hours=2 h", "regional_seller.protected_hours=0 h")
    (one,) = space("five_departments", *hours).first(1)
    assert settings(one, EN) == ["active seller: prospecting first in the first 2 hours of each day"]
    assert label(one, EN).endswith(", active seller: prospecting first for 2 h a day")


def test_other_levers_are_told_by_their_names():
    (one,) = space("conveyor", "account_manager.account_limit=40", "overflow=queue").first(1)
    assert settings(one, EN) == ["account_manager.account_limit = 40", "overflow = queue"]
    assert label(one, EN).endswith(", account_limit 40, overflow queue")


def test_what_was_searched_is_told():
    alone = Space(simulator.load_scenario("scenarios/conveyor.yaml"), Purse.of("heads", "12"))
    assert searched_beside(alone, EN) == "head-counts alone"
    hours = "hours of the day in which prospecting comes first (0 h, 1.5 h, 3 h, 4.5 h, 6 h)"
    assert searched_beside(space("universal"), EN) == f"head-counts and {hours}"
    found = searched_beside(space("conveyor", "account_manager.account_limit=40,60"), EN)
    assert found == "head-counts and account_manager.account_limit (40, 60)"


@pytest.mark.parametrize(("asked", "told"), [
    (("seller.protected_hours=0 h,6 h",), ["prospecting first in the first 6 hours of each day"]),
    (("seller.protected_hours=6 h",), []),  # nothing else was tried
    (("seller.account_limit=40,60",), ["seller.account_limit = 60"]),
    (("overflow=bury,queue",), []),  # no numbers
])  # fmt: skip
def test_the_end_of_what_was_tried_is_told(asked, told):
    found = space("universal", *asked)
    assert at_the_end(found.first(2)[-1], found, EN) == told


def test_zero_has_nothing_beyond_it():
    found = space("universal", "seller.protected_hours=0 h,3 h,6 h")
    ends = [at_the_end(one, found, EN) for one in found.first(3)]
    assert [len(one) for one in ends] == [0, 0, 1]
    assert [cuts_the_day(one) for one in found.first(3)] == [False, True, True]


LONG = "1/2/1/2/3, active seller: prospecting first for 4.5 h a day, regional seller: prospecting first for 1.5 h a day"


def inside(figure, texts):
    """Return where texts are, none of them cut: a picture is measured in pixels, of which one is no matter."""
    figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in texts if text.get_text()]
    assert all(box.x0 >= -1 and box.x1 <= figure.bbox.x1 + 1 for box in boxes)
    assert all(box.y0 >= -1 and box.y1 <= figure.bbox.y1 + 1 for box in boxes)
    return boxes


def test_long_names_of_finalists_are_neither_cut_nor_overlap():
    rows = [finalists.Row(f"{LONG} (as written)", None, as_good=True) for _ in range(5)]
    with style():
        figure = Figure(layout="constrained", figsize=(9, finalists.height([row.name for row in rows])))
        ax = figure.add_subplot()
        finalists.draw(ax, rows, 10.0, EN)
        boxes = inside(figure, ax.get_yticklabels())
    assert len(boxes) == 5
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize(("costs", "values"), [
    ((14.0, 14.0, 14.0), (250.0, 251.0, 240.0)), ((14.0, 14.0, 14.0), (251.0, 250.0, 240.0)),
    ((14.0, 10.0, 12.0), (250.0, 240.0, 245.0)), ((10.0, 14.0, 12.0), (250.0, 240.0, 245.0)),
])  # fmt: skip
def test_long_labels_of_the_front_are_neither_cut_nor_overlap(costs, values):
    names = (LONG, f"{LONG} too", "")
    spots = [
        cost_front.Spot(cost, value, name, best=place == 0)
        for place, (cost, value, name) in enumerate(zip(costs, values, names, strict=True))
    ]
    with style():
        figure = Figure(layout="constrained", figsize=(9, 5))
        ax = figure.add_subplot()
        cost_front.draw(ax, spots, EN)
        one, two = inside(figure, ax.texts)
    assert not one.overlaps(two)
