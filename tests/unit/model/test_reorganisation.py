"""What happens on the day of a change: who goes where, what goes along, what it costs in hours and money."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from small_company import WORK, company, scenario

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity, Cause, Cost, Step
from simulator.kernel.calendar import MONTH
from simulator.model.policies.placement import by_talent, by_tenure, placed
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

SPLIT = {"hunter": {"count": 1, "order_of_work": ["prospecting", "qualifying", "closing"]},
         "farmer": {"count": 2, "order_of_work": ["serving", "developing", "reactivating"]}}  # fmt: skip


def changing(
    roles: dict[str, Any], becomes: dict[str, Any], on: tuple[str, ...] = (), *, head: Any = None, **change: Any
) -> Scenario:
    """Return three sellers who become these roles after a month."""
    sales = {"head": head, "roles": roles}
    organization = change.pop("organization", {"departments": {"sales": sales}})
    timeline = {"change": {"at": "1 month", "organization": organization, "becomes": becomes} | change}
    return scenario(on=on, head=head, timeline=timeline)


def steps(journal: Journal, *kinds: Step) -> list[tuple[float, int, int]]:
    facts = zip(*(journal.staff[name] for name in ("time", "seat", "person", "step")), strict=True)
    return [(time, int(seat), int(person)) for time, seat, person, step in facts if step in kinds]


@dataclass
class Somebody:
    """Somebody of known talents and tenure."""

    number: int
    closing: float
    serving: float
    tenure: float

    def aptitude(self, work: Sequence[str]) -> float:
        """Return the talent for the first of these kinds of work."""
        return float(getattr(self, work[0]))

    def served(self, now: float) -> float:
        """Return the tenure, whenever one asks."""
        return self.tenure + 0 * now


PEOPLE = [Somebody(0, 1.5, 1.2, 10), Somebody(1, 0.8, 1.1, 30), Somebody(2, 1.4, 0.9, 20)]


@pytest.mark.parametrize(
    ("rank", "farmers", "hunters"), [(by_talent, [0], [2]), (by_tenure, [1], [2])]
)
def test_roles_are_filled_in_their_order(rank: Any, farmers: list[int], hunters: list[int]) -> None:
    offers = [(["serving"], ["a"]), (["closing"], ["b"])]
    given, left = placed(PEOPLE, offers, rank, 0.0)
    assert {place: one.number for one, place in given} == {"a": farmers[0], "b": hunters[0]}
    assert sorted(one.number for one in left) == sorted({0, 1, 2} - {*farmers, *hunters})


def test_everybody_moves_on_the_day_and_nobody_is_hired() -> None:
    journal = simulate(changing(SPLIT, {"seller": ["farmer", "hunter"]}))
    came = steps(journal, Step.MOVED_TO)
    assert len(came) == 3
    assert all(MONTH <= time <= MONTH + 8 for time, _, _ in came)
    assert not steps(journal, Step.HIRED, Step.REDUNDANT)
    assert [seat.closed is not None for seat in journal.seats] == [True] * 3 + [False] * 3


def test_farmers_keep_their_clients_and_the_hunters_are_handed_over() -> None:
    journal = simulate(changing(SPLIT, {"seller": ["farmer", "hunter"]}))
    changed = journal.moves["cause"] == Cause.CHANGED
    former, new = journal.moves["former"][changed], journal.moves["new"][changed]
    went = {person: seat for _, seat, person in steps(journal, Step.MOVED_TO)}
    kept = [seat for person, seat in went.items() if journal.seats[seat].role == "farmer"]
    own = {person: seat for person, seat in went.items() if seat in kept}
    for old, seat in zip(former, new, strict=True):
        assert old not in own or own[int(old)] == seat  # people are numbered like their first seats
    handed = sum(old not in own for old in former)
    assert handed == 10  # of thirty clients
    hours = journal.work["hours"][journal.work["activity"] == Activity.HANDING_OVER]
    assert hours.sum() >= 2 * handed - 2  # both sides, an hour each; the last may not be done yet


def test_training_is_booked_half_a_day_at_a_time() -> None:
    journal = simulate(changing(SPLIT, {"seller": ["farmer", "hunter"]}, training="10 h"))
    lessons = journal.work["hours"][journal.work["activity"] == Activity.TRAINING]
    assert sorted(lessons.tolist()) == [2.0] * 3 + [4.0] * 6


def test_training_teaches() -> None:
    plain, taught = (
        simulate(changing(SPLIT, {"seller": ["farmer", "hunter"]}, ("learning",), training=hours))
        for hours in ("0 h", "40 h")
    )
    sheets = [run.work["hours"][(run.work["activity"] == Activity.SERVING) & (run.work["start"] > MONTH + 80)].mean()
              for run in (plain, taught)]  # fmt: skip
    assert sheets[1] < sheets[0]


def test_who_finds_no_seat_leaves_and_is_paid_for_it() -> None:
    journal = simulate(changing({"seller": {"count": 1, "order_of_work": WORK}}, {"seller": []}))
    assert len(steps(journal, Step.REDUNDANT)) == 2
    paid = journal.costs["amount"][journal.costs["cost"] == Cost.SEVERANCE]
    assert paid == pytest.approx([2.0, 2.0])  # two months' pay of a closer
    assert steps(journal, Step.HIRED) == []


def test_seats_that_nobody_gets_are_searched_for() -> None:
    journal = simulate(changing({"seller": {"count": 5, "order_of_work": WORK}}, {}))
    assert len(steps(journal, Step.HIRED)) == 2
    assert not steps(journal, Step.MOVED_TO)


def test_other_terms_move_nobody() -> None:
    paid_otherwise = {"seller": {"count": 3, "order_of_work": WORK, "pay": "first_and_repeat"}}
    journal = simulate(changing(paid_otherwise, {}, training="10 h"))
    assert not steps(journal, Step.MOVED_TO)
    assert journal.costs["amount"][journal.costs["cost"] == Cost.COMMISSION].sum() > 0


def test_a_head_leads_the_department_that_comes_instead() -> None:
    roles = {"seller": {"count": 3, "order_of_work": WORK}}
    organization = {"departments": {"other": {"head": {}, "roles": roles}}}
    journal = simulate(changing({}, {"seller": ["seller"]}, head={}, organization=organization))
    heads = [seat for seat in journal.seats if seat.leads]
    assert [(seat.department, seat.closed is None) for seat in heads] == [("sales", False), ("other", True)]
    first, second = (seat.number for seat in heads)
    (left,), (came,) = (
        [step for step in steps(journal, kind) if step[1] == seat]
        for kind, seat in ((Step.MOVED_FROM, first), (Step.MOVED_TO, second))
    )
    assert left[0] == came[0]
    assert left[2] == came[2]


def test_a_head_without_a_department_is_made_redundant() -> None:
    roles = {"seller": {"count": 3, "order_of_work": WORK}}
    organization = {"departments": {"sales": {"head": None, "roles": roles}}}
    journal = simulate(changing({}, {}, head={}, organization=organization))
    assert len(steps(journal, Step.REDUNDANT)) == 1
    assert journal.seats[3].closed is not None
    assert not np.isin(journal.work["start"][journal.work["seat"] == 3] > MONTH + 8, True).any()


def test_a_change_waits_for_clients() -> None:
    roles = {"seller": {"count": 4, "order_of_work": WORK}}
    soon, never = (simulate(changing(roles, {}, clients=clients)) for clients in (20, 100_000))
    assert soon.changes["time"].tolist() == [MONTH]
    assert len(never.changes) == 0


def test_policies_hold_from_the_hour_of_the_change() -> None:
    organization = {"departments": {"sales": {"head": None, "roles": {"seller": {"count": 3, "order_of_work": WORK}}}},
                    "assignment": "round_robin", "overflow": "turn_away", "lead_queue": 3,
                    "handover": {"hours": "2 h"}, "inbound": "in_turn", "script_upkeep": "4 h"}  # fmt: skip
    _, firm = company(changing({}, {}, organization=organization))
    firm.env.run(until=MONTH + 1)
    assert firm.terms.organization.overflow == "turn_away"
    assert firm.terms.organization.script_upkeep == 4
    assert firm.pipeline._limit == 3
    assert firm.onboarding._handover.hours == 2
    assert len(firm.inbound._lines) == 3


def test_a_change_of_wage_or_terms_moves_nobody() -> None:
    """People stay on their seats and are paid otherwise from then on; a lower wage is no cut that anybody fights."""
    sellers = {"count": 3, "order_of_work": WORK, "pay": "first_and_repeat"}
    terms = {"wage": 0.7, "pay_terms": {"first_and_repeat_variable": 0.5, "first_share": 0, "repeat_share": 0}}
    design = scenario({"seller": sellers | {"wage": 1.0}}, on=("conflict", "upheaval"),
                      timeline={"change": {"at": "1 month", "organization": {"departments": {"sales": {
                          "head": {}, "roles": {"seller": sellers | terms}}}}}})  # fmt: skip
    journal = simulate(design, 0)
    assert not steps(journal, Step.MOVED_TO, Step.REDUNDANT)
    assert not len(journal.disputes)
    costs = journal.costs
    paid = costs["cost"] == Cost.SALARY
    by_month = {month: costs["amount"][paid & (costs["time"] == month * MONTH) & (costs["seat"] < 3)].tolist()
                for month in (1, 2, 3)}  # fmt: skip
    assert by_month[1] == [pytest.approx(0.62)] * 3, "the pay day of that hour comes before the change"
    assert by_month[2] == by_month[3] == [pytest.approx(0.35)] * 3
    assert not (costs["cost"][costs["time"] > MONTH] == Cost.COMMISSION).any()
