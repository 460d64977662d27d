"""Searches for the best staffing on made-up work, whose truth is known."""

import dataclasses
import json

import numpy as np
import pytest
from made_up_staff import LUCK, OWN, SHARED, TOP, MadeUp, made_up_bench, seats, split, worth
from scipy import stats

from simulator.analysis.elimination import eliminate
from simulator.experiment.bench import FRESH
from simulator.experiment.staff.day import usual_levers
from simulator.experiment.staff.levers import levers as levers_of
from simulator.experiment.staff.purse import Purse
from simulator.experiment.staff.search import searched
from simulator.experiment.staff.space import Space
from simulator.experiment.staff.staff import FINALISTS, Effort, staffed
from simulator.experiment.staff.tune import tuned
from simulator.experiment.study import StudyError

BEST = (3, 2, 7)
SEARCHES = 1000


class Overheard:
    """A bench that notes which replications each design was asked for."""

    def __init__(self, bench):
        """Listen at `bench`."""
        self._bench, self.seed, self.asked = bench, bench.seed, []

    def outcomes(self, scenarios, replications):
        """Return what the bench does."""
        self.asked += [(one.fingerprint, number) for one in scenarios for number in replications]
        return self._bench.outcomes(scenarios, replications)


def test_all_fifty_five_staffings_of_twelve_in_three_roles_are_searched():
    space = Space(split(4, 4, 4), Purse.written(split(4, 4, 4)))
    found = space.first(1000)
    assert len(found) == len({one.scenario.fingerprint for one in found}) == 55
    assert all(sum(one.seats) == 12 and min(one.seats) >= 1 and seats(one.scenario) == one.seats for one in found)


def test_a_staffing_is_found_that_is_nearly_as_good_as_the_best():
    """300 runs over 55 staffings; what is lost by them is about 20 of 1000, and 60 is more than luck explains."""
    with made_up_bench(MadeUp(BEST), seed=3) as bench:
        found = staffed(bench, split(4, 4, 4), levers=())
    assert worth(found.best, BEST) >= TOP - 60
    assert found.runs <= 300
    assert bench.made == found.runs + found.effort.fresh * len(found.finalists)
    assert found.written is found.finalists[-1]
    assert len(found.finalists) == FINALISTS + 1


def test_there_is_no_curse_on_the_winner():
    """A thousand searches over eleven designs of known worth: fresh markets tell what the best is truly worth.

    The error of the mean over all searches is normal; alarm 0.001, two-sided. On the markets of the search the same
    mean is too high by far: the test can fail.
    """
    truth = TOP - 10 * np.arange(11.0)
    picked, seen, afresh = [], [], []
    for search in range(SEARCHES):
        chance = np.random.default_rng([7, search])

        met = []

        def draw(places, replications, chance=chance, met=met):
            luck = chance.normal(0, LUCK, (len(replications), len(places)))
            shared = chance.normal(0, SHARED, (len(replications), 1))
            own = chance.normal(0, OWN, luck.shape)
            met.append((places, shared + truth[places] + luck + own))
            return met[-1][1], luck

        best = eliminate(draw, list(range(11)), 66).best
        picked.append(truth[best])
        seen.append(np.mean([number for places, rows in met for number in rows[:, list(places).index(best)]]))
        afresh.append(truth[best] + chance.normal(0, np.hypot(SHARED, np.hypot(LUCK, OWN)) / np.sqrt(40)))
    errors = np.array(afresh) - np.array(picked)
    assert abs(errors.mean()) <= stats.norm.isf(0.0005) * errors.std() / np.sqrt(SEARCHES)
    cursed = np.array(seen) - np.array(picked)
    assert cursed.mean() > 5 * cursed.std() / np.sqrt(SEARCHES)


def test_what_is_told_of_the_best_is_true_on_average():
    """The same through the whole of it, on two roles; 20 searches, alarm 0.001 (Student)."""
    scenario, best = split(2, 3), (2, 3)
    errors = []
    for seed in range(20):
        with made_up_bench(MadeUp(best), seed) as bench:
            found = staffed(bench, scenario, effort=Effort(24, 6))
        errors.append(found.finalists[0].level.mean - worth(found.best, best))
    assert abs(stats.ttest_1samp(errors, 0).statistic) <= stats.t.isf(0.0005, 19)


def test_finalists_run_on_markets_that_the_search_never_saw():
    with made_up_bench(MadeUp((2, 3))) as bench:
        overheard = Overheard(bench)
        found = staffed(overheard, split(2, 3), effort=Effort(40, 6))
    search = {number for _, number in overheard.asked if number < FRESH}
    fresh = [number for _, number in overheard.asked if number >= FRESH]
    assert max(search) < 40
    assert set(fresh) == set(range(FRESH, FRESH + 6))
    assert len(fresh) == 6 * len(found.finalists)


def test_the_same_question_asks_for_the_same_runs(tmp_path):
    def ask():
        with made_up_bench(MadeUp((2, 3)), folder=tmp_path) as bench:
            found = staffed(bench, split(2, 3), effort=Effort(40, 6), levers=())
        return bench, json.dumps(found.summary(), allow_nan=False), found.frames()["staff"].to_csv()

    first, again = ask(), ask()
    assert first[1:] == again[1:]
    assert (first[0].found, again[0].made) == (0, 0)


def test_every_design_gets_the_same_effort_and_it_is_told():
    designs = [split(4, 4, 4), split(6, 6, name="two roles")]
    with made_up_bench(MadeUp(BEST)) as bench:
        overheard = Overheard(bench)
        with pytest.raises(StudyError, match="no staffing"):
            tuned(overheard, designs, Purse.of("heads", "2"), 180)
        assert overheard.asked == []
    truths = {3: MadeUp(BEST), 2: MadeUp((5, 7))}

    def work(scenarios, seed):
        return truths[len(seats(scenarios[0]))](scenarios, seed)

    with made_up_bench(work) as bench:
        best, tuning = tuned(bench, designs, None, 180, levers=())
    assert tuning.budget == "heads 12"
    assert [one.candidates for one in tuning.designs] == [55, 11]
    assert all(one.whole and 170 <= one.runs <= 180 for one in tuning.designs)
    assert [one.name for one in best] == ["split", "two roles"]
    assert [sum(seats(one)) for one in best] == [12, 12]
    assert type(tuning).of(tuning.summary()) == tuning


class OfHours(MadeUp):
    """The same, where an hour of the day more or less than three for the finder's first work costs 40."""

    def __call__(self, scenarios, seed):
        """Return what runs units of these scenarios."""
        work = super().__call__(scenarios, seed)

        def run(unit):
            hours = scenarios[unit.design].organization.departments["sales"].roles["finder"].protected_hours
            found = work(unit)
            value = found.indicators["value"] - 40 * abs(hours - 3)
            return dataclasses.replace(found, indicators=found.indicators | {"value": value})

        return run


def test_levers_are_searched_before_head_counts_where_both_at_once_are_too_many():
    """Five days of 55 staffings, with 200 runs: the day at the staffing as written, then all staffings at that day.

    Days are told apart exactly, for their noise is the same; what is lost by head-counts is as above.
    """
    design = split(4, 4, 4)
    space = Space(design, Purse.written(design), usual_levers(design))
    with made_up_bench(OfHours(BEST), seed=3) as bench:
        found = searched(Overheard(bench), space, 200)
        assert bench.made == found.runs <= 200
    assert (found.in_turn, found.whole) == (True, False)
    days = [dict(one.settings)[space.levers[0].path] for one in found.candidates]
    assert days == ["3.0 h"] * 55 + ["0.0 h"]
    assert found.candidates[found.written].seats == (4, 4, 4)
    best = found.candidates[found.best]
    assert worth(best.scenario, BEST) >= TOP - 60


def test_few_runs_are_shared_out_between_levers_and_head_counts():
    """Five days of eleven staffings: three runs for each day are more than a sixth of 48, and leave three for each."""
    design = split(6, 6)
    space = Space(design, Purse.written(design), usual_levers(design))
    for allowance, in_turn in ((48, True), (47, False)):
        with made_up_bench(MadeUp((5, 7))) as bench:
            found = searched(bench, space, allowance)
        assert found.in_turn is in_turn
        assert bench.made <= allowance


@pytest.mark.parametrize(("allowance", "levers"), [(200, 2), (60, 1)])
def test_in_turn_takes_three_runs_for_each_of_both(allowance, levers):
    """Two levers are 25 settings, and 60 runs are too few for 55 staffings: optuna is asked, as it is for either."""
    design = split(4, 4, 4)
    hours = [f"{role}.protected_hours" for role in ("finder", "closer")][:levers]
    design = design.with_("organization.departments.sales.roles.closer.order_of_work", ["closing", "prospecting"])
    space = Space(design, Purse.written(design), levers_of(design, hours))
    with made_up_bench(MadeUp(BEST)) as bench:
        found = searched(bench, space, allowance)
    assert (found.in_turn, found.whole) == (False, False)
    assert bench.made <= found.runs <= allowance


@pytest.mark.parametrize(("written", "heads", "nearest"), [((2, 3, 5), 10, (2, 3, 5)), ((1, 1, 4), 12, (2, 2, 8))])
def test_levers_are_searched_at_head_counts_much_as_they_are_written(written, heads, nearest):
    design = split(*written)
    space = Space(design, Purse.of("heads", str(heads)), usual_levers(design))
    assert space.like_written(100) == nearest
    assert space.like_written(10) is None
    assert [one.seats for one in space.of_seats(nearest)] == [nearest] * 5


def test_the_front_holds_what_nothing_cheaper_outdoes():
    with made_up_bench(MadeUp(BEST)) as bench:
        found = staffed(bench, split(4, 4, 4))
    for place in found.front:
        cheaper = [one for one, cost in enumerate(found.costs) if cost < found.costs[place]]
        assert all(found.values[one] < found.values[place] for one in cheaper)
    assert [found.costs[place] for place in found.front] == sorted(found.costs[place] for place in found.front)


def test_a_design_without_a_choice_takes_no_search():
    scenario = split(1, 1)
    with made_up_bench(MadeUp((1, 1))) as bench:
        found = staffed(bench, scenario, effort=Effort(24, 5), levers=())
    assert found.runs == 0
    assert found.best.fingerprint == scenario.fingerprint
    assert bench.made == 5


@pytest.mark.parametrize(
    ("effort", "told"), [(Effort(10), "--effort 10"), (Effort(fresh=1), "replications: 1"),
                         (Effort(indifference=1.5), "indifference")],
)  # fmt: skip
def test_an_effort_that_makes_no_sense_is_told(effort, told):
    with pytest.raises(StudyError, match=told):
        effort.check()


def test_large_spaces_are_asked_for_one_after_another():
    pytest.importorskip("optuna")
    scenario = split(5, 5, 5)
    space = Space(scenario, Purse.written(scenario))
    with made_up_bench(MadeUp((4, 3, 8))) as bench:
        found = searched(bench, space, 120)
        again = searched(bench, space, 120)
    assert not found.whole
    assert found.runs <= 120
    assert bench.made == found.runs
    assert dataclasses.replace(again, race=None) == dataclasses.replace(found, race=None)
    best = found.candidates[found.best].scenario
    assert sum(seats(best)) == 15
    assert worth(best, (4, 3, 8)) > worth(scenario, (4, 3, 8))


def test_without_optuna_a_large_space_is_refused_in_a_line(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "optuna", None)
    scenario = split(5, 5, 5)
    with made_up_bench(MadeUp((4, 3, 8))) as bench, pytest.raises(StudyError, match=r"takes optuna: pip install"):
        searched(bench, Space(scenario, Purse.written(scenario)), 60)
