"""From an effect to what is decided about a claim: pure functions, the rule of A.0.

A claim says on which side of zero an effect lies, or between which bounds. It *holds* where the 95 % interval lies on
that side and is not wholly inside the practical band of +-2 % of the reference; it is *falsified* where the interval
lies on the other side, *not supported* where it lies wholly inside the band, whatever the side, and *not decided*
otherwise. For bounds: it holds where the interval lies within them, is falsified where it lies outside, and is not
decided otherwise.
"""

from collections.abc import Sequence
from typing import Literal

from simulator.analysis.effects import Effect
from simulator.analysis.intervals import CONFIDENCE
from simulator.analysis.verdict import INDIFFERENCE

Decision = Literal["holds", "falsified", "not_supported", "not_decided"]
"""What is decided under one condition."""

Verdict = Literal["holds", "does_not_hold", "not_decided", "depends_on"]
"""What is said of a claim under all of its conditions."""

WEAKEST_FIRST: tuple[Decision, ...] = ("not_decided", "not_supported", "falsified", "holds")


def side(effect: Effect, direction: int, indifference: float = INDIFFERENCE) -> Decision:
    """Decide about a claim that the effect is above zero (`direction` +1) or below (-1)."""
    if effect.low is None or effect.high is None:
        return "not_decided"
    band = effect.band(indifference)
    if -band <= effect.low and effect.high <= band:
        return "not_supported"
    if min(effect.low * direction, effect.high * direction) > 0:
        return "holds"
    return "falsified" if max(effect.low * direction, effect.high * direction) < 0 else "not_decided"


def within(effect: Effect, between: tuple[float, float]) -> Decision:
    """Decide about a claim that the effect lies between two bounds."""
    if effect.low is None or effect.high is None:
        return "not_decided"
    if between[0] <= effect.low and effect.high <= between[1]:
        return "holds"
    return "falsified" if effect.high < between[0] or effect.low > between[1] else "not_decided"


def mean_on_side(effect: Effect, direction: int, indifference: float = INDIFFERENCE) -> bool | None:
    """Tell whether the mean alone lies on the expected side beyond the band; None where there is no mean."""
    return None if effect.mean is None else effect.mean * direction > effect.band(indifference)


def mean_within(effect: Effect, between: tuple[float, float]) -> bool | None:
    """Tell whether the mean alone lies between two bounds; None where there is no mean."""
    return None if effect.mean is None else between[0] <= effect.mean <= between[1]


def together(decisions: Sequence[Decision]) -> Decision | Literal["depends_on"]:
    """Return what is decided where a claim is to hold under every condition; `ValueError` for none.

    Where all agree, that. Where the claim holds under one and is falsified under another, it depends on the condition.
    Otherwise the weakest of what was decided: not decided, before not supported, before the rest.
    """
    found = set(decisions)
    if {"holds", "falsified"} <= found:
        return "depends_on"
    return min(found, key=WEAKEST_FIRST.index)


def somewhere(decisions: Sequence[Decision]) -> Decision:
    """Return what is decided where it is enough for a claim to hold under one condition; `ValueError` for none.

    Each decision has to rest on an interval at `confidence_of_each`.
    """
    if "holds" in decisions:
        return "holds"
    return min(set(decisions), key=WEAKEST_FIRST.index)


def confidence_of_each(conditions: int, confidence: float = CONFIDENCE) -> float:
    """Return the confidence of each of so many intervals that leaves the chance of any mistake at 1 - `confidence`.

    Bonferroni's inequality: whoever looks under five stones finds something in five times as much noise.
    """
    return 1 - (1 - confidence) / conditions


def verdict(decision: Decision | Literal["depends_on"]) -> Verdict:
    """Return the verdict on a claim: falsified and not supported are two ways of not holding."""
    if decision == "falsified" or decision == "not_supported":  # noqa: PLR1714 -- mypy reads no sets
        return "does_not_hold"
    return decision
