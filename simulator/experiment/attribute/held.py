"""Shares of a few markets held to the difference that a comparison has found in many."""

from dataclasses import replace

from simulator.analysis.intervals import CONFIDENCE, Difference
from simulator.experiment.anchor import anchor
from simulator.experiment.attribute.found import Attribution, by_size, judged
from simulator.kernel.adding import total


def held_to(
    found: Attribution, whole: Difference, confidence: float = CONFIDENCE, *, together: bool = False
) -> Attribution:
    """Return the attribution with shares that add up to `whole`, the difference between its designs in more markets.

    confidence: of the interval of `whole`. together: whether that interval is one of several that hold all at once.
    Amounts of single markets stay what they are. Where shares cannot be held (`anchor`), it is as it was.
    """
    seen = [total(row) for row in zip(*(one.amounts for one in found.parts), strict=True)]
    held = anchor(seen, whole, confidence)
    if held is None:
        return found
    structure, *rest = judged([replace(one, anchor=held) for one in found.parts])
    return replace(found, difference=whole, structure=structure, shares=by_size(rest), together=together)
