"""What people do who choose: logit in what an hour costs and pays, in whole companies (C.4).

Sellers serve orders of which there is no end or call a pool of which there is none, or idle; all of it is always on
offer, so what somebody does next is a draw with known weights. False-alarm rate: 1e-5 for each comparison.
"""

import math

import numpy as np
import numpy.typing as npt
import pytest
from judging import assert_mean
from scipy import stats
from stations import OFF, PLAIN_BUYING, PLAIN_SEGMENT, PROMPT_PAYMENTS

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity, Cost
from simulator.kernel.calendar import MONTH
from simulator.model.simulate import simulate
from simulator.scenario.figures.derived import derived
from simulator.scenario.schema.scenario import Scenario

ALARM = 1e-5
TEMPERATURE, RESISTANCE, MILD = 0.25, 0.8, 0.2
MARGIN, SALES_WAGE, SERVICE_WAGE = 0.02, 0.60, 0.55
CHOSEN = (Activity.SERVING, Activity.PROSPECTING, Activity.IDLING)


def company(
    sellers: int,
    pay: str,
    *on: str,
    work: tuple[str, ...] = ("serving", "prospecting"),
    months: int = 12,
    **plan: float,
) -> Scenario:
    """Return sellers who choose between these kinds of work, beside one clerk who does the rest; `on` is on."""
    clerk = {"count": 1, "order_of_work": ["qualifying", "closing", "prospecting"]}
    return Scenario.model_validate({
        "market": {
            "segments": {"plain": PLAIN_SEGMENT | {
                "orders_per_year": 1000, "margin_per_order": MARGIN, "win_rate": 0.01,
            }},
            "prospects": {"size": 5000, "resting": 0, "rest_unreached": "0 h", "rest_refused": "0 h",
                          "rest_undecided": "0 h"},
            "inquiries": {"per_month": 0},
            "buying": PLAIN_BUYING,
            "payments": PROMPT_PAYMENTS,
            "labour": {"productive_hours": "168 h"},
            "opening": {"clients": 8 * sellers, "pipeline": 0},
            "human_nature": {"temperature": TEMPERATURE, "resistance": {
                "serving": 0, "prospecting": RESISTANCE, "idling": RESISTANCE,
            }},
        },
        "mechanisms": OFF | dict.fromkeys(on, True),
        "organization": {
            "lead_queue": 1_000_000,
            "handover": {"hours": "0 h", "lead_hours": "0 h"},
            "pay_plans": plan,
            "departments": {"sales": {"roles": {
                "seller": {"count": sellers, "order_of_work": work, "account_limit": None, "pay": pay}, "clerk": clerk,
            }}},
        },
        "warm_up": "0 h",
        "horizon": f"{months} months",
    })  # fmt: skip


def choices(journal: Journal, sellers: int, since: float = 24.0) -> npt.NDArray[np.int64]:
    """Return how often sellers chose each of `CHOSEN`, from an hour on at which orders have come in."""
    work = journal.work
    counted = (work["seat"] < sellers) & (work["start"] >= since)
    chosen = np.bincount(work["activity"][counted].astype(int), minlength=len(Activity))
    return chosen[list(CHOSEN)]


def weights(serving: float, prospecting: float, idling: float) -> npt.NDArray[np.float64]:
    drawn = np.exp(np.array([serving, prospecting, idling]) / TEMPERATURE)
    return drawn / drawn.sum()


def assert_drawn(counted: npt.NDArray[np.int64], shares: npt.NDArray[np.float64]) -> None:
    assert stats.chisquare(counted, shares * counted.sum()).pvalue > ALARM, f"{counted / counted.sum()}, {shares}"


def test_resistance_is_logit() -> None:
    """Without pay nor pressure the odds of two kinds of work are exp(difference of their resistances / temperature)."""
    counted = choices(simulate(company(6, "salary", "least_resistance")), 6)
    assert_drawn(counted, weights(0.0, -RESISTANCE, -RESISTANCE))


@pytest.mark.parametrize("per_lead", [0.0, 0.01, 0.02, 0.04])
def test_commission_draws_hours_from_what_is_not_paid(per_lead: float) -> None:
    """Holmstrom and Milgrom in a company: pay for leads draws hours from service, by the logit of what an hour pays.

    An hour of calls makes `lead` / (hours per lead) opportunities and pays as many `per_lead`, in hours of a wage.
    """
    scenario = company(6, "per_lead", "least_resistance", "incentive", per_lead=per_lead)
    made = scenario.market.qualifying.lead / derived(scenario).calls.hours_per_lead
    paid = per_lead * made / (SALES_WAGE / MONTH)
    assert_drawn(choices(simulate(scenario), 6), weights(0.0, paid - RESISTANCE, -RESISTANCE))


def test_the_unpaid_task_shrinks() -> None:
    """With the same luck and a rising commission on leads, less is served and more is called, step by step."""
    rising = [
        choices(simulate(company(6, "per_lead", "least_resistance", "incentive", months=3, per_lead=pay)), 6)
        for pay in (0.0, 0.01, 0.02, 0.04)
    ]
    served, called, idled = np.array(rising).T
    assert np.all(np.diff(served) < 0)
    assert np.all(np.diff(called) > 0)
    assert np.all(np.diff(idled) <= 0)


@pytest.mark.parametrize("sharers", [1, 2, 4, 8])
def test_a_bonus_of_the_team_is_worth_one_part_in_n(sharers: int) -> None:
    """Of n equal sharers each sees b / n of what an hour brings (Holmstrom 1982), and idles accordingly."""
    share = 0.15
    months = 36 // sharers + 6
    scenario = company(sharers, "team_bonus", "incentive", work=("serving",), months=months, team_share=share)
    paid = share * MARGIN / sharers / (SERVICE_WAGE / MONTH)
    served, _, idled = choices(simulate(scenario), sharers)
    both = weights(paid, -math.inf, 0.0)[[0, 2]]
    assert_drawn(np.array([served, idled]), both)


def felt(journal: Journal, sellers: int) -> list[tuple[int, int, float]]:
    """Return seat, number and comfort of each month that follows a month's end."""
    rows = zip(*(journal.motives[name] for name in ("time", "seat", "comfort")), strict=True)
    return [(int(seat), round(time / MONTH), factor) for time, seat, factor in rows if seat < sellers]


def comfortable(eta: float) -> Scenario:
    on = ("least_resistance", "comfort")
    scenario = company(10, "first_and_repeat", *on, months=24, repeat_share=0.1).with_("market.human_nature.eta", eta)
    return scenario.with_("market.human_nature.resistance.prospecting", MILD)


def test_comfort_is_what_the_book_paid_lately() -> None:
    """The factor is (1 + residual / salary) ** eta; residual is commission on repeat orders, of three months."""
    scenario = comfortable(1.5)
    journal = simulate(scenario)
    salary = SALES_WAGE * (1 - scenario.organization.pay_plans.first_and_repeat_variable)
    costs = zip(*(journal.costs[name] for name in ("time", "cost", "seat", "amount")), strict=True)
    booked = {(int(seat), round(time / MONTH)): paid for time, cost, seat, paid in costs if cost == Cost.COMMISSION}
    residual = dict.fromkeys(range(10), 0.0)
    rows = felt(journal, 10)
    assert max(factor for *_, factor in rows) > 1.3
    for seat, month, factor in rows:
        residual[seat] += (booked.get((seat, month), 0.0) - residual[seat]) / min(month, 3)
        assert factor == pytest.approx((1 + residual[seat] / salary) ** 1.5)


@pytest.mark.parametrize("eta", [0.0, 1.0, 2.0])
def test_comfort_makes_hard_work_dear(eta: float) -> None:
    """In a month at comfort f, calls are chosen as if their resistance were f times as high; service costs nothing.

    Each person and month is one observation: the share of calls among choices, less that which logit expects.
    """
    journal = simulate(comfortable(eta))
    work, surprises = journal.work, []
    months = (work["start"] // MONTH).astype(int)
    for seat, month, factor in felt(journal, 10):
        mine = (work["seat"] == seat) & (months == month)
        counted = [int((work["activity"][mine] == activity).sum()) for activity in CHOSEN]
        if sum(counted):
            surprises.append(counted[1] / sum(counted) - weights(0.0, -MILD * factor, -RESISTANCE)[1])
    assert np.median([factor for *_, factor in felt(journal, 10)]) > 1.3 * eta or not eta
    assert_mean(surprises, 0.0, alarm=ALARM, resolution=0.02, scale=1.0)
