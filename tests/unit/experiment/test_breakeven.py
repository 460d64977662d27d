"""Break-evens of made-up designs whose border is known; nothing is simulated."""

import json

import pytest
from borders import bench_of
from fakes import scenario

from simulator.experiment.breakeven import breakeven
from simulator.experiment.study import StudyError
from simulator.report.inquiries.breakeven_sheet import breakeven_sheet
from simulator.report.language import language
from simulator.scenario.figures.axes import AxisError

PATH = "market.neglect_multiplier"
PAIR = (scenario("universal"), scenario("conveyor"))


def gaining(border, slope=10.0):
    """Return heights by which the conveyor gains as clients mind neglect more, even at `border`."""
    return {"universal": lambda _: 0.0, "conveyor": lambda one: slope * (one.market.neglect_multiplier - border)}


def found(heights, path=PATH, between=None, **noise):
    with bench_of(heights, **noise) as bench:
        return breakeven(bench, PAIR, path, between)


def test_the_known_border_is_found():
    """One inquiry at a fixed seed; its interval misses the truth in one of twenty seeds."""
    answer = found(gaining(3.3))
    only, = answer.switches
    assert only.low < 3.3 < only.high
    assert only.high - only.low < 0.5  # two t-intervals of 3 / sqrt(20), over a slope of 10, is 0.28
    assert only.agrees
    assert (answer.better(only.before), answer.better(only.after)) == ("universal", "conveyor")
    assert answer.margin(only.at) == pytest.approx((only.at - 2.5) / 2.5)
    assert answer.today.at == 2.5


def test_without_a_border_in_range_there_is_no_switch():
    answer = found(gaining(9.0))
    assert answer.switches == ()
    assert answer.decided == {-1}
    told = breakeven_sheet(answer, language("en")).headline
    assert "“Universal” is better everywhere from 1.2 to 5, with no switch in range; today it is 2.5." in told


def test_where_nothing_is_decided_it_says_so():
    answer = found(gaining(3.3, slope=0.01), common=30.0)
    assert answer.switches == ()
    assert "nothing is decided" in breakeven_sheet(answer, language("en")).headline


def test_an_end_at_which_nothing_is_decided_is_told():
    answer = found(gaining(4.95, slope=2.0))
    only, = answer.switches
    assert not only.decided
    told = breakeven_sheet(answer, language("en")).headline
    assert "and above it nothing is decided (95% interval: from" in told


def test_a_range_of_ones_own():
    answer = found(gaining(1.5), between=("1.1", "2"))
    assert (answer.axis.low, answer.axis.high, answer.axis.declared) == (1.1, 2.0, False)
    assert answer.today is None
    assert answer.switches[0].at == pytest.approx(1.5, abs=0.2)


def test_company_size_is_an_axis_of_whole_seats():
    size = lambda one: 2.0 * (sum(role.count for _, _, role in one.organization.roles()) - 15.5)  # noqa: E731
    answer = found({"universal": lambda _: 0.0, "conveyor": size}, "heads", own=0.1, common=0.5)
    assert all(one.at == int(one.at) for one in answer.readings)
    assert 15 < answer.switches[0].at < 16


def test_the_same_question_again_runs_nothing_and_says_the_same():
    with bench_of(gaining(3.3)) as bench:
        first = breakeven(bench, PAIR, PATH)
        made = bench.made
        again = breakeven(bench, PAIR, PATH)
        assert bench.made == made
    assert json.dumps(first.summary()) == json.dumps(again.summary())
    assert first.frames()["breakeven"].equals(again.frames()["breakeven"])


def test_both_designs_meet_the_same_markets_at_every_value():
    with bench_of(gaining(3.3)) as bench:
        answer = breakeven(bench, PAIR, PATH, replications=7)
        assert bench.made == 2 * 7 * len(answer.readings)


@pytest.mark.parametrize(("designs", "replications", "told"), [
    ((scenario("one"),), 20, "needs two designs"),
    ((*PAIR, scenario("third")), 20, "a break-even is between two designs, not 3 designs"),
    (PAIR, 2, "replications: 2 is too few"),
])
def test_what_cannot_be_asked_is_told(designs, replications, told):
    with bench_of(gaining(3.3)) as bench, pytest.raises(StudyError, match=told):
        breakeven(bench, designs, PATH, None, replications)


def test_a_number_that_does_not_exist_is_told_before_anything_runs():
    with bench_of(gaining(3.3)) as bench:
        with pytest.raises(AxisError, match=r"did you mean 'market\.neglect_multiplier'"):
            breakeven(bench, PAIR, "market.neglect_multiplyer")
        assert bench.made == 0
