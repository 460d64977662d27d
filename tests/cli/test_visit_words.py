"""How `explain` tells of a VIP programme."""

from typing import Any

from simulator.cli.visit_words import visit_words
from simulator.scenario.schema.scenario import Scenario

SELLER = {"count": 2, "order_of_work": ["serving", "qualifying", "closing", "prospecting"]}


def words(visitors: int = 2, on: bool = True, **vip: Any) -> list[str]:
    roles = {"seller": SELLER, "visitor": {"count": visitors, "order_of_work": ["visiting"]}}
    return list(visit_words(Scenario.model_validate({
        "organization": {"departments": {"sales": {"roles": roles}}, "vip": vip}, "mechanisms": {"visiting": on},
    })))  # fmt: skip


def test_nothing_is_told_where_nobody_visits() -> None:
    assert words(visitors=0) == []


def test_whom_how_often_and_what_for() -> None:
    told = words(survey_every="6 months")
    assert told[0].startswith(
        "Visits a year: a client gets 1, each of the 20 % who bring most 2; they take 3 h and 1 h on the way, to renew"
    )
    assert told[1] == "Besides, each of them is asked every 6 months whether it is satisfied."
    assert told[2] == "With nothing else to do, one person can visit 344 clients so often."
    assert told[3] == "Visits find 17 % of all hidden problems in time."


def test_that_nothing_comes_of_it() -> None:
    assert words(content="placebo")[0].endswith("on the way, and nothing comes of it (placebo).")
    assert words(on=False)[0].endswith("and nothing comes of it (visiting is switched off).")
    off = {"bonds": False, "early_warning": False, "volume": False, "offers": False, "referrals": False}
    assert words(channels=off)[0].endswith("on the way, for nothing.")
    assert len(words(channels=off)) == 2
