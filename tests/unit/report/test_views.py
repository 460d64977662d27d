"""A comparison in a notebook draws on the axes that it is given."""

import pickle
from dataclasses import fields
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
import synthetic

mpl.use("agg")

from matplotlib import pyplot as plt

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.series import SERIES
from simulator.kernel.showing import LONGEST
from simulator.report.charts import CHARTS
from simulator.report.language import language
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


@pytest.mark.parametrize(
    ("count", "designs", "told"),
    [
        (5, {"universal": 1.0, "conveyor": 1.15}, "2 designs, 5 replications: not decided>"),
        (20, {"universal": 1.0, "conveyor": 1.4}, "2 designs, 20 replications: 'conveyor' better than 'universal'>"),
        (20, {"universal": 1.0, "conveyor": 1.4, "x": 0.8},
         "3 designs, 20 replications: against 'universal': 'conveyor' better, 'x' worse>"),
    ],
)  # fmt: skip
def test_is_a_line_with_the_verdict(count, designs, told):
    plain = synthetic.comparison(count, designs)
    assert repr(view(plain)) == repr(plain) == f"<Comparison of {told}"


def test_everything_in_it_is_a_line(shown):
    assert repr(view(synthetic.comparison(2, {"universal": 1.0}))).startswith(
        "<Comparison of 1 design, 2 replications: value "
    )
    many = view(synthetic.comparison(2, {f"design_{number:070}": 1.0 for number in range(12)}))
    parts = [shown, many, shown.study, many.study, *shown.verdict, *many.verdict, shown.words(), many.words()]
    parts += [shown.budget, shown.verdict[0].verdict, shown.verdict[0].difference, shown.estimate("universal", "value")]
    for part in parts:
        assert len(repr(part)) <= LONGEST, part
        assert "\n" not in repr(part)


def test_shows_the_table_of_indicators_and_escapes_names():
    nasty = "<b>'&'</b>"
    shown = view(synthetic.comparison(3, {"universal": 1.0, nasty: 1.1}))
    page = ElementTree.fromstring(f"<div>{shown._repr_html_()}</div>")
    assert page.find(".//b") is None
    header = [cell.text for cell in page.findall("table/thead/tr/th")]
    assert header == ["Indicator", "Universal", nasty, f"“{nasty}” less “Universal”", "Probability of being better",
                      "Verdict"]  # fmt: skip
    assert [row[0].text for row in page.findall("table/tbody/tr")] == [_named(one) for one in CATALOGUE]
    ElementTree.fromstring(shown.study._repr_html_())


def _named(indicator):
    unit = language("en").name("unit", indicator.unit)
    return indicator.name if indicator.unit == "share" else f"{indicator.name} ({unit})"


def test_frames_tell_units_and_meanings_of_every_column(shown):
    for frame in (shown.replications, shown.monthly):
        assert list(frame.attrs["units"]) == list(frame.attrs["columns"]) == list(frame.columns)
        assert all(frame.attrs["columns"].values())
        assert {name for name, unit in frame.attrs["units"].items() if not unit} == {"design", "replication"}
    assert {one.key for one in CATALOGUE} <= set(shown.replications.attrs["units"])
    assert set(shown.monthly.attrs["units"]) - {"design", "replication", "month"} <= {one.key for one in SERIES}
    assert shown.replications.attrs["units"]["cycle_days"] == "days"
    assert shown.monthly.attrs["units"]["hunting_hours"] == "working hours"


def test_pickles_as_before(shown):
    again = pickle.loads(pickle.dumps(shown))
    assert all(getattr(again, one.name) == getattr(shown, one.name) for one in fields(shown))


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
