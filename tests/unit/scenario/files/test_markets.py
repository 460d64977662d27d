"""The markets beside `distribution`: each number has its ground, and each fits the designs that are shipped."""

import re
from pathlib import Path

import pytest

from simulator.kernel.calendar import MONTH
from simulator.model.market.terms import Terms
from simulator.scenario.figures.derived import derived
from simulator.scenario.files.loader import is_market_file, load_market, load_scenario
from simulator.scenario.schema.market import Market

ROOT = Path(__file__).parents[4]
MARKETS = sorted((ROOT / "scenarios" / "markets").glob("*.yaml"))
OTHERS = [path for path in MARKETS if path.stem != "distribution"]
GROUND = re.compile(r"# (A|M|[BC]\d*\.?\d*|MODEL 11)\b")


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_every_number_that_differs_has_its_ground(path: Path) -> None:
    bare = [
        line for line in path.read_text(encoding="utf-8").splitlines()
        if re.match(r"\s*\w+: \S", line) and not line.startswith("extends:") and not GROUND.search(line)
    ]  # fmt: skip
    assert bare == []


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_a_market_is_named_like_its_file_and_differs_in_what_it_says(path: Path) -> None:
    market = load_market(path)
    assert is_market_file(path)
    assert market.name == path.stem
    assert list(market.segments) == list(Market().segments)
    assert all(body != Market().segments[name] for name, body in market.segments.items())
    assert market.human_nature.resistance == Market().human_nature.resistance


@pytest.mark.parametrize("path", MARKETS, ids=lambda path: path.stem)
def test_margins_fit_the_pay_plans_of_the_designs(path: Path) -> None:
    """A month of an account brings about what the shares of the pay plans were made for (docs/markets.md)."""
    scenario = load_scenario(ROOT / "scenarios" / "universal.yaml", market=path)
    kept = [one.kept for one in derived(scenario).segments]
    both = zip(kept, Terms(scenario).segments, strict=True)
    monthly = MONTH * sum(share * one.order_rate * one.margin * one.repeats for share, one in both)
    assert 0.05 <= monthly <= 0.15
