"""The ends of ranges: the difference where one assumption is as low or as high as is plausible, others as stated."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.analysis.flips import STAYS, Flip, flip
from simulator.analysis.intervals import Difference
from simulator.experiment.bench import FRESH, Bench
from simulator.experiment.pairs import difference
from simulator.experiment.sensitivity.held import Held, Lead, held
from simulator.experiment.sensitivity.measuring import Pair, pairs
from simulator.experiment.sensitivity.sampling import Place
from simulator.experiment.sensitivity.space import Space


@dataclass(frozen=True, slots=True)
class Ends:
    """One assumption at both ends of its range: value (in its unit, sums in pays) and difference; None if not sound."""

    path: str
    low: tuple[float, Difference] | None
    high: tuple[float, Difference] | None
    flip: Flip

    @property
    def reach(self) -> float:
        """How far apart the differences at the two ends are."""
        means = [end[1].stands_on.mean for end in (self.low, self.high) if end is not None]
        known = [mean for mean in means if mean is not None]
        return abs(known[-1] - known[0]) if len(known) > 1 else 0.0


def at_the_ends(
    bench: Bench, space: Space, chosen: Sequence[str], replications: int, lead: Lead | None = None
) -> tuple[Pair, Held | None, tuple[Ends, ...]]:
    """Return the outcomes as things are stated, and the ends of each assumption, those that reach farthest first.

    On markets on which nothing was screened. Between them: what the ends are held to, if there is a `lead` to hold to.
    """
    places: list[Place] = [{}, *({path: far} for path in chosen for far in (0.0, 1.0))]
    stated, *found = pairs(bench, space, places, range(FRESH, FRESH + replications))
    assert stated is not None
    tied = held(stated, lead)
    centre = _difference(stated) if tied is None else tied.lead.difference
    told = _difference if tied is None else tied.at
    ends = []
    for number, path in enumerate(chosen):
        low, high = (
            None if pair is None else (space.value(path, far), told(pair))
            for far, pair in zip((0.0, 1.0), found[2 * number : 2 * number + 2], strict=True)
        )
        said = space.assumptions[path].raw
        known = [one for one in (low, high, None if said is None else (said, centre)) if one is not None]
        ends.append(Ends(path, low, high, STAYS if said is None else flip(known, said)))
    return stated, tied, tuple(sorted(ends, key=lambda one: -one.reach))


def _difference(pair: Pair) -> Difference:
    reference, other = pair
    return difference(other, reference)
