"""Axes: which numbers can be moved, how far, and what becomes of a scenario when they are."""

from pathlib import Path

import pytest

from simulator.scenario.figures.axes import AxisError, axis_of
from simulator.scenario.figures.budget import budget
from simulator.scenario.files.loader import load_scenario

SCENARIOS = Path(__file__).parents[4] / "scenarios"
PAIR = tuple(load_scenario(SCENARIOS / f"{name}.yaml") for name in ("universal", "conveyor"))
IN_ROUBLES = tuple(
    load_scenario(SCENARIOS / f"{name}.yaml", settings=("market.currency=RUB", "market.closer_pay=100000"))
    for name in ("universal", "conveyor")
)


def fingerprints(scenarios):
    return [one.fingerprint for one in scenarios]


@pytest.mark.parametrize("path", [
    "market.neglect_multiplier", "market.calling.dial", "market.labour.search", "market.segments.small.touches",
    "market.advertising.price", "heads", "deal_size", "conveyor:organization.departments.sales.roles.closer.count",
])
@pytest.mark.parametrize("designs", [PAIR, IN_ROUBLES])
def test_at_todays_value_nothing_has_moved(designs, path):
    axis = axis_of(designs, path, ("2", "9") if path.endswith("count") else None)
    assert fingerprints(axis.at(designs, axis.today)) == fingerprints(designs)


def test_ranges_are_those_that_are_declared():
    axis = axis_of(PAIR, "market.neglect_multiplier")
    assert (axis.low, axis.high, axis.today, axis.declared) == (1.2, 5, 2.5, True)
    assert axis.points(3) == [1.2, 3.1, 5.0]


def test_a_value_is_the_same_sum_in_any_currency():
    path = "market.advertising.price"
    plain, roubles = axis_of(PAIR, path), axis_of(IN_ROUBLES, path, ("1000", "5000"))
    assert roubles.low == pytest.approx(0.01)
    assert roubles.shown(roubles.low) == pytest.approx(1000)
    moved = roubles.at(IN_ROUBLES, 0.05)[0].market.advertising.price
    assert moved == pytest.approx(plain.at(PAIR, 0.05)[0].market.advertising.price)


def test_only_the_named_design_moves():
    path = "organization.departments.sales.roles.closer.count"
    axis = axis_of(PAIR, f"conveyor:{path}", ("1", "6"))
    universal, conveyor = axis.at(PAIR, 5)
    assert universal.fingerprint == PAIR[0].fingerprint
    assert conveyor.organization.departments["sales"].roles["closer"].count == 5


def test_a_lever_of_one_design_leaves_the_others():
    axis = axis_of(PAIR, "organization.departments.sales.roles.closer.count", ("1", "6"))
    assert axis.at(PAIR, 2)[0].fingerprint == PAIR[0].fingerprint


@pytest.mark.parametrize("seats", [4, 6, 9, 17, 24])
def test_company_size_keeps_the_mix_as_near_as_whole_people_allow(seats):
    universal, conveyor = axis_of(PAIR, "heads").at(PAIR, seats)
    assert budget(universal).seats == budget(conveyor).seats == seats
    exact = [role.seats * seats / 12 for role in budget(PAIR[1]).roles]
    found = [role.seats for role in budget(conveyor).roles]
    assert all(abs(one - other) < 1 for one, other in zip(found, exact, strict=True))


def test_deals_of_all_segments_grow_alike():
    moved, _ = axis_of(PAIR, "deal_size").at(PAIR, 1.5)
    for name, segment in PAIR[0].market.segments.items():
        assert moved.market.segments[name].margin_per_order == pytest.approx(1.5 * segment.margin_per_order)


@pytest.mark.parametrize(("path", "between", "told"), [
    ("market.neglect", None, "no number with a declared unit"),
    ("organization.assignment", None, "no number with a declared unit"),
    ("horizon", None, "no plausible range is declared; say which with --between LOW HIGH"),
    ("market.segments.small.share", None, "cannot be 35 %: the shares of the segments add up to 0.65, not to 1"),
    ("market.calling.connect", ("10 %", "150 %"), "cannot be 150 %"),
    ("market.calling.dial", ("2", "3"), "a duration needs a unit: '2 h'?"),
    ("market.calling.dial", ("5 min", "2 min"), "from 5 min to 2 min is no range"),
    ("market.discount", ("0.1", "nan"), "cannot be nan"),
    ("heads", ("-1", "3"), "a number is needed, not '-1'"),
    ("deal_size", ("none", "3"), "a number is needed, not 'none'"),
    ("another:market.discount", None, "there is no design 'another'; designs: universal, conveyor"),
])
def test_what_cannot_be_moved_is_told_in_a_line(path, between, told):
    with pytest.raises(AxisError) as error:
        axis_of(PAIR, path, between)
    assert told in str(error.value)
    assert "\n" not in str(error.value)
