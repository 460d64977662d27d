"""An outcome shows its indicators with their units; intervals and verdicts are a line."""

import pickle
from dataclasses import replace
from xml.etree import ElementTree

import small_company

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.intervals import mean_interval, paired_difference
from simulator.analysis.observe import observe
from simulator.analysis.outcome import Outcome
from simulator.analysis.series import SERIES
from simulator.analysis.units import UNITS
from simulator.analysis.verdict import Verdict, judge
from simulator.kernel.showing import LONGEST
from simulator.model.simulate import simulate

OUTCOME = observe(simulate(small_company.scenario()))


def test_every_monthly_series_is_declared_in_its_order() -> None:
    assert list(OUTCOME.monthly) == [series.key for series in SERIES]
    assert {sheet.unit for sheet in (*SERIES, *CATALOGUE)} <= set(UNITS)
    assert all(series.definition for series in SERIES)


def test_an_outcome_tells_the_value() -> None:
    assert repr(OUTCOME).startswith(f"<Outcome of '{OUTCOME.design}', replication 0: value ")
    assert repr(OUTCOME).endswith(f" monthly pays, {len(CATALOGUE)} indicators, 3 measured months>")
    assert len(repr(replace(OUTCOME, design="long " * 100))) <= LONGEST


def test_an_outcome_shows_its_indicators_with_units() -> None:
    nothing = replace(OUTCOME, design="<b>", indicators=OUTCOME.indicators | {"cycle_days": None, "win_rate": 0.25})
    found = ElementTree.fromstring(nothing._repr_html_())
    told = {row[3].text: [cell.text for cell in row] for row in found.findall("tbody/tr")}
    assert list(told) == [indicator.key for indicator in CATALOGUE]
    assert told["value"][0::2] == ["Value created", "monthly pays", CATALOGUE[0].definition]
    assert told["win_rate"][1] == "25.0 %"
    assert told["cycle_days"][1] == "–"
    assert "<b>" in (found.findtext("caption") or "")


def test_showing_changes_nothing_of_an_outcome() -> None:
    assert pickle.loads(pickle.dumps(OUTCOME)) == OUTCOME == Outcome.from_bytes(OUTCOME.to_bytes())


def test_intervals_and_verdicts_are_a_line() -> None:
    assert repr(mean_interval([1.0, 1.0])) == "<Estimate 1 (95 % interval 1 to 1), n = 2>"
    assert repr(mean_interval([])) == "<Estimate of nothing, n = 0>"
    gap = paired_difference([3.0, 5.0, 4.5], [1.0, 4.0, 5.0], +1)
    assert repr(gap) == "<Difference +0.8333 (95 % interval -2.292 to 3.959), n = 3, better in 67% of pairs>"
    assert repr(paired_difference([1.0], [1.0], 0)) == "<Difference +0, n = 1>"
    verdict = judge(gap, 10.0, +1)
    assert verdict is not None
    assert repr(verdict) == (
        "<Verdict: not decided; differences within 0.2 count as none; "
        f"about {verdict.replications_needed} replications needed>"
    )
    small = Verdict("better", maybe_small=True, band=0.12, replications_needed=None)
    assert repr(small) == "<Verdict: better, maybe too small to matter; differences within 0.12 count as none>"
