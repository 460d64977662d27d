"""Three designs or more, judged together: how sure each difference has to be, and which designs may be the best."""

from collections.abc import Mapping, Sequence

from simulator.analysis.best import Bound, Standings, confidence_of_each_bound
from simulator.analysis.holm import chance_of_none, holm
from simulator.analysis.intervals import Difference
from simulator.analysis.outcome import Outcome
from simulator.experiment.pairs import PRIMARY, difference

FEWEST = 3
"""From so many designs on there are several differences from the reference."""


def confidences(found: Mapping[str, Difference]) -> dict[str, float]:
    """Return the confidence at which each of several differences is judged, so that all verdicts hold together.

    `found`: design -> its difference from the reference, with an interval at the usual confidence.
    """
    return holm({design: chance_of_none(gap) for design, gap in found.items()})


def standings_of(outcomes: Sequence[Sequence[Outcome]], indifference: float) -> Standings:
    """Return where designs stand that have met the same markets; `indifference` in money."""
    each = confidence_of_each_bound(len(outcomes))
    return Standings.of(
        [[bound(ours, theirs, each) for theirs in outcomes[:place]] for place, ours in enumerate(outcomes)],
        indifference,
    )


def bound(ours: Sequence[Outcome], theirs: Sequence[Outcome], confidence: float) -> Bound:
    """Return the difference in value of two designs with its interval, with luck taken out where it can be."""
    gap = difference(ours, theirs, PRIMARY, confidence).stands_on
    return Bound.of(gap.mean, gap.low, gap.high)
