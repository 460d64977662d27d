"""Hiring plans at work: when seats are opened, who comes, and what a change of the organisation makes of a plan."""

import numpy as np
import pytest
from small_company import WORK, scenario

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Cost, Step
from simulator.kernel.calendar import MONTH
from simulator.model.simulate import simulate

FARMER = {"count": 2, "order_of_work": ["serving", "developing", "reactivating"]}
HUNTER = {"count": 2, "order_of_work": ["prospecting", "qualifying", "closing"]}


def planned(start=3, hire=({"at": "1 month", "people": 2},), **other):
    count = {"start": start, "hire": list(hire) if isinstance(hire, tuple) else hire}
    return scenario({"seller": {"count": count, "order_of_work": WORK}}, **other)


def opened(journal: Journal, role: str = "seller") -> list[float]:
    return [seat.opened / MONTH for seat in journal.seats if seat.role == role]


def arrivals(journal: Journal, role: str) -> list[tuple[float, float]]:
    """Return who came to a role from outside: the hour of arrival, and the hours of the search."""
    staff = journal.staff
    facts = zip(staff["time"], staff["seat"], staff["step"], staff["value"], strict=True)
    return [(time, value) for time, seat, step, value in facts
            if step == Step.HIRED and journal.seats[int(seat)].role == role]  # fmt: skip


def test_seats_are_opened_on_their_dates() -> None:
    assert opened(simulate(planned(hire=({"at": "2 months"}, {"at": "1 month", "people": 2})))) == [0, 0, 0, 1, 1, 2]
    every = {"every": "0.5 months", "people": 1, "until": "1.5 months"}
    assert opened(simulate(planned(start=1, hire=every))) == [0, 0.5, 1, 1.5]
    assert opened(simulate(planned(hire=({"at": "3 months"}, {"at": "9 months"})))) == [0, 0, 0]
    assert opened(simulate(planned(hire=({"at": "0 h"},)))) == [0, 0, 0, 0]


def test_people_come_after_the_search_and_cost_what_a_hire_costs() -> None:
    design = planned(on=("talents",), horizon="6 months")
    journal = simulate(design)
    found = arrivals(journal, "seller")
    assert len(found) == 2
    labour = design.market.labour
    assert all(hours >= labour.search + labour.applicant_every for _, hours in found)
    assert [time for time, _ in found] == pytest.approx([MONTH + hours for _, hours in found])
    costs = journal.costs
    paid = costs["amount"][costs["cost"] == Cost.HIRING]
    assert paid == pytest.approx(np.full(2, labour.hiring_cost * 12 * 1.048), rel=0.01)


def test_without_a_plan_nothing_is_another() -> None:
    late = {"at": "3 months", "people": 5}  # the run ends then
    on = ("talents", "quitting")
    one, other = simulate(scenario(on=on)), simulate(planned(hire=(late,), on=on))
    assert {name: table.to_bytes() for name, table in one.tables().items()} == {
        name: table.to_bytes() for name, table in other.tables().items()
    }


def test_a_role_may_come_with_its_first_hire() -> None:
    hired = {"start": 0, "hire": [{"at": "0.5 months", "people": 2}]}
    design = scenario({"farmer": FARMER, "hunter": HUNTER | {"count": hired}}, on=("talents", "learning"))
    journal = simulate(design)
    assert opened(journal, "hunter") == [0.5, 0.5]
    hunters = [seat.number for seat in journal.seats if seat.role == "hunter"]
    assert np.isin(journal.work["seat"], hunters).any()
    assert (journal.leads["time"] > 0).any()


def test_hires_of_one_team_leave_the_luck_of_another_alone() -> None:
    """The people who come to the hunters are the same whether and when farmers are hired, and so are those hires."""
    more = {"start": 2, "hire": [{"at": "0.5 months", "people": 2}]}
    later = {"start": 2, "hire": [{"at": "1 month"}, {"at": "1.2 months"}]}

    def talents(farmers, role):
        roles = {"farmer": FARMER | {"count": farmers}, "hunter": HUNTER | {"count": more}}
        journal = simulate(scenario(roles, on=("talents",), horizon="5 months"))
        staff = journal.staff
        return [(journal.people[int(person)].hunting, journal.people[int(person)].farming)
                for seat, person in zip(staff["seat"], staff["person"], strict=True)
                if journal.seats[int(seat)].role == role]  # fmt: skip

    assert talents(2, "hunter") == talents(more, "hunter") == talents(later, "hunter")
    assert len(talents(2, "hunter")) == 4
    assert sorted(talents(more, "farmer")) == sorted(talents(later, "farmer"))


def changing(after):
    """Return a company with a hiring plan that a change meets; `after` is the count that the change states, if any."""
    facts = planned(start=2, hire=({"at": "1 month", "people": 2}, {"at": "2 months"})).model_dump(mode="json")
    organization = planned(start=2, hire=({"at": "1 month", "people": 2}, {"at": "2 months"})).with_(
        "organization.lead_queue", 7).model_dump(mode="json")["organization"]  # fmt: skip
    if after is not None:
        organization["departments"]["sales"]["roles"]["seller"]["count"] = after
    return type(planned()).model_validate(facts | {"timeline": {
        "change": {"at": "1.5 months", "organization": organization, "becomes": {"seller": []}}}})  # fmt: skip


@pytest.mark.parametrize(("after", "there"), [
    (None, 5), (4, 4), (3, 3), (6, 6),
    ({"start": 3, "hire": [{"at": "1 month", "people": 9}, {"at": "2.5 months"}]}, 4),
    ({"start": 5, "hire": {"every": "0.5 months"}}, 7),
])  # fmt: skip
def test_a_change_goes_on_with_a_plan_or_ends_it(after, there) -> None:
    journal = simulate(changing(after))
    assert sum(seat.closed is None for seat in journal.seats if seat.role == "seller") == there


def test_other_work_takes_the_planned_seats_along() -> None:
    """A team whose work changes gets new seats for all that it had, and its plan goes on with them."""
    facts = planned(start=2, hire=({"at": "1 month", "people": 2}, {"at": "2 months"}))
    organization = facts.model_dump(mode="json")["organization"]
    organization["departments"]["sales"]["roles"]["seller"]["account_limit"] = 90
    change = {"at": "1.5 months", "organization": organization, "becomes": {"seller": ["seller"]}}
    journal = simulate(type(facts).model_validate(facts.model_dump(mode="json") | {"timeline": {"change": change}}))
    there = [seat for seat in journal.seats if seat.role == "seller" and seat.closed is None]
    assert [seat.opened / MONTH for seat in there] == [1.5] * 4 + [2]


def test_a_planned_seat_takes_buried_accounts_over() -> None:
    market = {"opening": {"clients": 200, "pipeline": 0}, "prospects": {"size": 0}}
    count = {"start": 2, "hire": [{"at": "0.5 months"}]}
    roles = {"seller": {"count": count, "order_of_work": WORK, "account_limit": 50}}
    journal = simulate(scenario(roles, market=market))
    new = max(seat.number for seat in journal.seats if seat.role == "seller")
    portfolios = journal.portfolios
    last = portfolios["time"] == portfolios["time"][-1]
    (attended,) = portfolios["attended"][last & (portfolios["seat"] == new)].tolist()
    assert 0.5 * 50 < attended <= 50  # it was filled to the limit, and some clients have left since
