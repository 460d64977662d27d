"""Elementary effects: what a difference changes by when one assumption moves, from many starting points.

Morris, Factorial sampling plans for preliminary computational experiments, Technometrics 33, 1991; the mean of absolute
effects, with groups of factors: Campolongo, Cariboni, Saltelli, An effective screening design, Environmental Modelling
& Software 22, 2007.
"""

import math
from dataclasses import dataclass

import numpy as np

from simulator.analysis.crossing import Numbers
from simulator.analysis.intervals import Estimate, mean_interval
from simulator.kernel.showing import figures, line


@dataclass(frozen=True, slots=True)
class Elementary:
    """What an assumption, or a block of them, does to a number when it moves through its whole range.

    size: mean of the absolute effects, mu*, with its t-interval over trajectories. mean: of the effects, mu; None for a
    block, whose members move in different directions. spread: their standard deviation, sigma: large where the effect
    hangs on other assumptions, or is bent; None for fewer than two trajectories, and for a block. noise: the size that
    chance alone would give; None where each point has one replication only. n: trajectories.
    """

    size: Estimate
    mean: float | None
    spread: float | None
    noise: float | None
    n: int

    def __repr__(self) -> str:
        """Return `<Elementary effect of 12.3 in size (2.1 by noise alone), 4 trajectories>`."""
        size = "none known" if self.size.mean is None else figures(self.size.mean)
        noise = "" if self.noise is None else f" ({figures(self.noise)} by noise alone)"
        return line(f"Elementary effect of {size} in size{noise}, {self.n} trajectories")


def elementary(effects: Numbers, *, block: bool = False) -> Elementary:
    """Return what `effects` say, shape (trajectories, replications): each for a move through the whole range.

    Replications are the same along a trajectory, so that their luck is in both ends of a move. Trajectories with a
    number that is none (NaN) take no part.
    """
    there = effects[np.isfinite(effects).all(axis=1)]
    means = there.mean(axis=1)
    size = mean_interval([abs(float(one)) for one in means], bounds=(0.0, None))
    count, signed = len(means), not block
    return Elementary(
        size=size,
        mean=float(means.mean()) if count and signed else None,
        spread=float(means.std(ddof=1)) if count > 1 and signed else None,
        noise=_noise(there),
        n=count,
    )


def _noise(effects: Numbers) -> float | None:
    """Return the mean absolute value of normal noise as large as that in a mean effect."""
    count, replications = effects.shape
    if not count or replications < 2:
        return None
    variance = float(effects.var(axis=1, ddof=1).mean()) / replications
    return math.sqrt(2 / math.pi * variance)
