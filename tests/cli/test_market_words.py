"""What `explain` says of adverts and of the calendar, before anything is simulated."""

from typing import Any

import pytest

from simulator.cli.calendar_words import calendar_words
from simulator.cli.explanation import explanation
from simulator.cli.marketing_words import marketing_words
from simulator.cli.timeline_words import timeline_words
from simulator.scenario.schema.scenario import Scenario

WORK = ["serving", "qualifying", "closing", "prospecting"]


def design(budget: float = 0, market: dict[str, Any] | None = None, **facts: Any) -> Scenario:
    organization = {
        "departments": {"sales": {"roles": {"seller": {"count": 2, "order_of_work": WORK}}}},
        "marketing": {"budget": budget},
    }
    return Scenario.model_validate({"organization": organization, "market": market or {}} | facts)


def test_a_budget_is_told_as_inquiries_and_their_prices() -> None:
    """1.8 monthly pays buy 60 a month at 0.02 for the first, at which the next costs twice that."""
    first, second = marketing_words(design(1.8))
    assert first == (
        "Adverts for 1.8 a month bring 60 inquiries a month, for 0.03 each; the first costs 0.02, the last 0.04."
    )
    assert second.startswith("Answered at once, 42.4 % of them are opportunities; of the market's own 30 a month, 53 %")


def test_prices_that_do_not_rise() -> None:
    (first, _) = marketing_words(design(2, {"advertising": {"price": 0.05, "doubles_at": None}}))
    assert "bring 40 inquiries a month, for 0.05 each; the first costs 0.05, the last 0.05" in first


def test_nothing_is_said_of_adverts_that_nobody_buys() -> None:
    assert list(marketing_words(design())) == []


def test_the_budget_is_told_beside_the_payroll() -> None:
    budget = next(section for section in explanation(design(1.8)) if section.title == "The budget")
    assert [row[0] for row in budget.rows] == ["seller", "all", "adverts", "all with adverts"]
    assert float(budget.rows[-1][3]) == pytest.approx(float(budget.rows[-3][3]) + 1.8)


def test_a_change_of_the_budget_is_told() -> None:
    plain = design(1.8).organization.model_dump(mode="json")
    timeline = {
        "none": {"at": "3 months", "organization": plain | {"marketing": {"budget": 0}}},
        "some": {"at": "6 months", "organization": plain | {"marketing": {"budget": 0.3}}},
    }
    told = list(timeline_words(design(1.8, timeline=timeline)))
    assert "  No money is spent on adverts." in told
    assert any(line.startswith("  Adverts for 0.3 a month bring") for line in told)


def test_a_calendar_of_which_nothing_is_said() -> None:
    assert list(calendar_words(design())) == ["All months, days and hours are alike."]


def test_a_calendar_in_words() -> None:
    calendar = {
        "starts_in": "april", "inquiries": {"july": "40 %", "may": 1.6}, "orders": {"january": 7},
        "holidays": {"january": 6, "may": 3}, "outside_hours": "30 %",
    }
    begins, inquiries, orders, holidays, nights = calendar_words(design(market={"calendar": calendar}))
    assert begins == "The run begins with April."
    assert "May 1.6, June 1, July 0.4, August 1" in inquiries
    assert orders.startswith("Needs of clients by month, the mean of the year being 1: January 4.67, February 0.67,")
    assert "6 in January, 3 in May; 3.6 % of the year" in holidays
    assert "30 % of the inquiries come at night or at the weekend" in nights
    assert "have waited 20 h on average" in nights


def test_a_calendar_that_is_switched_off() -> None:
    told = list(calendar_words(design(market={"calendar": {"outside_hours": 0}}, mechanisms={"calendar": False})))
    assert told[0].endswith("the calendar is switched off.")
    assert len(told) == 2
