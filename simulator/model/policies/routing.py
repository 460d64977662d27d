"""Routing of requests: which of them count as simple, and which as complex."""

from collections.abc import Callable
from typing import Final, Protocol

from simulator.model.policies.offers import Offers, offered_by
from simulator.scenario.schema.policies import ROUTING

SIMPLE: Final = 0
COMPLEX: Final = 1


class Impression(Protocol):
    """What a request seems to be."""

    @property
    def complexity(self) -> float:
        """How complex the deal seems to be."""

    @property
    def potential(self) -> float:
        """Margin a month that the client seems to promise."""

    @property
    def size(self) -> float:
        """Margin of the order that is asked for, which can be seen."""


class Bounds(Protocol):
    """Where complex requests begin."""

    @property
    def complexity(self) -> float:
        """Complexity of a deal."""

    @property
    def potential(self) -> float:
        """Margin a month of a client."""

    @property
    def size(self) -> float:
        """Margin of an order."""


Sort = Callable[[Impression, Bounds], int]


def anyone(request: Impression, bounds: Bounds) -> int:
    """All requests are alike."""
    return SIMPLE


def by_complexity(request: Impression, bounds: Bounds) -> int:
    """Let simple deals not distract those who can do complex ones (C52)."""
    return COMPLEX if request.complexity >= bounds.complexity else SIMPLE


def by_potential(request: Impression, bounds: Bounds) -> int:
    """Let small requests of firms that may become large go where the large ones go (C55)."""
    return COMPLEX if request.potential >= bounds.potential else SIMPLE


def by_size(request: Impression, bounds: Bounds) -> int:
    """Go by what is asked for today (C55)."""
    return COMPLEX if request.size >= bounds.size else SIMPLE


ROUTINGS: Offers[Sort] = offered_by(ROUTING, {
    "anyone": anyone, "by_complexity": by_complexity, "by_potential": by_potential, "by_size": by_size,
})  # fmt: skip
