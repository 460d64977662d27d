"""What a person does next when free to choose: logit over what there is to do, idling included (C13, C.4).

Utility is in hours' pay: pressure x instruction + incentive - resistance. A choice is for a stint of work, so each
activity is weighted by 1 / its usual duration; otherwise small tasks would drown the large ones. Off value: with
resistance, comfort and incentive off, instructions are followed exactly.
"""

from collections.abc import Sequence
from math import log


def instruction(place: int, count: int) -> float:
    """Return how strongly the order of work asks for the activity at `place` of `count`: 1 for the first, 1/n last."""
    return 1 - place / count


def utility(pushed: float, paid: float, costs: float) -> float:
    """Return what an hour of an activity is worth to somebody: pressure x instruction + incentive - resistance."""
    return pushed + paid - costs


def ranking(leanings: Sequence[float], moods: Sequence[float]) -> list[int]:
    """Return the places of all activities, the best liked at this moment first.

    `leanings` are of `leaning`, `moods` extreme-value (Gumbel) disturbances with the temperature as scale. Taking the
    first that offers anything is then exactly a logit choice among those that do.
    """
    liked = [leaning + mood for leaning, mood in zip(leanings, moods, strict=True)]
    return sorted(range(len(liked)), key=liked.__getitem__, reverse=True)


def leaning(value: float, stint: float, temperature: float) -> float:
    """Return a utility weighted by 1 / `stint`, the usual duration, where choices have this `temperature`."""
    return value - temperature * log(stint)
