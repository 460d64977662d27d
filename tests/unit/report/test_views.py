"""A comparison in a notebook draws on the axes that it is given."""

import matplotlib as mpl
import pytest
import synthetic

mpl.use("agg")

from matplotlib import pyplot as plt

from simulator.report.charts import CHARTS
from simulator.report.views import view


@pytest.fixture
def shown():
    yield view(synthetic.comparison(5))
    plt.close("all")


@pytest.mark.parametrize("name", CHARTS)
def test_draws_on_given_axes_and_returns_them(shown, name):
    figure, (left, right) = plt.subplots(1, 2, figsize=(14, 5))
    assert getattr(shown, f"plot_{name}")(right) is right
    assert right.get_title(loc="left")
    assert not left.get_title(loc="left")
    figure.canvas.draw()


def test_makes_a_figure_where_none_is_given(shown):
    axes = shown.plot_value()
    assert axes.figure.number in plt.get_fignums()


def test_shows_its_verdict(shown):
    html = shown._repr_html_()
    assert html.startswith("<h3>Not decided: “Conveyor” or “Universal”.</h3>")
    assert "untuned" in html


def test_speaks_russian():
    shown = view(synthetic.comparison(5), "ru")
    assert "«Конвейер»" in shown._repr_html_()
    with pytest.raises(ValueError, match="unknown language"):
        view(synthetic.comparison(5), "xx")


def test_keeps_the_frames(shown):
    assert set(shown.replications["design"]) == {"universal", "conveyor"}
    assert len(shown.monthly) == 2 * 5 * synthetic.MONTHS


def test_writes_charts_and_report(shown, tmp_path):
    assert shown.write(tmp_path).exists()
    assert len(list((tmp_path / "charts").iterdir())) == 2 * len(CHARTS)
