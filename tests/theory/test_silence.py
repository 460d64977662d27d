"""Silent clients whom a review finds: how many buy again by themselves, and how many are still there (C.1).

A placebo of rotation selects clients and leaves them where they are; nobody calls, service takes no time, attention
does not count. Then selection and repurchase are those of gamma-mixed Poisson orders, and C20's effect of rotation is
there without any rotation. Each client counts once. False-alarm rate: 1e-5 for each comparison.
"""

import math
from functools import lru_cache

import numpy as np
import pytest
from judging import assert_mean, assert_share
from stations import OFF, PLAIN_BUYING, PLAIN_SEGMENT, PROMPT_PAYMENTS, Floats

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import State
from simulator.kernel.calendar import MONTH, YEAR
from simulator.model.laws.silence import alive
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

ALARM = 1e-5
CLIENTS, ORDERS, SILENCE = 4000, 6.0, 2 * MONTH
PLACEBO = {
    "paperwork": 0, "planning_every": None, "control_hours": "0 h", "coaching_hours": "0 h", "push_hours": None,
    "review": "monthly", "review_calls": 0, "review_hours": "1 h", "rotation": "placebo", "rotation_limit": 1000,
}  # fmt: skip


def book(rate_cv: float, churn: float = 0.0, months: int = 6) -> Scenario:
    role = {"count": 4, "order_of_work": ["serving"], "account_limit": None}
    segment = PLAIN_SEGMENT | {"orders_per_year": ORDERS, "annual_churn": churn, "serving": "0 h"}
    return Scenario.model_validate({
        "market": {
            "segments": {"plain": segment},
            "prospects": {"size": 0},
            "inquiries": {"per_month": 0},
            "buying": PLAIN_BUYING | {"rate_cv": rate_cv, "silent_leavers": 1},
            "payments": PROMPT_PAYMENTS,
            "opening": {"clients": CLIENTS, "pipeline": 0},
        },
        "mechanisms": OFF,
        "organization": {
            "handover": {"hours": "0 h"},
            "departments": {"sales": {"head": PLACEBO, "roles": {"keeper": role}}},
        },
        "warm_up": "0 h",
        "horizon": f"{months} months",
    })


@lru_cache
def runs(rate_cv: float, churn: float, count: int) -> list[Journal]:
    return [simulate(book(rate_cv, churn), replication) for replication in range(count)]


def chosen_at_review(journal: Journal, month: int) -> tuple[Floats, Floats]:
    """Return the clients whom the review at the end of a month found silent, and when that was."""
    found = journal.chosen["time"] // MONTH == month
    return journal.chosen["client"][found], journal.chosen["time"][found]


def bought_within(journal: Journal, client: Floats, since: Floats, hours: float) -> Floats:
    """Tell of each client whether it ordered in so many hours after the hour `since`."""
    orders: dict[float, list[float]] = {}
    for one, when in zip(journal.placed["client"], journal.placed["time"], strict=True):
        orders.setdefault(one, []).append(when)
    both = zip(client, since, strict=True)
    return np.array([any(at < when <= at + hours for when in orders.get(one, ())) for one, at in both], dtype=float)


@pytest.mark.parametrize("count", [1, pytest.param(10, marks=pytest.mark.verification)])
@pytest.mark.parametrize("rate_cv", [0.0, 0.8, 1.0])
def test_placebo_rotation(rate_cv: float, count: int) -> None:
    """Silent for s: (alpha / (alpha + s)) ** r; of those, 1 - ((alpha + s) / (alpha + 2 s)) ** r buy within the next s.

    Six orders a year, two months: 37 % and 63 % of clients who are all alike, who buy without any action.
    """
    s = SILENCE / YEAR
    if rate_cv:
        r, alpha = rate_cv**-2, rate_cv**-2 / ORDERS
        silent, again = (alpha / (alpha + s)) ** r, 1 - ((alpha + s) / (alpha + 2 * s)) ** r
    else:
        silent, again = math.exp(-ORDERS * s), 1 - math.exp(-ORDERS * s)
        assert (silent, again) == pytest.approx((0.37, 0.63), abs=5e-3)
    selected = bought = 0
    for journal in runs(rate_cv, 0.0, count):
        client, since = chosen_at_review(journal, 3)
        selected += len(client)
        bought += int(bought_within(journal, client, since, SILENCE).sum())
    assert_share(selected, count * CLIENTS, silent, alarm=ALARM)
    assert_share(bought, selected, again, alarm=ALARM)


def test_a_placebo_moves_nobody() -> None:
    (journal,) = runs(0.8, 0.0, 1)
    assert len(journal.chosen) > 0
    assert len(journal.moves) == 0


@pytest.mark.parametrize("count", [1, pytest.param(10, marks=pytest.mark.verification)])
def test_who_is_silent_is_alive_as_often_as_the_law_says(count: int) -> None:
    """Clients of six orders a year who leave at 60 % a year, by the length of their silence since an order."""
    churn = 0.6
    alives: list[float] = []
    chances: list[float] = []
    for journal in runs(0.0, churn, count):
        client, since = chosen_at_review(journal, 5)
        silence = since - last_order(journal, client, since)
        known = np.isfinite(silence)
        alives += still_there(journal, client, since)[known].tolist()
        hazard = -math.log1p(-churn) / YEAR
        chances += [alive(ORDERS / YEAR, hazard, hours) for hours in silence[known]]
    surprise, chance = np.array(alives) - chances, np.array(chances)
    assert np.ptp(chance) > 0.4
    seen = 0.08 / math.sqrt(count)
    assert_mean(surprise, 0.0, alarm=ALARM, resolution=seen, scale=1.0)
    for part in (chance < np.median(chance), chance >= np.median(chance)):
        assert_mean(surprise[part], 0.0, alarm=ALARM, resolution=1.6 * seen, scale=1.0)


def last_order(journal: Journal, client: Floats, since: Floats) -> Floats:
    """Return when each client ordered last before the hour `since`; minus infinity for none in this run."""
    last = dict.fromkeys(client, -math.inf)
    moment = dict(zip(client, since, strict=True))
    for one, when in zip(journal.placed["client"], journal.placed["time"], strict=True):
        if one in last and when <= moment[one]:
            last[one] = when
    return np.array(list(last.values()))


def still_there(journal: Journal, client: Floats, since: Floats) -> Floats:
    """Tell of each client whether it had not left by the hour `since`."""
    gone = np.isin(journal.clients["state"], (State.LEFT, State.CEASED))
    left = dict(zip(journal.clients["client"][gone], journal.clients["time"][gone], strict=True))
    both = zip(client, since, strict=True)
    return np.array([left.get(one, math.inf) > at for one, at in both], dtype=float)
