"""Means of a few markets held to a mean that is known from many: two-phase sampling with regression.

Where a number is known from many markets and its parts from a few of them only, the few may lie badly. Each part is
moved by its slope on the number times what the few are off (Cochran, Sampling Techniques, 1977, chapter 12, double
sampling with regression). Slopes of all parts add up to one, for the parts add up to the number; so the moved parts add
up to what the many markets tell.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.analysis.intervals import CONFIDENCE, Difference, Estimate, t_quantile

FEWEST = 3
"""Markets; a line through fewer leaves nothing to tell its error from."""
HARDLY = 1e-9
"""Numbers that differ by less than this part of their size differ by rounding only."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What many markets tell of a number of which a few of them tell the parts.

    seen: the number in each of the few. mean, error: over the many, and the standard error of that. All in one unit.
    """

    seen: tuple[float, ...]
    mean: float
    error: float

    def estimate(self, amounts: Sequence[float], confidence: float = CONFIDENCE) -> Estimate:
        """Return the mean of `amounts`, one for each of the few markets, held to the number in the many.

        Its interval holds three errors: what is left over the line, the slope, and the number in the many; by Student's
        t with two degrees of freedom less than there are few markets, which is too wide by a little where the last
        counts for most. `ValueError` for another number of them.
        """
        part, number = np.array(amounts, dtype=np.float64), np.array(self.seen, dtype=np.float64)
        away, few = number - number.mean(), len(number)
        spread = float(away @ away)
        slope = float(part @ away) / spread
        over = part - part.mean() - slope * away
        off = float(number.mean()) - self.mean
        mean = float(part.mean()) - slope * off
        left = float(over @ over) / (few - 2)
        error = math.sqrt(left * (1 / few + off * off / spread) + (slope * self.error) ** 2)
        half = t_quantile(few - 2, confidence) * error
        return Estimate(mean, mean - half, mean + half, few)


def anchor(seen: Sequence[float], whole: Difference, confidence: float = CONFIDENCE) -> Anchor | None:
    """Return what holds parts of `seen`, a difference in a few markets, to `whole`, the same one in many.

    confidence: of the interval of `whole`. None where nothing can be held: too few markets, a difference that is the
    same in all of them, or one without an interval.
    """
    stands = whole.stands_on
    if len(seen) < FEWEST or stands.mean is None or stands.low is None or stands.high is None:
        return None
    if max(seen) - min(seen) <= HARDLY * max(map(abs, seen)):
        return None
    controls = 0 if whole.sharp is None else len(whole.sharp.controls)
    error = (stands.high - stands.low) / 2 / t_quantile(whole.n - 1 - controls, confidence)
    return Anchor(tuple(seen), stands.mean, error)
