"""The luck of a study: of each replication by cause, and the largest strokes of all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from simulator.analysis.controls import Luck
from simulator.analysis.fortune import CAUSES, STROKES_KEPT, Fortune, Stroke
from simulator.analysis.outcome import Outcome

MOVED_BY_VALUE = frozenset({"value", "base_value_change"})
"""Indicators whose luck is that in `value`: they hold what clients are worth later on. All others take that in profit,
which is within the measured time, too; any luck has mean zero, so this decides how much is explained and no more."""


@dataclass(frozen=True, slots=True)
class StrokeOfRun:
    """One stroke of luck, and in which replication of which design it fell."""

    design: str
    replication: int
    stroke: Stroke


def luck_of(outcomes: Sequence[Outcome], key: str) -> Luck | None:
    """Return the luck in indicator `key` by cause, one number for each outcome; None unless all have an account of it.

    In the currency of the outcomes.
    """
    kept = [outcome.fortune for outcome in outcomes]
    fortunes = [one for one in kept if one is not None]
    if not fortunes or len(fortunes) < len(kept):
        return None
    parts = [_parts(one, key) for one in fortunes]
    return {cause: [part.get(cause, 0.0) for part in parts] for cause in CAUSES}


def luck_between(ours: Sequence[Outcome], theirs: Sequence[Outcome], key: str) -> Luck | None:
    """Return ours less theirs, pair by pair; both in the same order of replications."""
    mine, other = luck_of(ours, key), luck_of(theirs, key)
    if mine is None or other is None:
        return None
    return {cause: [a - b for a, b in zip(mine[cause], other[cause], strict=True)] for cause in CAUSES}


def largest_strokes(runs: Mapping[str, Sequence[Outcome]], most: int = STROKES_KEPT) -> list[StrokeOfRun]:
    """Return the largest single strokes of all replications of these designs, up or down, largest first."""
    found = [
        StrokeOfRun(design, outcome.replication, stroke)
        for design, outcomes in runs.items()
        for outcome in outcomes
        for stroke in (outcome.fortune.strokes if outcome.fortune else ())
    ]
    return sorted(found, key=lambda one: -abs(one.stroke.amount))[:most]


def left_to_luck(outcome: Outcome) -> Outcome:
    """Return an outcome of which nobody knows what was luck in it."""
    return replace(outcome, fortune=None)


def _parts(fortune: Fortune, key: str) -> Mapping[str, float]:
    return fortune.value if key in MOVED_BY_VALUE else fortune.profit
