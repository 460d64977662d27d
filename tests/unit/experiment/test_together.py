"""Three designs or more: verdicts that hold together."""

import random

import pytest
from fakes import outcome, study

from simulator.analysis.holm import chance_of_none, holm
from simulator.analysis.intervals import CONFIDENCE, paired_difference
from simulator.experiment.compare import carry_out
from simulator.experiment.precision import Precision
from simulator.experiment.together import confidences


def noisy(unit):
    """Return an outcome whose difference from the other designs has a standard deviation of about 10."""
    chance = random.Random(f"{unit.design} {unit.replication}")
    return outcome(unit, value=500 + 10 * unit.design + chance.gauss(0, 10 / 2**0.5))


FOUR = ("universal", "conveyor", "third", "fourth")


def compared(designs=FOUR, replications=40, work=noisy):
    return carry_out(study(replications, designs=designs), jobs=1, work=work)


def test_of_two_designs_nothing_changes():
    comparison = compared(FOUR[:2])
    found = comparison.finding("conveyor")
    assert not comparison.several
    assert found.together is None
    assert found.confidence == CONFIDENCE
    assert found.judged_on == found.stands_on
    assert "together" not in comparison.summary()


def test_each_is_judged_at_the_confidence_of_holm():
    comparison = compared()
    chances = {one.design: chance_of_none(one.difference) for one in comparison.verdict}
    assert {one.design: one.confidence for one in comparison.verdict} == holm(chances)
    assert confidences(comparison.outcomes, "universal", "value") == holm(chances)
    for one in comparison.verdict:
        assert one.difference.n == one.together.n
        assert one.together.low <= one.difference.low
        assert one.together.high >= one.difference.high
        ours, theirs = comparison.numbers(one.design, "value"), comparison.numbers(one.reference, "value")
        assert one.together == paired_difference(ours, theirs, 1, one.confidence)


def test_what_one_difference_decides_several_may_leave_open():
    """A difference with a p-value of 4 % is decided by itself, and not as one of three that are alike."""

    def borderline(unit):
        return outcome(unit, value=500 + (10 + 22 * swing(unit.replication) if unit.design else 0))

    alone, together = compared(FOUR[:2], 22, borderline), compared(FOUR, 22, borderline)
    assert alone.finding("conveyor").decided
    assert not together.finding("conveyor").decided


def swing(replication):
    return 1 if replication % 2 else -1


def test_the_summary_tells_of_it():
    comparison = compared()
    told = comparison.summary()["together"]
    assert told["method"] == "Holm"
    assert list(told["differences"]) == list(FOUR[1:])
    assert sorted(one for group in told["best"].values() for one in group) == sorted(FOUR)
    assert told["best"]["selected"] == ["fourth"]


def test_a_precision_is_still_of_each_difference_by_itself():
    comparison = carry_out(study(400, designs=FOUR), jobs=1, precision=Precision(3.0), work=noisy)
    widest = max((one.difference.high - one.difference.low) / 2 for one in comparison.verdict)
    assert comparison.look.half_width == pytest.approx(widest)
