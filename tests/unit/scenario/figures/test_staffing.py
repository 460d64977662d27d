"""Ramps, vacancies and span of control: against the figures of the sources, and worked out by hand."""

import math

import pytest

from simulator.kernel.calendar import MONTH, YEAR
from simulator.scenario.figures.staffing import Span, effective_capacity, posts, spans
from simulator.scenario.schema.scenario import Scenario

HEAD = {
    "paperwork": 0.4, "planning_every": "1 month", "planning_hours": "1.8 h", "control_hours": "1 h",
    "coaching_hours": "3 h", "review_hours": "30 min",
}
SELLER = {"count": 6, "order_of_work": ["serving", "qualifying", "closing", "prospecting"]}
CALLER = {"count": 2, "order_of_work": ["prospecting"]}


def scenario(head: dict[str, object] | None = None, **more: object) -> Scenario:
    sales = {"head": {**HEAD, **(head or {})}, "roles": {"seller": SELLER, "caller": CALLER}}
    return Scenario.model_validate({"organization": {"departments": {"sales": sales}}, **more})


@pytest.mark.parametrize(
    ("rate", "ramp", "start", "vacancy", "expected"),
    [(0.4, 0.1, 0.3, 0.1, 0.936), (0.3, 0.25, 0.25, 0.16, 0.904), (0.2, 0.25, 0.4, 0.16, 0.941),
     (0.3, 0.4, 0.2, 0.2, 0.863)],
)
def test_the_capacities_of_the_sources(rate: float, ramp: float, start: float, vacancy: float, expected: float) -> None:
    """C.3: callers, closers, account managers, universal sellers."""
    assert effective_capacity(rate, (ramp,), start, vacancy) == pytest.approx(expected, abs=0.0005)


def test_a_seat_worked_out_by_hand() -> None:
    seller, caller = posts(scenario(market={"human_nature": {"quitting": {"base_rate": 0.2}}}))
    assert (caller.role, caller.talents, seller.talents) == ("caller", ("hunting",), ("hunting", "farming"))
    ramp, search, rate = 200 / YEAR, caller.search / YEAR, caller.attrition
    assert (caller.base, caller.stated) == (0.2, None)
    assert rate > 0.2
    assert caller.capacity == pytest.approx((1 - 0.7 * rate * ramp / (1 + rate * ramp)) / (1 + rate * search))
    assert caller.exits == pytest.approx(2 / (1 / rate + search))
    assert seller.qualified < caller.qualified
    assert seller.attrition < caller.attrition  # calls are hard, and they do other work as well


def test_people_who_neither_leave_nor_learn_lose_nothing() -> None:
    off = scenario(mechanisms={"quitting": False, "learning": False, "talents": False})
    assert {(post.exits, post.capacity, post.qualified, post.talents) for post in posts(off)} == {(0, 1, 1, ())}


def test_the_span_of_a_head_worked_out_by_hand() -> None:
    (span,) = spans(scenario())
    assert (span.department, span.reports) == ("sales", 8)
    assert span.hours == pytest.approx(0.6 * MONTH - 1.8)
    assert span.per_report == pytest.approx(1 + 3 + 0.5 * 6 / 8)
    assert span.span == pytest.approx(span.hours / 4.375)
    assert span.left == pytest.approx(span.hours - 8 * 4.375)


def test_the_span_of_the_sources() -> None:
    """C.8: 160 hours, 40 % of them paperwork, 4 h of coaching and three pushes of 3 h for each report: 7.4 reports."""
    assert Span("sales", 8, 160 * 0.6, 4 + 3 * 3).span == pytest.approx(7.4, abs=0.05)


def test_a_head_without_duties_reaches_everybody_and_an_overloaded_one_has_nothing_left() -> None:
    idle = scenario({"review": "none"}, mechanisms={"planning": False, "control": False, "coaching": False})
    assert [(span.span, span.left) for span in spans(idle)] == [(math.inf, pytest.approx(0.6 * MONTH))]
    assert [span.left for span in spans(scenario({"coaching_hours": "20 h"}))] == [0]
    assert spans(Scenario.model_validate({"organization": {"departments": {"d": {"roles": {"seller": SELLER}}}}})) == ()
