"""Each overflow policy where every portfolio is full and clients are won: it does what it says, and loses nothing."""

from typing import Any

import numpy as np
import pytest
from conservation import check_conservation
from strategies import NEUTRAL, OVERFLOWS

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity, Cost, State, Step
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

LIMIT = 10
SPLIT = {
    "generator": {"count": 1, "order_of_work": ["qualifying"]},
    "closer": {"count": 2, "order_of_work": ["closing"], "account_limit": 0},
    "manager": {"count": 2, "order_of_work": ["serving", "developing", "reactivating"], "account_limit": LIMIT},
}
UNIVERSAL = {
    "seller": {"count": 3, "order_of_work": ["serving", "qualifying", "closing", "developing"], "account_limit": LIMIT},
}
DESIGNS = {"split": SPLIT, "universal": UNIVERSAL}


def crowded(roles: dict[str, Any], overflow: str) -> Scenario:
    """Return a company that wins several times as many clients as it has room for, and loses some without a word."""
    return Scenario.model_validate({
        "market": {
            "prospects": {"size": 0},
            "inquiries": {"per_month": 60},
            "opening": {"clients": 12, "pipeline": 5},
            "buying": {"silent_leavers": 0.5},
            "neglect_multiplier": 50,
            "labour": {"search": "1 month"},
        },
        "mechanisms": NEUTRAL | {"neglect": True, "planning": True},
        "organization": {"overflow": overflow, "departments": {"sales": {"head": {}, "roles": roles}}},
        "warm_up": "0 h",
        "horizon": "12 months",
    })


@pytest.fixture(params=list(DESIGNS))
def design(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def crowd(design: str, overflow: str) -> Journal:
    journal = simulate(crowded(DESIGNS[design], overflow))
    check_conservation(journal)
    return journal


def at_end(journal: Journal, column: str) -> dict[int, float]:
    """Return a column of the last count of portfolios by seat."""
    table = journal.portfolios
    last = table["time"] == journal.end
    return dict(zip(table["seat"][last].astype(int).tolist(), table[column][last].tolist(), strict=True))


def seats(journal: Journal, role: str) -> list[int]:
    return [seat.number for seat in journal.seats if seat.role == role]


def reached(journal: Journal, state: State) -> int:
    return int((journal.clients["state"] == state).sum())


def test_bury(design: str) -> None:
    """Accounts pile up beyond the limits of seats that serve; nobody waits, nobody is refused."""
    journal = crowd(design, "bury")
    assert sum(at_end(journal, "buried").values()) > LIMIT
    assert all(number <= LIMIT for number in at_end(journal, "attended").values())
    assert reached(journal, State.WAITING) == reached(journal, State.TURNED_AWAY) == 0
    if design == "split":
        assert all(at_end(journal, "buried")[seat] == 0 for seat in seats(journal, "closer"))


def test_keep_with_closer(design: str) -> None:
    """Whoever won the client keeps it and serves it."""
    journal = crowd(design, "keep_with_closer")
    winners = seats(journal, "closer" if design == "split" else "seller")
    assert sum(at_end(journal, "buried")[seat] for seat in winners) > LIMIT
    work = journal.work
    served = np.isin(work["seat"][work["activity"] == Activity.SERVING], winners).sum()
    assert served > 0
    if design == "split":
        assert all(at_end(journal, "buried")[seat] == 0 for seat in seats(journal, "manager"))


def test_queue(design: str) -> None:
    """Clients wait, unserved, and come in when others have left; the limits hold."""
    journal = crowd(design, "queue")
    waited = set(journal.clients["client"][journal.clients["state"] == State.WAITING].tolist())
    came_in = waited & set(journal.clients["client"][journal.clients["state"] == State.CUSTOMER].tolist())
    assert 0 < len(came_in) < len(waited)
    assert not any(at_end(journal, "buried").values())
    assert reached(journal, State.TURNED_AWAY) == 0


def test_hire(design: str) -> None:
    """Seats are added and paid for, they are given buried accounts, and they come to the meetings."""
    journal = crowd(design, "hire")
    newcomers = [seat for seat in journal.seats if seat.opened > 0]
    assert newcomers
    found = (journal.staff["step"] == Step.HIRED).sum()
    assert (journal.costs["cost"] == Cost.HIRING).sum() == found > 0
    labour = crowded(DESIGNS[design], "hire").market.labour
    found_in = labour.search + labour.applicant_every
    assert found == sum(seat.opened + found_in < journal.end for seat in newcomers)
    assert at_end(journal, "attended")[newcomers[0].number] > 0
    work = journal.work
    for activity in (Activity.HANDING_OVER, Activity.MEETING):
        assert newcomers[0].number in work["seat"][work["activity"] == activity]


def test_turn_away(design: str) -> None:
    """Clients are refused, once and for all."""
    journal = crowd(design, "turn_away")
    refused = set(journal.clients["client"][journal.clients["state"] == State.TURNED_AWAY].tolist())
    assert len(refused) > LIMIT
    assert not refused & set(journal.placed["client"].tolist())
    assert not any(at_end(journal, "buried").values())


def test_every_policy_has_its_test() -> None:
    assert {f"test_{name}" for name in OVERFLOWS} <= set(globals())
