"""Differences at the ends of ranges held to the difference as things are stated, where a comparison knows it better."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from simulator.analysis.controls import slopes
from simulator.analysis.intervals import Difference
from simulator.analysis.verdict import Verdict
from simulator.experiment.anchor import Anchor, anchor
from simulator.experiment.fortunes import luck_between
from simulator.experiment.pairs import PRIMARY, difference, gaps, gaps_without_luck
from simulator.experiment.sensitivity.measuring import Pair


@dataclass(frozen=True, slots=True)
class Lead:
    """What a comparison in more markets knows of the difference as things are stated.

    confidence: of the interval of `difference`, by itself.
    """

    difference: Difference
    confidence: float
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Held:
    """What differences elsewhere in the same few markets are held to.

    moving: by how much the difference as stated moves with each cause of luck, which is taken out everywhere alike.
    """

    lead: Lead
    anchor: Anchor
    moving: Mapping[str, float]

    def at(self, pair: Pair) -> Difference:
        """Return the difference between the designs of a pair, held; what is told with luck left in stays plain."""
        reference, other = pair
        plain = difference(other, reference)
        found = self.anchor.estimate(gaps_without_luck(other, reference, self.moving))
        assert found.mean is not None
        assert found.low is not None
        assert found.high is not None
        if plain.sharp is None:
            return replace(plain, mean=found.mean, low=found.low, high=found.high)
        return replace(plain, sharp=replace(plain.sharp, mean=found.mean, low=found.low, high=found.high))


def held(stated: Pair, lead: Lead | None) -> Held | None:
    """Return what ends are held to; None without a lead, and where nothing can be held (`anchor`)."""
    if lead is None:
        return None
    reference, other = stated
    moving = slopes(gaps(other, reference), luck_between(other, reference, PRIMARY))
    tied = anchor(gaps_without_luck(other, reference, moving), lead.difference, lead.confidence)
    return None if tied is None else Held(lead, tied, moving)
