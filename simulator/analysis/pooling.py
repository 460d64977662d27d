"""Luck taken out of many small samples at once: one slope for all points, from what differs within each.

`controls.sharpened` needs ten replications of one thing; a study of many points has two of each. Luck has mean zero at
every point, so that a slope which all of them share leaves the means where they are and takes its part of the noise
away. The slope is that of replications around the mean of their point: what differs between points has no say in it.
"""

import numpy as np

from simulator.analysis.controls import REPLICATIONS_PER_CONTROL
from simulator.analysis.crossing import Numbers


def without_luck(numbers: Numbers, luck: Numbers | None) -> Numbers:
    """Return `numbers`, shape (points, replications), with luck taken out.

    luck: shape (points, replications, causes), with mean zero; None where nobody kept account of it. Each control needs
    ten degrees of freedom, as in `controls`: with fewer for all causes their sum is the only one, or none. Points with
    a number that is none (NaN) stay as they are and have no part in the slopes.
    """
    if luck is None or numbers.shape[1] < 2:
        return numbers
    there = np.isfinite(numbers).all(axis=1)
    freedom = int(there.sum()) * (numbers.shape[1] - 1)
    if freedom < REPLICATIONS_PER_CONTROL * luck.shape[2]:
        luck = luck.sum(axis=2, keepdims=True)
    if freedom < REPLICATIONS_PER_CONTROL:
        return numbers
    within = (numbers - numbers.mean(axis=1, keepdims=True))[there].reshape(-1)
    causes = (luck - luck.mean(axis=1, keepdims=True))[there].reshape(-1, luck.shape[2])
    slopes = np.linalg.lstsq(causes, within, rcond=None)[0]
    found: Numbers = numbers - luck @ slopes
    return found
