"""Hidden problems and shares of wallet against their closed forms (C69-C71)."""

import math
from typing import Any

import numpy as np
import pytest
from judging import assert_count, assert_share

from simulator.journal.journal import Journal
from simulator.kernel.calendar import MONTH, YEAR
from simulator.kernel.luck import Luck
from simulator.model.company import Company
from simulator.model.market.wallets import Wallets
from simulator.scenario.figures.visiting import found_share
from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.visits import Visits

ALARM = 1e-5
SETTLED, END = 24, 60
"""Months: problems before the first have smouldered before anybody visited; the longest means are 6 months."""
HAZARD = 0.2


def run(clients: int, **problems: Any) -> tuple[Journal, list[tuple[float, float, bool, bool]]]:
    """Return five years of visits every three months, and the problems whose doubts the clients lived to see.

    Of each: when it began, when the doubt was due, whether it was found, whether it was fixed. All doubts are acted
    upon, all come of problems; visits take minutes, so they come when they are due.
    """
    segment = {"share": 1, "annual_churn": 1 - math.exp(-HAZARD), "orders_per_year": 0, "margin_per_order": 0.1,
               "win_rate": 0.2, "touches": 1, "deal_work": "1 h", "cycle": "1 day", "open_deals": 9, "serving": "5 min",
               "developing": "5 min", "contact_every": "1 month"}  # fmt: skip
    scenario = Scenario.model_validate({
        "market": {"segments": {"all": segment}, "prospects": {"size": 0}, "inquiries": {"per_month": 0},
                   "buying": {"churn_cv": 0, "exogenous_share": 0}, "opening": {"clients": clients, "pipeline": 0},
                   "problems": {"share": 1, "fixing": "0 h", "false_alarm": 0} | problems, "visits": {"travel": "0 h"}},
        "organization": {"departments": {"all": {"roles": {
            "owner": {"count": 1, "account_limit": None, "order_of_work": ["serving"]},
            "visitor": {"count": 4, "order_of_work": ["visiting"]}}}},
            "vip": {"visits_per_year": 4, "top_share": 0, "hours": "5 min"}},
        "mechanisms": dict.fromkeys(SWITCHES, False) | {"visiting": True},
        "warm_up": "0 h", "horizon": f"{END} months",
    })  # fmt: skip
    journal = Journal("theory", 0, 0, scenario.warm_up, scenario.end, 0.3, ("all",))
    company = Company(scenario, journal, Luck(0, 0))
    programme, book = company._firm.programme, list(company._firm.customers.everybody.values())
    company.run()
    seen = [
        (problem.began, problem.due, problem.found, problem.fixed)
        for client in book
        for problem in programme._problems._known(client, scenario.end)
        if SETTLED * MONTH < problem.due <= min(client.left_at, scenario.end)
    ]
    return journal, seen


@pytest.mark.parametrize(
    ("clients", "smoulder", "detection"),
    [(1500, 3, 0.6), (1500, 1, 0.9), pytest.param(20_000, 6, 0.3, marks=pytest.mark.verification)],
)
def test_visits_find_their_share_of_the_problems(clients: int, smoulder: int, detection: float) -> None:
    """Exponential smouldering of mean s, visits every V months, each finds with q; false-alarm rate 1e-5."""
    _, seen = run(clients, smoulder=f"{smoulder} months", detection=detection)
    theory = found_share(smoulder * MONTH, 3 * MONTH, detection)
    assert len(seen) > 0.2 * clients
    assert_share(sum(found for _, _, found, _ in seen), len(seen), theory, alarm=ALARM)


def test_the_closed_form() -> None:
    """Against its definition, by midpoints: the first visit after U < V, all of them may fail to see it."""
    for smoulder, every, q in ((1.0, 2.0, 0.3), (3.0, 1.0, 0.6), (0.2, 5.0, 1.0)):
        first = (np.arange(20_000) + 0.5) / 20_000 * every
        found = sum(q * (1 - q) ** k * np.exp(-(first + k * every) / smoulder).mean() for k in range(200))
        assert found_share(smoulder, every, q) == pytest.approx(found, rel=1e-6)
    assert found_share(0.0, 1.0, 0.5) == found_share(1.0, math.inf, 0.5) == 0
    assert found_share(1e9, 1.0, 0.5) == pytest.approx(1)


def test_the_fixed_share_of_what_was_found() -> None:
    _, seen = run(1500, smoulder="3 months", detection=1, fixed=0.7)
    found = [fixed for _, _, was_found, fixed in seen if was_found]
    assert_share(sum(found), len(found), 0.7, alarm=ALARM)
    assert not any(fixed for _, _, was_found, fixed in seen if not was_found)


def test_clients_leave_at_the_hazard_that_is_left() -> None:
    """Of the hazard, all is left but share x found x fixed: once visits are settled, losses a client-year are that."""
    journal, _ = run(3000, smoulder="3 months", detection=0.8, fixed=0.75, share=0.6)
    left = journal.clients["time"][journal.clients["state"] == 2]
    alive = 3000 - np.searchsorted(left, np.linspace(SETTLED * MONTH, END * MONTH, 2000))
    exposed = alive.mean() * (END - SETTLED) / 12
    hazard = HAZARD * (1 - 0.6 * found_share(3.0, 3.0, 0.8) * 0.75)
    assert_count(int((left > SETTLED * MONTH).sum()), exposed * hazard, alarm=ALARM)
    assert exposed * (HAZARD - hazard) > 5 * math.sqrt(exposed * hazard)  # the test is not blind


def test_the_share_of_wallet_settles() -> None:
    """Visits every V, each wins g of the rest, half of the surplus is lost in h.

    Just after a visit the surplus is x = d x + g (1 - w - d x) with d = 2 ** -(V / h), so x = g (1 - w) / (1 - (1 - g)
    d).
    """
    visits = Visits(wallet=0.5, wallet_gain=0.2, wallet_half_life="6 months")
    no_problems: Any = type("NoProblems", (), {"cost_orders": False})()
    wallets = Wallets(visits, no_problems)
    client: Any = type("Somebody", (), {"number": 7})()
    assert wallets.appetite(client, 0.0) == 1
    every, now = 4 * MONTH, 0.0
    for _ in range(100):
        now += every
        wallets.visited(client, 0.2, now)
    d = 2 ** (-every / (6 * MONTH))
    surplus = 0.2 * 0.5 / (1 - 0.8 * d)
    assert wallets.appetite(client, now) == pytest.approx((0.5 + surplus) / 0.5)
    assert wallets.appetite(client, now + 6 * MONTH) == pytest.approx((0.5 + surplus / 2) / 0.5)
    wallets.sold(client, now)
    assert wallets.appetite(client, now + YEAR / 2) == pytest.approx((0.5 + surplus / 2) / 0.5 * 1.1)
    assert wallets.appetite(client, now + YEAR) < wallets.appetite(client, now + YEAR / 2) / 1.1
