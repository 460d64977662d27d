"""Squares and products of means without the noise in them: what one replication says times what another says.

The square of a mean of n noisy numbers is too large by their variance over n. The mean of all products of two
different ones of them is not: its expectation is the square of what they have in common. So the variance between
points, and what a parameter adds to it, are found without the noise of the runs, however few there are at a point.
"""

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


def crossed(ours: Numbers, theirs: Numbers) -> Numbers:
    """Return the mean of all products of `ours` in one replication and `theirs` in another; shapes (..., n), n >= 2."""
    n = ours.shape[-1]
    found: Numbers = (ours.sum(axis=-1) * theirs.sum(axis=-1) - (ours * theirs).sum(axis=-1)) / (n * (n - 1))
    return found
