"""The table of clients by segment: sums over replications, in both languages, and nothing where there is nothing."""

from dataclasses import replace

import synthetic

from simulator.analysis.outcome import BySegment
from simulator.experiment.comparison import Comparison
from simulator.report.html import page
from simulator.report.language import language
from simulator.report.segment_table import segment_rows


def compared(*segments: dict[str, BySegment]) -> Comparison:
    """Return a study of one design whose replications brought these results by segment."""
    made = synthetic.comparison(len(segments), {"universal": 1.0})
    runs = made.outcomes["universal"]
    found = tuple(replace(run, segments=one) for run, one in zip(runs, segments, strict=True))
    return Comparison(made.study, {"universal": found}, (), made.indifference)


MANY, FEW = BySegment(60, 3, 12, 6, 36.0), BySegment(40, 1, 8, 4, 36.0)
KEY = BySegment(10, 2, 1, 0, 108.0)


def test_accounts_of_a_manager_are_a_ratio_of_sums() -> None:
    comparison = compared({"small": MANY, "large": KEY}, {"small": FEW, "large": KEY})
    small, large = segment_rows(comparison, language("en"))
    assert (small.segment, small.clients, small.each, small.won, small.lost) == (
        "small clients", "50.0", "25.0", "10.0", "5.0",
    )  # fmt: skip
    assert (large.each, large.margin) == ("5.0", "3.0")
    assert small.share == "25.0%"
    assert not small.each_interval, "two replications are too few for an interval"


def test_a_segment_without_managers_has_no_ratio() -> None:
    gone = BySegment(0, 0, 0, 3, 0.0)
    rows = segment_rows(compared({"small": gone, "large": KEY}, {"small": gone, "large": KEY}), language("en"))
    assert (rows[0].each, rows[0].share) == ("–", "0.0%")


def test_a_market_of_one_piece_has_no_table() -> None:
    assert segment_rows(compared({"small": MANY}, {"small": FEW}), language("en")) == []


def test_the_report_shows_it_in_both_languages() -> None:
    text = page(compared({"small": MANY, "large": KEY}, {"small": FEW, "large": KEY}))
    assert "The clients, by segment" in text
    assert "Клиентов на менеджера" in text
