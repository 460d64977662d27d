"""Shares that the indicators tell are those that were put in, or that queueing theory knows.

Churn: a client leaves at a constant hazard, so losses come as a Poisson count of client-years times the hazard, and the
chance a year is known up to hazard * (1 - chance) / sqrt(losses). Inquiries: means of runs that begin empty, whose
first part is the warm-up. False-alarm rate: 1e-5 for each comparison.
"""

import math

import pytest
from judging import assert_mean
from queues import erlang_a
from scipy import stats
from stations import OFF, PLAIN_BUYING, PLAIN_SEGMENT, PROMPT_PAYMENTS, exponential, runs, stations

from simulator.analysis.indicators.clients import churn_annual
from simulator.analysis.indicators.hunting import answered_within_hour_share, unanswered_share
from simulator.analysis.measured import Measured
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

ALARM = 1e-5
AGENTS = {"agent": {"count": 1, "order_of_work": ["qualifying"]}}


def firm(churn: float, *, inquiries: float, cycle: str, horizon: str = "12 months") -> Scenario:
    """Return a firm whose clients buy nothing and leave at one hazard, and which wins others out of `inquiries`."""
    return Scenario.model_validate({
        "market": {
            "segments": {"plain": PLAIN_SEGMENT | {
                "annual_churn": churn, "win_rate": 1, "touches": 2, "deal_work": "0 h", "cycle": cycle,
            }},
            "prospects": {"size": 0},
            "inquiries": {"per_month": inquiries, "patience": None},
            "qualifying": {"inquiry": 1, "inquiry_work": "0 h"},
            "deals": {"no_show_inbound": 0},
            "buying": PLAIN_BUYING | {"exogenous_share": 1},
            "payments": PROMPT_PAYMENTS,
            "opening": {"clients": 2000, "pipeline": 0},
        },
        "mechanisms": OFF,
        "organization": {"departments": {"sales": {"roles": {
            "seller": {"count": 3, "order_of_work": ["qualifying", "closing", "serving"], "account_limit": None},
        }}}},
        "warm_up": "1 month",
        "horizon": horizon,
    })  # fmt: skip


@pytest.mark.parametrize(("churn", "inquiries", "cycle"), [(0.8, 0, "0 h"), (0.8, 250, "336 h"), (0.3, 40, "40 h")])
def test_the_churn_that_goes_in_comes_out(churn: float, inquiries: float, cycle: str) -> None:
    """Whoever comes meanwhile, and however many of them leave the market before they sign, which is when they leave."""
    run = Measured(simulate(firm(churn, inquiries=inquiries, cycle=cycle)))
    found = churn_annual(run)
    assert found is not None
    hazard = -math.log1p(-churn)
    error = float(stats.norm.isf(ALARM / 2)) * hazard * (1 - churn) / math.sqrt(len(run.losses))
    assert error <= 0.05
    assert abs(found - churn) <= error, f"{found:.4f} where {churn} went in, +- {error:.2g}"


def test_no_churn_in_no_churn_out() -> None:
    run = Measured(simulate(firm(0.0, inquiries=40, cycle="40 h", horizon="2 months")))
    assert churn_annual(run) == 0.0


def measured(indicator: object, scenario: Scenario, replications: int) -> list[float]:
    """Return an indicator of runs of which the first hundred hours warm up."""
    assert callable(indicator)
    return [indicator(Measured(journal)) for journal in runs(scenario.with_("warm_up", "100 h"), replications)]


def test_unanswered_inquiries_are_those_who_give_up() -> None:
    """M/M/1+M at 1.5 (Palm)."""
    scenario = stations(AGENTS, per_hour=1.5, inquiry_work=exponential(1), patience=exponential(2), hours=2000)
    found = measured(unanswered_share, scenario, 20)
    assert_mean(found, erlang_a(1.5, 1.0, 1, 0.5)[1], alarm=ALARM, resolution=0.07, error=0.002)


def test_inquiries_answered_within_an_hour() -> None:
    """M/M/1 at 0.6: P(W <= 1 h) = 1 - 0.6 exp(-0.4), of all, since nobody gives up."""
    scenario = stations(AGENTS, per_hour=0.6, inquiry_work=exponential(1), hours=2000)
    found = measured(answered_within_hour_share, scenario, 20)
    assert_mean(found, 1 - 0.6 * math.exp(-0.4), alarm=ALARM, resolution=0.07, error=0.002)
