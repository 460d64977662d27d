"""How a mean, a difference and their intervals stand in a sentence, as sums of money."""

from simulator.analysis.intervals import Difference, Estimate
from simulator.analysis.sharp import Sharp
from simulator.report.language import Language

Found = Estimate | Difference | Sharp
"""Whatever has a mean and an interval."""


def bracket(found: Found, language: Language, *, together: bool = False) -> str:
    """Return the interval of a mean or a difference in brackets, nothing where there is none.

    `together`: it is one of several that hold all at once, and says so.
    """
    if found.mean is None or found.low is None or found.high is None:
        return ""
    return within(found.mean, found.low, found.high, language, together=together)


def within(mean: float, low: float, high: float, language: Language, *, together: bool = False) -> str:
    """Return the interval from `low` to `high` of a sum, `mean`, in brackets; otherwise as `bracket`."""
    scale = language.scale(mean, low, high)
    ends = {"low": scale.number(low, mean, high), "high": scale.short(scale.number(high, mean, low))}
    if together:
        return language.say(" ({low} to {high}, 95% for all differences together)", **ends)
    return language.say(" (95% interval {low} to {high})", **ends)


def signed(gap: Found, language: Language) -> str:
    """Return a mean difference with its sign, and without what it is counted in."""
    if gap.mean is None:
        return ""
    return language.scale(gap.mean, gap.low, gap.high).signed(gap.mean, gap.low, gap.high)


def short(gap: Found, language: Language) -> str:
    """Return a mean difference with its sign, and its currency if it has one."""
    return language.scale(gap.mean, gap.low, gap.high).short(signed(gap, language))


def whole(gap: Found, language: Language) -> str:
    """Return a mean difference with its sign and unit."""
    return language.scale(gap.mean, gap.low, gap.high).with_unit(signed(gap, language))
