"""Assignment: which of several seats with room gets a new account."""

from collections.abc import Callable, Sequence
from typing import Protocol

from simulator.model.policies.offers import Offers, offered_by
from simulator.scenario.schema.policies import ASSIGNMENT


class PortfolioView(Protocol):
    """What an assignment policy sees of a seat's accounts."""

    @property
    def size(self) -> int:
        """Number of accounts."""

    @property
    def potential(self) -> float:
        """Margin an hour that accounts of these segments bring on average."""

    @property
    def workload(self) -> float:
        """Share of a person's time that accounts of these segments take on average."""


Assign = Callable[[Sequence[PortfolioView], int], int]
"""Takes the candidates and how many accounts were assigned before; returns the place of the chosen one."""


def fewest_accounts(candidates: Sequence[PortfolioView], dealt: int) -> int:
    """Choose the seat with the fewest accounts, the first on a tie."""
    return min(range(len(candidates)), key=lambda place: candidates[place].size)


def round_robin(candidates: Sequence[PortfolioView], dealt: int) -> int:
    """Deal accounts out in turn."""
    return dealt % len(candidates)


def by_potential(candidates: Sequence[PortfolioView], dealt: int) -> int:
    """Choose the seat whose accounts promise least, so that chances are spread evenly (C55)."""
    return min(range(len(candidates)), key=lambda place: candidates[place].potential)


def by_complexity(candidates: Sequence[PortfolioView], dealt: int) -> int:
    """Choose the seat whose accounts are the least work, so that hours are spread evenly (C52)."""
    return min(range(len(candidates)), key=lambda place: candidates[place].workload)


ASSIGNMENTS: Offers[Assign] = offered_by(ASSIGNMENT, {
    "fewest_accounts": fewest_accounts,
    "round_robin": round_robin,
    "by_potential": by_potential,
    "by_complexity": by_complexity,
})
