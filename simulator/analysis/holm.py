"""Several differences, judged together: Holm's procedure.

Of m differences the most striking is judged at the level alpha / m, the next at alpha / (m - 1), and so on, until one
does not differ from zero; that and all after it are judged at the level of that step. The chance of calling any
difference that is none a difference is alpha at most, however they hang together (Holm, A simple sequentially rejective
multiple test procedure, Scandinavian Journal of Statistics 6, 1979).
"""

from collections.abc import Mapping
from typing import TypeVar

from simulator.analysis.intervals import CONFIDENCE, Difference, t_quantile

Name = TypeVar("Name")


def holm(chances: Mapping[Name, float], alpha: float = 1 - CONFIDENCE) -> dict[Name, float]:
    """Return the confidence at which each difference is judged; `chances` are its two-sided p-values against zero."""
    levels: dict[Name, float] = {}
    level = alpha
    stopped = False
    ordered = sorted(chances, key=lambda name: chances[name])
    for place, name in enumerate(ordered):
        if not stopped:
            level = alpha / (len(ordered) - place)
            stopped = chances[name] > level
        levels[name] = 1 - level
    return {name: levels[name] for name in chances}


def chance_of_none(difference: Difference, confidence: float = CONFIDENCE) -> float:
    """Return the two-sided p-value against zero of a difference whose interval is one at `confidence`.

    Of the interval that a verdict stands on; 1 where there is none.
    """
    from scipy.special import stdtr  # noqa: PLC0415 -- a quarter of a second that `conveyor --help` need not pay

    found, sharp = difference.stands_on, difference.sharp
    if found.mean is None or found.low is None or found.high is None:
        return 1.0
    half = (found.high - found.low) / 2
    if half == 0:
        return 1.0 if found.mean == 0 else 0.0
    freedom = difference.n - 1 - (0 if sharp is None else len(sharp.controls))
    return float(2 * stdtr(freedom, -abs(found.mean) / half * t_quantile(freedom, confidence)))
