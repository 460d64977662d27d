"""Strike: who joins; each person weighs the loss against the risk and looks at the others (C34; Granovetter 1978).

Joining is worth it once  share joining x power x loss >= fear.  Power is the share of the firm's margin that would
leave with the team: without clients who would follow, a strike cannot win, and nobody begins one. Off value: power 0.
"""

from collections.abc import Sequence
from math import inf


def threshold(fear: float, loss: float, power: float) -> float:
    """Return the share of the team that has to join, the person included, before it pays the person to join.

    `fear` and `loss` are shares of the pay, `power` is a share of the firm's margin.
    """
    stake = loss * power
    return fear / stake if stake > 0 else inf


def willing(thresholds: Sequence[float]) -> int:
    """Return how many people join: the most timid of the first k needs no more than k of them (a cascade)."""
    joined, people = 0, len(thresholds)
    for needed in sorted(thresholds):
        if needed > (joined + 1) / people:
            break
        joined += 1
    return joined
