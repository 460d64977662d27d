"""Maps of made-up designs whose borders are known; nothing is simulated."""

import json

import pytest
from borders import bench_of
from fakes import scenario

from simulator.analysis.layout import grid
from simulator.experiment.map import map_of
from simulator.experiment.study import StudyError
from simulator.report.inquiries.map_sheet import map_charts, map_sheet
from simulator.report.language import language
from simulator.scenario.figures.axes import AxisError

PATHS = ("market.neglect_multiplier", "market.discount")
PAIR = (scenario("universal"), scenario("conveyor"))


def height(one):
    return 10 * (one.market.neglect_multiplier - 3.3) + 40 * (one.market.discount - 0.2)


HEIGHTS = {"universal": lambda _: 0.0, "conveyor": height, "third": lambda one: 200 * (one.market.discount - 0.3)}


@pytest.fixture(scope="module")
def charted():
    with bench_of(HEIGHTS) as bench:
        return map_of(bench, PAIR, PATHS)


def test_regions_are_those_of_the_truth(charted):
    """One map at a fixed seed; each decided cell may be wrong with a chance of a tenth, and they err together."""
    across, up = charted.axes
    wrong = sum(
        (cell.winner == 1) != (10 * (across.point(x) - 3.3) + 40 * (up.point(y) - 0.2) > 0)
        for (x, y), cell in zip(grid().tolist(), charted.cells, strict=True)
        if cell.winner is not None
    )
    assert wrong <= 0.1 * len(charted.cells)
    assert charted.open < 0.3
    assert charted.shares["universal"] + charted.shares["conveyor"] + charted.open == pytest.approx(1)


def test_today_is_on_the_map(charted):
    assert charted.name_of(charted.today.winner) == "universal"
    assert (2.5, 0.15) in [spot.at for spot in charted.spots]


def test_the_map_is_held_against_spots_and_markets_that_it_never_saw(charted):
    both, agree = charted.tested
    assert len(charted.held_out) == 6
    assert not {one.at for one in charted.held_out} & {spot.at for spot in charted.spots}
    assert both >= 3
    assert agree == both
    assert f"the map agrees with {agree} of these (100%)" in " ".join(
        map_sheet(charted, language("en")).passages[0].paragraphs
    )


def test_spots_are_added_where_it_is_unclear(charted):
    added = [spot.at for spot in charted.spots if spot.added]
    assert added
    assert len(charted.spots) <= 28
    gaps = [abs(10 * (x - 3.3) + 40 * (y - 0.2)) for x, y in added]
    assert max(gaps) < 12  # 52 lie between the corners


def test_the_same_question_again_runs_nothing_and_says_the_same(charted):
    with bench_of(HEIGHTS) as bench:
        map_of(bench, PAIR, PATHS)
        made = bench.made
        again = map_of(bench, PAIR, PATHS)
        assert bench.made == made
    assert json.dumps(charted.summary()) == json.dumps(again.summary())
    assert all(charted.frames()[name].equals(again.frames()[name]) for name in ("map", "points"))


def test_of_three_designs_each_has_its_region():
    with bench_of(HEIGHTS, common=1.0, own=0.3) as bench:
        found = map_of(bench, (*PAIR, scenario("third")), PATHS, points=20)
    assert min(found.shares.values()) > 0.05
    corners = {(x, y): cell.winner for (x, y), cell in zip(grid().tolist(), found.cells, strict=True)}
    assert (corners[0, 0], corners[1, 0], corners[0, 1]) == (0, 1, 2)


def test_charts_are_the_same_bytes_each_time(charted):
    assert map_charts(charted, language("ru")) == map_charts(charted, language("ru"))


@pytest.mark.parametrize(("paths", "options", "told", "kind"), [
    ((PATHS[0], PATHS[0]), {}, "stands along both sides of the map", AxisError),
    ((PATHS[0], "market.segments.small.share"), {}, "shares of the segments add up", AxisError),
    ((PATHS[0], "organization.assignment"), {}, "no number with a declared unit", AxisError),
    ((PATHS[0], "horizon"), {}, "no plausible range is declared", AxisError),
    (PATHS, {"points": 5}, "points: 5 is not between 12 and 50", StudyError),
    (PATHS, {"replications": 1}, "replications: 1 is too few", StudyError),
])
def test_what_cannot_be_asked_is_told(paths, options, told, kind):
    with bench_of(HEIGHTS) as bench:
        with pytest.raises(kind, match=told) as error:
            map_of(bench, PAIR, paths, **options)
        assert bench.made == 0
    assert "\n" not in str(error.value)
