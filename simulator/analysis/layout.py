"""Spots that are spread evenly over a square: its corners, then the sequence of Sobol'."""

import numpy as np

from simulator.analysis.terrain import Matrix

STEPS = 32
"""Steps along each side; spots stand on this grid, so that they are the same on every machine."""
EXPONENT = 6
CORNERS = ((0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (1.0, 0.0))


def spread(count: int, skip: int = 0) -> Matrix:
    """Return `count` spots after the first `skip`, rows of coordinates in 0–1; `ValueError` for more than there are.

    Sobol', On the distribution of points in a cube, USSR Computational Mathematics and Mathematical Physics 7, 1967.
    """
    from scipy.stats import qmc  # noqa: PLC0415 -- two thirds of a second that `conveyor --help` need not pay

    inside = qmc.Sobol(2, scramble=False).random_base2(EXPONENT)[1:]  # the first is a corner
    spots = np.vstack([CORNERS, np.round(inside * STEPS) / STEPS])
    spots = spots[sorted(np.unique(spots, axis=0, return_index=True)[1])]
    if skip + count > len(spots):
        raise ValueError(f"{skip + count} spots are more than {len(spots)}")
    return np.asarray(spots[skip : skip + count], dtype=np.float64)


def grid() -> Matrix:
    """Return all spots of the grid, row by row from the lower left corner."""
    side = np.arange(STEPS + 1) / STEPS
    across, up = np.meshgrid(side, side)
    return np.column_stack([across.ravel(), up.ravel()])
