import json
import math
from dataclasses import replace

import pandas as pd
import pytest
from fakes import Noted, outcome, scenario, study
from scipy import stats

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.outcome import Exit
from simulator.experiment import tables
from simulator.experiment.budget import budget_of
from simulator.experiment.compare import FILES, carry_out, comparable, compare, stored
from simulator.experiment.study import NothingFinishedError, Study, StudyError, Unit

DIFFERENCE = {
    "mean", "low", "high", "deviation", "n", "correlation", "probability_better", "probability_low",
    "probability_high", "sharp", "verdict",
}


def carried_out(replications=8, out=None, work=outcome, **options):
    return carry_out(study(replications), out=out, jobs=1, work=work, **options)


def files(folder):
    return {name: (folder / name).read_bytes() for name in FILES}


def strict(text):
    def refuse(constant):
        raise AssertionError(f"{constant} is not JSON")

    return json.loads(text, parse_constant=refuse)


def test_the_summary_keeps_its_contract(tmp_path):
    carried_out(out=tmp_path)
    summary = strict((tmp_path / "summary.json").read_text())
    assert summary["study"]["designs"] == ["universal", "conveyor"]
    assert summary["study"]["tuning"] == "as written, untuned"
    assert summary["study"]["budget"]["contract"] == "equal_heads_and_payroll"
    assert summary["scenarios"] == dict(zip(study().designs, study().fingerprints, strict=True))
    assert (summary["seed"], summary["replications"], summary["completed"], summary["failed"]) == (0, 8, 8, [])
    assert summary["versions"]["model"] == study().model
    keys = {indicator.key for indicator in CATALOGUE}
    for design in study().designs:
        assert set(summary["designs"][design]) == keys
        assert set(summary["designs"][design]["value"]) == {"mean", "low", "high", "n", "sharp"}
    assert set(summary["differences"]) == {"conveyor"}
    assert set(summary["differences"]["conveyor"]) == keys
    assert set(summary["differences"]["conveyor"]["value"]) == DIFFERENCE
    assert summary["verdict"]["conveyor"]["word"] == "better"
    assert summary["designs"]["conveyor"]["forecast_error"] == {
        "mean": None, "low": None, "high": None, "n": 0, "sharp": None,
    }  # fmt: skip
    assert summary["differences"]["conveyor"]["forecast_error"]["verdict"] is None


def test_files_are_the_same_whatever_the_jobs_the_order_and_the_steps(tmp_path):
    carried_out(out=tmp_path / "serial")
    carry_out(study(8), out=tmp_path / "parallel", jobs=2, work=outcome)
    carried_out(3, out=tmp_path / "steps")
    carried_out(8, out=tmp_path / "steps")
    assert files(tmp_path / "serial") == files(tmp_path / "parallel") == files(tmp_path / "steps")


def test_tables(tmp_path):
    comparison = carried_out(out=tmp_path)
    keys = [indicator.key for indicator in CATALOGUE]
    assert list(comparison.replications.columns) == ["design", "replication", *keys]
    assert len(comparison.replications) == 16
    assert len(comparison.monthly) == 16 * 36
    assert list(comparison.monthly["month"][:36]) == list(range(1, 37))
    read = pd.read_csv(tmp_path / "replications.csv")
    pd.testing.assert_frame_equal(read, comparison.replications, check_dtype=False)
    assert math.isnan(read["forecast_error"][0])
    read = pd.read_csv(tmp_path / "monthly.csv")
    pd.testing.assert_frame_equal(read, comparison.monthly)
    assert list(pd.read_csv(tmp_path / "people.csv").columns) == list(tables.PEOPLE)


def test_people_by_role():
    """Two want to leave in 24 person-years, two have to; paid 90 % of the target; without a target no share of it."""
    steps = ("quit", "walked_out", "shock", "redundant")
    left = [Exit("sales/closer", step, 1.0, 9.0, 0, 0.0, None) for step in steps]
    one = replace(
        outcome(Unit(0, 3)), exits=left, person_months={"sales/closer": 288.0, "sales/odd": 12.0, "sales/head": 24.0},
        pay={"sales/closer": 259.2, "sales/odd": 6.0},
    )  # fmt: skip
    frame = tables.people({"a": [one]}, {"a": {"sales/closer": 1.0, "sales/head": 1.4}})
    assert list(frame.attrs["units"]) == list(frame.attrs["columns"]) == list(frame.columns) == list(tables.PEOPLE)
    table = frame.set_index("role")
    closer = table.loc["sales/closer"]
    assert (closer["leavers"], closer["left_by_choice"]) == (4, 2)
    assert closer["attrition_annual"] == pytest.approx(2 / 24)
    assert closer["pay_of_target"] == pytest.approx(0.9)
    assert table.loc["sales/head", ["replication", "attrition_annual", "pay_of_target"]].tolist() == [3, 0.0, 0.0]
    assert table.loc["sales/odd", "pay"] == 0.5
    assert math.isnan(table.loc["sales/odd", "pay_of_target"])


def test_differences_are_paired_by_replication():
    """A noise on the second design that the first does not have, so that pairs differ."""

    def noisy(unit):
        return outcome(unit, value=100 + unit.replication * (5 + unit.design) + (unit.replication % 3))

    comparison = carried_out(work=noisy)
    frame = comparison.replications
    ours, theirs = (frame[frame.design == name]["value"].to_numpy() for name in ("conveyor", "universal"))
    expected = stats.ttest_rel(ours, theirs).confidence_interval(0.95)
    found = comparison.finding("conveyor").difference
    assert (found.low, found.high) == (pytest.approx(expected.low), pytest.approx(expected.high))


def test_identical_designs_make_no_difference():
    comparison = carried_out(work=same_for_both)
    (finding,) = comparison.verdict
    assert (finding.difference.mean, finding.difference.low, finding.difference.high) == (0, 0, 0)
    assert finding.verdict.word == "no_practical_difference"


def same_for_both(unit):
    return outcome(Unit(0, unit.replication))


def test_a_ratio_that_does_not_exist_everywhere_is_paired_where_it_does():
    def sometimes(unit):
        return outcome(unit, cycle_days=None if unit == Unit(1, 2) else float(unit.replication))

    comparison = carried_out(work=sometimes)
    assert comparison.estimate("universal", "cycle_days").n == 8
    assert comparison.estimate("conveyor", "cycle_days").n == 7
    assert comparison.finding("conveyor", "cycle_days").difference.n == 7


def test_a_replication_that_failed_in_one_design_is_left_out_of_both(tmp_path):
    (tmp_path / "notes").mkdir()
    comparison = carried_out(out=tmp_path / "out", work=Noted(tmp_path / "notes", fails=(Unit(1, 3),)))
    assert comparison.completed == 7
    assert [[one.replication for one in runs] for runs in comparison.outcomes.values()] == [[0, 1, 2, 4, 5, 6, 7]] * 2
    (failure,) = comparison.failures
    assert (failure.design, failure.replication) == ("conveyor", 3)
    assert failure.command.endswith("--seed 0 --replication 3")
    assert comparison.summary()["failed"][0]["message"] == "ArithmeticError: no luck in 3"


def test_nothing_finished(tmp_path):
    (tmp_path / "notes").mkdir()
    work = Noted(tmp_path / "notes", fails=tuple(study(2).units()))
    with pytest.raises(NothingFinishedError, match=r"no luck in 0; to see it: conveyor run .* --replication 0"):
        carried_out(2, out=tmp_path / "out", work=work)


def test_what_is_stored_is_read_again(tmp_path):
    comparison = carried_out(out=tmp_path, indifference=0.1)
    again = stored(tmp_path)
    assert again.summary() == comparison.summary()
    assert again.indifference == 0.1
    carried_out(4, out=tmp_path)
    assert stored(tmp_path).completed == 4


def test_one_design_has_no_differences():
    single = carry_out(Study.of([scenario()], 3), jobs=1, work=outcome)
    assert single.verdict == ()
    assert single.summary()["differences"] == {}
    assert single.estimate("universal", "value").n == 3


@pytest.mark.parametrize(
    ("scenarios", "replications", "why"),
    [([scenario()], 10, "two designs"), ([scenario(), scenario("b")], 1, "too few")],
)
def test_what_cannot_be_compared(scenarios, replications, why):
    for attempt in (comparable, compare):
        with pytest.raises(StudyError, match=why):
            attempt(scenarios, replications)


@pytest.mark.parametrize("options", [{"jobs": 0}, {"jobs": -2}, {"indifference": 1.5}, {"indifference": -0.1}])
def test_absurd_options(options):
    with pytest.raises(StudyError, match=next(iter(options))):
        carry_out(study(), work=outcome, **options)


def moving(name, *stages, clients=None):
    """A design of 12 sellers that has other numbers of them from given months on."""

    def sized(count):
        seller = {"count": count, "order_of_work": ["serving", "qualifying", "closing", "prospecting"]}
        return {"departments": {"sales": {"roles": {"seller": seller}}}}

    timeline = {
        f"change_{month}": {
            "at": f"{month} months", "clients": clients, "becomes": {"seller": []}, "organization": sized(count),
        }
        for month, count in stages
    }  # fmt: skip
    return scenario(name, organization=sized(12), timeline=timeline)


def test_a_budget_says_when_it_changes():
    steady, grown = moving("a"), moving("b", (3, 14), (4, 12))
    budget = budget_of([steady, grown])
    assert budget.contract == "as_written"
    assert budget.heads["a"] == budget.heads["b"]
    assert [(one.month, one.waits, one.heads - budget.heads["b"]) for one in budget.changes["b"]] == [
        (3, False, 2), (4, False, 0),
    ]  # fmt: skip
    assert "a" not in budget.changes
    equal = "equal_heads_and_payroll"
    assert [(one.month, one.contract) for one in budget.periods] == [(0, equal), (3, "as_written"), (4, equal)]


def test_designs_that_change_alike_have_equal_budgets():
    budget = budget_of([moving("a", (3, 14)), moving("b", (3, 14))])
    assert budget.contract == "equal_heads_and_payroll"


def test_a_budget_follows_hiring_plans():
    """Two designs begin alike; one hires two at month 3, the other one at month 3 and one at month 5."""
    def planned(name, *hires):
        hire = [{"at": f"{month} months", "people": people} for month, people in hires]
        one = moving(name)
        return one.with_("organization.departments.sales.roles.seller.count", {"start": 12, "hire": hire})

    budget = budget_of([planned("a", (3, 2)), planned("b", (5, 1), (3, 1)), planned("c", (300, 9))])
    assert budget.contract == "as_written"
    assert [(one.month, one.heads - budget.heads["a"]) for one in budget.changes["a"]] == [(3, 2)]
    assert [(one.month, one.heads - budget.heads["b"]) for one in budget.changes["b"]] == [(3, 1), (5, 2)]
    assert "c" not in budget.changes
    equal = budget_of([planned("a", (3, 2)), planned("b", (3, 1), (3, 1))])
    assert equal.contract == "equal_heads_and_payroll"


def test_changes_after_the_end_change_no_budget():
    assert budget_of([moving("a"), moving("b", (300, 14))]).changes == {}


def test_a_budget_that_never_changes_is_told_once_in_the_summary():
    def told(*scenarios):
        return carry_out(Study.of(scenarios, 2), jobs=1, work=outcome).summary()["study"]["budget"]

    assert set(told(moving("a"), moving("b"))) == {"contract", "heads", "target_payroll"}
    (change,) = told(moving("a"), moving("b", (3, 14), clients=50))["changes"]["b"]
    assert (change["month"], change["waits"]) == (3, True)


def test_intervals_of_a_design_stay_within_the_bounds_of_the_indicator():
    comparison = carry_out(Study.of([scenario("a"), scenario("b")], 4), jobs=1, work=outcome)
    wide = {key: [0.0, 0.0, 0.0, 1.0] for key in comparison.outcomes["a"][0].indicators}
    runs = [
        replace(one, indicators={key: numbers[place] for key, numbers in wide.items()})
        for place, one in enumerate(comparison.outcomes["a"])
    ]
    told = replace(comparison, outcomes={"a": runs, "b": runs}).summary()["designs"]["a"]
    for indicator in CATALOGUE:
        if indicator.key in told and told[indicator.key]["low"] is not None:
            assert (told[indicator.key]["low"] < 0) == (indicator.bounds[0] is None), indicator.key


def test_budgets():
    def contract(*scenarios):
        return carry_out(Study.of(scenarios, 2), jobs=1, work=outcome).budget.contract

    cheap = {"departments": {"sales": {"roles": {
        "hunter": {"count": 6, "order_of_work": ["prospecting", "qualifying", "closing"]},
        "farmer": {"count": 6, "order_of_work": ["serving"]},
    }}}}
    assert contract(scenario("a"), scenario("b")) == "equal_heads_and_payroll"
    assert contract(scenario("a"), scenario("b", organization=cheap)) == "equal_heads"
    assert contract(scenario("a"), scenario("b", 13)) == "as_written"
    assert contract(scenario("a", 100), scenario("b", 101)) == "equal_payroll"


def advertising(name, budget, people=12):
    """A design that spends so much on adverts."""
    seller = {"count": people, "order_of_work": ["serving", "qualifying", "closing", "prospecting"]}
    roles = {"departments": {"sales": {"roles": {"seller": seller}}}}
    return scenario(name, organization={**roles, "marketing": {"budget": budget}})


@pytest.mark.parametrize(("one", "other", "contract"), [
    ((1.0, 12), (1.0, 12), "equal_heads_and_payroll"),
    ((0.0, 12), (2.0, 12), "equal_heads"),
    ((0.0, 12), (0.1, 12), "equal_heads_and_payroll"),
    ((0.0, 14), (2 * 1.048, 12), "equal_payroll"),
    ((0.0, 14), (0.0, 12), "as_written"),
])  # fmt: skip
def test_money_for_adverts_counts_beside_the_payroll(one, other, contract):
    """Two sellers, or their pay spent on adverts, are equal money."""
    budget = budget_of([advertising("a", *one), advertising("b", *other)])
    assert budget.contract == contract
    assert budget.advertises == (one[0] + other[0] > 0)
    assert budget.marketing == {"a": one[0], "b": other[0]}


def test_adverts_stand_in_the_summary_where_there_are_any():
    def told(*scenarios):
        return carry_out(Study.of(scenarios, 2), jobs=1, work=outcome).summary()["study"]["budget"]

    assert told(advertising("a", 0), advertising("b", 2))["marketing"] == {"a": 0, "b": 2}
    assert "marketing" not in told(advertising("a", 0), advertising("b", 0))


def test_designs_may_buy_inquiries_but_not_have_another_market_of_them():
    """What the market brings is the same for all; the way to inquiries that one design has is named."""
    Study.of([advertising("a", 0), advertising("b", 2)], 2)
    market = {"inquiries": {"per_month": 60}}
    with pytest.raises(StudyError, match=r"differ in market.inquiries.per_month; .*'organization.marketing.budget'"):
        Study.of([scenario("a"), scenario("b", market=market)], 2)
