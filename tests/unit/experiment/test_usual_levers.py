"""What is searched beside head-counts: how the day is cut, what is asked for, or nothing."""

import json
from pathlib import Path

import pytest
from fakes import scenario
from made_up_staff import split

import simulator
from simulator.experiment.staff.asked_levers import addressed, levers_for, typed
from simulator.experiment.staff.day import usual_levers
from simulator.experiment.staff.purse import Purse
from simulator.experiment.staff.space import Space
from simulator.experiment.study import StudyError
from simulator.experiment.tuning import Staffed, Tuning

ROLE = "organization.departments.sales.roles.seller"
HOURS = f"{ROLE}.protected_hours"
DAY = ("0.0 h", "1.5 h", "3.0 h", "4.5 h", "6.0 h")
BOTH = scenario("both", 6)
SCENARIOS = {
    **dict.fromkeys(("conveyor", "conveyor_equal_payroll"), ("sales.generator",)),
    **dict.fromkeys(("hunters_farmers", "hunters_farmers_equal_payroll"), ("sales.hunter",)),
    "new_clients_group_own_head": ("new_clients.hunter",),
    # Later its director no longer prospects, and the hours of a role go for all of its organisations.
    "growth_from_a_selling_director": (),
    "five_departments": ("active_sales.active_seller", "interregional_sales.regional_seller"),
    "interregional_local_teams": ("sales.seller", "north.seller"),
    **dict.fromkeys((
        "universal", "universal_with_roles", "sales_plan", "inbound_department", "inbound_duty_rota",
        "inbound_head_takes_all", "inbound_shared", "interregional_central", "interregional_none",
        "interregional_remote", "transition_universal_to_conveyor",
    ), ("sales.seller",)),
}  # fmt: skip
"""The roles whose day is cut, in each design that comes with the package."""


def changed(path, value, design=BOTH):
    return design.with_(f"{ROLE}.{path}", value)


def test_every_design_that_comes_with_the_package_is_named():
    assert set(SCENARIOS) == {file.stem for file in Path("scenarios").glob("*.yaml")}


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_day_is_cut_where_other_work_comes_before_the_protected_work(name):
    found = usual_levers(simulator.load_scenario(f"scenarios/{name}.yaml"))
    places = (one.split(".") for one in SCENARIOS[name])
    assert [lever.path for lever in found] == [
        f"organization.departments.{department}.roles.{role}.protected_hours" for department, role in places
    ]
    assert all(set(DAY) <= set(lever.values) for lever in found)


def test_it_is_cut_over_the_declared_range_and_as_it_is_written():
    (lever,) = usual_levers(BOTH)
    assert (lever.path, lever.values) == (HOURS, DAY)
    (lever,) = usual_levers(changed("protected_hours", "2 h"))
    assert lever.values == ("0.0 h", "1.5 h", "2.0 h", "3.0 h", "4.5 h", "6.0 h")
    (lever,) = usual_levers(changed("protected_hours", "8 h"))
    assert lever.values == (*DAY, "8.0 h")


@pytest.mark.parametrize(("path", "value"), [
    ("order_of_work", ["prospecting", "serving", "qualifying", "closing"]),  # stands first all day
    ("order_of_work", ["serving", "qualifying", "closing"]),  # does not do what the hours would be for
    ("count", {"start": 0, "hire": []}),
])  # fmt: skip
def test_nothing_is_cut_where_hours_could_do_nothing(path, value):
    helped = {"count": 3, "order_of_work": ["serving", "qualifying", "closing"]}
    facts = BOTH.model_dump(mode="json")
    facts["organization"]["departments"]["sales"]["roles"]["helper"] = helped
    assert usual_levers(changed(path, value, simulator.Scenario.model_validate(facts))) == ()


def test_it_is_the_protected_work_that_counts():
    design = changed("order_of_work", ["serving", "qualifying", "closing"])
    assert usual_levers(design) == ()
    (lever,) = usual_levers(changed("protected_work", ["closing"], design))
    assert lever.path == HOURS


def test_nothing_none_and_some_are_three_questions():
    designs = [BOTH, split(2, 4)]
    assert [len(own) for own in levers_for(designs, None)] == [1, 1]
    assert levers_for(designs, ()) == levers_for(designs, ["none"]) == [(), ()]
    assert [typed(asked) for asked in (None, (), ["none"], ["a"])] == [[], ["none"], ["none"], ["a"]]


def test_a_lever_is_searched_in_every_design_that_has_it_or_in_one():
    other = split(2, 4)
    everywhere = levers_for([BOTH, other], ["organization.lead_queue=10,20"])
    assert [[one.values for one in own] for own in everywhere] == [[(10, 20)], [(10, 20)]]
    one, two = levers_for([BOTH, other], ["seller.protected_hours", "split:organization.lead_queue=10,20"])
    assert [lever.path for lever in one] == [HOURS]
    assert [lever.path for lever in two] == ["organization.lead_queue"]
    one, two = levers_for([BOTH, other], ["keeper.account_limit=40,60"])
    assert (one, [lever.values for lever in two]) == ((), [(40, 60)])


@pytest.mark.parametrize(("asked", "told"), [
    (["bath:protected_hours"], "--lever bath:protected_hours: there is no design 'bath'; did you mean 'both'?"),
    (["far-away:protected_hours"], "there is no design 'far-away'; designs: both, split"),
    (["protectd_hours"], "there is no such lever; did you mean 'protected_hours'?"),
    (["both:keeper.account_limit"], "--lever keeper.account_limit: there is no such lever"),
    (["none", "seller.protected_hours"], "--lever none: is for head-counts alone"),
    (["seller.protected_hours", "both:protected_hours=1 h"], f"--lever {HOURS}: asked for twice"),
    (["seller.account_limit=1000"], "outside its plausible range"),
    (["split:pay"], "--lever pay: which of"),
    (["market.discount"], "no lever but an uncertainty"),
])  # fmt: skip
def test_what_is_no_lever_of_any_design_is_told_in_a_line(asked, told):
    with pytest.raises(StudyError) as trouble:
        levers_for([BOTH, split(2, 4)], asked)
    assert told in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_values_may_have_a_colon_of_their_own():
    assert addressed("both:a.b=c:d") == ("both", "a.b=c:d")
    assert addressed("a.b=c:d") == (None, "a.b=c:d")


def test_what_nobody_does_is_not_tried_at_several_values():
    """Two sellers of whom one role may be empty: its hours make another design of it only where somebody sits there."""
    facts = BOTH.model_dump(mode="json")
    roles = facts["organization"]["departments"]["sales"]["roles"]
    roles["other"] = roles["seller"]
    design = simulator.Scenario.model_validate(facts)
    levers = usual_levers(design)
    found = Space(design, Purse.of("heads", "2"), levers).first(99)
    assert [len([one for one in found if one.seats == seats]) for seats in ((0, 2), (1, 1), (2, 0))] == [5, 25, 5]
    assert len({one.scenario.fingerprint for one in found}) == len(found)
    assert Space(design, Purse.of("heads", "2"), levers).candidate((0, 2), (
        (levers[0].path, "6.0 h"), (levers[1].path, "3.0 h"),
    )).settings == ((levers[0].path, "0.0 h"), (levers[1].path, "3.0 h"))  # fmt: skip


def test_candidates_are_told_apart_by_their_names():
    assert Space(BOTH, Purse.written(BOTH), usual_levers(BOTH)).first(2)[1].words == "6, protected_hours 1.5 h"
    teams = simulator.load_scenario("scenarios/interregional_local_teams.yaml")
    words = Space(teams, Purse.written(teams), usual_levers(teams)).first(1)[0].words
    assert "sales.roles.seller.protected_hours 0 h, north.roles.seller.protected_hours 0 h" in words


def test_a_tuning_is_read_back_with_its_levers():
    tuning = Tuning("heads 6", 24, (Staffed("both", "6", "6", 5, True, 24, (HOURS,)),), ("both:protected_hours",))
    assert Tuning.of(json.loads(json.dumps(tuning.summary()))) == tuning


def test_levers_of_a_comparison_are_for_designs_that_are_staffed_anew():
    with pytest.raises(StudyError, match="that takes 'tuned'"):
        simulator.compare([BOTH, split(2, 4)], 2, levers=())
    with pytest.raises(StudyError, match="there is no such lever"):
        simulator.compare([BOTH, split(2, 4)], 2, tuned=24, levers=["protectd_hours"])
    with pytest.raises(StudyError, match="there is no design"):
        simulator.staff(BOTH, levers=["split:protected_hours"])
