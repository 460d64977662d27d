"""Shares held to the difference in more markets: they add up to it, nothing stays nothing, intervals cover."""

from dataclasses import replace

import numpy as np
import pytest
from attributable import BOTH, Made, attributed, by_key
from decisions import ETA, LITTLE, decided
from decisions import Made as Decided
from matplotlib.figure import Figure
from scipy.stats import binom

from simulator.analysis.intervals import mean_interval, paired_difference
from simulator.experiment.anchor import Anchor, anchor
from simulator.experiment.attribute.found import Share, judged
from simulator.experiment.attribute.held import held_to
from simulator.experiment.bench import bench_in
from simulator.experiment.pairs import difference
from simulator.report.inquiries import attribute_sheet
from simulator.report.inquiries.decide_sheet import decide_sheet
from simulator.report.language import language

NOISY = Made({"neglect": -30.0, "comfort": 12.0, "quitting": -40.0}, structure=25.0, noise=8.0, luck=20.0)
FEW, ALL = 12, 60


def compared(made, replications=ALL):
    """Return the difference between the made-up designs in more markets than are attributed."""
    with bench_in(None, 0, jobs=1, work=made) as bench:
        theirs, ours = bench.outcomes(BOTH, range(replications))
    return difference(ours, theirs)


def drawn(chance, means, deviations):
    """Return made-up shares of a difference, shape (markets, shares): those of all markets."""
    return np.array(means) + chance.normal(size=(ALL, len(means))) * np.array(deviations)


def whole_of(shares):
    """Return the difference in all markets."""
    return paired_difference(shares.sum(axis=1).tolist(), [0.0] * len(shares), 1)


def held(shares):
    """Return what the first markets are held to."""
    found = anchor(shares[:FEW].sum(axis=1).tolist(), whole_of(shares))
    assert found is not None
    return found


@pytest.mark.parametrize("few", [4, 12])
def test_held_shares_add_up_to_the_difference_in_all_markets(few):
    plain, whole = attributed(NOISY, few), compared(NOISY)
    found = held_to(plain, whole)
    assert abs(plain.difference.stands_on.mean - whole.stands_on.mean) > 0.1
    assert found.held
    assert not plain.held
    assert found.difference == whole
    for parts in (found.parts, found.bars, (found.structure, found.mechanisms)):
        assert sum(one.mean for one in parts) == pytest.approx(whole.stands_on.mean, abs=1e-9)
    assert found.frames()["attribute"]["mean"].sum() == pytest.approx(whole.stands_on.mean, abs=1e-9)
    assert {key: one.amounts for key, one in by_key(found).items()} == {
        key: one.amounts for key, one in by_key(plain).items()
    }


def test_a_mechanism_that_does_nothing_still_gets_exactly_zero():
    plain = attributed(NOISY, each=True)
    found = held_to(plain, compared(NOISY))
    silent = [one for one in found.shares if one.nothing]
    assert len(silent) > 10
    assert all((one.mean, one.estimate.low, one.estimate.high) == (0.0, 0.0, 0.0) for one in silent)
    assert not any(one.decided for one in silent)
    assert set(found.without_effect) == set(plain.without_effect)


def test_what_never_varies_is_left_where_it_is():
    found = Anchor((1.0, 2.0, 4.0, 3.0), 10.0, 0.5).estimate((7.0,) * 4)
    assert (found.mean, found.low, found.high) == (7.0, 7.0, 7.0)


def test_the_difference_itself_is_told_as_all_markets_tell_it():
    """Its slope on itself is one and nothing is left over: only the error of all markets stays."""
    seen = (1.0, 2.0, 4.0, 3.0)
    assert Anchor(seen, 10.0, 0.0).estimate(seen).mean == pytest.approx(10.0)
    assert Anchor(seen, 10.0, 0.0).estimate(seen).high == pytest.approx(10.0)


def test_intervals_cover_the_truth_and_are_narrower_where_shares_follow_the_difference():
    """1000 made-up cases; counts have a false alarm of 1 in 1000 for each share.

    The first share has most of the spread and goes with the difference; three others hardly do. The interval of the
    first covers too often: the error of the many markets is known better than by two degrees less than the few have.
    """
    means, deviations = (40.0, -10.0, 5.0, 0.0), (100.0, 20.0, 10.0, 5.0)
    covered, widths, chance = np.zeros(4), np.zeros((2, 4)), np.random.default_rng(0)
    for _ in range(1000):
        shares = drawn(chance, means, deviations)
        tied = held(shares)
        for place, truth in enumerate(means):
            amounts = shares[:FEW, place].tolist()
            found, plain = tied.estimate(amounts), mean_interval(amounts)
            covered[place] += found.low <= truth <= found.high
            widths[:, place] += found.high - found.low, plain.high - plain.low
    assert (binom.ppf(0.0005, 1000, 0.95) <= covered).all(), covered
    assert (covered[1:] <= binom.ppf(0.9995, 1000, 0.95)).all(), covered
    assert widths[0, 0] < 0.6 * widths[1, 0]
    assert (widths[0] < 1.1 * widths[1]).all()


def test_in_nineteen_of_twenty_cases_no_held_share_is_called_sure_that_is_not():
    """1000 cases of four shares that are nothing on average; more wrong ones once in 1000 times."""
    wrong, chance = 0, np.random.default_rng(1)
    for _ in range(1000):
        shares = drawn(chance, (0.0,) * 4, (100.0, 20.0, 10.0, 5.0))
        tied = held(shares)
        found = judged([Share(str(place), "", (), tuple(shares[:FEW, place]), anchor=tied) for place in range(4)])
        wrong += any(one.decided for one in found)
    assert wrong <= binom.ppf(0.999, 1000, 0.05)


@pytest.mark.parametrize("seen", [(1.0, 2.0), (3.0,) * 12, (0.0,) * 12, tuple(3.0 + 1e-13 * n for n in range(12))])
def test_where_nothing_can_be_told_of_slopes_nothing_is_held(seen):
    assert anchor(seen, paired_difference([1.0, 2.0, 3.0], [0.0] * 3, 1)) is None


def test_without_an_interval_nothing_is_held():
    assert anchor((1.0, 2.0, 3.0), paired_difference([1.0], [0.0], 1)) is None


def test_equal_designs_stay_as_they_were_found():
    plain = attributed(Made())
    assert held_to(plain, compared(Made())) is plain


@pytest.fixture(scope="module")
def decision():
    """Return a decision that the first ten markets would not have led to: their own difference is not sure."""
    made = Decided({"three": 60.0, "two": 0.0, "other": -40.0}, neglect=25.0, noise=150.0)
    return next(found for found in (decided(made, seed=seed) for seed in range(4)) if not _alike(found))


def _alike(found):
    """Tell whether the markets of the reasons put the difference near where all of them do."""
    seen = sum(found.why.structure.anchor.seen) / len(found.why.structure.anchor.seen)
    return abs(seen - found.lead.stands_on.mean) < 10


@pytest.mark.parametrize("tag", ["en", "ru"])
def test_the_waterfall_of_a_decision_ends_where_its_headline_says(decision, tag):
    spoken, lead = language(tag).counting(decision.money), decision.lead.stands_on
    sheet = decide_sheet(decision, spoken)
    ax = Figure().add_subplot()
    attribute_sheet.draw(ax, decision.why, spoken)
    *parts, whole = ax.patches
    assert whole.get_width() == pytest.approx(lead.mean)
    assert parts[-1].get_x() + parts[-1].get_width() == pytest.approx(lead.mean)
    amount = spoken.sum(lead.mean, lead.low, lead.high)
    assert decision.decision == "best"
    assert amount in sheet.headline
    reason, remark = sheet.passages[1].paragraphs
    assert amount in reason
    assert "10" in remark
    assert "40" in remark
    assert remark.startswith("These sums come from the first" if tag == "en" else "Суммы взяты с первых")


def test_a_lead_that_is_not_decided_is_not_called_sure_by_its_reasons():
    found = decided(Decided(dict.fromkeys(("three", "two", "other"), 0.0), noise=120.0))
    assert found.decision != "best"
    reason, _ = decide_sheet(found, language("en").counting(found.money)).passages[1].paragraphs
    assert "is not decided" in reason
    assert "95% for all differences together" in reason


def test_what_would_turn_a_decision_starts_from_its_lead(decision):
    """The design called three loses nothing by any assumption here, so that every end is the lead."""
    turning, lead = decision.turning, decision.lead.stands_on
    assert turning.held
    assert turning.stated == decision.lead
    assert turning.verdict == decision.following.verdict
    for end in (end for one in turning.ends for end in (one.low, one.high)):
        assert end[1].stands_on.mean == pytest.approx(lead.mean)
    told = decide_sheet(decision, language("en").counting(decision.money)).passages[3].paragraphs
    assert language("en").counting(decision.money).sum(lead.mean, lead.low, lead.high) in told[0]
    assert told[-1].startswith("These sums come from the first 10 of the 40")


@pytest.mark.parametrize("few", [4, 12])
def test_the_ends_of_a_range_move_with_the_lead(few):
    """What the design called three loses by eta is the same in every market, so each end is the lead and that.

    The lead is known to about 20; what lies between it and an end, to rounding. With four markets luck is left in.
    """
    made = Decided({"three": 60.0, "two": 0.0, "other": -40.0}, eta=120.0, noise=60.0)
    found = decided(made, effort=replace(LITTLE, why=0, turning=replace(LITTLE.turning, ends=few)))
    lead = found.lead.stands_on
    (first,) = [one for one in found.turning.ends if one.path == ETA]
    for value, there in (first.low, first.high):
        assert there.stands_on.mean == pytest.approx(lead.mean + 120 * (1 - value))
        assert (there.sharp is None) == (few < 10)
    assert first.flip.at == pytest.approx(1 + lead.mean / 120)
