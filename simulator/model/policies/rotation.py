"""Rotation: what becomes of silent clients whom a review found and nobody explained (C18, C20)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.model.policies.offers import Offers, offered_by
from simulator.scenario.schema.policies import ROTATION


@dataclass(frozen=True, slots=True)
class Silent:
    """A silent client, and the place of its owner in the department."""

    client: Any
    owner: int


@dataclass(frozen=True, slots=True)
class Transfer:
    """A client's way from one place in the department to another; both spend the hours, whether it `moves` or not."""

    client: Any
    former: int
    new: int
    moves: bool


Rotate = Callable[[Sequence[Silent], Sequence[bool]], list[Transfer]]
"""Takes the silent clients and, by place in the department, whether a seat could look after one; returns transfers."""


def none(silent: Sequence[Silent], able: Sequence[bool]) -> list[Transfer]:
    """Leave them where they are."""
    return []


def rotate(silent: Sequence[Silent], able: Sequence[bool]) -> list[Transfer]:
    """Give each to the next colleague who could look after it, going round, so that all get equally many."""
    return _round(silent, able, moves=True)


def placebo(silent: Sequence[Silent], able: Sequence[bool]) -> list[Transfer]:
    """Choose the same clients and spend the same hours, but leave them where they are."""
    return _round(silent, able, moves=False)


def _round(silent: Sequence[Silent], able: Sequence[bool], *, moves: bool) -> list[Transfer]:
    places = [place for place, can in enumerate(able) if can]
    transfers = []
    for turn, one in enumerate(silent):
        others = [place for place in places if place > one.owner] + [place for place in places if place < one.owner]
        if others:
            transfers.append(Transfer(one.client, one.owner, others[turn % len(others)], moves))
    return transfers


ROTATIONS: Offers[Rotate] = offered_by(ROTATION, {"none": none, "rotate": rotate, "placebo": placebo})
