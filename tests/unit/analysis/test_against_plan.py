"""Plan against outcome, by hand."""

import pytest

from simulator.analysis.against_plan import against_plan, at_quota, chance_gap, quotas_kept
from simulator.analysis.intervals import wilson
from simulator.analysis.outcome import Outcome
from simulator.scenario.schema.scenario import Scenario

DESIGN = {"departments": {"sales": {"roles": {"seller": {"count": 1, "order_of_work": [
    "serving", "qualifying", "closing", "prospecting"]}}}}}  # fmt: skip


def scenario(bookings=None, months=7, **facts):
    return Scenario.model_validate(
        {"organization": DESIGN, "horizon": f"{months} months", "plan": {"bookings": bookings}, **facts}
    )


def outcome(margin, regular=None, attainments=None):
    monthly = {"margin": margin, "regular_margin": regular or margin}
    return Outcome("made-up", 0, {}, monthly, {}, {}, {}, [], [], 0, attainments=attainments or {})


RUNS = [outcome([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 100.0]), outcome([3.0, 2.0, 1.0, 0.0, 0.0, 0.0, 100.0])]


def test_bookings_by_whole_period_and_over_all_of_them():
    """The seventh month is part of no whole quarter."""
    found = against_plan(RUNS, scenario({"amount": [6, 15], "per": "quarter"}))
    assert [held.target for held in found.periods] == [6, 15]
    assert [held.booked.mean for held in found.periods] == [6.0, 7.5]
    assert [held.chance for held in found.periods] == [1.0, 0.5]
    assert (found.whole.target, found.whole.booked.mean, found.whole.chance) == (21, 13.5, 0.5)
    assert (found.whole.chance_low, found.whole.chance_high) == wilson(1, 2)
    assert found.attainment.mean == pytest.approx(13.5 / 21)
    assert found.reached == (True, False)
    assert found.whole.booked.low >= 0


def test_the_last_amount_goes_on():
    found = against_plan(RUNS, scenario({"amount": [1, 2], "per": "month"}))
    assert [held.target for held in found.periods] == [1, 2, 2, 2, 2, 2, 2]


def test_revenue_and_new_clients():
    """Of a margin of 4 a month 3 come from clients whom the firm had; at a margin of a quarter that is 4 of revenue."""
    run = outcome([4.0] * 3, [3.0] * 3)
    market = {"gross_margin": 0.25}
    told = scenario({"amount": 12, "of": "revenue", "clients": "new"}, 3, market=market)
    assert against_plan([run], told).whole.booked.mean == pytest.approx(12.0)
    assert against_plan([run], told).whole.chance == 1.0
    told = scenario({"amount": 12, "clients": "new"}, 3)
    assert against_plan([run], told).whole.booked.mean == pytest.approx(3.0)
    assert against_plan([run], told).whole.booked.low is None


def test_nothing_planned_or_no_whole_period():
    assert against_plan(RUNS, scenario()) is None
    assert against_plan(RUNS, scenario({"amount": 1, "per": "year"})) is None


def test_the_plan_of_the_market_holds_where_a_design_has_none():
    market = {"plan": {"bookings": {"amount": 5}}}
    assert against_plan(RUNS, scenario(market=market)).whole.target == 10
    assert against_plan(RUNS, scenario({"amount": 7}, market=market)).whole.target == 14


def test_a_sum_that_rounding_leaves_below_its_target_reaches_it():
    run = outcome([0.1, 0.2, 0.3])
    assert against_plan([run], scenario({"amount": 0.6}, 3)).whole.chance == 1.0
    assert at_quota([1.0, 1 - 1e-12, 0.999]) == 2


def test_the_chance_gap_is_paired():
    one, other = (against_plan(RUNS, scenario({"amount": amount, "per": "quarter"})) for amount in (3, 10))
    gap = chance_gap(one, other)
    assert (gap.difference, gap.n) == (0.5, 2)
    assert gap.low < 0 < gap.high
    assert chance_gap(one, one).difference == 0
    with pytest.raises(ValueError, match="zip"):
        chance_gap(one, against_plan(RUNS[:1], scenario({"amount": 1})))


def test_quotas_are_kept_by_all_person_periods_together():
    runs = [outcome([1.0], attainments={"sales/a": found, "sales/b": []}) for found in ([1.0, 2.0, 0.0], [0.0], [1.0])]
    found = quotas_kept(runs)
    assert (found["sales/a"].person_periods, found["sales/a"].at_quota.mean) == (5, 0.6)
    assert found["sales/a"].attainment.mean == pytest.approx(0.8)
    assert 0 <= found["sales/a"].at_quota.low < 0.6 < found["sales/a"].at_quota.high <= 1
    assert (found["sales/b"].person_periods, found["sales/b"].at_quota.mean) == (0, None)


def test_that_all_reach_their_quota_does_not_make_it_sure():
    found = quotas_kept([outcome([1.0], attainments={"sales/a": [1.0, 3.0]})] * 5)["sales/a"]
    assert (found.at_quota.mean, found.at_quota.low, found.at_quota.high) == (1.0, None, None)
