"""A study that grows until it is precise ends at the same replication, whatever happens on the way."""

import random
import sqlite3
from dataclasses import replace

import pytest
from fakes import Noted, outcome, scenario, study

from simulator.analysis.intervals import paired_difference
from simulator.experiment.compare import FILES, carry_out, compare, stored
from simulator.experiment.precision import Precision
from simulator.experiment.store import LEDGER
from simulator.experiment.study import NothingFinishedError, Study, StudyError, Unit

LIMIT = 200
AIM = Precision(2.0)
"""Where differences have a standard deviation of 10: about a hundred replications."""


def noisy(unit):
    """Return an outcome whose difference from the other designs has a standard deviation of about 10."""
    chance = random.Random(f"{unit.design} {unit.replication}")
    return outcome(unit, value=500 + 10 * unit.design + chance.gauss(0, 10 / 2**0.5))


def grown(out=None, limit=LIMIT, precision=AIM, jobs=1, work=noisy, **options):
    return carry_out(study(limit), out=out, jobs=jobs, precision=precision, work=work, **options)


def files(folder):
    return {name: (folder / name).read_bytes() for name in FILES}


def half_width_at(count):
    """Return half the width of the interval after so many replications, worked out by hand."""
    ours, theirs = ([noisy(Unit(design, one)).indicators["value"] for one in range(count)] for design in (1, 0))
    found = paired_difference(ours, theirs, 1)
    return (found.high - found.low) / 2


def test_it_ends_at_the_first_look_that_is_precise():
    looks = []
    comparison = grown(on_look=looks.append)
    counts = [look.replications for look in looks]
    assert counts[0] == 30
    assert counts == sorted(set(counts))
    assert 3 <= len(counts) <= 6
    assert [look.half_width for look in looks] == pytest.approx([half_width_at(count) for count in counts])
    assert [look.reached for look in looks] == [False] * (len(counts) - 1) + [True]
    assert comparison.look == looks[-1]
    assert comparison.completed == comparison.study.replications == counts[-1] < LIMIT
    assert looks[-1].half_width <= 2 < looks[-2].half_width


def test_the_place_of_the_difference_ends_nothing():
    def far(unit):
        found = noisy(unit)
        return replace(found, indicators=found.indicators | {"value": found.indicators["value"] + 100 * unit.design})

    assert grown(work=far).completed == grown().completed


def test_the_summary_tells_of_it(tmp_path):
    comparison = grown(tmp_path)
    summary = comparison.summary()
    assert summary["precision"] == {
        "asked": "2", "amount": 2.0, "half_width": half_width_at(comparison.completed), "reached": True,
        "replications": comparison.completed, "needed": comparison.completed, "limit": LIMIT,
    }  # fmt: skip
    assert summary["replications"] == summary["completed"] == comparison.completed
    assert "precision" not in carry_out(study(), jobs=1, work=noisy).summary()


def test_a_share_is_of_the_mean_of_the_reference():
    comparison = grown(precision=Precision.of("0.4%"))
    mean = comparison.estimate("universal", "value").mean
    assert comparison.look.amount == pytest.approx(0.004 * mean)
    assert comparison.look.reached


def test_the_limit_comes_first():
    look = grown(limit=40).look
    assert (look.reached, look.replications, look.limit) == (False, 40, 40)
    assert look.needed == pytest.approx(40 * (half_width_at(40) / 2) ** 2, abs=1)
    assert grown(limit=2).look.replications == 2


def test_the_widest_of_several_differences_counts():
    def wider(unit):
        found = noisy(unit)
        away = found.indicators["value"] - 500
        return replace(found, indicators=found.indicators | {"value": 500 + away * (2 if unit.design == 2 else 1)})

    three = study(LIMIT, designs=("universal", "conveyor", "third"))
    comparison = carry_out(three, jobs=1, precision=Precision(4.0), work=wider)
    narrow, wide = ((one.difference.high - one.difference.low) / 2 for one in comparison.verdict)
    assert narrow < wide == comparison.look.half_width <= 4
    assert comparison.completed > carry_out(study(LIMIT), jobs=1, precision=Precision(4.0), work=wider).completed


def test_of_one_design_the_value_is_to_be_precise():
    comparison = carry_out(Study.of([scenario()], LIMIT), jobs=1, precision=Precision(1.5), work=noisy)
    level = comparison.estimate("universal", "value")
    assert comparison.look.reached
    assert comparison.look.half_width == pytest.approx(level.high - level.mean)


def test_files_are_the_same_in_parallel(tmp_path):
    grown(tmp_path / "serial")
    grown(tmp_path / "parallel", jobs=2)
    assert files(tmp_path / "serial") == files(tmp_path / "parallel")


@pytest.mark.parametrize("moment", [0, 1, 31, 60, 61, 90, 119, 150])
def test_interrupted_at_any_moment_it_ends_as_if_undisturbed(tmp_path, moment):
    """Before the first run, within a look, at the end of one, right after it."""
    grown(tmp_path / "whole")

    def interrupt(done, planned):
        assert planned >= done
        if done >= moment:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        grown(tmp_path / "broken", on_progress=interrupt)
    if moment >= 2:
        so_far = stored(tmp_path / "broken")
        assert so_far.completed == so_far.look.replications == moment // 2
        assert so_far.look.broken_off
        assert not so_far.look.reached
    (tmp_path / "notes").mkdir()
    counted = Counted(tmp_path / "notes")
    grown(tmp_path / "broken", work=counted)
    assert files(tmp_path / "broken") == files(tmp_path / "whole")
    assert counted.calls() == 2 * stored(tmp_path / "whole").completed - moment


class Counted(Noted):
    """Work that notes its calls."""

    def __call__(self, unit):
        """Return a noisy outcome."""
        super().__call__(unit)
        return noisy(unit)


def test_a_study_that_holds_more_shows_what_the_rule_needs(tmp_path):
    grown(tmp_path / "grown")
    carry_out(study(LIMIT), out=tmp_path / "full", jobs=1, work=noisy)
    grown(tmp_path / "full", work=None)  # nothing is left to run
    assert files(tmp_path / "grown") == files(tmp_path / "full")


def test_what_is_stored_is_read_again(tmp_path):
    comparison = grown(tmp_path, precision=Precision.of("0.4%"), indifference=0.1)
    assert stored(tmp_path).summary() == comparison.summary()
    carry_out(study(12), out=tmp_path, jobs=1, work=noisy)
    assert stored(tmp_path).look is None
    assert stored(tmp_path).completed == 12


def test_a_ledger_of_a_version_without_precision_is_read_and_taken_further(tmp_path):
    carry_out(study(12), out=tmp_path, jobs=1, work=noisy)
    ledger = sqlite3.connect(tmp_path / LEDGER)
    assert ledger.execute("select 1 from sqlite_master where name = 'precisions'").fetchone() is None
    ledger.close()
    assert stored(tmp_path).look is None
    assert grown(tmp_path).look.reached
    assert stored(tmp_path).look.reached


def test_runs_that_fail_are_left_out_and_end_nothing(tmp_path):
    (tmp_path / "notes").mkdir()

    def failing(unit):
        if unit.replication % 10 == 3:
            raise ArithmeticError("no luck")
        return noisy(unit)

    comparison = grown(tmp_path / "out", work=failing)
    assert comparison.look.reached
    assert comparison.completed == comparison.look.replications - len(comparison.failures) / 2
    assert stored(tmp_path / "out").summary() == comparison.summary()


def test_where_all_of_the_first_stage_fails_no_more_is_tried(tmp_path):
    (tmp_path / "notes").mkdir()
    work = Noted(tmp_path / "notes", fails=tuple(study(LIMIT).units()))
    with pytest.raises(NothingFinishedError):
        grown(work=work)
    assert work.calls() == 60


def test_a_precision_that_is_none_is_told_before_anything_runs(tmp_path):
    with pytest.raises(StudyError, match="precision: 'soon' is neither"):
        compare([scenario("a"), scenario("b")], precision="soon", out=tmp_path / "out")
    assert not (tmp_path / "out").exists()
