"""A head's hours: what comes first, what is dropped, what paperwork takes, which deals come back."""

from dataclasses import replace

import numpy as np
import pytest
from small_company import client, company, scenario

from simulator.journal.vocabulary import Activity
from simulator.kernel.calendar import MONTH
from simulator.model.clock import Clock
from simulator.model.leading.coaching import Lesson
from simulator.model.leading.controlling import LookAtWork
from simulator.model.leading.duties import DutiesOfFirm
from simulator.model.leading.duty import Duty, dates
from simulator.model.leading.everyday import Paperwork, Talk
from simulator.model.leading.head import STALE, Head
from simulator.model.leading.planning import PlanningMeeting
from simulator.model.leading.pushing import Push, Pushing
from simulator.model.leading.reviewing import ReviewRound
from simulator.model.market.lead import Deal, Lead
from simulator.model.seats.seat import Seat
from simulator.model.simulate import simulate
from simulator.scenario.schema.heads import Head as HeadTerms


def chair(**terms: object) -> tuple[Head, Seat]:
    """Return a head who has nothing to do yet, and a seat of the team."""
    _, firm = company(scenario())
    way = HeadTerms.model_validate(terms)
    return Head(firm.env, firm.journal, firm.terms, 99, 1.4, way, firm.seats, lambda: None), firm.seats[0]


def ripe_deal(seat: Seat) -> Deal:
    lead = Lead(1, 0, 0.0)
    lead.segment = client().segment
    deal = Deal(lead, 0.5, 0.5)
    deal.reached, deal.seat = lead.segment.touches - 1, seat
    seat.touches.clear()
    return deal


def test_the_most_urgent_comes_first() -> None:
    """Paperwork that has piled up, meetings, reviews, deals, control, coaching; of equals what was due first."""
    head, seat = chair()
    asked = [Lesson(0.0, 1.0, seat, 1.0), LookAtWork(0.0, 1.0, seat), Push(0.0, 1.0, ripe_deal(seat), 1.1),
             ReviewRound(0.0, 1.0, object()), PlanningMeeting(3.0, 1.0, [seat]),
             PlanningMeeting(2.0, 1.0, [seat])]  # fmt: skip
    for duty in asked:
        head.ask(duty)
    assert [head._next(5.0) for _ in asked] == [asked[5], asked[4], asked[3], asked[2], asked[1], asked[0]]
    assert isinstance(head._next(5.0), Talk)
    assert Paperwork.rank < PlanningMeeting.rank
    assert Talk.rank > Lesson.rank


def test_what_had_to_wait_for_too_long_is_dropped() -> None:
    """A deal among it goes back to its seller as it is."""
    head, seat = chair()
    deal = ripe_deal(seat)
    head.ask(LookAtWork(0.0, 1.0, seat))
    head.ask(Push(1.0, 1.0, deal, 1.5))
    head.ask(LookAtWork(9.0, 1.0, seat))
    late = head._next(STALE + 5.0)
    assert isinstance(late, Duty)
    assert late.due == 9.0
    assert list(seat.touches) == [deal]
    assert deal.pushed == 1.0


def test_a_deal_comes_back_once() -> None:
    """Whether the head is in time, too late, or leaves in between."""
    env = Clock()
    asked: list[Push] = []
    terms = HeadTerms.model_validate({"push_hours": "3 h", "push_from": 0, "push_patience": "10 h"})
    pushing = Pushing(env, terms, 1.5, asked.append)
    _, seat = chair()
    early, late = ripe_deal(seat), ripe_deal(seat)
    assert pushing.joins(early)
    assert pushing.joins(late)
    assert not seat.touches
    asked[0].begin(1.0)
    env.run(until=11.0)
    assert list(seat.touches) == [late]
    asked[0].finish(11.0)
    asked[1].drop()
    assert list(seat.touches) == [late, early]
    assert (early.pushed, late.pushed) == (1.5, 1.0)


def test_a_head_joins_no_deal_that_is_not_worth_it() -> None:
    terms = HeadTerms.model_validate({"push_hours": "3 h", "push_from": 1.0})
    pushing = Pushing(Clock(), terms, 1.5, lambda _: None)
    assert not pushing.joins(ripe_deal(chair()[1]))
    never = HeadTerms.model_validate({"push_hours": None, "push_from": 0})
    assert not Pushing(Clock(), never, 1.5, lambda _: None).joins(ripe_deal(chair()[1]))


def test_an_empty_chair_joins_nothing() -> None:
    head, seat = chair()
    terms = HeadTerms.model_validate({"push_from": 0})
    duties = DutiesOfFirm(company(scenario())[1]).of(head, terms)
    head.take_on(terms, replace(duties, pushing=Pushing(Clock(), terms, 1.5, head.ask)))
    assert not head.joins(ripe_deal(seat))
    head.arrive(7)
    assert head.joins(ripe_deal(seat))


@pytest.mark.parametrize("paperwork", [0.0, 0.25, 0.6])
def test_paperwork_takes_its_share(paperwork: float) -> None:
    """Of a quarter of a year, give or take one pile of it."""
    work = simulate(scenario(head={"paperwork": paperwork}, on=("planning", "control", "coaching"))).work
    mine = work["seat"] == work["seat"][work["activity"] == Activity.LEADING][0]
    hours = work["hours"][mine]
    share = hours[work["activity"][mine] == Activity.PAPERWORK].sum() / hours.sum()
    assert share == pytest.approx(paperwork, abs=2.0 / (3 * MONTH) * 2)
    assert np.isclose(hours.sum(), 3 * MONTH, atol=4)


def test_dates_are_told_once() -> None:
    """Month after month, whatever the interval, each date is in one of the months."""
    for every in (8.0, 42.0, 100.0, 168.0, 400.0):
        told = [date for month in range(12) for date in dates(every, month * MONTH, (month + 1) * MONTH)]
        assert told == [every * number for number in range(1, int(12 * MONTH // every) + 1)]
