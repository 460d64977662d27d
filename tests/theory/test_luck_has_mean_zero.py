"""What came less what was to be expected has mean zero: at each kind of moment, and in money, in every design.

At a moment with two ends the chance is the mean, so counts are held against sums of chances; a sum of many rare things
is nearly Poisson, and never wider. False-alarm rate: 1e-5 for each comparison, unless it says otherwise.
"""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from judging import assert_count, assert_mean

from simulator.analysis.fortune import CAUSES
from simulator.analysis.observe import observe
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Moment
from simulator.model.simulate import simulate
from simulator.scenario.files.loader import load_scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
DESIGNS = ("universal", "hunters_farmers", "conveyor")
EVERY_DESIGN = sorted(path.stem for path in SCENARIOS.glob("*.yaml"))
MARKETS = sorted(path.stem for path in (SCENARIOS / "markets").glob("*.yaml"))
ALARM = 1e-5
RESTLESS = ("warm_up=2 months", "horizon=10 months", "market.human_nature.quitting.base_rate=0.8")
"""A year in which many people leave, and clients with them."""


@cache
def runs(replications: int = 4) -> list[Journal]:
    scenarios = [load_scenario(SCENARIOS / f"{name}.yaml", settings=RESTLESS) for name in DESIGNS]
    return [simulate(scenario, number) for scenario in scenarios for number in range(replications)]


def lines(moment: Moment, name: str) -> np.ndarray[Any, Any]:
    """Return one column of the books of chances of all runs, of one kind of moment."""
    return np.concatenate([run.chances[name][run.chances["moment"] == moment] for run in runs()])


def expected_of_spells(moment: Moment) -> float:
    """Return how often a moment was to be expected that may come at any hour."""
    found = 0.0
    for run in runs():
        spells = run.spells
        which = spells["moment"] == moment
        found += float(((spells["until"] - spells["since"]) * spells["rate"])[which].sum())
    return found


@pytest.mark.parametrize("moment", [Moment.DOUBT, Moment.FOLLOWING, Moment.NOTICE], ids=lambda one: one.name.lower())
def test_as_many_come_as_were_to_be_expected(moment: Moment) -> None:
    came, expected = lines(moment, "came"), lines(moment, "expected")
    assert ((expected >= 0) & (expected <= 1)).all()
    assert expected.sum() > 20
    assert_count(int(came.sum()), float(expected.sum()), alarm=ALARM)


def test_as_many_touches_go_wrong_as_were_to_be_expected() -> None:
    """Most touches are survived, so it is those that are not that are rare."""
    came, expected = lines(Moment.TOUCH, "came"), lines(Moment.TOUCH, "expected")
    assert expected.max() <= 1
    assert_count(int((1 - came).sum()), float((1 - expected).sum()), alarm=ALARM)


@pytest.mark.parametrize("moment", [Moment.DOUBTS, Moment.CEASING], ids=lambda one: one.name.lower())
def test_what_may_come_at_any_hour_comes_as_often_as_its_rate_says(moment: Moment) -> None:
    assert_count(int(lines(moment, "came").sum()), expected_of_spells(moment), alarm=ALARM)


def test_there_are_as_many_candidate_moments_of_need_as_were_to_be_expected() -> None:
    assert lines(Moment.NEEDS, "came").sum() == len(lines(Moment.NEED, "came"))
    assert_count(int(lines(Moment.NEEDS, "came").sum()), float(lines(Moment.NEEDS, "expected").sum()), alarm=ALARM)


def test_needs_come_as_large_as_were_to_be_expected() -> None:
    surprise = lines(Moment.NEED, "came") - lines(Moment.NEED, "expected")
    assert_mean(surprise, 0.0, alarm=ALARM, resolution=0.02, scale=1.0)


def test_clients_are_as_large_as_was_to_be_expected() -> None:
    """Sizes have a heavy tail: with 2,000 clients the normal approximation of the mean is good to a part of this."""
    assert_mean(lines(Moment.NATURE, "came"), 1.0, alarm=1e-4, resolution=0.25)


@pytest.mark.parametrize("moment", [Moment.HUNTER, Moment.FARMER], ids=lambda one: one.name.lower())
def test_hires_are_as_able_as_was_to_be_expected(moment: Moment) -> None:
    surprise = lines(moment, "came") - lines(moment, "expected")
    assert_mean(surprise, 0.0, alarm=ALARM, resolution=0.1, scale=1.0)


def assert_no_luck(design: str, replications: int, alarm: float, *settings: str, market: str | None = None) -> None:
    """Assert that no cause of luck has a mean, in what it adds to value and to profit."""
    where = SCENARIOS / "markets" / f"{market}.yaml" if market else None
    scenario = load_scenario(SCENARIOS / f"{design}.yaml", market=where, settings=settings)
    fortunes = [observe(simulate(scenario, number)).fortune for number in range(replications)]
    kept = [one for one in fortunes if one is not None]
    assert len(kept) == replications
    for moved in ([one.value for one in kept], [one.profit for one in kept]):
        for cause in CAUSES:
            luck = np.array([one[cause] for one in moved])
            if luck.any():
                assert_mean(luck, 0.0, alarm=alarm, resolution=np.inf, scale=1.0)


@pytest.mark.verification
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("design", EVERY_DESIGN)
def test_luck_adds_nothing_to_any_design(design: str) -> None:
    """False-alarm rate: 1e-4 for each of the four causes, in value and in profit."""
    assert_no_luck(design, 40, 1e-4, "warm_up=3 months", "horizon=9 months")


@pytest.mark.verification
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("market", MARKETS)
def test_luck_adds_nothing_on_any_market(market: str) -> None:
    assert_no_luck("conveyor", 40, 1e-4, "warm_up=3 months", "horizon=9 months", market=market)


def test_a_run_without_the_book_is_the_same_run() -> None:
    scenario = load_scenario(SCENARIOS / "conveyor.yaml", settings=("warm_up=1 month", "horizon=2 months"))
    kept, left_out = simulate(scenario), simulate(scenario, chances=False)
    assert observe(left_out).fortune is None
    others = {name: table.to_bytes() for name, table in kept.tables().items() if name not in {"chances", "spells"}}
    assert others == {name: table.to_bytes() for name, table in left_out.tables().items()}
