"""An interval that holds for several differences at once is not called a plain one, in either language."""

import pytest
from decisions import MISSING, Made, decided
from races import bench, designs

from simulator.experiment.rank import rank
from simulator.report.inquiries.decide_sheet import decide_sheet
from simulator.report.inquiries.rank_sheet import rank_sheet
from simulator.report.inquiries.staff_sheet import staff_sheet
from simulator.report.inquiries.staff_words import headline
from simulator.report.language import language

WORTH = {"three": 60.0, "two": 0.0, "other": -40.0}
TOGETHER = {"en": ", 95% for all differences together", "ru": "; 95 % для всех различий сразу"}
PLAIN = {"en": "95% interval ", "ru": "95-процентный интервал "}
TAGS = ("en", "ru")


def made(*names):
    return decided(Made(WORTH), names, MISSING)


@pytest.fixture(scope="module")
def three():
    return made("two", "three", "other")


@pytest.mark.parametrize("tag", TAGS)
def test_leads_over_several_designs_are_told_together(three, tag):
    sheet = decide_sheet(three, language(tag).counting(three.money))
    assert sheet.tiles[1].interval.endswith(TOGETHER[tag])
    leads = sheet.passages[0].paragraphs
    assert sum(TOGETHER[tag] in line for line in leads) == 2
    assert not any(PLAIN[tag] in line for line in leads)


@pytest.mark.parametrize("tag", TAGS)
def test_a_single_lead_has_a_plain_interval(tag):
    found = made("two", "three")
    sheet = decide_sheet(found, language(tag).counting(found.money))
    assert sheet.tiles[1].interval.startswith(PLAIN[tag])
    assert PLAIN[tag] in sheet.passages[0].paragraphs[0]


@pytest.mark.parametrize("tag", TAGS)
def test_gaps_of_several_finalists_are_told_together(three, tag):
    spoken = language(tag).counting(three.money)
    found = next(one for one in three.staffed if one.several)
    gaps = [row[4] for row in staff_sheet(found, spoken).passages[0].grids[0].rows[1:]]
    assert all(gap.endswith(f"{TOGETHER[tag]})") for gap in gaps)
    assert TOGETHER[tag] in headline(found, spoken)


@pytest.mark.parametrize(("tag", "told"), [
    ("en", ", 95% for all designs together"), ("ru", "; 95\N{NO-BREAK SPACE}% для всех схем сразу"),
])  # fmt: skip
def test_the_tile_of_a_ranking_tells_that_all_intervals_hold_together(tag, told):
    with bench() as opened:
        ranking = rank(opened, designs(0, 40, -60), 20, indifference=10)
    spoken = language(tag).counting(ranking.money)
    assert rank_sheet(ranking, spoken).tiles[1].interval.endswith(told)
