"""Overflow: what happens to a new account when every portfolio is full."""

from collections.abc import Callable
from enum import Enum

from simulator.model.policies.offers import Offers, offered_by
from simulator.scenario.schema.policies import OVERFLOW


class Fate(Enum):
    """What becomes of an account that nobody has room for."""

    WITH_WINNER = "stays with the seat that won it"
    BURIED = "goes to a seat that serves, beyond its limit"
    WAITS = "waits for a free place"
    REFUSED = "is turned away"


Overflow = Callable[[bool], tuple[Fate, bool]]
"""Takes whether the winner serves accounts; returns the fate, and whether the firm looks for another person."""


def bury(winner_serves: bool) -> tuple[Fate, bool]:
    """Put it on a list all the same: served when it calls, never called (C16)."""
    return (Fate.WITH_WINNER if winner_serves else Fate.BURIED), False


def keep_with_closer(winner_serves: bool) -> tuple[Fate, bool]:
    """Leave it with the winner, who serves it from now on."""
    return Fate.WITH_WINNER, False


def queue(winner_serves: bool) -> tuple[Fate, bool]:
    """Let it wait, unserved, until a place is free."""
    return Fate.WAITS, False


def hire(winner_serves: bool) -> tuple[Fate, bool]:
    """Bury it for now, and look for another person."""
    fate, _ = bury(winner_serves)
    return fate, True


def turn_away(winner_serves: bool) -> tuple[Fate, bool]:
    """Refuse the client."""
    return Fate.REFUSED, False


OVERFLOWS: Offers[Overflow] = offered_by(OVERFLOW, {
    "bury": bury,
    "keep_with_closer": keep_with_closer,
    "queue": queue,
    "hire": hire,
    "turn_away": turn_away,
})
