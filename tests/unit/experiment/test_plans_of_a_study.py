"""Plans in a study: the summary, the table of people, and none of it where nothing is planned."""

import json
from dataclasses import replace

import pytest
from fakes import outcome, scenario

from simulator.experiment.compare import carry_out, stored
from simulator.experiment.study import Study

PLAN = {"bookings": {"amount": 30, "per": "quarter"}}


def work(unit):
    """Let the second design book more than its plan in every month, and the first in half of the replications."""
    margin = 11.0 if unit.design or unit.replication % 2 else 9.0
    months = {"margin": [margin] * 36, "regular_margin": [margin - 1] * 36}
    made = outcome(unit)
    return replace(
        made, monthly=made.monthly | months, person_months={"sales/seller": 36.0, "sales/head": 36.0},
        attainments={"sales/seller": [1.0, 0.5]} if unit.design else {},
    )  # fmt: skip


def study(*plans):
    scenarios = [scenario(f"design {place}", plan=plan) for place, plan in enumerate(plans)]
    return replace(Study.of(scenarios, 8), model="0+fake")


@pytest.fixture(scope="module")
def both():
    return carry_out(study(PLAN, PLAN), jobs=1, work=work)


def test_the_summary_tells_of_each_design(both):
    found = json.loads(json.dumps(both.summary(), allow_nan=False))["plan"]
    first, second = found["design 0"]["bookings"], found["design 1"]["bookings"]
    assert (first["of"], first["clients"], first["per"], len(first["periods"])) == ("margin", "all", "quarter", 12)
    assert (first["whole"]["target"], first["whole"]["booked"]["mean"], first["whole"]["chance"]) == (360, 360, 0.5)
    assert (second["whole"]["chance"], second["attainment"]["mean"]) == (1.0, pytest.approx(1.1))
    assert "reached" not in first
    assert "chance_difference" not in found["design 0"]
    gap = found["design 1"]["chance_difference"]
    assert (gap["difference"], gap["n"]) == (0.5, 8)
    assert 0 < gap["low"] < 0.5 < gap["high"]
    assert set(found["design 1"]["quotas"]) == {"sales/seller"}
    assert found["design 1"]["quotas"]["sales/seller"]["at_quota"]["mean"] == 0.5
    assert "quotas" not in found["design 0"]


def test_people_have_columns_of_their_quota_where_anybody_has_one(both):
    table = both.people.set_index(["design", "role"])
    seller = table.loc[("design 1", "sales/seller")]
    assert (seller[["person_periods", "at_quota", "attainment"]] == [2.0, 0.5, 0.75]).all().all()
    assert table.loc[("design 1", "sales/head")]["at_quota"].isna().all()
    assert table.loc[("design 0", "sales/seller")]["person_periods"].isna().all()


def test_without_plans_nothing_is_told_of_them():
    found = carry_out(study({}, {}), jobs=1, work=outcome)
    assert not found.plans
    assert "plan" not in found.summary()
    assert "at_quota" not in found.people.columns


def test_designs_of_which_the_first_has_no_plan_are_not_compared_by_it():
    found = carry_out(study({}, PLAN), jobs=1, work=work).plans
    assert set(found.bookings) == {"design 1"}
    assert not found.gaps
    assert repr(found) == "<Plans: 1 plan, quotas in 1 design>"


def test_who_plans_anew_needs_no_new_runs(tmp_path):
    carry_out(study(PLAN, PLAN), out=tmp_path, jobs=1, work=work)

    def none(unit):
        raise AssertionError(f"{unit} was run again")

    higher = {"bookings": {"amount": 32, "per": "quarter"}}
    again = carry_out(study(higher, higher), out=tmp_path, jobs=1, work=none)
    assert [one.whole.chance for one in again.plans.bookings.values()] == [0.5, 1.0]
    written = json.loads((tmp_path / "designs" / "1-design_0.json").read_text())
    assert written["plan"]["bookings"]["amount"] == [32]
    assert [one.whole.target for one in stored(tmp_path).plans.bookings.values()] == [384, 384]
