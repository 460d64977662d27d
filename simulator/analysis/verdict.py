"""From a paired difference to a verdict, which may be that nothing is decided.

A difference matters in practice only beyond a band around zero (2 % of the reference's mean unless set). The verdict
reads the interval of the paired difference, with luck taken out where there is such a one, against zero and against
that band; the words for it are the report's.
"""

import math
from dataclasses import dataclass
from typing import Literal

from simulator.analysis.intervals import CONFIDENCE, Difference, t_quantile
from simulator.kernel.showing import figures, line

INDIFFERENCE = 0.02
"""Half width of the practical band, as a share of the reference's mean (MODEL 9)."""

Word = Literal["better", "worse", "higher", "lower", "no_practical_difference", "not_decided"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the interval of a difference says.

    word: better/worse (higher/lower where neither direction is better), no practical difference, or not decided.
    maybe_small: the sign is decided, but part of the interval still lies inside the band.
    band: half width of the practical band, in the unit of the indicator.
    replications_needed: pairs that would probably decide it; None where it is decided or cannot be estimated.
    """

    word: Word
    maybe_small: bool
    band: float
    replications_needed: int | None

    def __repr__(self) -> str:
        """Return `<Verdict: not decided; differences within 1.2 count as none; about 120 replications needed>`."""
        small = ", maybe too small to matter" if self.maybe_small else ""
        needed = self.replications_needed
        more = "" if needed is None else f"; about {needed:,} replications needed"
        band = f"differences within {figures(self.band)} count as none"
        return line(f"Verdict: {in_words(self.word)}{small}; {band}{more}")


def in_words(word: Word) -> str:
    """Return the word of a verdict as it is said: `not decided`."""
    return word.replace("_", " ")


def judge(
    difference: Difference,
    reference_mean: float | None,
    direction: int,
    indifference: float = INDIFFERENCE,
    confidence: float = CONFIDENCE,
) -> Verdict | None:
    """Return the verdict on a difference from a reference with mean `reference_mean`.

    `direction` is +1 if more is better, -1 if less is, 0 if neither. None if there is no pair to judge.
    """
    found = difference.stands_on
    mean, low, high = found.mean, found.low, found.high
    if mean is None or reference_mean is None:
        return None
    band = indifference * abs(reference_mean)
    if low is None or high is None:
        return Verdict("not_decided", False, band, None)
    if -band <= low and high <= band:
        return Verdict("no_practical_difference", False, band, None)
    if low > 0 or high < 0:
        return Verdict(_word(mean, direction), min(abs(low), abs(high)) < band, band, None)
    return Verdict("not_decided", False, band, _needed(difference, band, confidence))


def _word(mean: float, direction: int) -> Word:
    if direction == 0:
        return "higher" if mean > 0 else "lower"
    return "better" if mean * direction > 0 else "worse"


def _needed(difference: Difference, band: float, confidence: float) -> int | None:
    """Return the n at which a half width t s / sqrt(n) would clear zero or fit into the band, if the mean holds."""
    mean, deviation = difference.stands_on.mean, difference.deviation
    if mean is None or deviation is None:
        return None
    margin = max(abs(mean), band - abs(mean))
    if margin <= 0:
        return None
    sharp = difference.sharp
    left, controls = (1.0, 0) if sharp is None else (math.sqrt(sharp.variance_left), len(sharp.controls))
    half_widths = t_quantile(difference.n - 1 - controls, confidence) * left * deviation / margin
    return max(difference.n + 1, math.ceil(half_widths**2))
