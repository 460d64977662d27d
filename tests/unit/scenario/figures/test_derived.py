"""The closed forms: against figures worked out by hand, and against chance played out step by step."""

import math
import random

import pytest

from simulator.kernel.calendar import MONTH
from simulator.scenario.figures.budget import budget, target_pays
from simulator.scenario.figures.derived import Figures, derived, touches_per_deal
from simulator.scenario.schema.scenario import Scenario

ROLE = {"count": 2, "order_of_work": ["serving", "qualifying", "closing", "prospecting"], "account_limit": 50}
SEGMENT = {
    "share": 1, "orders_per_year": 12, "margin_per_order": 0.1, "annual_churn": 1 - math.exp(-0.24), "win_rate": 0.25,
    "touches": 2, "deal_work": "4 h", "cycle": "1 month", "open_deals": 10, "serving": "1 h", "developing": "30 min",
    "contact_every": "1 month",
}
NO_WORK = {"orders_per_year": 0, "developing": "0 h"}


def scenario(segments: dict[str, dict[str, object]] | None = None, **market: object) -> Scenario:
    return Scenario.model_validate({
        "organization": {"departments": {"sales": {"head": {}, "roles": {"seller": ROLE}}}},
        "market": {
            "segments": segments or {"only": SEGMENT},
            "labour": {"productive_hours": "84 h"},
            "calling": {"dial": "6 min", "attempts": 2, "connect": 0.5, "decision_maker": 0.5, "warm_interest": 0.4},
            "qualifying": {"lead": 0.5, "lead_work": "30 min", "inquiry": 0.5},
            "deals": {"no_show": 0.5, "no_show_work": "30 min"},
            "buying": {"first_order": False},
            "inquiries": {"per_month": 20, "win_factor": 3},
            **market,
        },
    })


def test_one_segment_worked_out_by_hand() -> None:
    figures = derived(scenario())
    (only,) = figures.segments
    assert figures.stretch == 2
    assert figures.calls.dials == pytest.approx(1.5)
    assert figures.calls.hours == pytest.approx(2 * 0.1 * 1.5)
    assert figures.calls.warm == pytest.approx(0.75 * 0.5 * 0.4)
    assert figures.calls.hours_per_lead == pytest.approx(0.3 / 0.15)
    assert figures.calls.hours_per_opportunity == pytest.approx((2 + 1) / 0.5)
    assert only.touches_per_deal == pytest.approx(1.5)
    assert only.closing_hours_per_deal == pytest.approx(2 * (1.5 * 2 + 1 * 0.5))
    assert figures.hours_per_win == pytest.approx((6 + 7) / 0.25)
    assert figures.hours_per_account == pytest.approx(2 * 1 + 2 * 0.5)
    assert figures.churn == pytest.approx(0.02)
    assert figures.accounts_per_head == pytest.approx(168 / (3 + 52 * 0.02))
    assert figures.hunting_share == pytest.approx(1.04 / 4.04)
    assert figures.relaxation_universal == pytest.approx(1 / (0.02 + 3 / 52))
    assert figures.relaxation_split == pytest.approx(50)
    assert figures.prospects_per_month == pytest.approx(2 * 168 / 0.3)
    assert figures.inquiry_wins == pytest.approx(20 * 0.5 * 0.5)
    (load,) = figures.portfolios
    assert (load.role, load.accounts, load.hours) == ("seller", 50, pytest.approx(50 * 2))
    assert load.share == pytest.approx(100 / 168)


def test_the_first_order_is_part_of_a_win() -> None:
    plain, first = derived(scenario()), derived(scenario(buying={"first_order": True}))
    assert first.hours_per_win - plain.hours_per_win == pytest.approx(2)


@pytest.mark.parametrize(("win_rate", "touches", "expected"), [(1, 5, 5), (0, 5, 1), (0.25, 1, 1), (0.25, 2, 1.5)])
def test_touches_at_the_ends(win_rate: float, touches: int, expected: float) -> None:
    assert touches_per_deal(win_rate, touches) == pytest.approx(expected)


def test_touches_against_deals_played_out() -> None:
    # 20 000 seeded deals; the sample mean misses the closed form by more than 4 standard errors once in 16 000 seeds
    dice, win_rate, touches = random.Random(7), 0.2, 8
    survives = win_rate ** (1 / touches)
    counts = []
    for _ in range(20_000):
        count = 1
        while count < touches and dice.random() < survives:
            count += 1
        counts.append(count)
    mean = sum(counts) / len(counts)
    error = math.sqrt(sum((count - mean) ** 2 for count in counts)) / len(counts)
    assert abs(mean - touches_per_deal(win_rate, touches)) < 4 * error


def test_several_segments_balance_hours_wins_and_losses_exactly() -> None:
    """In equilibrium one head's hours pay for its wins and accounts, and each segment wins what it loses."""
    other = SEGMENT | {"share": 0.3, "win_rate": 0.1, "annual_churn": 0.05, "orders_per_year": 40, "touches": 6}
    figures = derived(scenario({"one": SEGMENT | {"share": 0.7}, "other": other}))
    wins = figures.accounts_per_head * figures.churn
    hours = wins * figures.hours_per_win
    for segment in figures.segments:
        accounts = figures.accounts_per_head * segment.kept
        hours += accounts * segment.hours_per_account
        assert accounts * segment.churn == pytest.approx(wins * segment.won)
    assert hours == pytest.approx(MONTH)
    assert wins * figures.hours_per_win == pytest.approx(MONTH * figures.hunting_share)


@pytest.mark.parametrize(
    "changes",
    [{"win_rate": 0}, {"annual_churn": 0}, {"win_rate": 0, "annual_churn": 0}, {"win_rate": 1}, NO_WORK,
     {**NO_WORK, "annual_churn": 0}],
)
def test_extremes_give_numbers_or_infinity_but_never_nan(changes: dict[str, object]) -> None:
    figures: Figures = derived(scenario({"only": SEGMENT | changes}))
    numbers = [figures.hours_per_win, figures.hours_per_account, figures.churn, figures.accounts_per_head,
               figures.hunting_share, figures.relaxation_universal, figures.relaxation_split, figures.inquiry_wins]
    assert all(number >= 0 for number in numbers)
    assert 0 <= figures.hunting_share <= 1


def test_nothing_can_be_won_without_wins() -> None:
    figures = derived(scenario({"only": SEGMENT | {"win_rate": 0}}))
    assert (figures.hours_per_win, figures.accounts_per_head, figures.hunting_share) == (math.inf, 0, 1)


def test_the_budget_counts_heads_and_the_most_demanding_work() -> None:
    found = budget(scenario(labour={"scarcity": 0}))
    assert (found.seats, found.heads, found.people) == (2, 1, 3)
    assert found.payroll == pytest.approx(2 * 1.0 + 1.4)


def test_target_pays_are_those_of_the_budget_for_all_who_are_there_or_come_later() -> None:
    seller = {"count": 2, "order_of_work": ["qualifying", "closing", "serving"]}
    later = {"at": "2 months", "organization": {"director": {}, "departments": {
        "sales": {"roles": {"seller": seller | {"order_of_work": ["qualifying", "serving"]}}},
        "clients": {"head": {}, "roles": {"manager": {"count": 1, "order_of_work": ["serving", "closing"]}}},
    }}}  # fmt: skip
    scenario = Scenario.model_validate({
        "organization": {"departments": {"sales": {"roles": {"seller": seller}}}}, "timeline": {"grown": later},
    })  # fmt: skip
    pays, wages = target_pays(scenario), scenario.market.labour.wages
    assert pays["sales/seller"] == budget(scenario).roles[0].wage
    assert pays.keys() == {"sales/seller", "clients/manager", "clients/head", "director/director"}
    assert (pays["clients/head"], pays["director/director"]) == (wages.leading, wages.directing)
