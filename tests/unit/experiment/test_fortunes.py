"""A study whose runs keep account of luck: what stands on it, and what does not."""

import json
import random
from dataclasses import asdict, replace

import pytest
from fakes import outcome, study

from simulator.analysis.fortune import CAUSES, Fortune, Stroke
from simulator.analysis.outcome import Outcome
from simulator.experiment.compare import carry_out, stored
from simulator.experiment.fortunes import largest_strokes, luck_between, luck_of
from simulator.experiment.study import Unit


def fortunate(unit):
    """Return an outcome most of whose value and profit is luck; the second design is 10 better without it."""
    chance = random.Random(1000 * unit.design + unit.replication)
    value, profit = ({cause: chance.gauss(0, 40) for cause in CAUSES} for _ in range(2))
    noise = chance.gauss(0, 1)
    plain = outcome(
        unit, value=100 + 10 * unit.design + sum(value.values()) + noise,
        profit=50 + sum(profit.values()) + noise, cycle_days=None if unit == Unit(1, 2) else 60 + noise,
    )  # fmt: skip
    strokes = [Stroke(float(month), "left", month, None, -30.0 + month, 0.1) for month in range(3)]
    return replace(plain, fortune=Fortune(value, profit, strokes))


def without_account_of_one(unit):
    return replace(fortunate(unit), fortune=None) if unit == Unit(1, 7) else fortunate(unit)


def compared(work=fortunate, replications=40, **options):
    return carry_out(study(replications), jobs=1, work=work, **options)


def test_the_verdict_stands_on_the_sharp_difference():
    comparison = compared()
    (finding,) = comparison.verdict
    assert finding.stands_on is finding.sharp is finding.difference.sharp
    assert finding.sharp.controls == CAUSES
    assert finding.sharp.low < 10 < finding.sharp.high
    assert finding.sharp.variance_left < 0.01
    assert finding.verdict.word == "better"
    assert finding.difference.low < 0 < finding.difference.high
    assert sum(finding.moved.values()) == pytest.approx(finding.difference.mean - finding.sharp.mean)
    assert finding.reference_mean == comparison.estimate("universal", "value").sharp.mean


def test_value_has_the_luck_in_value_and_profit_that_in_profit():
    comparison = compared()
    for key in ("value", "profit"):
        assert comparison.estimate("universal", key).sharp.variance_left < 0.01, key
    runs = comparison.outcomes["universal"]
    assert luck_of(runs, "base_value_change") == luck_of(runs, "value") != luck_of(runs, "profit")
    assert luck_of(runs, "win_rate") == luck_of(runs, "profit")
    assert sum(comparison.luck("universal", "profit").values()) == pytest.approx(
        comparison.estimate("universal", "profit").mean - comparison.estimate("universal", "profit").sharp.mean
    )


def test_the_chance_of_being_better_is_of_what_came_out():
    found, without = compared().finding("conveyor"), compared(sharp=False).finding("conveyor")
    assert found.difference.probability_better == without.difference.probability_better
    assert replace(found.difference, sharp=None) == without.difference


@pytest.mark.parametrize(("work", "options"), [
    (fortunate, {"sharp": False}), (fortunate, {"replications": 9}), (without_account_of_one, {}),
])  # fmt: skip
def test_the_plain_interval_stands_where_luck_is_unknown_or_replications_are_few(work, options):
    (finding,) = compared(work, **options).verdict
    assert finding.sharp is None
    assert finding.stands_on is finding.difference
    assert finding.moved == {}


def test_a_number_that_some_replications_lack_has_the_plain_interval():
    finding = compared().finding("conveyor", "cycle_days")
    assert finding.sharp is None
    assert finding.difference.n == 39


def test_the_summary_has_both(tmp_path):
    carry_out(study(40), out=tmp_path, jobs=1, work=fortunate)
    summary = json.loads((tmp_path / "summary.json").read_text())
    for found in (summary["differences"]["conveyor"]["value"], summary["designs"]["conveyor"]["value"]):
        assert set(found["sharp"]) == {"mean", "low", "high", "variance_left", "controls"}
        assert found["sharp"]["controls"] == list(CAUSES)
        assert found["sharp"]["low"] > found["low"]
    assert summary["verdict"]["conveyor"]["word"] == "better"


def test_a_folder_can_be_looked_at_either_way(tmp_path):
    """The switch moves no run: what it left out is there when the same folder is read again."""
    without = carry_out(study(40), out=tmp_path, jobs=1, work=fortunate, sharp=False)
    assert all(run.fortune is None for runs in without.outcomes.values() for run in runs)
    assert stored(tmp_path).summary() == compared().summary()
    assert stored(tmp_path, sharp=False).summary() == without.summary()


def test_luck_survives_the_ledger():
    one = fortunate(Unit(1, 3))
    assert Outcome.from_bytes(one.to_bytes()) == one
    assert Fortune.of(asdict(one.fortune)) == one.fortune
    assert Outcome.from_bytes(outcome(Unit(0, 0)).to_bytes()).fortune is None


def test_luck_between_designs_is_by_pairs_and_missing_causes_are_none():
    ours = [replace(fortunate(Unit(1, 0)), fortune=Fortune({"deals": 3.0}, {}, []))]
    theirs = [replace(fortunate(Unit(0, 0)), fortune=Fortune({"deals": 1.0, "people": 2.0}, {}, []))]
    assert luck_between(ours, theirs, "value") == {"deals": [2.0], "clients": [0.0], "orders": [0.0], "people": [-2.0]}
    assert luck_between(ours, [replace(theirs[0], fortune=None)], "value") is None


def test_the_largest_strokes_of_all_replications():
    found = largest_strokes(compared(replications=3).outcomes, most=7)
    assert [one.stroke.amount for one in found] == [-30.0] * 6 + [-29.0]
    assert {(one.design, one.replication) for one in found[:6]} == {
        (design, number) for design in ("universal", "conveyor") for number in range(3)
    }


def test_the_frame_of_luck_holds_every_cause_of_every_run():
    comparison = compared(replications=12)
    frame = comparison.fortunes
    assert list(frame.columns) == list(frame.attrs["units"]) == list(frame.attrs["columns"])
    assert len(frame) == 2 * 12 * len(CAUSES)
    one = comparison.outcomes["conveyor"][3].fortune
    mine = frame[(frame.design == "conveyor") & (frame.replication == 3)].set_index("cause")
    assert mine["value"].to_dict() == one.value
    assert mine["profit"].to_dict() == one.profit
    assert frame.attrs["units"]["value"] == "monthly pays"
    assert compared(sharp=False).fortunes.empty
