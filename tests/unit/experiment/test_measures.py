"""Measures of claims, on outcomes whose answers are known."""

from dataclasses import replace

import pytest

from simulator.analysis.catalogue import BY_KEY
from simulator.analysis.outcome import BySegment, Exit, Found, Hired, Outcome, Source, Worker
from simulator.experiment.claims.measures import FAMILIES, UnknownMeasureError, measure
from simulator.kernel.calendar import MONTH, WORKDAY

MONTHS = 24
YEARS = MONTHS / 12


def steady(number):
    return [float(number)] * MONTHS


def person(role, hunting, margin, wins):
    return Worker(role, hunting, 1.0, 24.0, margin, wins, 0.0)


def hire(role, stayed, ramped):
    return Hired(role, 0.0, stayed, 24.0, ramped, None, 0.0, 5.0)


OUTCOME = Outcome(
    design="made-up",
    replication=0,
    indicators={**dict.fromkeys(BY_KEY), "value": 50.0, "sales_cost": 100.0, "revenue": 912.0,
                "margin": 228.0, "cost_per_win": 3.0},
    monthly={
        "margin": [10.0] * 12 + [6.0] * 6 + [12.0] * 6,
        "regular_margin": [5.0] * 12 + [3.0] * 6 + [6.0] * 6,
        "salary": steady(3), "commission": steady(0.5), "bonus": steady(0.5),
        "new_clients": [2, 0, 0, 1, 0, 0, 0, 3] + [1.0] * 16,
        "hunting_hours": [40.0] * 12 + [30.0] * 12,
        "active": steady(10), "dormant": steady(5), "buried": steady(5),
        "base_value": steady(40), "open_deals": steady(6),
        "profit": [-6.0, -1.0, 4.0, 4.0] + [0.0] * 20,
    },
    hours={
        "sales/closer": {"closing": 2 * 100.0 * MONTHS, "idling": 2 * 68.0 * MONTHS},
        "sales/generator": {"prospecting": 120.0 * MONTHS, "idling": 40.0 * MONTHS, "absent": 8.0 * MONTHS},
        "sales/head": {"coaching": 42.0 * MONTHS, "leading": 126.0 * MONTHS},
    },
    funnel={"called": 1000.0, "leads": 50.0, "cold": 10.0, "won": 24.0},
    waits={"closing": (10.0, 50.0)},
    portfolios=[],
    person_margins=[],
    events=0,
    exits=[
        Exit("sales/closer", "quit", 2.0, 9.0, 3, 8.0, 2.0),
        Exit("sales/closer", "shock", 3.5, 9.0, 1, 4.0, None),
        Exit("sales/generator", "quit", 20.0, 9.0, 0, 0.0, 1.0),
        Exit("sales/head", "quit", 3.0, 9.0, 0, 0.0, 4.0),
    ],
    people=[person("sales/closer", 0.5 + place, 1.0 + place, 1.0 + place) for place in range(4)],
    pay={"sales/closer": 48.0, "sales/head": 36.0},
    silent=Found(8, 5),
    conflict={"strikes": 2.0, "founded": 1.0, "retention_pay": 0.5},
    sources={"leads": Source(50, 20, 5), "inquiries": Source(80, 0, 0)},
    hired=[
        hire("sales/closer", 9.0, 3.0), hire("sales/closer", 5.0, None), hire("sales/closer", 9.0, 6.0),
        hire("sales/generator", 5.0, None), hire("sales/generator", 5.0, 1.0), hire("sales/generator", 5.0, None),
    ],
    attainments={"sales/closer": [0.5, 1.0, 1.2, 0.99], "sales/generator": [], "sales/head": [2.0]},
    segments={"small": BySegment(90, 4, 0, 0, 0.0), "large": BySegment(0, 0, 0, 0, 0.0)},
)

ANSWERS = {
    "value": 50,
    "profit": None,
    "monthly:margin:13:18": 6,
    "monthly:margin:20:25": None,  # beyond the end
    "at_month:new_clients:8": 3,
    "growth:hunting_hours": -0.25,
    "longest_gap:new_clients": 3,
    "first_fall:margin": 11,  # the mean of months 11 to 13 is the first below nine
    "first_fall:hunting_hours": 12,
    "first_fall:salary": 25,
    "recovery:margin:13": 5,  # months 18, 19 and 20 are on average ten again
    "recovery:hunting_hours:13": 12,
    "lost_after:margin:13": 12 * 10 - 6 * 6 - 6 * 12,
    "catches_up:profit": 4,
    "catches_up:salary": 1,
    "unevenness:salary": 0,
    "regular_margin_share": 0.5,
    "commission_share": 0.25,
    "stage:called": 1000,
    "passed:leads:cold": 0.2,
    "for_each:leads:called": 20,
    "win_rate_of:leads": 0.25,
    "win_rate_of:inquiries": None,
    "yield_of:leads": 0.1,
    "wait:closing": 5,
    "wait:serving": None,
    "hours_share:closing": 200 / 320,
    "role_share:closer:closing": 1,
    "role_hours:sales/closer:closing": 100,
    "role_hours:generator:prospecting": 120,
    "role_hours:@prospecting:prospecting": 120,
    "head_share:coaching": 0.25,
    "head_utilisation": 0.25,
    "pay:closer": 1,
    "pay:head": 1.5,
    "attrition": 2 / (3 * YEARS),
    "attrition_of:closer": 1 / (2 * YEARS),
    "attrition_of:@closing": 1 / (2 * YEARS),
    "loss_per_exit": 3,
    "loss_per_exit_of:closer": 6,
    "loss_per_exit_of:seller": None,
    "followed_per_exit": 1,
    "followed_per_exit_of:closer": 2,
    "bought_again": 5 / 8,
    "strikes": 2,
    "firms_founded": 1,
    "retention_pay": 0.5,
    "vacancy": 7 / 3,
    "vacancy_of:closer": 2,
    "largest_wave": 2 / 3,
    "hours_per_win:prospecting": 120,
    "per_day:leads:closer": 50 / (2 * MONTHS * MONTH / WORKDAY),
    "cost_per_hour": 100 / (320 * MONTHS),
    "value_per_hour": 50 / (320 * MONTHS),
    "spread_of_people:closer": pytest.approx(0.5164, abs=1e-4),
    "spread_of_people:generator": None,
    "weak_to_strong:closer": 1.5 / 3.5,
    "share_of_wins:leads": 1,
    "cost_share": 100 / 912,
    "top_fifth:closer": 0.8 * 4 / 10,  # four fifths of the best of four people
    "top_fifth:generator": None,
    "pipeline_coverage": 6 / (3 * 22 / 24),
    "win_payback": 3 / (9.5 / 20),
    "worth_to_cost": 2 / 3,
    "bookings_to_pay:closer": 24 * 12 * (9.5 / 20) * 4 / 48,
    "exit_share:closer": 6 / (12 * 2.5),
    "exit_share:seller": None,
    "per_person_month:leads:closer": 50 / (2 * MONTHS),
    "ramp:closer": 6,  # two of three are still on the way after 3, and the one who left after 5 is watched no longer
    "ramp:generator": None,  # less than half got there
    "ramp:seller": None,
    "at_quota:closer": 0.5,
    "at_quota:@closing": 0.5,
    "at_quota:generator": None,  # a quota, but nobody was there for a whole period
    "at_quota:seller": None,
    "accounts_per_manager_of:small": 22.5,
    "accounts_per_manager_of:large": None,  # nobody looks after any
    "accounts_per_manager_of:mid": None,
}


@pytest.mark.parametrize("key", ANSWERS)
def test_answers(key):
    expected = ANSWERS[key]
    found = measure(key)(OUTCOME)
    assert found == (pytest.approx(expected) if isinstance(expected, int | float) else expected)


def test_every_family_has_an_answer_here():
    assert {key.partition(":")[0] for key in ANSWERS} >= set(FAMILIES) - set(BY_KEY)


def test_what_is_not_finite_does_not_exist():
    broken = replace(OUTCOME, indicators={"value": float("inf")})
    assert measure("value")(broken) is None


def test_units_follow_the_series():
    keys = ("monthly:margin:1:2", "at_month:active:3", "lost_after:margin:4", "attrition")
    units = [measure(key).unit for key in keys]
    assert units == ["money", "clients", "money", "1/year"]


@pytest.mark.parametrize(
    "key", ["", "valu", "value:3", "monthly", "monthly:margin:x:2", "stage:won:lost", "wait:nothing"]
)
def test_unknown_measures(key):
    with pytest.raises(UnknownMeasureError):
        measure(key)
