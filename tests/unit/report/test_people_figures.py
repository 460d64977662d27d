"""The figures that tell of people: habits, leavers, talent, heads; what they count, and what they say of nothing."""

from dataclasses import replace

import numpy as np
import pytest
import synthetic
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from simulator.analysis.outcome import Exit, Worker
from simulator.report.figures import canvas, drift, head, hours, leavers, talent
from simulator.report.figures.numbers import ratio
from simulator.report.language import language

ENGLISH = language("en")


def runs(count=6, **changes):
    return [replace(outcome, **changes) for outcome in synthetic.outcomes("universal", count)]


def drawn(module, outcomes):
    """Return the figure and the finding of `module`."""
    with canvas.style():
        figure = Figure(layout="constrained")
        FigureCanvasAgg(figure)
        finding = module.draw(figure.add_subplot(), outcomes, ENGLISH)
        figure.draw_without_rendering()
    return figure, finding


def texts(figure):
    return [text.get_text() for axes in _panels(figure) for text in axes.texts]


def _panels(figure):
    outer = figure.axes[0]
    return [outer, *outer.child_axes]


# --- ratios ------------------------------------------------------------------------------------------------------


def test_a_ratio_is_of_sums_with_the_replications_as_the_sample():
    """Of 2000 intervals of ratios of 12 pairs 95 % should hold the truth; 1900 +- 60 allows for the linearisation."""
    chance = np.random.default_rng(5)
    held = 0
    for _ in range(2000):
        wholes = chance.poisson(12, 12).astype(float)
        parts = 2.5 * wholes + chance.normal(0, 3, 12)
        found = ratio(parts, wholes)
        assert float(found.mean) == pytest.approx(parts.sum() / wholes.sum())
        held += bool(found.low <= 2.5 <= found.high)
    assert abs(held - 1900) <= 60


def test_a_ratio_of_nothing_and_of_few():
    assert not ratio(np.zeros(4), np.zeros(4)).bounded
    assert np.isnan(ratio(np.zeros(4), np.zeros(4)).mean)
    assert float(ratio(np.array([3.0]), np.array([2.0])).mean) == 1.5
    assert not ratio(np.array([3.0]), np.array([2.0])).bounded


# --- habits ------------------------------------------------------------------------------------------------------


def test_comfort_has_a_panel_only_where_it_moves_somebody():
    figure, _ = drawn(drift, {"universal": runs()})
    assert len(_panels(figure)) == 1 + 3
    calm = runs()
    for outcome in calm:
        outcome.monthly["comfort"][:] = [1.0] * synthetic.MONTHS
    figure, _ = drawn(drift, {"universal": calm})
    assert len(_panels(figure)) == 1 + 2


def test_the_change_is_from_the_first_year_to_the_last():
    told = runs()
    for outcome in told:
        outcome.monthly["hunting_hours"][:] = [50.0] * 12 + [45.0] * 12 + [40.0] * 12
    _, finding = drawn(drift, {"universal": told})
    assert finding.title.endswith("“Universal” from 50 to 40")
    assert "change by −10.0" in finding.text


# --- leavers -----------------------------------------------------------------------------------------------------


def left(role="sales/seller", followed=2, loss=3.0, vacant=2.0):
    return Exit(role, "quit", 1.0, 10.0, followed, loss, vacant)


def test_rows_are_roles_that_somebody_left():
    told = runs(4, exits=[left(), left(followed=4, vacant=None), left("sales/head", 0, 0.0)])
    seller, chief = leavers.rows({"universal": told})
    assert (seller.role, chief.role) == ("sales/seller", "sales/head")
    assert [float(seller.level(count).mean) for _, count in leavers.COLUMNS] == [2.0, 3.0, 3.0, 2.0]


def test_never_more_rows_than_there_is_room_for():
    many = {}
    for number in range(6):
        told = synthetic.outcomes("conveyor", 4)
        many[f"design_{number}"] = [
            replace(outcome, exits=[left(role) for role in outcome.hours for _ in range(number + 1)])
            for outcome in told
        ]
    found = leavers.rows(many)
    assert len(found) == leavers.MOST_ROWS
    assert "design_5" in {row.design for row in found}
    assert "design_0" not in {row.design for row in found}


def test_nobody_left():
    told = runs(exits=[])
    for outcome in told:
        outcome.indicators["exit_loss"] = 0.0
    figure, finding = drawn(leavers, {"universal": told, "twin": told})
    assert finding.title == "Nobody left in 36 months"
    assert texts(figure) == ["nobody left"]


# --- talent ------------------------------------------------------------------------------------------------------


def worker(hunting, result, role="sales/seller", months=12.0, farming=1.0):
    return Worker(role, hunting, farming, months, result, result, result)


def test_the_slope_is_that_of_the_data():
    """Results are exactly half as steep as talents; all hours of a generator are hunting, so farming does not count."""
    told = [
        replace(outcome, people=[
            worker(level, 4 * (1 + 0.5 * (level - 1)), "sales/generator", farming=9.0) for level in (0.7, 0.9, 1.1, 1.3)
        ])
        for outcome in synthetic.outcomes("conveyor", 6)
    ]  # fmt: skip
    found = talent.cloud(told)
    assert found.talent.mean() == pytest.approx(1.0)
    assert found.result.mean() == pytest.approx(1.0)
    slope = found.slope()
    assert float(slope.mean) == pytest.approx(0.5)
    assert (float(slope.low), float(slope.high)) == (pytest.approx(0.5), pytest.approx(0.5))
    assert drawn(talent, {"conveyor": told})[1].title.endswith("“Conveyor” by 5%")


def test_results_are_relative_to_the_role_and_counted_by_it():
    people = [
        Worker("sales/generator", 1.0, 1.0, 10, 0.0, 0.0, 6.0),
        Worker("sales/closer", 1.0, 1.0, 10, 0.3, 2.0, 0.0),
        Worker("sales/closer", 1.0, 1.0, 30, 0.1, 1.0, 0.0),
        Worker("sales/account_manager", 1.0, 1.0, 10, 4.0, 0.0, 0.0),
    ]
    found = talent.cloud([replace(synthetic.outcomes("conveyor", 1)[0], people=people)])
    assert found.result.tolist() == [1.0, 2.0 / 1.25, 1.0 / 1.25, 1.0]


def test_alike_or_too_few():
    alike = [replace(outcome, people=[worker(1.0, 2.0)] * 9) for outcome in synthetic.outcomes("universal", 5)]
    assert drawn(talent, {"universal": alike})[1].title == "Nobody is more talented than others here"
    few = [replace(outcome, people=[worker(0.8, 2.0)]) for outcome in synthetic.outcomes("universal", 2)]
    few[0].people.append(worker(1.2, 3.0))
    figure, finding = drawn(talent, {"universal": few})
    assert finding.title == "Too few people to tell what talent makes"
    assert "too few people to tell" in texts(figure)


# --- hours -------------------------------------------------------------------------------------------------------


def test_heads_have_a_figure_of_their_own():
    assert hours._roles(runs()) == ["sales/seller"]
    (bar,) = head._bars({"universal": runs()})
    assert bar.department == "sales"
    assert bar.hours.sum(axis=1) == pytest.approx(168)


def test_hours_of_small_activities_are_shown_together():
    told = runs(hours={"sales/seller": {"serving": 900.0, "collecting": 60.0, "coaching": 30.0, "scripting": 6.0,
                                        "handing_over": 4.0}})  # fmt: skip
    shown = dict(zip(hours.ACTIVITIES, hours._shown({"universal": told}), strict=True))
    assert shown["serving"]
    assert shown["talks"]
    assert not shown["handing_over"]
    table = hours._told_apart(hours._table(told, "sales/seller"), list(shown.values()))
    mean = dict(zip(hours.ACTIVITIES, table.mean(axis=0), strict=True))
    assert (mean["serving"], mean["talks"], mean["handing_over"]) == (pytest.approx(0.96), pytest.approx(0.03), 0.0)
    assert mean["other"] == pytest.approx(0.01)
    assert sum(mean.values()) == pytest.approx(1.0)


def test_an_empty_chair_is_shown():
    told = runs(hours={"sales/head": {"coaching": 36 * 20.0, "switching": 36 * 8.0}, "sales/seller": {"serving": 1.0}})
    (bar,) = head._bars({"universal": told})
    mean = dict(zip(head.PARTS, bar.hours.mean(axis=0), strict=True))
    assert (mean["coaching"], mean["other"], mean["vacant"]) == (20, 8, 140)


def test_nobody_leads():
    figure, finding = drawn(head, {"universal": runs(hours={"sales/seller": {"serving": 5.0}})})
    assert finding.title == "Nobody leads a department"
    assert texts(figure) == ["Nobody leads a department"]
