"""Routing of inquiries: which seats answer which line, and when that has to be settled anew."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

from simulator.journal.vocabulary import Activity
from simulator.kernel.calendar import WORKDAY
from simulator.model.policies.offers import Offers, offered_by
from simulator.scenario.schema.policies import INBOUND


class PersonView(Protocol):
    """What a way to route sees of a person."""

    def skill(self, activity: int, complexity: float = 0.0) -> float:
        """Return how well this person does a kind of work."""


class SeatView(Protocol):
    """What a way to route sees of a seat."""

    @property
    def number(self) -> int:
        """The number of the seat."""

    @property
    def person(self) -> PersonView | None:
        """The person on the seat; None while it stands empty."""

    def present(self, now: float) -> bool:
        """Whether the person on the seat is neither ill nor on leave; False while it stands empty."""


Seat = TypeVar("Seat", bound=SeatView)

Groups = dict[int, list[Seat]]
"""The groups that inquiries are dealt to in turn; the name of a group stays the same while its line does."""

EVERYBODY: Final = -1
NOBODY: Final = -2
"""The names of groups that are not named after a seat."""


@dataclass(frozen=True, slots=True)
class Route:
    """A way to route inquiries, and when to ask it again."""

    groups: Callable[..., Groups[Any]]
    """Takes the seats that may answer inquiries, and the hour, and returns the groups."""
    follows_people: bool = False
    """Whether it is asked again when people come and go, fall ill and return."""
    daily: bool = False
    """Whether it is asked again every morning."""
    on_duty: bool = False
    """Whether those in the groups are on duty: they answer first, and do not leave the desk."""
    to_heads: bool = False
    """Whether heads answer, as long as there are any; the groups are of those who answer otherwise."""


def shared(seats: Sequence[Seat], now: float) -> Groups[Seat]:
    """One line: the seat that is free first answers."""
    return {EVERYBODY: list(seats)}


def in_turn(seats: Sequence[Seat], now: float) -> Groups[Seat]:
    """A line for each seat that is taken: all get the same number of inquiries."""
    staffed = [seat for seat in seats if seat.person is not None]
    return {seat.number: [seat] for seat in staffed or seats}


def best_seller(seats: Sequence[Seat], now: float) -> Groups[Seat]:
    """Let the ablest closer present answer all inquiries (C41)."""
    present = [seat for seat in seats if seat.present(now)]
    return {EVERYBODY: [max(present, key=_closes)] if present else list(seats)}


def duty_rota(seats: Sequence[Seat], now: float) -> Groups[Seat]:
    """Let another seat answer all inquiries each working day; a person who is away that day is passed over (C42)."""
    first = int(now // WORKDAY) % len(seats)
    rota = [*seats[first:], *seats[:first]]
    return {EVERYBODY: [next((seat for seat in rota if seat.present(now)), rota[0])]}


def _closes(seat: SeatView) -> float:
    return seat.person.skill(Activity.CLOSING) if seat.person is not None else 0.0


ROUTES: Offers[Route] = offered_by(INBOUND, {
    "shared": Route(shared),
    "in_turn": Route(in_turn, follows_people=True),
    "head_takes_all": Route(shared, follows_people=True, to_heads=True),
    "best_seller": Route(best_seller, follows_people=True, daily=True),
    "duty_rota": Route(duty_rota, follows_people=True, daily=True, on_duty=True),
})
