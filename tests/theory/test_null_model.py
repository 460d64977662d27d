"""The null model (C.7): no organisation is better when nothing stands in anybody's way.

Started at n* = T / (t + h mu) accounts a head, the expected base stays there, for a universal department and for
hunters and farmers in the exact ratio alike; n*, h, t and mu come from `scenario.derived`, which knows of no run.

A base that is pulled back at the rate k by its own churn and by what service leaves for hunting, k = mu + t / h for
universals and k = mu for a split, wanders: its mean square deviation from n* after a time T is
N mu / k x (1 - exp(-2 k T)) / 1 (a birth and death process close to its mean). The split wanders further.

A base that relaxes in 10 and 30 months gives one observation a run. False-alarm rate: 1e-4 for each comparison.
"""

import math
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
from judging import Sample, assert_mean
from scipy import stats
from stations import Floats

from simulator.analysis.observe import observe
from simulator.kernel.calendar import MONTH
from simulator.model.simulate import simulate
from simulator.scenario.derived import derived
from simulator.scenario.loader import load_scenario
from simulator.scenario.scenario import Scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios" / "validation"
ALARM = 1e-4
HEADS, HUNTERS, FARMERS = 12, 4, 8
DESIGNS = ("null_universal", "null_split")
FEW, MANY = 7, 60


def null(design: str) -> Scenario:
    return load_scenario(SCENARIOS / f"{design}.yaml")


@lru_cache
def bases(design: str, count: int) -> Floats:
    """Return the base at each month's end, one row for each run."""
    scenario = null(design)
    return np.array([simulate(scenario, replication).base["living"] for replication in range(count)])


def mean_square(row: Floats, around: float) -> float:
    return float(((row - around) ** 2).mean())


def expected_square(accounts: float, churn: float, pull: float, months: int) -> float:
    """Return the mean over the months of the expected square deviation from the mean."""
    return float(np.mean([accounts * churn / pull * (1 - math.exp(-2 * pull * month)) for month in range(months + 1)]))


@pytest.mark.parametrize("design", DESIGNS)
def test_the_scenario_is_what_it_says(design: str) -> None:
    """The opening book is n* for each head, and the ratio of the split is exact."""
    figures, opening = derived(null(design)), null(design).market.opening.clients
    assert opening == pytest.approx(HEADS * figures.accounts_per_head, rel=1e-9)
    need = figures.hours_per_win * figures.churn
    assert figures.hours_per_account / need == pytest.approx(FARMERS / HUNTERS, rel=1e-9)
    roles = [role for _, _, role in null(design).organization.roles()]
    assert sum(role.count for role in roles) == HEADS
    assert all(role.accounts is None for role in roles)


@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.verification)])
@pytest.mark.parametrize("design", DESIGNS)
def test_the_mean_stays_where_it_began(design: str, count: int) -> None:
    """The mean over the run of the accounts a head keeps is n*."""
    theory = derived(null(design)).accounts_per_head
    found = bases(design, count).mean(axis=1) / HEADS
    assert_mean(found, theory, alarm=ALARM, resolution=0.03 if count == FEW else 0.01)


@pytest.mark.parametrize("design", DESIGNS)
def test_hunting_takes_its_share(design: str) -> None:
    """The share phi* = h mu / (t + h mu) of all hours goes into new clients; at n*, nobody has time to idle."""
    scenario = null(design)
    outcome = observe(simulate(scenario, replication=100))
    share, idle = outcome.indicators["hunting_share"], outcome.indicators["idle_share"]
    assert share == pytest.approx(derived(scenario).hunting_share, abs=0.03)
    assert idle is not None
    assert idle < 0.05


@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.verification)])
def test_hours_buy_wins(count: int) -> None:
    """A hunter who does nothing else wins T / h clients a month: h is what a win costs in the actual funnel."""
    scenario = null("null_split")
    rate = HUNTERS * MONTH / derived(scenario).hours_per_win
    months = scenario.horizon / MONTH
    wins = [observe(simulate(scenario, replication)).indicators["new_clients"] or 0.0 for replication in range(count)]
    assert_mean(np.array(wins) / months, rate, alarm=ALARM, resolution=0.15 if count == FEW else 0.03)


@pytest.mark.verification
def test_the_split_wanders_further() -> None:
    """The square deviations of both are those of theory, and those of the split are larger."""
    figures = derived(null("null_universal"))
    accounts, churn = HEADS * figures.accounts_per_head, figures.churn
    squares: dict[str, Sample] = {}
    for design, pull in (("null_universal", 1 / figures.relaxation_universal), ("null_split", churn)):
        rows = bases(design, MANY)
        squares[design] = [mean_square(row, accounts) for row in rows]
        theory = expected_square(accounts, churn, pull, rows.shape[1] - 1)
        assert_mean(squares[design], theory, alarm=ALARM, resolution=0.6)
    found = stats.mannwhitneyu(squares["null_split"], squares["null_universal"], alternative="greater")
    assert found.pvalue < ALARM
