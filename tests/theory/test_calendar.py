"""The calendar against closed forms: how many come in which month, by night, and who still waits in the morning.

Counts of Poisson streams are compared at four standard deviations; with about forty comparisons a false alarm has a
chance of 0.3 %. Luck is fixed, so a test that passes goes on passing until the model moves.
"""

import math
from typing import Any

import numpy as np
import pytest

from simulator.analysis.inquirers import waits_of_inquirers
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import BOUGHT, Stage
from simulator.kernel.calendar import CLOSED, MONTH, NIGHT, WEEKEND
from simulator.model.simulate import simulate
from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.scenario import Scenario

SIGMAS = 4
PER_MONTH = 400
FACTORS = {"january": 0.2, "may": 3, "december": "50 %"}


def phones(calendar: dict[str, Any], *, on: bool = True, months: int = 24, **market: Any) -> Scenario:
    """Return a firm with so many phones that nobody waits while it is open, with every mechanism off."""
    clerk = {"count": 40, "order_of_work": ["qualifying", "closing", "serving"], "account_limit": None}
    inquiries = {"per_month": PER_MONTH, "patience": None} | market.pop("inquiries", {})
    return Scenario.model_validate({
        "market": {
            "prospects": {"size": 0}, "opening": {"clients": 0, "pipeline": 0}, "calendar": calendar,
            "inquiries": inquiries, "qualifying": {"inquiry": 0.0, "inquiry_work": "1 min"}, **market,
        },
        "organization": {"departments": {"phones": {"roles": {"clerk": clerk}}}},
        "mechanisms": dict.fromkeys(SWITCHES, False) | {"calendar": on},
        "warm_up": "0 h", "horizon": f"{months} months",
    })  # fmt: skip


def times(journal: Journal, stage: Stage) -> np.ndarray[Any, Any]:
    return journal.leads["time"][journal.leads["stage"] == stage]


def of_the_year(hours: np.ndarray[Any, Any], first: int = 0) -> np.ndarray[Any, Any]:
    return np.bincount(((hours // MONTH).astype(int) + first) % 12, minlength=12)


def assert_poisson(found: float, mean: float) -> None:
    assert abs(found - mean) <= SIGMAS * math.sqrt(mean)


def test_inquiries_come_by_their_season_and_adverts_by_their_budget() -> None:
    """Two years from March on; twelve factors of which nine are 1 and the sum is 12.7."""
    design = phones({"starts_in": "march", "inquiries": FACTORS}, advertising={"price": 0.01, "doubles_at": None})
    journal = simulate(design.with_("organization.marketing.budget", 2))
    client, asked = journal.leads["client"], journal.leads["stage"] == Stage.INQUIRY
    factors = np.ones(12)
    factors[[0, 4, 11]] = 0.2, 3, 0.5
    expected = 2 * PER_MONTH * factors / factors.mean()
    usual = of_the_year(journal.leads["time"][asked & (client < BOUGHT)], 2)
    bought = of_the_year(journal.leads["time"][asked & (client >= BOUGHT)], 2)
    for month in range(12):
        assert_poisson(usual[month], expected[month])
        assert_poisson(bought[month], 2 * 200)


def test_a_season_moves_the_same_inquiries() -> None:
    """As many in whole years, the same clients in the same order; with the switch off not one of them moves."""
    even, moved = simulate(phones({})), simulate(phones({"inquiries": FACTORS}))
    assert len(times(even, Stage.INQUIRY)) == len(times(moved, Stage.INQUIRY))
    assert (times(even, Stage.INQUIRY) != times(moved, Stage.INQUIRY)).mean() > 0.9
    off = simulate(phones({"inquiries": FACTORS, "outside_hours": 0.5, "holidays": {"may": 9}}, on=False))
    assert off.leads.to_bytes() == even.leads.to_bytes()


def test_clients_need_by_their_season() -> None:
    """Pareto/NBD without leaving: 500 clients with twelve orders a year, all alike, over two years."""
    segment = {"share": 1, "orders_per_year": 12, "margin_per_order": 0.1, "annual_churn": 0, "win_rate": 0.2,
               "touches": 1, "deal_work": "1 h", "cycle": "1 h", "open_deals": 1, "serving": "1 min",
               "developing": "1 min", "contact_every": "1 year"}  # fmt: skip
    design = phones(
        {"orders": FACTORS, "starts_in": "december"}, segments={"only": segment},
        buying={"rate_cv": 0}, opening={"clients": 500, "pipeline": 0},
    )
    placed = of_the_year(simulate(design).placed["time"], 11)
    factors = np.ones(12)
    factors[[0, 4, 11]] = 0.2, 3, 0.5
    for month, mean in enumerate(2 * 500 * factors / factors.mean()):
        assert_poisson(placed[month], mean)


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_so_many_inquiries_come_outside_hours(share: float) -> None:
    """They are found in the first minute of a day, at the mean age of a moment of the closed hours: 20 h."""
    journal = simulate(phones({"outside_hours": share}))
    ages = journal.overnight["age"]
    total = len(times(journal, Stage.INQUIRY))
    assert_poisson(total, 24 * PER_MONTH)
    spread = math.sqrt(total * share * (1 - share))
    assert abs(len(ages) - share * total) <= SIGMAS * spread + 1e-9
    assert (journal.overnight["time"] % 8 == 0).all()
    if share:
        squares, cubes = 4 * NIGHT**2 + WEEKEND**2, 4 * NIGHT**3 + WEEKEND**3
        mean = squares / (2 * CLOSED)
        deviation = math.sqrt(cubes / (3 * CLOSED) - mean**2)
        assert mean == 20
        assert abs(ages.mean() - mean) <= SIGMAS * deviation / math.sqrt(len(ages))


def test_waits_count_the_night() -> None:
    """Who asks while the phones are answered waits for nothing, all others until the morning."""
    journal = simulate(phones({"outside_hours": 0.4}))
    waited = np.sort(waits_of_inquirers(journal))
    ages = np.sort(journal.overnight["age"])
    assert len(waited) == len(times(journal, Stage.INQUIRY))
    assert (waited > 1).sum() == pytest.approx((ages > 1).sum(), abs=len(waited) / 100)
    assert waited[-1] == pytest.approx(ages[-1], abs=0.5)


def test_patience_ends_at_night() -> None:
    """Exponential patience of mean m survives the closed hours before it with chance E[exp(-age / m)].

    Over a gap of g hours that is m / g · (1 − exp(−g / m)); a weekend is as likely as the four nights together.
    """
    mean = 12.0
    patience = {"mean": f"{mean} h", "spread": "exponential"}
    journal = simulate(phones({"outside_hours": 1.0}, inquiries={"patience": patience}))
    total, gone = len(times(journal, Stage.INQUIRY)), len(times(journal, Stage.COLD))
    lasts = [mean / gap * -math.expm1(-gap / mean) for gap in (NIGHT, WEEKEND)]
    expected = 1 - sum(lasts) / 2
    assert abs(gone - expected * total) <= SIGMAS * math.sqrt(total * expected * (1 - expected)) + 0.01 * total
    assert (times(journal, Stage.COLD) % 8 == 0).mean() > 0.98


def test_patience_by_the_wall_ends_in_the_night_after_the_inquiry() -> None:
    """Nobody answers, and with ten hours of patience, of which a day has eight, everybody is gone by the morning."""
    calendar = {"outside_hours": 0.0}
    design = phones(calendar, inquiries={"patience": "10 h"}, months=1)
    facts = design.model_dump(mode="json")
    facts["organization"]["departments"]["phones"]["roles"]["clerk"]["count"] = 1
    facts["market"]["qualifying"]["inquiry_work"] = {"mean": "1000 h", "spread": "fixed"}
    journal = simulate(Scenario.model_validate(facts))
    leads = journal.leads
    asked = {c: t for c, t, s in zip(leads["client"], leads["time"], leads["stage"], strict=True) if s == Stage.INQUIRY}
    gone = {c: t for c, t, s in zip(leads["client"], leads["time"], leads["stage"], strict=True) if s == Stage.COLD}
    waits = np.array([(gone[client] - asked[client]) for client in gone])
    left = np.array([8 - asked[client] % 8 for client in gone])
    assert len(gone) > 300
    assert np.allclose(waits, left, atol=1e-5)
