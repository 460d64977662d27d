"""Plan against outcome as executives read it."""

from dataclasses import replace

import matplotlib as mpl
import pytest
import synthetic

mpl.use("agg")

from matplotlib import pyplot as plt

from simulator.experiment.comparison import Comparison
from simulator.report.charts import plan_chart, write_charts
from simulator.report.html import page
from simulator.report.language import language
from simulator.report.plan_section import plan_section
from simulator.report.views import view
from simulator.report.words import verdict_words

QUOTA = {"sales/closer": {"wins": 2, "per": "month"}}


def planned(bookings=None, quotas=None, count=20):
    """Return a made-up comparison in which designs are to book this, and roles of the conveyor have these quotas."""
    found = synthetic.comparison(count)
    scenarios = [one.with_("plan.bookings", bookings) for one in found.study.scenarios]
    for role, quota in (quotas or {}).items():
        department, name = role.split("/")
        path = f"organization.departments.{department}.roles.{name}.quota"
        scenarios[1] = scenarios[1].with_(path, quota)
    attained = {role: [1.5, 0.5, 1.0, 0.0] for role in quotas or {}}
    runs = {
        design: [replace(one, attainments=attained if design == "conveyor" else {}) for one in outcomes]
        for design, outcomes in found.outcomes.items()
    }
    return Comparison(replace(found.study, scenarios=tuple(scenarios)), runs, (), found.indifference)


@pytest.fixture(scope="module")
def told():
    return planned({"amount": 110, "per": "quarter"}, QUOTA)


def test_the_sentence_says_how_much_and_how_likely(told):
    first, second, gap, quota = verdict_words(told).plan
    chance = f"{told.plans.bookings['universal'].whole.chance:.0%}"
    assert first.startswith("“Universal” books 1")
    assert "of the 110 monthly pays planned a quarter (gross margin) (95% interval" in first
    assert f"It reaches the plan for 12 quarters in {chance} of the replications (95% interval" in first
    assert second.startswith("“Conveyor” books")
    assert gap.startswith("The chance of reaching the plan, “Conveyor” less “Universal” in the same markets:")
    assert quota == (
        "“Conveyor”, closer (quota: clients won: 2 a month): a person reaches it in 50% of the periods, and brings "
        "75% of it on average."
    )


def test_unequal_targets_are_told_in_all():
    (line, *_) = verdict_words(planned({"amount": [100, 110], "per": "quarter"})).plan
    assert "of the 1,310 monthly pays planned in all" in line.replace("1310", "1,310")


def test_one_replication_has_no_interval_of_bookings():
    section = plan_section(planned({"amount": 110}, count=1), language("en"))
    assert section.periods[0].booked_interval == ""
    assert section.periods[0].chance_interval


def test_the_section_has_periods_quotas_and_a_chart(told):
    section = plan_section(told, language("en"))
    assert [one.name for one in section.periods[:13]] == [*(f"quarter {n}" for n in range(1, 13)), "all of them"]
    assert {one.design for one in section.periods} == {"Universal", "Conveyor"}
    (kept,) = section.quotas
    assert (kept.role, kept.quota, kept.people, kept.at_quota) == ("closer", "clients won: 2 a month", "4", "50%")
    assert section.chart.finding.title.count("%") == 2


def test_quotas_without_a_plan_have_no_chart():
    section = plan_section(planned(None, QUOTA), language("en"))
    assert section.chart is None
    assert not section.periods
    assert len(section.quotas) == len(section.lines) == 1


def test_nobody_to_hold_against_a_quota():
    found = planned(None, QUOTA)
    runs = {design: [replace(one, attainments={"sales/closer": []}) for one in outcomes]
            for design, outcomes in found.outcomes.items()}  # fmt: skip
    found = replace(found, outcomes=runs)
    assert "nobody was there for a whole period" in verdict_words(found).plan[-1]
    assert plan_section(found, language("ru")).quotas[-1].at_quota == "никто"


def test_the_page_tells_of_it_in_both_languages_and_only_where_there_is_a_plan(told, monkeypatch):
    monkeypatch.setattr("simulator.report.html.charts", lambda *_: [])
    text = page(told)
    for words in ("Plan against outcome", "План и факт", "Личный план", "Chance of reaching it"):
        assert words in text
    assert "План и факт" not in page(synthetic.comparison(3))


def test_charts_are_written_where_there_is_a_plan(told, tmp_path, monkeypatch):
    monkeypatch.setattr("simulator.report.charts.names", lambda _: ())
    assert {path.name for path in write_charts(told, tmp_path)} == {"plan.svg", "plan.png"}
    assert plan_chart(synthetic.comparison(3), "en") is None


@pytest.mark.parametrize("bookings", [None, {"amount": 110}, {"amount": [30, 40], "per": "month"}])
def test_a_notebook_draws_it(bookings):
    _, ax = plt.subplots()
    assert view(planned(bookings, count=3)).plot_plan(ax) is ax
    plt.close("all")
    assert ("of the" in view(planned(bookings, count=3))._repr_html_().partition("<table")[0]) or not bookings
