"""How a firm answers a strike (C36, C37), and whether it pays people for staying (C35, C101)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from simulator.model.policies.offers import Offers, offered_by
from simulator.scenario.schema.policies import RESPONSE, RETENTION


class Answer(Enum):
    """What the firm says on a day of a strike."""

    WAIT = "wait"
    YIELD = "yield"
    DISMISS = "dismiss"


@dataclass(frozen=True, slots=True)
class StrikeSoFar:
    """What a manager sees of a strike: how long it has lasted, and how long the firm wants to hold out (hours)."""

    lasted: float
    patience: float


Respond = Callable[[StrikeSoFar], Answer]


def give_in(strike: StrikeSoFar) -> Answer:
    """Yield on the first day."""
    return Answer.YIELD


def hold_out(strike: StrikeSoFar) -> Answer:
    """Wait for the strikers to give up, as long as patience lasts."""
    return Answer.WAIT if strike.lasted < strike.patience else Answer.YIELD


def dismiss(strike: StrikeSoFar) -> Answer:
    """Dismiss the strikers on the first day."""
    return Answer.DISMISS


RESPONSES: Offers[Respond] = offered_by(RESPONSE, {"yield": give_in, "hold_out": hold_out, "dismiss": dismiss})

Retain = Callable[[float], float]
"""Takes the premium that would keep a person and returns what is paid, both in money a month."""


def pay_nobody(premium: float) -> float:
    """Pay as planned."""
    return 0.0


def match(premium: float) -> float:
    """Pay what it takes."""
    return premium


RETENTIONS: Offers[Retain] = offered_by(RETENTION, {"none": pay_nobody, "match": match})
