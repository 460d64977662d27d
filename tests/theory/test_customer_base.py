"""The client base: Pareto/NBD with Gamma-Gamma spend without attention, thinned by known shares with it.

A book of clients whose orders somebody serves at once, and nothing else. Clients are independent of one another, so
each is one observation. False-alarm rate: 1e-5 for each comparison. Time is in years.
"""

import math
from functools import lru_cache

import numpy as np
import pytest
from customers import Floats, expected_orders, expected_spend, still_alive, survivors
from judging import assert_mean, assert_share
from stations import OFF, PLAIN_SEGMENT, PROMPT_PAYMENTS

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import State
from simulator.kernel.calendar import YEAR
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

ALARM = 1e-5
CLIENTS, ORDERS, CHURN, MARGIN = 4000, 6.0, 0.3, 0.5
RATE_CV, CHURN_CV, SPEND_CV, CLIENT_CV = 0.8, 0.7, 0.6, 0.5
R, S, P, Q = RATE_CV**-2, CHURN_CV**-2, SPEND_CV**-2, 2 + CLIENT_CV**-2
ALPHA, BETA = R / ORDERS, -S / math.log1p(-CHURN)
MOMENTS = (0.25, 1.0, 2.5)


def book(**mechanisms: bool) -> Scenario:
    return Scenario.model_validate({
        "market": {
            "segments": {"plain": PLAIN_SEGMENT | {
                "orders_per_year": ORDERS, "annual_churn": CHURN, "margin_per_order": MARGIN, "serving": "0 h",
            }},
            "prospects": {"size": 0},
            "inquiries": {"per_month": 0},
            "buying": {"rate_cv": RATE_CV, "churn_cv": CHURN_CV, "spend_cv": SPEND_CV, "client_cv": CLIENT_CV},
            "bonds": {"order_gain": 0},
            "payments": PROMPT_PAYMENTS,
            "opening": {"clients": CLIENTS, "pipeline": 0, "bond": 0, "firm_bond": 0},
        },
        "mechanisms": OFF | mechanisms,
        "organization": {"departments": {"sales": {"roles": {
            "servant": {"count": 3, "order_of_work": ["serving"], "account_limit": None},
        }}}},
        "warm_up": "0 h",
        "horizon": "30 months",
    })  # fmt: skip


@lru_cache
def undisturbed() -> Journal:
    return simulate(book())


def orders_until(journal: Journal, moment: float) -> Floats:
    """Return the number of orders of each client until `moment`."""
    client = journal.placed["client"][journal.placed["time"] < moment * YEAR]
    return np.bincount(client.astype(int), minlength=CLIENTS).astype(float)


def left_by(journal: Journal, moment: float) -> int:
    clients = journal.clients
    gone = np.isin(clients["state"], (State.LEFT, State.CEASED)) & (clients["time"] < moment * YEAR)
    return int(gone.sum())


@pytest.mark.parametrize("moment", MOMENTS)
def test_orders_and_survivors(moment: float) -> None:
    """E[X(t)] and S(t); the hazard of a client is the sum of what attention prevents and what it does not."""
    journal = undisturbed()
    theory = expected_orders(moment, R, ALPHA, S, BETA)
    assert_mean(orders_until(journal, moment), theory, alarm=ALARM, resolution=0.11)
    assert_share(CLIENTS - left_by(journal, moment), CLIENTS, survivors(moment, S, BETA), alarm=ALARM)


def test_causes_of_leaving() -> None:
    """The cause is chosen with the share of its hazard: 40 % leave the market, whatever anybody does."""
    state = undisturbed().clients["state"]
    ceased, left = int((state == State.CEASED).sum()), int((state == State.LEFT).sum())
    assert_share(ceased, ceased + left, 0.4, alarm=ALARM)


def test_spread_of_orders() -> None:
    """P(X(t) = 0): of a mixed Poisson stream cut off by a mixed life, numerically."""
    moment = 1.0
    lives = np.linspace(0, moment, 20_001)
    density = S * BETA**S / (BETA + lives) ** (S + 1)
    silent = (ALPHA / (ALPHA + lives)) ** R
    theory = float(np.trapezoid(density * silent, lives)) + survivors(moment, S, BETA) * float(silent[-1])
    found = int((orders_until(undisturbed(), moment) == 0).sum())
    assert_share(found, CLIENTS, theory, alarm=ALARM)


def test_silence_is_not_death() -> None:
    """P(alive | x, t_x, T): the residuals of all clients have mean 0, and so have those of the half in doubt."""
    journal, age = undisturbed(), 2.0
    orders = orders_until(journal, age)
    last = np.zeros(CLIENTS)
    placed = journal.placed
    early = placed["time"] < age * YEAR
    np.maximum.at(last, placed["client"][early].astype(int), placed["time"][early] / YEAR)
    alive = np.ones(CLIENTS)
    clients = journal.clients
    gone = np.isin(clients["state"], (State.LEFT, State.CEASED)) & (clients["time"] < age * YEAR)
    alive[clients["client"][gone].astype(int)] = 0.0
    chance = still_alive(orders, last, age, R, ALPHA, S, BETA)
    doubtful = np.argsort(abs(chance - 0.5))[: CLIENTS // 2]
    assert_mean(alive - chance, 0.0, alarm=ALARM, resolution=0.03, scale=1.0)
    assert_mean((alive - chance)[doubtful], 0.0, alarm=ALARM, resolution=0.05, scale=1.0)


def test_spend() -> None:
    """Gamma-Gamma: the mean order of clients, its spread, and what past orders say about later ones."""
    placed = undisturbed().placed
    first = np.unique(placed["client"], return_index=True)[1]
    v = MARGIN * (Q - 1) / P
    assert_mean(placed["margin"][first], v * P / (Q - 1), alarm=ALARM, resolution=0.11)
    square = MARGIN**2 * (1 + SPEND_CV**2) * (1 + CLIENT_CV**2)
    assert_mean(placed["margin"][first] ** 2, square, alarm=ALARM, resolution=0.45)
    assert_mean(surprises(placed["client"], placed["margin"], v), 0.0, alarm=ALARM, resolution=0.09, scale=MARGIN)


def surprises(client: Floats, margin: Floats, v: float) -> Floats:
    """Return for each client with a fourth order how far it was from what the first three foretold."""
    found = []
    for orders in np.split(margin[np.argsort(client, kind="stable")], np.cumsum(np.unique_counts(client)[1])[:-1]):
        if len(orders) > 3:
            foretold = expected_spend(np.array(3.0), np.mean(orders[:3]), P, Q, v)
            found.append(orders[3] - float(foretold))
    return np.array(found)


def test_neglect_thins_by_known_shares() -> None:
    """With no bond at all orders come at the floor, and the part of the hazard that attention governs is multiplied."""
    scenario = book(neglect=True)
    buying = scenario.market.buying
    journal, moment = simulate(scenario.with_("horizon", "12 months")), 1.0
    hazard = buying.exogenous_share + (1 - buying.exogenous_share) * scenario.market.neglect_multiplier
    alpha, beta = ALPHA / buying.order_floor, BETA / hazard
    assert_mean(orders_until(journal, moment), expected_orders(moment, R, alpha, S, beta), alarm=ALARM, resolution=0.11)
    assert_share(CLIENTS - left_by(journal, moment), CLIENTS, survivors(moment, S, beta), alarm=ALARM)


def test_attention_thins_by_known_shares() -> None:
    """Between the extremes: A = 1 - (1 - b)(1 - b of the firm), bonds that fade by a percent only."""
    scenario = book(neglect=True)
    for field, value in (("opening.bond", 0.5), ("opening.firm_bond", 0.2), ("opening.book_age", "0 h"),
                         ("bonds.half_life", "100 years"), ("bonds.firm_half_life", "100 years")):  # fmt: skip
        scenario = scenario.with_(f"market.{field}", value)
    buying, felt = scenario.market.buying, 1 - 0.5 * 0.8
    journal, moment = simulate(scenario.with_("horizon", "12 months")), 1.0
    order = buying.order_floor + (1 - buying.order_floor) * felt / buying.well_served
    attentive = (1 - buying.exogenous_share) * scenario.market.neglect_multiplier ** (1 - felt)
    alpha, beta = ALPHA / order, BETA / (buying.exogenous_share + attentive)
    theory = expected_orders(moment, R, alpha, S, beta)
    assert_mean(orders_until(journal, moment), theory, alarm=ALARM, resolution=0.11, error=0.005)
    assert_share(CLIENTS - left_by(journal, moment), CLIENTS, survivors(moment, S, beta), alarm=ALARM)
    sold = journal.placed["margin"][np.unique(journal.placed["client"], return_index=True)[1]]
    assert_mean(sold, MARGIN * (1 + buying.cross_sell * felt), alarm=ALARM, resolution=0.11)
