"""Choice: what a person does next when free to choose, a logit over what there is to do, idling included (C13, C.4).

Utility is in hours' pay: pressure x instruction + incentive - resistance. A choice is for a stint of work, so each
activity is weighted by 1 / its usual duration; otherwise small tasks would drown the large ones. Off value: with
resistance, comfort and incentive off, instructions are followed exactly.
"""

from collections.abc import Sequence
from math import log
from typing import Any, Final

import numpy as np

from simulator.kernel.luck import Uniforms

SHORTEST_STINT: Final = 1 / 60
"""Hours below which a piece of work counts as that long where stints are weighed against one another."""


def instruction(place: int, count: int) -> float:
    """Return how strongly the order of work asks for the activity at `place` of `count`: 1 for the first, 1/n last."""
    return 1 - place / count


def utility(pushed: float, paid: float, costs: float) -> float:
    """Return what an hour of an activity is worth to a person: pressure x instruction + incentive - resistance."""
    return pushed + paid - costs


def ranking(leanings: Sequence[float], moods: Uniforms) -> Any:
    """Return the places of all activities, the best liked first, for one row of moods or for each of several.

    `leanings` are of `leaning`; `moods` are extreme-value (Gumbel) disturbances with the temperature as scale, one for
    each activity, an array of shape (activities,) or (rows, activities). Taking the first that offers anything is then
    exactly a logit choice among those that do.
    """
    return np.argsort(-(np.asarray(leanings) + moods), axis=-1, kind="stable").tolist()


def leaning(value: float, stint: float, temperature: float) -> float:
    """Return a utility weighted by 1 / `stint`, the usual duration, where choices have this `temperature`."""
    return value - temperature * log(max(SHORTEST_STINT, stint))
