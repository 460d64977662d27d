"""`conveyor breakeven` and `conveyor map` as users run them."""

import json

import pytest
from small import conveyor, write

BOTH = ("small.yaml", "split.yaml", "--set", "warm_up=0 h", "--set", "horizon=1 months")
PATH = "market.neglect_multiplier"


@pytest.fixture
def place(tmp_path):
    write(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("arguments", "told"), [
    (("breakeven", "market.neglect_multiplyer", *BOTH), "did you mean 'market.neglect_multiplier'?"),
    (("breakeven", "mechanisms.quitting", *BOTH), "mechanisms.quitting: no number with a declared unit"),
    (("breakeven", PATH, *BOTH, "--between", "0.2", "3"), f"{PATH}: cannot be 0.2: input should be greater than"),
    (("breakeven", PATH, *BOTH, "--between", "3", "2"), f"{PATH}: from 3 to 2 is no range"),
    (("breakeven", "market.calling.dial", *BOTH, "--between", "2", "3"), "a duration needs a unit: '2 h'?"),
    (("breakeven", "heads", *BOTH, "--between", "a", "3"), "heads: a number is needed, not 'a'"),
    (("breakeven", f"other:{PATH}", *BOTH), "there is no design 'other'; designs: small, split"),
    (("breakeven", PATH, "small.yaml"), "needs two designs at least"),
    (("map", PATH, PATH, *BOTH), f"{PATH}: stands along both sides of the map"),
    (("map", PATH, "market.disscount", *BOTH), "did you mean 'market.discount'?"),
])
def test_mistakes_are_told_in_a_line(place, arguments, told):
    found = conveyor(place, *arguments)
    assert (found.returncode, found.stdout) == (2, "")
    assert told in found.stderr
    assert found.stderr.count("\n") == 1
    assert not (place / "results").exists()


def test_a_break_even_is_told_and_written(place):
    arguments = ("breakeven", PATH, *BOTH, "-n", 3, "--out", "out")
    found = conveyor(place, *arguments)
    assert found.returncode == 0, found.stderr
    assert "How much likelier a client leaves who feels no attention at all: " in found.stdout
    out = place / "out"
    names = {str(file.relative_to(out)) for file in out.rglob("*") if file.is_file()}
    assert {"summary.json", "breakeven.csv", "report.html", "charts/breakeven.svg", "charts/breakeven.png"} <= names
    summary = (out / "summary.json").read_bytes()
    assert json.loads(summary)["axis"]["today"] == 2.5
    again = conveyor(place, *arguments, "--jobs", 1, "--lang", "ru")
    assert again.returncode == 0, again.stderr
    assert (out / "summary.json").read_bytes() == summary
    assert "Во сколько раз вероятнее уходит клиент" in again.stdout


@pytest.mark.verification
def test_a_map_is_told_and_written(place):
    found = conveyor(place, "map", PATH, "deal_size", *BOTH, "-n", 3, "--points", 12, "--out", "out")
    assert found.returncode == 0, found.stderr
    assert "At today’s values" in found.stdout
    assert {"map.csv", "points.csv", "charts", "report.html"} <= {file.name for file in (place / "out").iterdir()}
    summary = json.loads((place / "out" / "summary.json").read_text())
    assert sum(summary["shares"].values()) + summary["open"] == pytest.approx(1)
