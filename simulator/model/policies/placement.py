"""Placement: which of the people that lose their seats gets which of the new ones (C88)."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from simulator.model.policies.offers import Offers, offered_by
from simulator.scenario.schema.policies import PLACEMENT


class Mover(Protocol):
    """What a placement policy sees of a person: a number, the talent for a post, the time on the present seat."""

    @property
    def number(self) -> int:
        """The number of the person."""

    def aptitude(self, work: Sequence[str]) -> float:
        """Return the mean talent for these kinds of work."""

    def served(self, now: float) -> float:
        """Return the hours on the present seat."""


Someone = TypeVar("Someone", bound=Mover)
Place = TypeVar("Place")
Rank = Callable[[Mover, Sequence[str], float], tuple[float, ...]]
"""Takes a person, the work of the new seat and the hour; the lowest rank is first."""


def by_talent(one: Mover, work: Sequence[str], now: float) -> tuple[float, ...]:
    """Put first the person with most talent for the work; of equals, the one who has served longest."""
    return -one.aptitude(work), -one.served(now), one.number


def by_tenure(one: Mover, work: Sequence[str], now: float) -> tuple[float, ...]:
    """Put first the person who has served longest."""
    return -one.served(now), one.number


RANKS: Offers[Rank] = offered_by(PLACEMENT, {"by_talent": by_talent, "by_tenure": by_tenure})


def placed(
    people: Iterable[Someone], offers: Iterable[tuple[Sequence[str], list[Place]]], rank: Rank, now: float
) -> tuple[list[tuple[Someone, Place]], list[Someone]]:
    """Return which person gets which place, and those for whom there is none.

    `offers` are the work of a role and its free places, in the order in which roles are filled; those that are given
    away are taken out of them.
    """
    left, given = list(people), []
    for work, places in offers:
        left.sort(key=lambda one, work=work: rank(one, work, now))  # type: ignore[misc]  # bound at once
        taken = min(len(left), len(places))
        given += list(zip(left[:taken], places[:taken], strict=True))
        del left[:taken], places[:taken]
    return given, left
