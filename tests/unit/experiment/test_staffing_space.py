"""Budgets, levers, and all that a design can be within them."""

import pytest
from made_up_staff import seats, split

from simulator.experiment.staff.levers import STEPS, levers
from simulator.experiment.staff.purse import Purse
from simulator.experiment.staff.space import Space
from simulator.experiment.study import StudyError

DESIGN = split(3, 3, 6)
ROLE = "organization.departments.sales.roles.keeper"


def space(text, scenario=DESIGN, asked=()):
    return Space(scenario, Purse.of(*text.split()), levers(scenario, asked))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("heads many", "not an amount"), ("heads 0", "above 0"), ("heads 12..9", "from less to more"),
        ("heads 2.5", "whole numbers"), ("payroll -3", "above 0"), ("cost inf", "above 0"),
        ("payroll 3..", "not an amount"),
    ],
)  # fmt: skip
def test_what_is_no_budget_is_told(text, told):
    with pytest.raises(StudyError, match=told):
        Purse.of(*text.split())


@pytest.mark.parametrize(
    ("text", "told"),
    [("heads 2", "the smallest, 1/1/1, takes 3"), ("payroll 1", "the smallest, 1/1/1, takes 2.5"),
     ("payroll 10.01..10.02", "a wider range")],
)  # fmt: skip
def test_a_budget_that_nothing_fits_is_told(text, told):
    with pytest.raises(StudyError, match=told) as trouble:
        space(text).first(1)
    assert "\n" not in str(trouble.value)


def test_people_are_all_employed_and_payroll_is_spent_to_the_last_seat():
    assert {sum(one.seats) for one in space("heads 5").first(99)} == {5}
    assert {sum(one.seats) for one in space("heads 3..5").first(99)} == {3, 4, 5}
    purse = Purse.of("payroll", "8")
    for one in space("payroll 8").first(999):
        cheapest = min(purse.of_a_seat(one.scenario).values())
        assert purse.spent(one.scenario) <= 8 < purse.spent(one.scenario) + cheapest
    assert all(6 <= purse.spent(one.scenario) <= 7 for one in space("payroll 6..7").first(999))


def test_adverts_are_part_of_the_cost():
    advertising = DESIGN.with_("organization.marketing.budget", 2)
    assert Purse.of("cost", "9").spent(advertising) == Purse.of("payroll", "9").spent(advertising) + 2


def test_roles_without_which_nobody_does_the_work_keep_a_seat():
    assert space("heads 12").fewest == (1, 1, 1)
    helped = DESIGN.with_("organization.departments.sales.roles.finder.order_of_work", ["qualifying", "closing"])
    assert space("heads 12", helped).fewest == (1, 0, 1)
    assert any(one.seats[1] == 0 for one in space("heads 12", helped).first(999))


def test_a_hiring_plan_stays_and_the_seats_at_the_start_are_searched():
    growing = DESIGN.with_(f"{ROLE}.count", {"start": 6, "hire": [{"at": "3 months", "people": 2}]})
    found = space("heads 4", growing).first(99)
    assert {sum(seats(one.scenario)) for one in found} == {4}
    assert all(one.scenario.organization.departments["sales"].roles["keeper"].headcount.hire for one in found)


def test_levers_take_their_declared_range_or_what_is_stated():
    (declared,) = levers(DESIGN, ["account_limit"])
    assert declared.path == f"{ROLE}.account_limit"
    assert len(declared.values) == STEPS
    assert (declared.values[0], declared.values[-1]) == (30, 200)
    assert levers(DESIGN, ["keeper.account_limit=40,60,null"])[0].values == (40, 60, None)
    assert levers(DESIGN, ["organization.lead_queue=10..30"])[0].values == (10, 15, 20, 25, 30)
    assert levers(DESIGN, ["overflow=bury,queue"])[0].values == ("bury", "queue")
    assert levers(DESIGN, ["script_upkeep=2 h..8 h"])[0].values[0] == "2.0 h"


def test_levers_multiply_the_staffings():
    found = space("heads 5", asked=["account_limit=40,60"]).first(99)
    assert len(found) == 2 * len(space("heads 5").first(99))
    assert found[0].words == "1/1/3, account_limit 40"
    assert found[0].scenario.organization.departments["sales"].roles["keeper"].account_limit == 40


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("acount_limit", "did you mean 'account_limit'"), ("market.neglect_multiplier", "no lever but an uncertainty"),
        ("warm_up", "no lever but a setting"), ("keeper.count", "searched anyway"),
        ("account_limit=20", "outside its plausible range, 30 to 200 accounts"),
        ("account_limit=-5", "greater than or equal to 0"), ("account_limit=x", "valid number"),
        ("account_limit=90..30", "from less to more"), ("overflow", "no range is declared"),
        ("overflow=bury,burn", "burn: Input should be 'bury'"), ("overflow=a..b", "Input should be"),
        ("pay", "which of"),
    ],
)  # fmt: skip
def test_what_is_no_lever_or_out_of_its_range_is_told(asked, told):
    with pytest.raises(StudyError, match="--lever") as trouble:
        levers(DESIGN, [asked])
    assert told in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_a_lever_is_asked_for_once():
    with pytest.raises(StudyError, match="asked for twice"):
        levers(DESIGN, ["account_limit", "keeper.account_limit=40"])
