"""Attribution: shares add up, what does nothing gets zero, known truths are found, intervals cover."""

import json

import pytest
from attributable import BOTH, DESIGN, FEW, PLAYING, REFERENCE, Direct, Made, attributed, by_key
from fakes import scenario
from scipy.stats import binom

from simulator.experiment.attribute.attribute import USUAL, attribute, effort
from simulator.experiment.attribute.found import Share, judged
from simulator.experiment.attribute.players import players_of, switched
from simulator.experiment.bench import bench_in
from simulator.experiment.pairs import difference
from simulator.experiment.study import StudyError
from simulator.scenario.schema.mechanisms import SWITCHES

ADDS = {"neglect": -30.0, "comfort": 12.0, "incentive": -2.0, "quitting": -40.0}
NOISY = Made(ADDS, (("neglect", "quitting", "learning"), 9.0), structure=25.0, noise=8.0, luck=20.0)


@pytest.fixture
def many(monkeypatch):
    """Return what makes an attribution of few mechanisms, for hundreds of them: players are looked for once."""
    cast = players_of(FEW)
    monkeypatch.setattr("simulator.experiment.attribute.attribute.players_of", lambda *_, **__: cast)
    return lambda made, replications, seed=0: attribute(Direct(made, seed), FEW, replications)


def test_shares_and_structure_add_up_to_the_difference_in_every_replication():
    found = attributed(NOISY, sharp=False)
    told = [sum(row) for row in zip(*(one.amounts for one in found.parts), strict=True)]
    with bench_in(None, 0, jobs=1, work=NOISY) as bench:
        theirs, ours = bench.outcomes(BOTH, range(12))
    gaps = [mine.indicators["value"] - other.indicators["value"] for mine, other in zip(ours, theirs, strict=True)]
    assert told == pytest.approx(gaps, abs=1e-9)
    assert sum(one.mean for one in found.parts) == pytest.approx(found.difference.mean, abs=1e-9)


@pytest.mark.parametrize("replications", [5, 12, 40])
def test_with_luck_taken_out_they_add_up_to_what_a_comparison_finds(replications):
    found = attributed(NOISY, replications, scenarios=FEW)
    with bench_in(None, 0, jobs=1, work=NOISY) as bench:
        theirs, ours = bench.outcomes(FEW, range(replications))
    assert found.difference == difference(ours, theirs)
    assert (found.difference.sharp is not None) == (replications >= 10)
    assert sum(one.mean for one in found.parts) == pytest.approx(found.difference.stands_on.mean, abs=1e-9)
    assert sum(one.mean for one in found.bars) == pytest.approx(found.difference.stands_on.mean, abs=1e-9)


def test_taking_luck_out_makes_shares_surer():
    """Luck is 40 against noise of 8: 24 of 25 parts of the variance, so the interval shrinks by far more than 2."""
    plain, sharp = (by_key(attributed(NOISY, 40, scenarios=FEW, sharp=sharp)) for sharp in (False, True))
    for key in plain:
        widths = [one[key].estimate.high - one[key].estimate.low for one in (plain, sharp)]
        assert widths[1] < widths[0] / 2, key


def test_a_mechanism_that_does_nothing_gets_exactly_zero():
    found = attributed(NOISY, each=True)
    silent = [one for one in found.shares if one.key not in {*ADDS, "learning"}]
    assert len(silent) > 10
    assert all(set(one.amounts) == {0.0} and not one.decided for one in silent)
    assert {one.key for one in silent} <= set(found.without_effect)
    assert not {*ADDS, "learning"} & set(found.without_effect)


def test_equal_designs_differ_in_nothing():
    found = attributed(Made(), scenarios=(REFERENCE, scenario("twin")))
    assert all(one.nothing for one in found.parts)
    assert found.difference.mean == 0


def test_what_mechanisms_add_by_themselves_is_their_share():
    found = by_key(attributed(Made(ADDS, structure=25.0), each=True))
    for name, amount in ADDS.items():
        assert found[name].amounts == pytest.approx([amount] * 12), name
    assert found["structure"].amounts == pytest.approx([25.0] * 12)
    themes = by_key(attributed(Made(ADDS, structure=25.0)))
    assert themes["choice"].amounts == pytest.approx([10.0] * 12)
    assert themes["attention"].amounts == pytest.approx([-30.0] * 12)


def test_what_three_add_together_is_shared_alike(many):
    """Each order gives one of the three a half at each end; over 400 replications the mean is a third.

    The standard error is below 0.5 / 20; the tolerance is 4.5 of them: false alarm below 3 x 7e-6.
    """
    made = Made({}, (("neglect", "quitting", "learning"), 1.0))
    found = by_key(many(made, 400))
    for key in ("attention", "leaving", "skill"):
        assert found[key].mean == pytest.approx(1 / 3, abs=4.5 * 0.5 / 20)


@pytest.mark.verification
def test_intervals_cover_the_truth(many):
    """300 attributions, each share's 95 % interval; the range of counts has a false alarm of 1 in 1000 for each share.

    The truth holds an effect of three mechanisms, so that orders matter, and luck that is taken out by slopes.
    """
    truth = {"structure": 25.0, "choice": 12.0, "attention": -27.0, "leaving": -37.0, "skill": 3.0, "difference": -24.0}
    covered = dict.fromkeys(truth, 0)
    for seed in range(300):
        attribution = many(NOISY, 12, seed)
        found = {key: one.estimate for key, one in by_key(attribution).items()}
        found["difference"] = attribution.difference.stands_on
        for key, amount in truth.items():
            covered[key] += found[key].low <= amount <= found[key].high
    low, high = binom.ppf([0.0005, 0.9995], 300, 0.95)
    assert all(low <= count <= high for count in covered.values()), (low, high, covered)


@pytest.mark.verification
def test_in_nineteen_of_twenty_attributions_nothing_is_called_sure_that_is_not(many):
    """300 attributions of equal designs: those with anything decided are 5 % at most; false alarm 1 in 1000."""
    equal = Made(dict.fromkeys(PLAYING, 0.0), noise=8.0)
    wrong = sum(any(one.decided for one in many(equal, 12, seed).parts) for seed in range(300))
    assert wrong <= binom.ppf(0.999, 300, 0.05)


def test_a_sure_share_is_decided():
    found = by_key(attributed(NOISY))
    assert found["leaving"].decided
    assert found["attention"].decided
    sure, unsure = judged([Share("a", "", (), (1.0, 1.1, 0.9)), Share("b", "", (), (1.0, -1.1, 0.9))])
    assert sure.decided
    assert not unsure.decided


def test_exact_zeros_make_no_share_less_sure():
    one = Share("a", "", (), (1.0, 1.1, 0.8))
    zeros = [Share(f"zero {number}", "", (), (0.0, 0.0, 0.0)) for number in range(30)]
    assert judged([one])[0].decided
    assert judged([one, *zeros])[0].decided
    assert not judged([one, *(Share(f"noise {number}", "", (), (1.0, -1.1, 0.1)) for number in range(30))])[0].decided


def test_the_effort_is_known_beforehand():
    made = Made(ADDS)
    found = attributed(made)
    assert len(made.seen) == len(set(made.seen)) == found.runs == effort(BOTH, 12)
    assert effort(BOTH) == effort(BOTH, 12) * USUAL / 12
    assert effort(BOTH, 12, each=True) > effort(BOTH, 12)


def test_runs_of_a_comparison_are_found_and_an_attribution_begun_again_makes_none(tmp_path):
    made = Made(ADDS, noise=3.0)
    with bench_in(tmp_path, 0, jobs=1, work=made) as bench:
        bench.outcomes(BOTH, range(12))
        first = attribute(bench, BOTH, 12)
        assert bench.found == 24
        assert bench.made == first.runs
    with bench_in(tmp_path, 0, jobs=1, work=made) as bench:
        again = attribute(bench, BOTH, 12)
        assert bench.made == 0
    assert json.dumps(again.summary()) == json.dumps(first.summary())


def test_a_mechanism_can_be_taken_out_of_its_theme():
    found = by_key(attributed(Made(ADDS), apart=["comfort"]))
    assert found["comfort"].amounts == pytest.approx([12.0] * 12)
    assert found["choice"].amounts == pytest.approx([-2.0] * 12)
    assert "comfort" not in found["choice"].members


def test_every_mechanism_that_is_on_plays_or_is_told_to_be_idle():
    found = attributed(Made())
    playing = [name for one in found.shares for name in one.members]
    assert sorted([*playing, *found.idle]) == sorted(SWITCHES)


def test_switching_is_what_a_file_would_say():
    off = ["comfort", "neglect"]
    written = DESIGN.with_("mechanisms.comfort", False).with_("mechanisms.neglect", False)
    assert switched(DESIGN, off) == written
    assert switched(DESIGN, off).fingerprint == written.fingerprint
    assert switched(DESIGN, []) is DESIGN


@pytest.mark.parametrize(
    ("scenarios", "options", "told"),
    [
        (BOTH[:1], {}, "two designs are needed to tell why they differ, not 1"),
        (BOTH, {"replications": 1}, "2 at least"),
        (BOTH, {"apart": ["negelct"]}, "did you mean 'neglect'"),
        ((REFERENCE, DESIGN.with_("market.buying.rewon", 0.5)), {}, "market.buying.rewon"),
        (tuple(one.with_("mechanisms.comfort", False) for one in BOTH), {"apart": ["comfort"]}, "off in these designs"),
        (tuple(switched(one, SWITCHES) for one in BOTH), {}, "nothing to share out"),
    ],
)
def test_bad_questions_get_one_line(scenarios, options, told):
    with pytest.raises(StudyError, match=told):
        attributed(Made(), scenarios=scenarios, **options)


def test_small_shares_are_told_together():
    found = attributed(Made(ADDS | {"incentive": 0.0, "planning": 0.1, "learning": -0.2}, structure=25.0, noise=4.0))
    *_, last = found.bars
    assert last.key == "others"
    assert set(last.members) > {"planning", "learning"}
    assert len(found.bars) < len(found.parts)


def test_players_are_those_of_both_designs():
    keys = [one.key for one in players_of(BOTH)]
    assert "structure" not in keys
    assert len(keys) == len(set(keys))


def test_tables_and_summary_say_the_same():
    found = attributed(NOISY, tuned=True)
    frames = found.frames()
    assert list(frames["attribute"]["share"]) == [one.key for one in found.parts]
    assert list(frames["shares"].columns[1:]) == [one.key for one in found.parts]
    summary = found.summary()
    assert (summary["tuning"], summary["runs"]) == ("tuned", found.runs)
    assert "less 'universal'" in repr(found)
