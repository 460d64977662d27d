"""How many runs a sensitivity study takes."""

from dataclasses import dataclass

from simulator.experiment.study import MOST_REPLICATIONS, StudyError


@dataclass(frozen=True, slots=True)
class Effort:
    """What is spent on each part.

    trajectories: ways through the space on which assumptions are screened. screening: replications at each of their
    points. blocks: how many of the blocks that matter most are looked at one assumption at a time. top: how many
    assumptions are studied closely. points: rows of each of the two sets of points that shares stand on, a power of
    two. replications: at each of these points. ends: replications of each end of a range.
    """

    trajectories: int = 3
    screening: int = 2
    blocks: int = 3
    top: int = 6
    points: int = 32
    replications: int = 2
    ends: int = 10

    def __post_init__(self) -> None:
        """Refuse what no study can be made of; `StudyError`."""
        least = {"trajectories": 2, "screening": 1, "blocks": 1, "top": 1, "points": 8, "replications": 2, "ends": 2}
        for name, fewest in least.items():
            number = getattr(self, name)
            if not fewest <= number <= MOST_REPLICATIONS:
                raise StudyError(f"{name}: {number} is not between {fewest} and {MOST_REPLICATIONS:,}")
        if self.points & (self.points - 1):
            raise StudyError(f"points: {self.points} is no power of two; {1 << self.points.bit_length()} is the next")


USUAL = Effort()
QUICK = Effort(trajectories=2, screening=1, blocks=2, top=3, points=8, replications=2, ends=10)
