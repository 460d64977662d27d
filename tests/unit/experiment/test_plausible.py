"""Points of the plausible region: a Latin hypercube within the declared ranges, the same under every arm."""

from pathlib import Path

import pytest

from simulator.experiment.claims.book import Arm
from simulator.experiment.claims.loader import scenario_of
from simulator.experiment.claims.plausible import column, everywhere, set_by, uncertain
from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.files.loader import load_scenario

SCENARIOS = Path(__file__).parents[3] / "scenarios"
POINTS = 8


@pytest.fixture(scope="module")
def universal():
    return load_scenario(SCENARIOS / "universal.yaml")


@pytest.fixture(scope="module")
def points(universal):
    return list(everywhere(universal, (), POINTS, 0))


def values(scenario):
    return {one.path: one for one in assumptions(scenario)}


def test_each_parameter_takes_one_value_in_each_part_of_its_range():
    parts = sorted(int(far * POINTS) for far in column("market.discount", POINTS, 0))
    assert parts == list(range(POINTS))
    assert column("market.discount", POINTS, 0) != column("market.gross_margin", POINTS, 0)
    assert column("market.discount", POINTS, 0) != column("market.discount", POINTS, 1)


def test_points_lie_within_the_ranges_and_move_every_uncertain_parameter(universal, points):
    start = values(universal)
    assert None not in points
    for path, one in uncertain(universal).items():
        found = [values(point)[path].raw for point in points]
        if not path.endswith(".share"):  # which are brought back to a sum of one
            assert min(found) >= min(one.low_raw, one.raw) - 1e-9, path
            assert max(found) <= max(one.high_raw, one.raw) + 1e-9, path
        assert len(set(found)) > 1, path
    settled = [path for path, one in start.items() if one.kind != "uncertainty"]
    assert settled
    assert all(values(point)[path].raw == start[path].raw for point in points for path in settled)


def test_half_of_the_points_lie_below_what_the_scenario_says(universal, points):
    for path in ("market.opening.clients", "market.discount", "market.human_nature.eta", "market.calling.dial"):
        centre = uncertain(universal)[path].raw
        assert sum(values(point)[path].raw < centre for point in points) == POINTS // 2, path


def test_shares_of_segments_add_up(points):
    for point in points:
        assert sum(segment.share for segment in point.market.segments.values()) == pytest.approx(1)


def test_other_designs_lie_at_the_same_points(points):
    other = next(everywhere(load_scenario(SCENARIOS / "conveyor.yaml"), (), POINTS, 0))
    assert other.market == points[0].market


def test_what_an_arm_sets_is_left_alone(universal):
    arm = Arm.model_validate(
        {"design": "universal.yaml", "overlays": ["overlays/every_deal_rewon.yaml"],
         "set": {"market.labour.wages.closing": 1.0, "market.human_nature.talents": {"sigma": 0.3}}}
    )  # fmt: skip
    scenario = scenario_of(arm, SCENARIOS)
    left = set_by(arm, scenario, universal)
    assert "market.labour.wages.closing" in left  # although it is what it was
    assert "market.human_nature.talents.sigma" in left
    assert "market.buying.rewon" in left  # by the overlay
    assert "market.discount" not in left
    start = values(scenario)
    for point in everywhere(scenario, left, 4, 0):
        assert {path: values(point)[path].raw for path in left} == {path: start[path].raw for path in left}
