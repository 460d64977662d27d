"""Whatever the company: as much comes at moments of chance as was to be expected, over many that Hypothesis thinks of.

Companies are strange and runs short, so moments are pooled over all. False-alarm rate: 1e-5 for each kind; a sum
of rare things of different chances is nearly Poisson and never wider.
"""

from collections import Counter
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from scipy import stats
from strategies import scenarios

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Moment
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

ALARM = 1e-5
COMPANIES = 150
COUNTED = (Moment.TOUCH, Moment.NEEDS, Moment.DOUBT, Moment.DOUBTS, Moment.CEASING, Moment.FOLLOWING, Moment.NOTICE)


@cache
def pooled() -> tuple[Counter[Moment], Counter[Moment]]:
    """Return, by kind of moment, how much came and how much was to be expected, over all companies."""
    came: Counter[Moment] = Counter()
    expected: Counter[Moment] = Counter()
    replications = iter(range(10 * COMPANIES))

    @settings(max_examples=COMPANIES, deadline=None, derandomize=True, database=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(scenarios())
    def collect(scenario: Scenario) -> None:
        count(simulate(scenario, next(replications)))  # luck of its own for each, or they would not be independent

    def count(run: Journal) -> None:
        chances, spells = run.chances, run.spells
        for moment in Moment:
            which, open_ = chances["moment"] == moment, spells["moment"] == moment
            failed = moment == Moment.TOUCH  # most touches are survived, so those are counted that are not
            ends = [1 - chances[name][which] if failed else chances[name][which] for name in ("came", "expected")]
            hours = spells["until"][open_] - spells["since"][open_]
            came[moment] += float(ends[0].sum())
            expected[moment] += float(ends[1].sum() + (hours * spells["rate"][open_]).sum())

    collect()
    return came, expected


@pytest.mark.parametrize("moment", COUNTED, ids=lambda one: one.name.lower())
def test_as_much_comes_as_was_to_be_expected(moment: Moment) -> None:
    came, expected = (sums[moment] for sums in pooled())
    assert expected > 10, "too little to see anything"
    tail = min(stats.poisson.cdf(came, expected), stats.poisson.sf(came - 1, expected))
    assert 2 * tail >= ALARM, f"{came:g} where {expected:.1f} are expected"
