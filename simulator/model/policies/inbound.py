"""Routing of inquiries: which seats answer which line, and when that has to be settled anew."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar


class SeatView(Protocol):
    """What a way to route sees of a seat."""

    @property
    def number(self) -> int:
        """The number of the seat."""


Seat = TypeVar("Seat", bound=SeatView)

Groups = dict[int, list[Seat]]
"""The groups that inquiries are dealt to in turn; the name of a group stays the same while it is the same group."""

EVERYBODY = -1


@dataclass(frozen=True, slots=True)
class Route:
    """A way to route inquiries."""

    groups: Callable[..., Groups[Any]]
    """Takes the seats that answer inquiries, and returns the groups."""
    follows_staff: bool = False
    """Whether it sees only seats that somebody sits on, and is asked again when people come and go."""


def shared(seats: Sequence[Seat]) -> Groups[Seat]:
    """One line: whoever is free first answers."""
    return {EVERYBODY: list(seats)}


def in_turn(seats: Sequence[Seat]) -> Groups[Seat]:
    """A line for each: everybody gets the same number."""
    return {seat.number: [seat] for seat in seats}


ROUTES: dict[str, Route] = {"shared": Route(shared), "in_turn": Route(in_turn, follows_staff=True)}
