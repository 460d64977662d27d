"""Seasons: what is even over the year comes sooner in some months and later in others.

A stream of moments that is even by its own count of time is moved, moment by moment, to where the year has room for
it, so the same moments come under any seasons, and as many in a year. A rhythm of twelve months has the mean 1.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.kernel.calendar import MONTH, MONTHS, YEAR

Times = npt.NDArray[np.floating[Any]]


class Seasons:
    """Moves moments by the seasons of a year that is the same every year."""

    def __init__(self, factors: Sequence[float], first: int) -> None:
        """Take twelve factors, from January on, of which only the proportions count; one at least is above 0.

        `first` is the calendar month, January being 0, with which hour 0 begins.
        """
        mean = sum(factors) / MONTHS
        self.factors = [factors[(first + month) % MONTHS] / mean for month in range(MONTHS)]
        """The factor of each month of a year of the run, with the mean 1."""
        self._ends = np.arange(MONTHS + 1) * MONTH
        self._counted = np.concatenate([[0.0], np.cumsum(self.factors)]) * MONTH
        self._counted[-1] = YEAR  # whatever the rounding, a year is a year

    def moved(self, even: Times) -> Times:
        """Return the working hours at which moments come that would come at these hours of an even year."""
        years, within = np.divmod(even, YEAR)
        moved: Times = years * YEAR + np.interp(within, self._counted, self._ends)
        return moved

    def counted(self, hour: float) -> float:
        """Return the hours of an even year that have passed by a working hour: the inverse of `moved`."""
        years, within = divmod(hour, YEAR)
        return years * YEAR + float(np.interp(within, self._ends, self._counted))

    def after(self, hour: float, even: float) -> float:
        """Return the working hour, never before `hour`, by which so many hours of an even year have passed since it.

        Months without any room pass in no time of an even year: a wait of nothing that begins within them ends there.
        """
        return max(hour, float(self.moved(np.array([self.counted(hour) + even]))[0]))
