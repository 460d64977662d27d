"""A sensitivity study in words: what is told of each kind of finding, in both languages."""

from dataclasses import replace

import pytest
from matplotlib.figure import Figure

from simulator.analysis.elementary import elementary
from simulator.analysis.flips import STAYS, Flip
from simulator.analysis.intervals import Estimate, mean_interval, paired_difference
from simulator.analysis.rules import Checked, Condition, Rule
from simulator.analysis.shares import Share, Spread
from simulator.analysis.verdict import judge
from simulator.experiment.sensitivity.effort import USUAL
from simulator.experiment.sensitivity.ends import Ends
from simulator.experiment.sensitivity.found import SensitivityFound
from simulator.experiment.sensitivity.screening import Screening
from simulator.experiment.sensitivity.spreading import REST, Regions, Spreading
from simulator.report.figures import shares, tornado
from simulator.report.inquiries.sensitivity_sheet import sheet
from simulator.report.inquiries.sensitivity_view import SensitivityView
from simulator.report.inquiries.sensitivity_words import headline, region_lines, spread_lines, turning_lines
from simulator.report.language import language
from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.schema.money import Money
from simulator.scenario.schema.scenario import Scenario

ETA, INQUIRIES, WINS = "market.human_nature.eta", "market.inquiries.per_month", "market.segments.small.win_rate"
ROLES = {"seller": {"count": 3, "order_of_work": ["serving", "qualifying", "closing", "prospecting"]}}
KNOWN = {
    one.path: one
    for one in assumptions(
        Scenario.model_validate({"name": "a", "organization": {"departments": {"sales": {"roles": ROLES}}}})
    )
}

TIRESOME = "how much income from old clients makes hard work more tiresome"
"""What reports call eta."""


def about(mean, spread=1.0):
    return paired_difference([mean - spread, mean, mean, mean + spread], [0.0] * 4, 1)


def share(mean):
    return Share(Estimate(mean / 2, 0.0, mean, 64), Estimate(mean, max(0.0, mean - 0.1), mean + 0.1, 64))


FLIPS = (Flip("turns", 0.4), Flip("may_turn", 131.8), STAYS)


def found(stated=20.0, flips=FLIPS, *, better=True):
    """Return made-up findings of three assumptions."""
    paths = (ETA, INQUIRIES, WINS)
    level = mean_interval([500.0, 510.0, 490.0, 500.0])
    effects = {path: elementary(mean_of) for path, mean_of in zip(paths, _effects(), strict=True)}
    ends = tuple(
        Ends(path, (KNOWN[path].low_raw, about(-15.0)), (KNOWN[path].high_raw, about(40.0)), flip)
        for path, flip in zip(paths, flips, strict=True)
    )
    rules = (
        Rule((Condition(ETA, 0.7, None), Condition(INQUIRIES, None, 0.4)), True, 40, 38),
        Rule((Condition(ETA, None, 0.7),), False, 60, 50),
        Rule((Condition(ETA, 0.7, None), Condition(INQUIRIES, 0.4, None)), False, 28, 20),
    )
    checked = Checked(64, 55, 0.75, 0.92, 40, 0.2, 0.1 if better else -0.1, 0.3)
    spread = Spread(Estimate(100.0, 50.0, 150.0, 64), 0.2, 128, 80,
                    {ETA: share(0.6), INQUIRIES: share(0.3), WINS: share(-0.01), REST: share(0.08)})  # fmt: skip
    difference = about(stated)
    return SensitivityFound(
        designs={"universal": "0123", "conveyor": "4567"}, money=Money(), seed=0, effort=USUAL,
        assumptions={path: KNOWN[path] for path in paths}, idle=5, level=level, stated=difference,
        verdict=judge(difference, level.mean, 1), screening=Screening({"market": effects[ETA]}, effects), ends=ends,
        spreading=Spreading(spread, Regions(rules, checked), (({ETA: 0.2, INQUIRIES: 0.4, WINS: 0.5}, 3.0),)), runs=100,
    )  # fmt: skip


def _effects():
    import numpy as np

    return [np.array([[size, size], [size + 1, size + 1]]) for size in (50.0, 30.0, 1.0)]


def told(lines, lang="en", **changes):
    return "\n".join(lines(found(**changes), language(lang)))


def test_the_headline_names_the_nearest_threshold():
    said = headline(found(), language("en"))
    assert said == (
        "As things are stated “Conveyor” is worth 20.0 monthly pays more than “Universal”; one assumption alone would "
        "turn that: “how much income from old clients makes hard work more tiresome”, at 0.4 instead of 1."
    )


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"flips": (STAYS, STAYS, STAYS)}, "none of the 3 assumptions that were looked at turns that"),
        ({"flips": (STAYS, Flip("may_turn", 131.8), STAYS)}, "no assumption alone surely turns that, but “inquiries a "
         "month” may, at 130 a month instead of 30 a month"),
        ({"flips": (Flip("turns", 0.4), Flip("turns", 40.0), STAYS)}, "2 assumptions would each turn that alone, the "
         "nearest is “inquiries a month”, at 40 a month"),
        ({"stated": 0.5}, f"“Conveyor” and “Universal” are worth the same in practice; that hangs on “{TIRESOME}”"),
        ({"stated": -20.0}, "“Universal” is worth 20.0 monthly pays more than “Conveyor”"),
    ],
)  # fmt: skip
def test_headlines(changes, part):
    assert part in headline(found(**changes), language("en"))


def test_an_undecided_difference_is_called_so():
    unsure = replace(found(flips=(STAYS, STAYS, STAYS)), stated=about(5.0, 30.0))
    unsure = replace(unsure, verdict=judge(unsure.stated, 500.0, 1))
    assert headline(unsure, language("en")) == (
        "As things are stated nothing is decided between “Conveyor” and “Universal”; what moves the difference most is "
        "“how much income from old clients makes hard work more tiresome”."
    )


def test_every_assumption_is_told_once():
    said = told(turning_lines)
    assert "turns where “how much income from old clients makes hard work more tiresome” is 0.4; stated is 1." in said
    assert "may turn where “inquiries a month” is 130 a month; stated is 30 a month. The runs do not decide" in said
    assert "No switch in range: chance that a fresh cold opportunity" in said
    assert "(small clients)" in said


def test_where_which_design_wins():
    said = told(region_lines)
    assert f"“Conveyor” where “{TIRESOME}” is above 1.4 and “inquiries a month” is at most 24 a month" in said
    assert "so at 38 of 40 points" in said
    assert "Checked at 64 points that the rules had not seen: right at 55, 86% (95% interval 75% to 92%)" in said


def test_rules_that_are_no_better_than_the_frequent_answer_are_not_told():
    said = told(region_lines, better=False)
    assert "No simple rule is known" in said
    assert "right at 55 of 64" in said
    assert "tiresome" not in said


def test_where_one_design_is_ahead_everywhere_no_rule_is_missed():
    one = found(better=False)
    regions = replace(one.spreading.regions, rules=(Rule((), False, 40, 39),))
    always = replace(one, spreading=replace(one.spreading, regions=regions))
    assert list(region_lines(always, language("en"))) == [
        "“Universal” is ahead at 39 of 40 points, and at 55 of 64 others: no question divides the region."
    ]


def test_shares_and_noise():
    said = told(spread_lines)
    assert "“Conveyor” is ahead at 80 of 128 points" in said
    assert f"“{TIRESOME}”: 60% of it, alone or with others (95% interval 50% to 70%)" in said
    assert "not looked at closely have 8% of it together" in said
    assert "20% is noise" in said
    assert "−" not in said


def test_without_shares_it_says_why():
    one = found()
    spread = replace(one.spreading.spread, shares={})
    bare = replace(one, spreading=replace(one.spreading, spread=spread))
    assert "cannot be told apart from the luck of the runs" in "\n".join(spread_lines(bare, language("en")))
    assert "cannot be told apart" in shares.draw(Figure().add_subplot(), bare, language("en")).title


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_page_has_all_its_parts(lang):
    page = sheet(found(), language(lang))
    assert len(page.passages) == 5
    assert len(page.tiles) == 4
    rows = page.passages[0].grids[0].rows
    assert len(rows) == 3
    assert all(len(row) == 7 for row in rows)
    assert [one.name for passage in page.passages for one in passage.charts] == ["tornado", "shares"]


def test_russian_has_its_own_quotation_marks():
    said = told(region_lines, "ru") + told(turning_lines, "ru") + headline(found(), language("ru"))
    assert "«" in said
    assert "“" not in said


def test_an_end_that_is_not_sound_is_left_out():
    one = found()
    ends = (replace(one.ends[0], low=None), *one.ends[1:])
    holed = replace(one, ends=ends)
    assert holed.summary()["ends"][0]["low"] is None
    page = sheet(holed, language("en"))
    assert page.passages[0].grids[0].rows[0][2:4] == ("–", "–")


def test_a_view_draws_on_given_axes_and_says_what_it_shows():
    one = found()
    view = SensitivityView(**{name: getattr(one, name) for name in one.__dataclass_fields__}, lang="ru")
    axes = Figure(layout="constrained").add_subplot()
    assert view.plot_tornado(axes) is axes
    assert axes.get_title(loc="left")
    assert "допущение" in view.plot_shares(Figure(layout="constrained").add_subplot()).get_title(loc="left")
    assert view.words()[0] in view._repr_html_()


def test_the_picture_grows_with_its_rows():
    assert tornado.height(found()) == pytest.approx(tornado.AROUND + 3 * tornado.TALL)
