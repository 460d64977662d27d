"""Head-counts: a number, or seats at the start and a hiring plan."""

from itertools import islice
from math import inf

import pytest

from simulator.kernel.calendar import MONTH
from simulator.scenario.figures.budget import course
from simulator.scenario.schema.headcount import Headcount, Running, in_force
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario

WORK = ["serving", "qualifying", "closing", "prospecting"]
DATED = {"start": 4, "hire": [{"at": "9 months"}, {"at": "3 months", "people": 2}]}
RATE = {"start": 0, "hire": {"people": 2, "every": "2 months", "from": "3 months", "until": "7 months"}}
PATH = "organization.departments.sales.roles.seller.count"


def role(count):
    return Role.model_validate({"count": count, "order_of_work": WORK})


def months(headcount, since=0.0, until=inf):
    found = islice(headcount.openings(since * MONTH, until * MONTH), 50)
    return [(opening.at / MONTH, opening.people) for opening in found]


def scenario(count=4, **other):
    roles = {"seller": {"count": count, "order_of_work": WORK}}
    return Scenario.model_validate({"organization": {"departments": {"sales": {"head": {}, "roles": roles}}}} | other)


@pytest.mark.parametrize(("count", "start", "words"), [
    (4, 4, "4 seats"),
    (DATED, 4, "4 seats, then 1 at 9 months, 2 at 3 months"),
    (RATE, 0, "0 seats, then 2 every 2 months from 3 months until 7 months"),
    ({"start": 1, "hire": {"every": "1 month"}}, 1, "1 seat, then 1 every month"),
])  # fmt: skip
def test_the_ways_of_writing_it(count, start, words):
    read = role(count)
    assert (read.count, read.headcount.words()) == (start, words)
    assert Role.model_validate(read.model_dump(mode="json")) == read
    assert words in repr(read)


def test_a_number_stays_a_number():
    assert role(4).model_dump(mode="json")["count"] == 4
    assert role({"start": 4}) == role({"start": 4, "hire": []}) == role(4)
    assert scenario({"start": 4}).fingerprint == scenario(4).fingerprint != scenario(DATED).fingerprint


def test_the_hours_of_a_plan():
    assert months(role(4).headcount) == []
    assert months(role(DATED).headcount) == [(3, 2), (9, 1)]
    assert months(role(DATED).headcount, since=3) == [(3, 2), (9, 1)]
    assert months(role(DATED).headcount, since=4) == [(9, 1)]
    assert months(role(DATED).headcount, until=9) == [(3, 2)]
    assert months(role(RATE).headcount) == [(3, 2), (5, 2), (7, 2)]
    assert months(role(RATE).headcount, since=4) == [(5, 2), (7, 2)]
    every = role({"start": 0, "hire": {"every": "2 months"}}).headcount
    assert months(every, until=7) == [(2, 1), (4, 1), (6, 1)]
    assert months(every, since=3, until=8) == [(5, 1), (7, 1)]


def test_seats_that_there_are_to_be():
    plan = Running(role(DATED).headcount, 0.0)
    assert [plan.seats(month * MONTH) for month in (0, 3, 3.1, 20)] == [4, 4, 6, 7]


def test_a_plan_goes_on_unless_another_count_is_stated():
    start = in_force({}, {"team": role(DATED)}, 0.0)
    same = in_force(start, {"team": role(DATED), "new": role(2)}, 5 * MONTH)
    assert same["team"] is start["team"]
    assert same["new"] == Running(role(2).headcount, 5 * MONTH)
    assert in_force(start, {"team": role(4)}, 5 * MONTH)["team"] == Running(Headcount(start=4), 5 * MONTH)


def test_a_role_may_come_with_its_first_hire():
    grown = scenario()
    facts = grown.model_dump(mode="json")
    roles = facts["organization"]["departments"]["sales"]["roles"]
    roles["seller"]["order_of_work"] = ["serving"]
    roles["hunter"] = {"count": RATE, "order_of_work": ["prospecting", "qualifying", "closing"]}
    assert Scenario.model_validate(facts).does("closing")
    roles["hunter"]["count"] = 0
    with pytest.raises(ValueError, match="nobody does 'qualifying'"):
        Scenario.model_validate(facts)


def test_clients_need_somebody_before_the_first_hire():
    with pytest.raises(ValueError, match="a role that does 'serving' needs a seat from the start"):
        scenario(RATE)
    with pytest.raises(ValueError, match="comes to 504 seats"):
        scenario({"start": 4, "hire": {"every": "1 month", "people": 100}}, warm_up="0 h", horizon="5.5 months")


def test_one_setting_reaches_a_copy():
    planned = scenario().with_(PATH, DATED)
    assert planned == scenario(DATED)
    assert planned.with_(f"{PATH}.start", 6).organization.departments["sales"].roles["seller"].count == 6
    assert planned.with_(PATH, 4) == scenario()


def test_the_budget_follows_the_plan():
    change = {"at": "6 months", "organization": scenario(5).model_dump(mode="json")["organization"],
              "becomes": {"seller": []}}  # fmt: skip
    found = course(scenario(DATED, timeline={"steady": change}))
    assert [(one.at / MONTH, one.budget.seats) for one in found] == [(0, 4), (3, 6), (6, 5)]
    assert [(one.at / MONTH, one.budget.seats) for one in course(scenario(DATED))] == [(0, 4), (3, 6), (9, 7)]
    assert course(scenario(DATED))[-1].budget.people == 8


def test_a_team_loses_seats_that_its_plan_has_opened():
    change = {"at": "6 months", "organization": scenario(5).model_dump(mode="json")["organization"]}
    with pytest.raises(ValueError, match="'seller' loses seats"):
        scenario(DATED, timeline={"steady": change})
    assert scenario(DATED, timeline={"steady": change | {"at": "2 months"}})
    with pytest.raises(ValueError, match="'seller' loses seats"):
        scenario(DATED, timeline={"steady": change | {"at": "2 months", "clients": 70}})
