"""Queues that theory knows, out of degenerate scenarios.

Runs begin empty; the first part of each is left out, many relaxation times of its queue. Means of batches of the rest
are taken for independent: each is tens of relaxation times long. False-alarm rate: 1e-5 for each comparison.
"""

from typing import Any

import numpy as np
from judging import assert_count, assert_mean, assert_share
from queues import erlang_a, erlang_c, wait_mg1, wait_mmc
from stations import Floats, batch_means, exponential, lognormal, mean_waits, runs, stations, waits

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity, Stage

ALARM = 1e-5


def agents(count: int) -> dict[str, dict[str, Any]]:
    return {"agent": {"count": count, "order_of_work": ["qualifying"]}}


def test_mmc() -> None:
    """M/M/3 at 0.7: how many came, who had to wait, and how long."""
    journals = runs(stations(agents(3), per_hour=2.1, inquiry_work=exponential(1), hours=15_100), 4)
    came = sum(int((journal.leads["stage"] == Stage.INQUIRY).sum()) for journal in journals)
    assert_count(came, 4 * 2.1 * 15_100, alarm=ALARM)
    waited = mean_waits(journals, Activity.QUALIFYING, skip=100, batches=15)
    assert_mean(waited, wait_mmc(2.1, 1.0, 3), alarm=ALARM, resolution=0.14)
    late: list[float] = []
    for journal in journals:
        start, hours = waits(journal, Activity.QUALIFYING)
        late += batch_means(start, hours > 0, skip=100, until=journal.end, batches=15)
    assert_mean(late, erlang_c(2.1, 3), alarm=ALARM, resolution=0.05)


def test_mg1() -> None:
    """M/G/1 at 0.6 with lognormal service of cv 0.5 and of cv 1.5 (Pollaczek and Khinchine)."""
    for cv, resolution in ((0.5, 0.1), (1.5, 0.25)):
        scenario = stations(agents(1), per_hour=0.6, inquiry_work=lognormal(1, cv), hours=30_100)
        found = mean_waits(runs(scenario, 4), Activity.QUALIFYING, skip=100, batches=15)
        assert_mean(found, wait_mg1(0.6, 1.0, cv), alarm=ALARM, resolution=resolution)


def test_erlang_a() -> None:
    """M/M/5+M, overloaded: the share that gives up, and the mean wait of all, those included."""
    scenario = stations(agents(5), per_hour=6, inquiry_work=exponential(1), patience=exponential(2), hours=6100)
    abandoned: list[float] = []
    waited: list[float] = []
    for journal in runs(scenario, 4):
        asked, hours, cold = patience_tried(journal)
        abandoned += batch_means(asked, cold, skip=100, until=journal.end - 50, batches=20)
        waited += batch_means(asked, hours, skip=100, until=journal.end - 50, batches=20)
    _, share, wait = erlang_a(6.0, 1.0, 5, 0.5)
    assert_mean(abandoned, share, alarm=ALARM, resolution=0.07)
    assert_mean(waited, wait, alarm=ALARM, resolution=0.07)


def patience_tried(journal: Journal) -> tuple[Floats, Floats, Floats]:
    """Return when each inquiry came that did not wait to the end, how long it waited, and whether it went cold."""
    leads = journal.leads
    inquiry, gone = leads["stage"] == Stage.INQUIRY, leads["stage"] == Stage.COLD
    cold = dict(zip(leads["client"][gone], leads["time"][gone], strict=True))
    ended = cold | dict(zip(journal.answers["client"], journal.answers["time"], strict=True))
    came = zip(leads["client"][inquiry], leads["time"][inquiry], strict=True)
    facts = [(time, ended[client] - time, client in cold) for client, time in came if client in ended]
    asked, hours, went = np.array(facts, dtype=float).T
    return asked, hours, went


def test_tandem() -> None:
    """M/M/2, half of whose output goes on to M/M/3: by Burke's theorem the second is a queue of its own.

    Product form promises besides that at any moment the numbers at both are independent; moments 20 h apart are
    taken for independent.
    """
    roles = agents(2) | {"closer": {"count": 3, "order_of_work": ["closing"]}}
    scenario = stations(roles, per_hour=1.3, inquiry_work=exponential(1), opportunity=0.5, deal_work=exponential(3),
                        hours=20_200)  # fmt: skip
    journals = runs(scenario, 4)
    first = mean_waits(journals, Activity.QUALIFYING, skip=200, batches=20)
    assert_mean(first, wait_mmc(1.3, 1.0, 2), alarm=ALARM, resolution=0.15)
    second = mean_waits(journals, Activity.CLOSING, skip=200, batches=20)
    assert_mean(second, wait_mmc(0.65, 1 / 3, 3), alarm=ALARM, resolution=0.2)
    looked = sum(int(np.isin(journal.leads["stage"], (Stage.OPPORTUNITY, Stage.JUNK)).sum()) for journal in journals)
    kept = sum(int((journal.leads["stage"] == Stage.OPPORTUNITY).sum()) for journal in journals)
    assert_share(kept, looked, 0.5, alarm=ALARM)
    joint = np.concatenate([products(journal, skip=200.0, every=20.0) for journal in journals])
    assert_mean(joint, 0.0, alarm=ALARM, resolution=0.1, scale=1.0)


def products(journal: Journal, *, skip: float, every: float) -> Floats:
    """Return the products of the standardised numbers at both stations, at moments `every` hours apart."""
    leads = journal.leads
    moments = np.arange(skip, journal.end, every)

    def reached(*stages: Stage) -> Floats:
        times = np.sort(leads["time"][np.isin(leads["stage"], stages)])
        return np.searchsorted(times, moments, side="right").astype(float)

    first = reached(Stage.INQUIRY) - reached(Stage.OPPORTUNITY, Stage.JUNK)
    second = reached(Stage.OPPORTUNITY) - reached(Stage.LOST, Stage.NO_DECISION)
    joint: Floats = (first - first.mean()) / first.std() * (second - second.mean()) / second.std()
    return joint
