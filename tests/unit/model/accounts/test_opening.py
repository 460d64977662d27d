"""The opening book: dealt by room, the same clients for every design."""

from typing import Any

import pytest
from small_company import company, scenario

from simulator.model.seats.seat import Seat

WORK = ["serving", "developing"]
HUNTS = ["serving", "developing", "qualifying", "closing", "prospecting"]
PLAIN = {
    "orders_per_year": 6, "margin_per_order": 0.1, "annual_churn": 0.1, "win_rate": 0.2, "touches": 1,
    "deal_work": "1 h", "cycle": "1 day", "open_deals": 9, "serving": "1 h", "developing": "1 h",
    "contact_every": "1 month",
}  # fmt: skip


def opened(roles: dict[str, Any], clients: int, **market: Any) -> list[Seat]:
    """Return the seats of a company at hour 0 with so many clients in the book, all alike unless told otherwise."""
    book = {"opening": {"clients": clients, "pipeline": 0}, "segments": {"plain": PLAIN | {"share": 1}}}
    return company(scenario(roles, market=book | market))[1].seats


def role(count: int, limit: float | None, work: list[str] = WORK) -> dict[str, Any]:
    return {"count": count, "account_limit": limit, "order_of_work": work}


def lists(seats: list[Seat]) -> list[tuple[int, int]]:
    """Return how many accounts of each seat are looked after, and how many are buried."""
    return [(len(seat.portfolio.attended), len(seat.portfolio.buried)) for seat in seats]


def numbers(seats: list[Seat]) -> list[int]:
    return sorted(client.number for seat in seats for client in (*seat.portfolio.attended, *seat.portfolio.buried))


@pytest.mark.parametrize(("small", "big", "expected"), [
    (5, 500, [(5, 0), (95, 0)]),
    (500, 5, [(95, 0), (5, 0)]),
    (0.5, None, [(0, 0), (100, 0)]),
    (30, 70, [(30, 0), (70, 0)]),
    (50, 50, [(50, 0), (50, 0)]),
    (10, 20, [(10, 40), (20, 30)]),
])  # fmt: skip
def test_nobody_is_buried_while_there_is_room(
    small: float, big: float | None, expected: list[tuple[int, int]]
) -> None:
    """Places fill up before anybody is buried; the rest goes to the shortest lists, whatever their limits."""
    seats = opened({"one": role(1, small), "other": role(1, big, HUNTS)}, 100)
    assert lists(seats) == expected


@pytest.mark.parametrize(("limit", "weight"), [(20, 1), (20, 3), (20, 7.5), (1.5, 2)])
def test_room_is_weighted(limit: float, weight: float) -> None:
    """A heavy client goes where it fits; nobody is buried while another seat has room, and no list is too long."""
    segments = {"light": PLAIN | {"share": 0.5}, "heavy": PLAIN | {"share": 0.5, "account_weight": weight}}
    seats = opened({"tight": role(3, limit), "wide": role(1, None, HUNTS)}, 150, segments=segments)
    assert not any(buried for _, buried in lists(seats))
    wide = seats[3].portfolio.attended
    for seat in seats[:3]:
        assert sum(client.segment.weight for client in seat.portfolio.attended) <= limit + 1e-9
        assert len(seat.portfolio.attended) <= len(wide)
        assert not any(seat.portfolio.has_room(client) for client in wide)


@pytest.mark.parametrize("roles", [
    {"one": role(3, 60, HUNTS)}, {"one": role(1, 2), "other": role(2, None, HUNTS)}, {"one": role(7, 4, HUNTS)},
])  # fmt: skip
def test_every_design_opens_with_the_same_clients(roles: dict[str, Any]) -> None:
    """Whatever the places, the book is the same."""
    assert numbers(opened(roles, 90)) == numbers(opened({"one": role(2, None, HUNTS)}, 90))
