"""How a mean, a difference and their intervals stand in a sentence, as sums of money."""

from simulator.analysis.intervals import Difference, Estimate
from simulator.analysis.sharp import Sharp
from simulator.report.language import Language

Found = Estimate | Difference | Sharp
"""Whatever has a mean and an interval."""


def bracket(found: Found, language: Language) -> str:
    """Return the interval of a mean or a difference in brackets, nothing where there is none."""
    low, high = found.low, found.high
    if low is None or high is None:
        return ""
    scale = language.scale(found.mean, low, high)
    return language.say(
        " (95% interval {low} to {high})",
        low=scale.number(low, found.mean, high),
        high=scale.short(scale.number(high, found.mean, low)),
    )


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
