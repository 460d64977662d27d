"""The figure of a change: there where a design changes, and it says what it found."""

from dataclasses import replace

import numpy as np
import pytest
import synthetic
from matplotlib.figure import Figure

from simulator.analysis.outcome import Reorganised
from simulator.report import charts
from simulator.report.charts import CHARTS, drawer, names
from simulator.report.figures import canvas
from simulator.report.language import language


def outcomes(effect: float, dip: float, months: int = 36):
    """Return a design that never changes, and the same with a change in month 12 that costs and then brings so much."""
    plain = synthetic.outcomes("universal", 12, 1.0, months)
    luck = np.random.Generator(np.random.PCG64(3))
    changed = []
    for run in plain:
        profit = np.array(run.monthly["profit"])
        profit[12:15] -= dip
        profit[15:] += effect + luck.normal(0, 0.1)
        changed.append(replace(run, monthly=run.monthly | {"profit": profit.tolist()},
                               changes=[Reorganised(12.0, 0, 12, 12, 12, 0)]))  # fmt: skip
    return {"universal": plain, "changed": changed}


def drawn(found, tag: str = "en"):
    with canvas.style():
        figure = Figure(layout="constrained")
        finding = drawer("transition")(figure.add_subplot(), found, language(tag))
        figure.draw_without_rendering()
    return finding


@pytest.mark.parametrize(("effect", "told"), [(2.0, "has paid its change back after 8 months"),
                                              (-1.0, "does not pay its change back within 24 months")])  # fmt: skip
def test_says_when_the_change_is_paid_back(effect: float, told: str) -> None:
    finding = drawn(outcomes(effect, 3.0))
    assert told in finding.title
    assert "nan" not in finding.text + drawn(outcomes(effect, 3.0), "ru").text


def test_a_change_that_costs_nothing() -> None:
    assert "never costs more" in drawn(outcomes(1.0, -1.0)).title


def test_what_the_lines_mean_does_not_squeeze_the_panels() -> None:
    with canvas.style():
        figure, _ = charts._figure("transition", outcomes(1.0, 1.0), language("ru"))
        figure.draw_without_rendering()
    assert figure.axes[0].get_window_extent().width > figure.bbox.width / 2


def test_is_there_only_where_a_design_changes() -> None:
    changing = outcomes(1.0, 1.0)
    assert names(changing) == (*CHARTS, "transition")
    assert names({"universal": changing["universal"], "twin": changing["universal"]}) == CHARTS
    assert names({"changed": changing["changed"]}) == CHARTS
    assert drawn({"universal": changing["universal"]}).text
