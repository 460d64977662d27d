"""Charts as files: all of them, with titles and text alternatives, the same bytes each time."""

import re

import pytest
import synthetic
from matplotlib.image import imread

from simulator.report.charts import CHARTS, write_charts


@pytest.fixture(scope="module")
def comparison():
    return synthetic.comparison(6)


@pytest.fixture(scope="module")
def folder(comparison, tmp_path_factory):
    """Return a folder with the charts in Russian."""
    target = tmp_path_factory.mktemp("charts")
    write_charts(comparison, target, "ru")
    return target / "charts"


def test_writes_every_chart_twice(folder):
    names = {f"{name}.{kind}" for name in CHARTS for kind in ("svg", "png")}
    assert {path.name for path in folder.iterdir()} == names
    image = imread(folder / "value.png")
    assert image.shape[:2] == (864, 1536)


def test_svg_carries_its_finding_and_no_date(folder):
    text = (folder / "base.svg").read_text("utf-8")
    assert "Активных клиентов в конце: «Конвейер»" in text
    assert not re.search(r"20\d\d-\d\d-\d\d", text)


def test_same_comparison_same_bytes(comparison, folder, tmp_path):
    for path in write_charts(comparison, tmp_path, "ru"):
        assert path.read_bytes() == (folder / path.name).read_bytes(), path.name
