"""Ranking designs whose truth is known."""

import pytest
from fakes import outcome, scenario
from races import Markets, bench, designs

import simulator
from simulator.analysis.best import Standings
from simulator.experiment.bench import bench_in
from simulator.experiment.indifference import Indifference
from simulator.experiment.pairs import difference, level
from simulator.experiment.rank import check, rank
from simulator.experiment.study import StudyError


def alike(unit):
    return outcome(unit, shift=0.0)


def made_up(scenarios, _seed):
    return Markets(scenarios)


def ranked(values, most=100, folder=None, jobs=1, on_runs=None, indifference=10, confidence=0.95, **options):
    with bench(folder, jobs, on_runs, **options) as opened:
        return rank(opened, designs(*values), most, indifference=indifference, confidence=confidence), opened


def test_the_best_is_found_and_the_worse_get_no_more_runs():
    ranking, opened = ranked([0, 40, -60, 38, 5])
    assert ranking.best in {"d1 40", "d3 38"}
    assert ranking.certain
    assert set(ranking.equally_good) == {"d1 40", "d3 38"}
    assert set(ranking.of("worse")) == {"d0 0", "d2 -60", "d4 5"}
    assert [place.number for place in ranking.places] == [1, 2, 3, 4, 5]
    assert ranking.places[-1].design == "d2 -60"
    assert {len(ranking.outcomes[place]) for place in (0, 2, 4)} == {20}
    assert ranking.spent == opened.made < ranking.spent_equally
    assert ranking.needed is None


def test_bounds_are_those_of_pairs_on_shared_markets_as_wide_as_all_looks_and_rivals_ask_for():
    ranking, _ = ranked([0, 25, 12])
    one, other = ranking.outcomes[0], ranking.outcomes[1]
    shared = min(len(one), len(other))
    each = 1 - 2 * 0.05 / (5 * 2)
    found = difference(one[:shared], other[:shared], "value", each)
    assert ranking.looks == (20, 30, 45, 67, 100)
    assert ranking.standings.uppers[0, 1] == pytest.approx(found.high)
    assert ranking.standings.uppers[1, 0] == pytest.approx(-found.low)


def test_where_the_limit_comes_first_it_says_what_is_left():
    ranking, _ = ranked([0, 3, -200], most=30, indifference=2)
    assert not ranking.certain
    assert [len(runs) for runs in ranking.outcomes] == [30, 30, 20]
    assert set(ranking.of("selected", "open")) == {"d0 0", "d1 3"}
    assert ranking.needed is None or ranking.needed > 30
    assert ranking.summary()["certain"] is False


def test_identical_designs_are_equally_good_at_once():
    twins = [scenario("one"), scenario("two"), scenario("three", count=11)]
    with bench_in(None, jobs=1, work=lambda _scenarios, _seed: alike) as opened:
        ranking = rank(opened, twins, 100, indifference=5)
    assert ranking.certain
    assert set(ranking.equally_good) == {"one", "two", "three"}
    assert ranking.spent == 60


def test_luck_that_is_taken_out_saves_runs():
    values = [0, 8, 4, -20]
    with_luck, _ = ranked(values, 400, spread=40.0, indifference=12)
    without, _ = ranked(values, 400, spread=40.0, lucky=0.9, indifference=12)
    assert without.spent < with_luck.spent
    assert level(without.outcomes[0]).sharp is not None


def test_a_share_is_of_what_the_first_creates():
    ranking, _ = ranked([0, 30], indifference="2%")
    assert ranking.amount == pytest.approx(0.02 * level(ranking.outcomes[0]).stands_on.mean)


def test_serial_and_parallel_are_the_same():
    assert ranked([0, 9, 4], jobs=2)[0].summary() == ranked([0, 9, 4])[0].summary()


@pytest.mark.parametrize("moment", [0, 1, 37, 60, 61, 75, 90, 120])
def test_killed_and_begun_again_it_ends_as_if_undisturbed(tmp_path, moment):
    """Before the first run, within a look, at the end of one, right after it."""
    close = {"values": [0, 2, 4], "indifference": 3}
    whole, undisturbed = ranked(**close, folder=tmp_path / "whole" / "rank")
    assert undisturbed.made > moment

    def interrupt(done, _asked):
        if done >= moment:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ranked(**close, folder=tmp_path / "broken" / "rank", on_runs=interrupt)
    again, rest = ranked(**close, folder=tmp_path / "broken" / "rank")
    assert again.summary() == whole.summary()
    assert rest.made == undisturbed.made - moment


def test_a_run_is_never_made_twice(tmp_path):
    ranked([0, 9, 4], folder=tmp_path / "rank")
    _, again = ranked([0, 9, 4], folder=tmp_path / "rank")
    assert again.made == 0


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"values": [0]}, "a ranking needs two designs at least; 'conveyor run' simulates one"),
        ({"values": [0, 1], "most": 9}, "replications: 9 is not between 10 and 1,000,000; 100 are usual"),
        ({"values": [0, 1], "confidence": 0.3}, "confidence: '0.3' is not 50% or more and less than 100%; 95% is"),
        ({"values": [0, 1], "confidence": "100%"}, "confidence: '100%' is not 50% or more and less than 100%; 95% is"),
        ({"values": [0, 1], "confidence": "sure"}, "confidence: 'sure' is not 50% or more and less than 100%; 95% is"),
        ({"values": [0, 1], "indifference": "soon"}, "indifference: 'soon' is neither an amount nor a share; write 20"),
        ({"values": [0, 1], "indifference": 0.02}, "indifference: 0.02 is less than 1 in the market's money; for a "
         "share write 2%"),
        ({"values": [0, 1], "indifference": "0%"}, "indifference: 0% is not more than 0"),
    ],
)  # fmt: skip
def test_mistakes_are_told_before_anything_runs(asked, told):
    with pytest.raises(StudyError) as error:
        ranked(asked.pop("values"), **asked)
    assert str(error.value).startswith(told)
    assert "\n" not in str(error.value)


def test_two_designs_of_one_name_cannot_be_told_apart():
    with pytest.raises(StudyError, match="two designs are called"):
        check([scenario("one"), scenario("one")], 100)


def test_the_indifference_is_written_as_on_the_command_line():
    assert str(Indifference.of("2%")) == "2%"
    assert str(Indifference.of(20)) == "20"


def test_in_python():
    ranking = simulator.rank(designs(0, 30, -40), 40, indifference=10, jobs=1, work=made_up)
    assert ranking.best == "d1 30"
    assert repr(ranking) == "<Ranking of 3 designs, 60 runs: 'd1 30' ahead, surely within 10 of the best>"
    assert ranking.words() == "“d1 30” is the best of 3 designs: " + ranking.words().partition(": ")[2]
    assert "<table" in ranking._repr_html_()
    assert list(ranking.frames()["rank"]["design"]) == [place.design for place in ranking.places]
    assert ranking.plot().get_title(loc="left")
    assert isinstance(ranking.standings, Standings)
