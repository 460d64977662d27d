"""What a person does next when free to choose: logit over what there is to do (C13).

Utility is in hours' pay: pressure x instruction - resistance. A choice is for a stint of work, so each activity is
weighted by 1 / its usual duration; otherwise small tasks would drown the large ones. Off value: the mechanism is
switched off and instructions are followed exactly.
"""

from collections.abc import Sequence
from math import log


def instruction(place: int, count: int) -> float:
    """Return how strongly the order of work asks for the activity at `place` of `count`: 1 for the first, 1/n last."""
    return 1 - place / count


def utility(pressure: float, instructed: float, resistance: float) -> float:
    """Return what an hour of an activity is worth to the person who would do it."""
    return pressure * instructed - resistance


def ranking(utilities: Sequence[float], stints: Sequence[float], temperature: float, u: Sequence[float]) -> list[int]:
    """Return the places of all activities, the best liked at this moment first.

    Each utility gets an extreme-value (Gumbel) disturbance of scale `temperature`, drawn by inversion from the
    uniforms `u`. Taking the first that offers anything is then exactly a logit choice among those that do.
    """
    liked = [
        value - temperature * (log(stint) + log(-log(chance)))
        for value, stint, chance in zip(utilities, stints, u, strict=True)
    ]
    return sorted(range(len(liked)), key=liked.__getitem__, reverse=True)
