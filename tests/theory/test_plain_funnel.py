"""The plain funnel: against queueing theory in its steady state, and against an independent program from hour 0.

The product begins empty. Generators and closers settle within a few days; accounts fill up in about 500 hours and
renew themselves from then on, so theory is asked after a warm-up of 1200 hours (in which the expected number of
accounts comes within 1e-4 of its limit). The independent program (tests/benchmarks) has no warm-up; both are compared
from their empty start, as samples of independent runs, with no theory in between.

False-alarm rate: 2e-5 for each comparison, about 5e-4 in all.
"""

import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from judging import assert_count, assert_mean, assert_same_mean, assert_share
from queues import erlang_b, wait_mgc, wait_mmc
from stations import batch_means, waits

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity, Stage, State
from simulator.model.simulate import simulate
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.scenario import Scenario

pytestmark = pytest.mark.timeout(1200)
ROOT = Path(__file__).parents[2]
ALARM = 2e-5
SETTLED, SHORT = 1200.0, 3200.0
LEADS, PASSED, WINS = 10.2, 0.3, 0.25
ACCOUNTS, LIFE, GAP = 360, 4000.0, 160.0
STATIONS = {"generator": Activity.QUALIFYING, "closer": Activity.CLOSING, "manager": Activity.SERVING}
"""The stations of the independent program, and what is done there."""


def funnel(hours: float) -> Scenario:
    return load_scenario(ROOT / "scenarios" / "validation" / "plain_funnel.yaml").with_("horizon", f"{hours} h")


@lru_cache
def journals(hours: float, count: int) -> list[Journal]:
    return [simulate(funnel(hours), replication) for replication in range(count)]


@pytest.fixture(params=[(SHORT, 6, 0.4), pytest.param((6000.0, 40, 0.15), marks=pytest.mark.verification)])
def sample(request: pytest.FixtureRequest) -> tuple[list[Journal], float]:
    """Runs, and the relative deviation of a mean wait that they can show."""
    hours, count, resolution = request.param
    return journals(hours, count), resolution


def settled_waits(runs: list[Journal], activity: Activity) -> list[float]:
    """Return mean waits of batches of 400 hours after the warm-up."""
    means: list[float] = []
    for journal in runs:
        batches = round((journal.end - SETTLED) / 400)
        means += batch_means(*waits(journal, activity), skip=SETTLED, until=journal.end, batches=batches)
    return means


def count(journal: Journal, stage: Stage, since: float = 0.0) -> int:
    return int(((journal.leads["stage"] == stage) & (journal.leads["time"] >= since)).sum())


def count_state(journal: Journal, state: State, since: float = 0.0) -> int:
    return int(((journal.clients["state"] == state) & (journal.clients["time"] >= since)).sum())


def test_what_comes_in_and_goes_on(sample: tuple[list[Journal], float]) -> None:
    """Leads are Poisson; what happens to each is a coin of known bias, one for all runs together."""
    runs, _ = sample
    hours = sum(journal.end for journal in runs)
    assert_count(sum(count(journal, Stage.INQUIRY) for journal in runs), LEADS * hours, alarm=ALARM)
    passed = sum(count(journal, Stage.OPPORTUNITY) for journal in runs)
    seen = passed + sum(count(journal, Stage.JUNK) for journal in runs)
    assert_share(passed, seen, PASSED, alarm=ALARM)
    won = sum(count(journal, Stage.WON) for journal in runs)
    ended = won + sum(count(journal, stage) for journal in runs for stage in (Stage.LOST, Stage.NO_DECISION))
    assert_share(won, ended, WINS, alarm=ALARM)


def test_generators_are_mm6(sample: tuple[list[Journal], float]) -> None:
    runs, resolution = sample
    found = settled_waits(runs, Activity.QUALIFYING)
    assert_mean(found, wait_mmc(LEADS, 2.0, 6), alarm=ALARM, resolution=resolution)


def test_closers_are_mg15(sample: tuple[list[Journal], float]) -> None:
    """Burke: arrivals are Poisson. No exact formula exists for lognormal service; that used is good to 2 %."""
    runs, resolution = sample
    theory = wait_mgc(LEADS * PASSED, 4.0, 0.5, 15)
    assert_mean(settled_waits(runs, Activity.CLOSING), theory, alarm=ALARM, resolution=1.5 * resolution, error=0.02)


def test_accounts_are_a_loss_system(sample: tuple[list[Journal], float]) -> None:
    """M/G/360/360: who is taken in, who is turned away, how many there are (Erlang B), and what they order.

    Deals are closed in M/G/15, whose output is not quite Poisson; at eight times more wins than places that moves the
    answers by less than 1e-3.
    """
    runs, _ = sample
    wins = LEADS * PASSED * WINS
    blocked = erlang_b(wins * LIFE, ACCOUNTS)
    hours = sum(journal.end - SETTLED for journal in runs)
    refused = sum(count_state(journal, State.TURNED_AWAY, SETTLED) for journal in runs)
    taken = sum(count_state(journal, State.CUSTOMER, SETTLED) for journal in runs)
    assert_share(refused, refused + taken, blocked, alarm=ALARM)
    lost = sum(count_state(journal, state, SETTLED) for journal in runs for state in (State.LEFT, State.CEASED))
    accounts = wins * LIFE * (1 - blocked)
    assert_count(lost, accounts / LIFE * hours, alarm=ALARM)
    assert_count(taken, accounts / LIFE * hours, alarm=ALARM)
    ordered = sum(int((journal.placed["time"] >= SETTLED).sum()) for journal in runs)
    assert_count(ordered, accounts / GAP * hours, alarm=ALARM)


def test_managers_are_mm1(sample: tuple[list[Journal], float]) -> None:
    """Each manager's accounts send Poisson orders; a place is empty for an hour or two at a time, which moves 1 %."""
    runs, resolution = sample
    rate = ACCOUNTS / 6 / GAP
    found = settled_waits(runs, Activity.SERVING)
    assert_mean(found, wait_mmc(rate, 1.0, 1), alarm=ALARM, resolution=resolution, error=0.01)


@lru_cache
def independent(hours: float, count: int) -> dict[str, list[float]]:
    """Return the six numbers and the three waits of as many runs of the independent program."""
    sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))
    import idiomatic_funnel

    runs = [idiomatic_funnel.run(seed, horizon=hours) for seed in range(count)]
    return {
        "leads": [run.leads for run in runs],
        "won": [run.won for run in runs],
        "buried": [run.buried for run in runs],
        "orders": [run.orders for run in runs],
    } | {station: [run.waits[station].total / run.waits[station].started for run in runs] for station in STATIONS}


def product(runs: list[Journal]) -> Iterator[tuple[str, list[float]]]:
    """Yield the same numbers of the product."""
    yield "leads", [count(journal, Stage.INQUIRY) for journal in runs]
    yield "won", [count_state(journal, State.CUSTOMER) for journal in runs]
    yield "buried", [count_state(journal, State.TURNED_AWAY) for journal in runs]
    yield "orders", [len(journal.served) for journal in runs]
    for station, activity in STATIONS.items():
        yield station, [float(waits(journal, activity)[1].mean()) for journal in runs]


@pytest.mark.parametrize(
    ("hours", "count", "resolution"),
    [(800.0, 12, 2.0), pytest.param(6000.0, 40, 0.2, marks=pytest.mark.verification)],
)
def test_an_independent_program_agrees(hours: float, count: int, resolution: float) -> None:
    """Two programs that share no line: one distribution from an empty start, as far as means can tell."""
    other = independent(hours, count)
    for name, found in product(journals(hours, count)):
        seen = resolution if name in STATIONS else 0.3 * resolution
        assert_same_mean(found, other[name], alarm=ALARM, resolution=seen)
