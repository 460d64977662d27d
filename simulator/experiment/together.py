"""Three designs or more, judged together: how sure each difference has to be, and which designs may be the best."""

from collections.abc import Mapping, Sequence
from typing import Any

from simulator.analysis.best import Bound, Standings, confidence_of_each_bound
from simulator.analysis.holm import chance_of_none, holm
from simulator.analysis.outcome import Outcome
from simulator.experiment.finding import Finding
from simulator.experiment.pairs import PRIMARY, difference

FEWEST = 3
"""From so many designs on there are several differences from the reference."""


def confidences(runs: Mapping[str, Sequence[Outcome]], reference: str, key: str) -> dict[str, float]:
    """Return the confidence at which each difference in an indicator is judged, so that all verdicts hold together.

    `runs`: design -> outcomes in the order of replications, the reference among them.
    """
    others = [design for design in runs if design != reference]
    return holm({design: chance_of_none(difference(runs[design], runs[reference], key)) for design in others})


def standings_of(outcomes: Sequence[Sequence[Outcome]], indifference: float) -> Standings:
    """Return where designs stand that have met the same markets; `indifference` in money."""
    each = confidence_of_each_bound(len(outcomes))
    return Standings.of(
        [[bound(ours, theirs, each) for theirs in outcomes[:place]] for place, ours in enumerate(outcomes)],
        indifference,
    )


def told_together(findings: Sequence[Finding], standings: Standings, designs: Sequence[str]) -> dict[str, Any]:
    """Return how the differences are judged, and what that makes of the designs, as in `summary.json`."""
    groups: dict[str, list[str]] = {"selected": [], "as_good": [], "open": [], "worse": []}
    for place in standings.order:
        groups[standings.group(place)].append(designs[place])
    return {"method": "Holm", "differences": {one.design: _judged(one) for one in findings}, "best": groups}


def _judged(finding: Finding) -> dict[str, float | None]:
    gap = finding.judged_on
    return {"confidence": finding.confidence, "mean": gap.mean, "low": gap.low, "high": gap.high}


def bound(ours: Sequence[Outcome], theirs: Sequence[Outcome], confidence: float) -> Bound:
    """Return the difference in value of two designs with its interval, with luck taken out where it can be."""
    gap = difference(ours, theirs, PRIMARY, confidence).stands_on
    return Bound.of(gap.mean, gap.low, gap.high)
