"""Routing of inquiries: which seats answer which line."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Seat = TypeVar("Seat")

Route = Callable[[Sequence[Seat]], list[list[Seat]]]
"""Takes the seats that qualify; returns the groups that inquiries are dealt to in turn."""


def shared(seats: Sequence[Seat]) -> list[list[Seat]]:
    """One line: whoever is free first answers."""
    return [list(seats)]


def in_turn(seats: Sequence[Seat]) -> list[list[Seat]]:
    """A line for each: everybody gets the same number."""
    return [[seat] for seat in seats]


ROUTES: dict[str, Callable[..., list[list[Seat]]]] = {"shared": shared, "in_turn": in_turn}
