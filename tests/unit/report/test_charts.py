"""Charts as files: all of them, with titles and text alternatives, the same bytes each time."""

import re

import pytest
import synthetic
from matplotlib.image import imread

from simulator.report.charts import CHARTS, write_charts


@pytest.fixture(scope="module")
def comparison():
    return synthetic.comparison(6)


def test_writes_every_chart_twice(comparison, tmp_path):
    written = write_charts(comparison, tmp_path, "ru")
    names = {f"{name}.{kind}" for name in CHARTS for kind in ("svg", "png")}
    assert {path.name for path in (tmp_path / "charts").iterdir()} == names
    assert {path.name for path in written} == names
    image = imread(tmp_path / "charts" / "value.png")
    assert image.shape[:2] == (864, 1536)


def test_svg_carries_its_finding_and_no_date(comparison, tmp_path):
    write_charts(comparison, tmp_path)
    text = (tmp_path / "charts" / "base.svg").read_text("utf-8")
    assert "“Conveyor” ends with" in text
    assert "active clients" in text
    assert not re.search(r"20\d\d-\d\d-\d\d", text)


def test_same_comparison_same_bytes(comparison, tmp_path):
    for folder in ("one", "two"):
        write_charts(comparison, tmp_path / folder)
    for path in (tmp_path / "one" / "charts").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / "charts" / path.name).read_bytes(), path.name
