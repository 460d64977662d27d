"""A head who answers all inquiries is one server: theory knows how long people wait and how many give up (C41).

The head has no paperwork, holds no meetings and no reviews; talking with people ends when the telephone rings. Runs
begin empty, their first part is left out, and means of batches of the rest are taken for independent. False-alarm rate:
1e-5 for each comparison.
"""

from typing import Any

from judging import assert_mean
from queues import erlang_a, wait_mg1
from stations import batch_means, exponential, lognormal, mean_waits, runs, stations
from test_queues import patience_tried

from simulator.journal.vocabulary import Activity
from simulator.scenario.schema.scenario import Scenario

ALARM = 1e-5
AGENTS = {"agent": {"count": 6, "order_of_work": ["qualifying"]}}
HEAD = {"paperwork": 0, "review": "none"}


def led(**station: Any) -> Scenario:
    plain = stations(AGENTS, **station)
    led_by_somebody = plain.with_("organization.departments.sales.head", HEAD)
    return led_by_somebody.with_("organization.inbound", "head_takes_all")


def test_the_head_is_a_single_server() -> None:
    """M/G/1 at 0.6 (Pollaczek and Khinchine), however many people sit there idle."""
    for cv, resolution in ((0.5, 0.12), (1.0, 0.2)):
        scenario = led(per_hour=0.6, inquiry_work=lognormal(1, cv), hours=20_100)
        found = mean_waits(runs(scenario, 4), Activity.QUALIFYING, skip=100, batches=15)
        assert_mean(found, wait_mg1(0.6, 1.0, cv), alarm=ALARM, resolution=resolution)


def test_an_overloaded_head_loses_inquiries() -> None:
    """M/M/1+M at 1.5: the share that gives up, and the mean wait of all, those included (Palm)."""
    scenario = led(per_hour=1.5, inquiry_work=exponential(1), patience=exponential(2), hours=8100)
    abandoned: list[float] = []
    waited: list[float] = []
    for journal in runs(scenario, 4):
        asked, hours, cold = patience_tried(journal)
        abandoned += batch_means(asked, cold, skip=100, until=journal.end - 50, batches=20)
        waited += batch_means(asked, hours, skip=100, until=journal.end - 50, batches=20)
    _, share, wait = erlang_a(1.5, 1.0, 1, 0.5)
    assert_mean(abandoned, share, alarm=ALARM, resolution=0.07)
    assert_mean(waited, wait, alarm=ALARM, resolution=0.07)
